import { openBox } from '#app/crypto/box.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { Contact } from '#app/domain/report.ts';

/** How to reach a named reporter; null for the others, of whom nothing lies in it. Throws for a box that was tampered with. */
export function openContact(keys: KeyRing, box: Buffer | null, reference: string): Contact | null {
  return box && (JSON.parse(openBox(keys.contact, box, reference).toString('utf8')) as Contact);
}
