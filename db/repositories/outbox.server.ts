import type { Db } from '#db/client.server.ts';
import { fixedRows } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';

const INSERT_MAILS = fixedRows(
  'outbox',
  ['message_key', 'template', 'account_id', 'relay_key', 'created_at', 'next_try_at'],
  'ON CONFLICT (message_key) DO NOTHING',
);

/** Whom a mail is for: an account of staff, or whoever asked for mails under a key, whose address is sealed elsewhere. */
export type Recipient = { accountId: number } | { relayKey: string };

/** A mail on its way: a template and a recipient, never a text (security.md D-16). */
export type OutboxMail = {
  id: number;
  messageKey: string;
  template: string;
  recipient: { accountId: number; email: string } | { relayKey: string };
  attempts: number;
};

/** Puts mails in the outbox; the same message key twice is one mail. */
export async function insertOutbox(
  db: Db,
  mails: readonly ({ messageKey: string; template: string; createdAt: Date } & Recipient)[],
): Promise<void> {
  const rows = mails.map((mail) => {
    const recipient = 'relayKey' in mail ? [null, mail.relayKey] : [mail.accountId, null];
    const created = instantText(mail.createdAt);
    return [mail.messageKey, mail.template, ...recipient, created, created];
  });
  await INSERT_MAILS(db, rows);
}

/** Takes up to `limit` mails whose time has come, leased until `leasedUntil`; a crashed sender's lease runs out. */
export async function leaseOutbox(
  db: Db,
  lease: { now: Date; leasedUntil: Date; limit: number },
): Promise<OutboxMail[]> {
  const now = lease.now.toISOString();
  const rows = await db
    .selectFrom('outbox')
    .leftJoin('accounts', 'accounts.id', 'outbox.account_id')
    .select([
      'outbox.id',
      'outbox.message_key',
      'outbox.template',
      'outbox.account_id',
      'outbox.relay_key',
      'outbox.attempts',
      'accounts.email',
    ])
    .where('outbox.next_try_at', 'is not', null)
    .where('outbox.next_try_at', '<=', now)
    .where((where) => where.or([where('outbox.leased_until', 'is', null), where('outbox.leased_until', '<=', now)]))
    .orderBy('outbox.next_try_at')
    .limit(lease.limit)
    .execute();
  if (rows.length > 0) {
    await db
      .updateTable('outbox')
      .set({ leased_until: lease.leasedUntil.toISOString() })
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute();
  }
  return rows.map((row) => ({
    id: row.id,
    messageKey: row.message_key,
    template: row.template,
    recipient:
      row.relay_key === null ? { accountId: row.account_id ?? 0, email: row.email ?? '' } : { relayKey: row.relay_key },
    attempts: row.attempts,
  }));
}

/** The mail server took it. */
export async function markSent(db: Db, id: number, now: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set((update) => ({
      sent_at: now.toISOString(),
      next_try_at: null,
      leased_until: null,
      last_error: null,
      attempts: update('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** It failed: try again at `nextTryAt`, or never when null (a dead letter). `error` is a code, never a text. */
export async function markFailed(
  db: Db,
  id: number,
  failure: { nextTryAt: Date | null; error: string; now: Date },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set((update) => ({
      next_try_at: failure.nextTryAt?.toISOString() ?? null,
      dead_at: failure.nextTryAt ? null : failure.now.toISOString(),
      leased_until: null,
      last_error: failure.error,
      attempts: update('attempts', '+', 1),
    }))
    .where('id', '=', id)
    .execute();
}

/** How many mails wait, and since when the oldest does. With `before`, only mails put in the outbox earlier count. */
export async function getOutboxState(db: Db, before?: Date): Promise<{ waiting: number; oldestAt: Date | null }> {
  const waiting = await db
    .selectFrom('outbox')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.min('created_at').as('oldest')])
    .where('next_try_at', 'is not', null)
    .$if(before !== undefined, (waits) => waits.where('created_at', '<', before?.toISOString() ?? ''))
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting.count), oldestAt: waiting.oldest ? new Date(waiting.oldest) : null };
}
