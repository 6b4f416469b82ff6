import { BoxError, openBox, sealBox } from '#app/crypto/box.server.ts';
import type { PortalContext } from '#app/load-context.ts';

/** A draft as it is stored: sealed, and bound to the token that opens it. */
export function sealDraft(context: PortalContext, tokenHash: string, draft: object): Buffer {
  return sealBox(context.keys.draft, Buffer.from(JSON.stringify(draft), 'utf8'), tokenHash);
}

/** What was sealed. Null for a draft from before the keys were put back from a backup: as good as none. */
export function openDraft<Draft>(context: PortalContext, tokenHash: string, box: Buffer): Draft | null {
  try {
    return parseDraft(openBox(context.keys.draft, box, tokenHash).toString('utf8')) as Draft;
  } catch (error) {
    if (error instanceof BoxError) return null;
    throw error;
  }
}

function parseDraft(text: string): unknown {
  return JSON.parse(text, (key, value) =>
    RECEIPT_INSTANTS.has(key) && typeof value === 'string' ? new Date(value) : value,
  );
}

const RECEIPT_INSTANTS = new Set(['filedAt', 'acceptBy', 'answerBy', 'handOffBy', 'receiptBy', 'contactBy']);
