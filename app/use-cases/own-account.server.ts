import type { TrackedCaseView } from '#app/domain/case-view.ts';
import type { SignedInInvestor } from '#app/domain/investor-account.ts';
import type { ReportLocale } from '#app/domain/report.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { findTrackedCase } from '#app/use-cases/find-tracked-case.server.ts';
import { endInvestorMails, wantInvestorMails } from '#app/use-cases/investor-mail.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { openMailBox } from '#app/use-cases/sign-in-investor.server.ts';
import { type Refused, refused, type UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getIdentityMode, getReference } from '#db/repositories/cases.server.ts';
import {
  deleteInvestorAccount,
  getInvestorAccount,
  type InvestorAccount,
  insertInvestorCase,
  listInvestorCases,
  updateInvestorChoices,
} from '#db/repositories/investor-accounts.server.ts';
import { insertSessionCase, listSessionCases } from '#db/repositories/investor-sessions.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { findAskAbout } from '#db/repositories/written-asks.server.ts';

type OwnAccount = { email: string; locale: ReportLocale; wantsMail: boolean; cases: TrackedCaseView[] };

/** What the page of an account shows. Throws for one that was deleted: its sessions went with it. */
export async function openOwnAccount(ctx: UseCaseContext, who: SignedInInvestor): Promise<OwnAccount> {
  const account = await accountOf(ctx.db, who);
  const { locale, wantsMail } = account;
  const cases: TrackedCaseView[] = [];
  for (const caseId of await listedCases(ctx.db, who)) cases.push(await openTrackedCase(ctx, caseId));
  return { email: openMailBox(ctx.keys, account), locale, wantsMail, cases };
}

/**
 * Lists the case of a typed code: by name for good, a hidden one as long as this session lasts, so that nothing kept leads
 * from the account to it. An anonymous one is never listed.
 */
export async function listOwnCase(
  ctx: UseCaseContext,
  who: SignedInInvestor,
  typed: string,
): Promise<{ ok: true } | Refused<'wrong' | 'anonymous'>> {
  const caseId = await findTrackedCase(ctx, typed);
  if (caseId === null) return refused('wrong');
  const identityMode = await getIdentityMode(ctx.db, caseId);
  if (identityMode === 'anonymous') return refused('anonymous');
  await writeTransaction(ctx.db, async (trx) => {
    if (identityMode === 'hidden') return insertSessionCase(trx, who.tokenHash, caseId);
    return linkCase(trx, ctx, await accountOf(trx, who), caseId);
  });
  return { ok: true };
}

/** Lists a case under the account in which it was begun, inside the transaction that files it; by name alone. */
export async function listFiledCase(
  trx: Db,
  ctx: UseCaseContext,
  filed: { accountId: number; submissionId: string },
): Promise<void> {
  const account = await getInvestorAccount(trx, filed.accountId);
  const found = await findSubmittedCase(trx, filed.submissionId);
  if (!account || !found || (await getIdentityMode(trx, found.caseId)) !== 'named') return;
  await linkCase(trx, ctx, account, found.caseId);
}

/** The id of a listed case by its reference; null when this session does not list it. */
export async function findListedCase(
  ctx: UseCaseContext,
  who: SignedInInvestor,
  reference: string,
): Promise<number | null> {
  for (const caseId of await listedCases(ctx.db, who)) {
    if ((await getReference(ctx.db, caseId)) === reference) return caseId;
  }
  return null;
}

/** Changes the language and whether mails are sent about the cases listed by name. */
export async function chooseForAccount(
  ctx: UseCaseContext,
  who: SignedInInvestor,
  choices: { locale: ReportLocale; wantsMail: boolean },
): Promise<void> {
  await writeTransaction(ctx.db, async (trx) => {
    const before = await accountOf(trx, who);
    await updateInvestorChoices(trx, who.accountId, choices);
    for (const caseId of await listInvestorCases(trx, who.accountId)) {
      if (choices.wantsMail) await mailAbout(trx, ctx, { ...before, ...choices }, caseId);
      // Where it was never wanted here, what was asked for at filing goes on.
      else if (before.wantsMail) await endInvestorMails(trx, ctx.keys, caseId);
    }
  });
}

/** Deletes an account at once, with its sessions, its list and the mails to its address. The cases stay. */
export async function deleteOwnAccount(ctx: UseCaseContext, who: SignedInInvestor): Promise<void> {
  await writeTransaction(ctx.db, async (trx) => {
    const email = openMailBox(ctx.keys, await accountOf(trx, who));
    for (const caseId of await listInvestorCases(trx, who.accountId)) {
      await endInvestorMails(trx, ctx.keys, caseId, email);
    }
    await deleteInvestorAccount(trx, who.accountId);
    await appendAudit(
      trx,
      ctx.keys,
      auditOf(ctx.actor, { act: 'investor_account_deleted', caseId: null, at: ctx.now }),
    );
  });
}

async function accountOf(db: Db, { accountId }: Pick<SignedInInvestor, 'accountId'>): Promise<InvestorAccount> {
  const account = await getInvestorAccount(db, accountId);
  if (!account) throw new Error('a session of an account that is gone');
  return account;
}

async function listedCases(db: Db, { accountId, tokenHash }: SignedInInvestor): Promise<number[]> {
  const ids = [...(await listInvestorCases(db, accountId)), ...(await listSessionCases(db, tokenHash))];
  return ids.sort((one, other) => other - one);
}

/** With the written answer that was asked for about it: its code opens both. */
async function linkCase(trx: Db, ctx: UseCaseContext, account: InvestorAccount, caseId: number): Promise<void> {
  const ask = await findAskAbout(trx, caseId);
  for (const id of ask ? [caseId, ask.caseId] : [caseId]) {
    await insertInvestorCase(trx, account.id, id, ctx.now);
    if (account.wantsMail) await mailAbout(trx, ctx, account, id);
  }
}

async function mailAbout(trx: Db, { keys }: UseCaseContext, account: InvestorAccount, caseId: number): Promise<void> {
  const { locale } = account;
  await wantInvestorMails(trx, keys, { caseId, email: openMailBox(keys, account), locale });
}
