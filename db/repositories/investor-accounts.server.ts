import type { Db } from '#db/client.server.ts';

type Locale = 'zh-CN' | 'en' | 'ru';

/** An investor's account. The address is sealed; its keyed hash finds the account again. */
export type InvestorAccount = { id: number; mailHash: string; mailBox: Buffer; locale: Locale; wantsMail: boolean };

/** The account of an address by its keyed hash. */
export async function findInvestorAccount(db: Db, mailHash: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('investor_accounts')
    .select('id')
    .where('mail_hash', '=', mailHash)
    .executeTakeFirst();
  return row?.id;
}

/** Opens an account; returns its id. */
export async function insertInvestorAccount(
  db: Db,
  account: Pick<InvestorAccount, 'mailHash' | 'mailBox' | 'locale'> & { createdAt: Date },
): Promise<number> {
  const { mailHash: mail_hash, mailBox: mail_box, locale, createdAt } = account;
  const { id } = await db
    .insertInto('investor_accounts')
    .values({ mail_hash, mail_box, locale, created_at: createdAt.toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** An account; undefined after it was deleted. */
export async function getInvestorAccount(db: Db, id: number): Promise<InvestorAccount | undefined> {
  const row = await db.selectFrom('investor_accounts').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const { mail_hash: mailHash, mail_box: mailBox, locale, wants_mail } = row;
  return { id, mailHash, mailBox, locale, wantsMail: wants_mail === 1 };
}

/** Changes language and mails of an account. */
export async function updateInvestorChoices(
  db: Db,
  id: number,
  choices: Pick<InvestorAccount, 'locale' | 'wantsMail'>,
): Promise<void> {
  const { locale, wantsMail } = choices;
  await db
    .updateTable('investor_accounts')
    .set({ locale, wants_mail: wantsMail ? 1 : 0 })
    .where('id', '=', id)
    .execute();
}

/** Deletes an account with its sessions and its list; the cases stay as they are. */
export async function deleteInvestorAccount(db: Db, id: number): Promise<void> {
  await db.deleteFrom('investor_accounts').where('id', '=', id).execute();
}

/** Lists a case reported by name under an account; twice is once. */
export async function insertInvestorCase(db: Db, accountId: number, caseId: number, at: Date): Promise<void> {
  await db
    .insertInto('investor_cases')
    .values({ account_id: accountId, case_id: caseId, added_at: at.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Lists a case under every account that lists the one it belongs to. */
export async function insertCaseBeside(db: Db, listed: number, caseId: number, at: Date): Promise<void> {
  await db
    .insertInto('investor_cases')
    .columns(['account_id', 'case_id', 'added_at'])
    .expression(({ selectFrom, val }) =>
      selectFrom('investor_cases')
        .select(['account_id', val(caseId).as('case_id'), val(at.toISOString()).as('added_at')])
        .where('case_id', '=', listed),
    )
    .execute();
}

/** The cases listed under an account, the last one opened first. */
export async function listInvestorCases(db: Db, accountId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('investor_cases')
    .select('case_id')
    .where('account_id', '=', accountId)
    .orderBy('case_id', 'desc')
    .execute();
  return rows.map((row) => row.case_id);
}
