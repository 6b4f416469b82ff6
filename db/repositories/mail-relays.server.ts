import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

/** Where the mails about a case go. Neither the key nor the row tells which case it is. */
export type MailRelay = { relayKey: string; locale: 'zh-CN' | 'en' | 'ru'; addressBox: Buffer; stopHash: string };

const SELECT_KEY = fixedStatement<{ relay_key: string }>(`SELECT relay_key FROM mail_relays WHERE relay_key = ?`);

/** Stores where the mails about a case go. */
export async function insertMailRelay(db: Db, relay: MailRelay): Promise<void> {
  const { relayKey: relay_key, locale, addressBox: address_box, stopHash: stop_hash } = relay;
  await db.insertInto('mail_relays').values({ relay_key, locale, address_box, stop_hash }).execute();
}

/** Whether somebody asked for mails under this key. */
export async function hasMailRelay(db: Db, relayKey: string): Promise<boolean> {
  return (await SELECT_KEY(db, [relayKey])).length > 0;
}

/** Where the mails under this key go; undefined after they were stopped. */
export async function findMailRelay(db: Db, relayKey: string): Promise<MailRelay | undefined> {
  const row = await db.selectFrom('mail_relays').selectAll().where('relay_key', '=', relayKey).executeTakeFirst();
  if (!row) return undefined;
  return { relayKey, locale: row.locale, addressBox: row.address_box, stopHash: row.stop_hash };
}

/** Forgets an address for good, with the mails that still wait for it; nothing happens where there is none. */
export async function deleteMailRelay(db: Db, stopHash: string): Promise<void> {
  const gone = await db
    .deleteFrom('mail_relays')
    .where('stop_hash', '=', stopHash)
    .returning('relay_key')
    .executeTakeFirst();
  if (gone)
    await db.deleteFrom('outbox').where('relay_key', '=', gone.relay_key).where('sent_at', 'is', null).execute();
}

/** Forgets the address under this key, with the mails that still wait for it. */
export async function deleteMailRelayOf(db: Db, relayKey: string): Promise<void> {
  await db.deleteFrom('mail_relays').where('relay_key', '=', relayKey).execute();
  await db.deleteFrom('outbox').where('relay_key', '=', relayKey).where('sent_at', 'is', null).execute();
}

/** Changes the language of the mails under this key. */
export async function updateRelayLocale(db: Db, relayKey: string, locale: MailRelay['locale']): Promise<void> {
  await db.updateTable('mail_relays').set({ locale }).where('relay_key', '=', relayKey).execute();
}
