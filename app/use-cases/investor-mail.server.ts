import { openBox, sealBox } from '#app/crypto/box.server.ts';
import { hashToken, newToken } from '#app/crypto/code.server.ts';
import { keyedHash } from '#app/crypto/keyed-hash.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { isInvestorNews } from '#app/domain/investor-news.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getIdentityMode } from '#db/repositories/cases.server.ts';
import {
  deleteMailRelay,
  deleteMailRelayOf,
  findMailRelay,
  hasMailRelay,
  insertMailRelay,
  type MailRelay,
  updateRelayLocale,
} from '#db/repositories/mail-relays.server.ts';
import { insertOutbox } from '#db/repositories/outbox.server.ts';

/** The one template: what happened is read behind the code, never in a mail. */
export const INVESTOR_NEWS = 'investor_news';

/** What is sealed: where the mails go, and the token of their link to stop them. */
type Address = { email: string; stopToken: string };

/** Where the mails about a case go; the case itself is not told by it. */
type Wanted = { caseId: number; email: string; locale: ReportLocale };

/**
 * Notes where the mails about a new case go, and sends the first one: received. The address lies apart from the case under
 * a keyed hash, so that neither a page nor the outbox leads from one to the other (experience.md §2.5).
 */
export async function startInvestorMails(trx: Db, keys: KeyRing, wanted: Wanted & { now: Date }): Promise<void> {
  const relayKey = relayKeyOf(keys, wanted.caseId);
  await insertRelay(trx, keys, relayKey, wanted);
  await queue(trx, keys, { relayKey, seq: 1, now: wanted.now });
}

/** Mails about a new case go where those about an earlier one of the same investor go; nowhere, where there are none. */
export async function startSameMails(
  trx: Db,
  keys: KeyRing,
  { caseId, like, now }: { caseId: number; like: number; now: Date },
): Promise<void> {
  const relay = await findMailRelay(trx, relayKeyOf(keys, like));
  if (!relay) return;
  const { email } = openAddress(keys, relay);
  await startInvestorMails(trx, keys, { caseId, email, locale: relay.locale, now });
}

/** Mails about a case from now on; where there are some already, only their language follows. */
export async function wantInvestorMails(trx: Db, keys: KeyRing, wanted: Wanted): Promise<void> {
  const relayKey = relayKeyOf(keys, wanted.caseId);
  if (await hasMailRelay(trx, relayKey)) await updateRelayLocale(trx, relayKey, wanted.locale);
  else await insertRelay(trx, keys, relayKey, wanted);
}

/** No mails about a case any more; the address is deleted. With `email`, only where they go to that address. */
export async function endInvestorMails(trx: Db, keys: KeyRing, caseId: number, email?: string): Promise<void> {
  const relay = await findMailRelay(trx, relayKeyOf(keys, caseId));
  if (!relay || (email !== undefined && openAddress(keys, relay).email.toLowerCase() !== email)) return;
  await deleteMailRelayOf(trx, relay.relayKey);
}

/** Whether mails about a case are sent; to whom is told to nobody. */
export async function hasInvestorMails(db: Db, keys: KeyRing, caseId: number): Promise<boolean> {
  return hasMailRelay(db, relayKeyOf(keys, caseId));
}

/**
 * Whoever holds the code has mails sent to an address from now on, in place of an earlier one, or to none (null). False
 * for an anonymous reporter, of whom no address is kept.
 */
export async function chooseInvestorMails(
  { db, keys }: Pick<UseCaseContext, 'db' | 'keys'>,
  caseId: number,
  to: Pick<Wanted, 'email' | 'locale'> | null,
): Promise<boolean> {
  return writeTransaction(db, async (trx) => {
    if ((await getIdentityMode(trx, caseId)) === 'anonymous') return false;
    await endInvestorMails(trx, keys, caseId);
    if (to) await wantInvestorMails(trx, keys, { caseId, ...to });
    return true;
  });
}

async function insertRelay(trx: Db, keys: KeyRing, relayKey: string, { email, locale }: Wanted): Promise<void> {
  const stopToken = newToken();
  const address: Address = { email, stopToken };
  const addressBox = sealBox(keys.contact, Buffer.from(JSON.stringify(address)), placeOf(relayKey));
  await insertMailRelay(trx, { relayKey, locale, addressBox, stopHash: hashToken(stopToken) });
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
  await insertOutbox(trx, [{ messageKey, template: INVESTOR_NEWS, relayKey, createdAt: now }]);
}

function relayKeyOf(keys: KeyRing, caseId: number): string {
  return keyedHash(keys.pepper, 'mail_relay', String(caseId));
}

function placeOf(relayKey: string): string {
  return `mail_relays:${relayKey}`;
}
