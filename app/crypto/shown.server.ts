import { createHash } from 'node:crypto';

/**
 * SHA-256, base64url, of what a page shows before something is agreed to. Travels in its form and comes back with the
 * consent, so that nobody agrees to what has changed meanwhile. No secret: the page itself shows what went in.
 */
export function digestShown(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
}
