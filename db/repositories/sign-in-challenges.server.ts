import type { Db } from '#db/client.server.ts';

/** A code that was sent: to which address, and how often it was guessed. The code itself is stored nowhere. */
export type SignInChallenge = {
  challengeHash: string;
  mailHash: string;
  mailBox: Buffer;
  locale: 'zh-CN' | 'en' | 'ru';
  tries: number;
  createdAt: Date;
};

/** Stores a new challenge. */
export async function insertChallenge(db: Db, challenge: Omit<SignInChallenge, 'tries'>): Promise<void> {
  const { challengeHash: challenge_hash, mailHash: mail_hash, mailBox: mail_box, locale, createdAt } = challenge;
  await db
    .insertInto('sign_in_challenges')
    .values({ challenge_hash, mail_hash, mail_box, locale, created_at: createdAt.toISOString() })
    .execute();
}

/** A challenge; undefined after it was used or cleared. */
export async function findChallenge(db: Db, challengeHash: string): Promise<SignInChallenge | undefined> {
  const row = await db
    .selectFrom('sign_in_challenges')
    .selectAll()
    .where('challenge_hash', '=', challengeHash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { mail_hash: mailHash, mail_box: mailBox, locale, tries, created_at } = row;
  return { challengeHash, mailHash, mailBox, locale, tries, createdAt: new Date(created_at) };
}

/** Counts one wrong try. */
export async function countTry(db: Db, challengeHash: string): Promise<void> {
  await db
    .updateTable('sign_in_challenges')
    .set((update) => ({ tries: update('tries', '+', 1) }))
    .where('challenge_hash', '=', challengeHash)
    .execute();
}

/** Ends a challenge: its code is no use any more, and its mail is not sent if it still waits. */
export async function deleteChallenge(db: Db, challengeHash: string): Promise<void> {
  await db.deleteFrom('sign_in_challenges').where('challenge_hash', '=', challengeHash).execute();
  await db.deleteFrom('outbox').where('relay_key', '=', challengeHash).where('sent_at', 'is', null).execute();
}

/** Clears challenges made at an instant or before. */
export async function deleteChallengesBefore(db: Db, madeBefore: Date): Promise<void> {
  await db.deleteFrom('sign_in_challenges').where('created_at', '<=', madeBefore.toISOString()).execute();
}
