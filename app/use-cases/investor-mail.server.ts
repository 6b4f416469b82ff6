import { openBox, sealBox } from '#app/crypto/box.server.ts';
import { hashToken, newToken } from '#app/crypto/code.server.ts';
import { keyedHash } from '#app/crypto/keyed-hash.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { isInvestorNews } from '#app/domain/investor-news.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { deleteMailRelay, hasMailRelay, insertMailRelay, type MailRelay } from '#db/repositories/mail-relays.server.ts';
import { insertOutbox } from '#db/repositories/outbox.server.ts';

/** The one template: what happened is read behind the code, never in a mail. */
export const INVESTOR_NEWS = 'investor_news';

/** What is sealed: where the mails go, and the token of their link to stop them. */
type Address = { email: string; stopToken: string };

/**
 * Notes where the mails about a new case go, and sends the first one: received. The address lies apart from the case under
 * a keyed hash, so that neither a page nor the outbox leads from one to the other (experience.md §2.5).
 */
export async function startInvestorMails(
  trx: Db,
  keys: KeyRing,
  given: { caseId: number; email: string; locale: ReportLocale; now: Date },
): Promise<void> {
  const { caseId, email, locale, now } = given;
  const relayKey = relayKeyOf(keys, caseId);
  const stopToken = newToken();
  const address: Address = { email, stopToken };
  const addressBox = sealBox(keys.contact, Buffer.from(JSON.stringify(address)), placeOf(relayKey));
  await insertMailRelay(trx, { relayKey, locale, addressBox, stopHash: hashToken(stopToken) });
  await queue(trx, keys, { relayKey, seq: 1, now });
}

/** Puts one mail into the outbox where the transaction holds news, whatever their number: they would say the same. */
export async function tellInvestor(trx: Db, record: CaseRecord, keys: KeyRing): Promise<void> {
  const { caseFile, added, id, now } = record;
  if (caseFile.identityMode === 'anonymous' || !added.some((event) => isInvestorNews(event, caseFile))) return;
  const relayKey = relayKeyOf(keys, id);
  if (await hasMailRelay(trx, relayKey)) await queue(trx, keys, { relayKey, seq: caseFile.lastSeq, now });
}

/** The address behind a relay. Throws BoxError for a box that was tampered with. */
export function openAddress(keys: KeyRing, relay: MailRelay): Address {
  return JSON.parse(openBox(keys.contact, relay.addressBox, placeOf(relay.relayKey)).toString('utf8')) as Address;
}

/** Stops the mails whose link holds this token, for good. What it did is told to nobody: a wrong token looks the same. */
export async function stopInvestorMails(db: Db, stopToken: string): Promise<void> {
  await writeTransaction(db, (trx) => deleteMailRelay(trx, hashToken(stopToken)));
}

async function queue(trx: Db, keys: KeyRing, mail: { relayKey: string; seq: number; now: Date }): Promise<void> {
  const { relayKey, seq, now } = mail;
  const messageKey = keyedHash(keys.pepper, 'mail_message', `${relayKey}:${seq}`).slice(0, 32);
  await insertOutbox(trx, [{ messageKey, template: INVESTOR_NEWS, relayKey }], now);
}

function relayKeyOf(keys: KeyRing, caseId: number): string {
  return keyedHash(keys.pepper, 'mail_relay', String(caseId));
}

function placeOf(relayKey: string): string {
  return `mail_relays:${relayKey}`;
}
