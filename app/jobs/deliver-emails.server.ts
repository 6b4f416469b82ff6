import type { Clock } from '#app/clock.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { areaOfRole } from '#app/domain/staff-area.ts';
import type { Email } from '#app/emails/layout.ts';
import type { Mailer, OutgoingMail, SendResult } from '#app/emails/mailer.server.ts';
import { findNoticeEmail } from '#app/emails/notices.ts';
import { composeToInvestor } from '#app/jobs/compose-to-investor.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { type Account, listAccounts } from '#db/repositories/accounts.server.ts';
import { leaseOutbox, markFailed, markSent, type OutboxMail } from '#db/repositories/outbox.server.ts';

export type Delivery = {
  db: Db;
  keys: KeyRing;
  mailer: Mailer;
  clock: Clock;
  /** The portal's public address; mails link to the first page of desk or oversight there. */
  origin: string;
  /** Ends the delivery early: what is being sent is broken off, nothing more is taken up. */
  signal: AbortSignal;
};
export type Delivered = { sent: number; failed: number };

const MINUTE_MS = 60_000;
const LEASE_MS = MINUTE_MS;
/** Leased and sent side by side, so that all of them are through before their lease runs out. */
const AT_ONCE = 4;
const MOST_A_TICK = 200;
/** Minutes until the next try after each failure; after the last one the mail is a dead letter, some 40 hours on. */
const BACK_OFF = [1, 5, 15, 60, 180, 360, 360, 360, 360, 360, 360];

/**
 * Sends what waits in the outbox: leased in a short transaction, sent outside of any, marked in another. A crash in
 * between sends a mail again with the same Message-ID, and one bad mail never holds up the rest (security.md D-16, F-04).
 */
export async function deliverEmails(delivery: Delivery): Promise<Delivered> {
  const delivered: Delivered = { sent: 0, failed: 0 };
  while (!delivery.signal.aborted && delivered.sent + delivered.failed < MOST_A_TICK) {
    const mails = await lease(delivery);
    if (mails.length === 0) break;
    const results = await Promise.all(mails.map((mail) => deliver(delivery, mail)));
    for (const result of results) delivered[result.ok ? 'sent' : 'failed'] += 1;
  }
  return delivered;
}

function lease({ db, clock }: Delivery): Promise<OutboxMail[]> {
  const now = clock();
  const leasedUntil = new Date(now.getTime() + LEASE_MS);
  return writeTransaction(db, (trx) => leaseOutbox(trx, { now, leasedUntil, limit: AT_ONCE }));
}

async function deliver(delivery: Delivery, mail: OutboxMail): Promise<SendResult> {
  const { db, mailer, clock, signal } = delivery;
  const outgoing = await compose(delivery, mail);
  const result = 'ok' in outgoing ? outgoing : await mailer.send(outgoing, signal);
  const now = clock();
  await writeTransaction(db, async (trx) => {
    if (result.ok) return markSent(trx, mail.id, now);
    const nextTryAt = result.permanent ? null : tryAgainAt(mail.attempts + 1, now);
    return markFailed(trx, mail.id, { nextTryAt, error: result.code, now });
  });
  return result;
}

/** The mail as it goes out, or why it never will: its recipient is gone, or the template is of another version. */
async function compose(delivery: Delivery, mail: OutboxMail): Promise<OutgoingMail | SendResult> {
  const { messageKey, template, recipient } = mail;
  const addressed =
    'relayKey' in recipient
      ? await composeToInvestor({ ...delivery, now: delivery.clock() }, { template, relayKey: recipient.relayKey })
      : await composeToStaff(delivery, { template, ...recipient });
  return typeof addressed === 'string'
    ? { ok: false, permanent: true, code: addressed }
    : { ...addressed, messageKey, at: delivery.clock() };
}

/** Text and address of a mail to staff, or a code for why there is none. */
async function composeToStaff(
  { db, origin }: Delivery,
  mail: { template: string; accountId: number; email: string },
): Promise<(Email & { to: string }) | 'EACCOUNT' | 'ETEMPLATE'> {
  const [account] = await listAccounts(db, [mail.accountId]);
  if (!account || account.disabled) return 'EACCOUNT';
  const template = findNoticeEmail(mail.template);
  return template ? { ...template(homeOf(account, origin)), to: mail.email } : 'ETEMPLATE';
}

function homeOf(account: Account, origin: string): string {
  return `${origin}/${areaOfRole(account.role)}`;
}

/** When to try again after the n-th failure; null when it is given up. */
function tryAgainAt(failures: number, now: Date): Date | null {
  const minutes = BACK_OFF[failures - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS);
}
