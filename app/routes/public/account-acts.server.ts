import { type AppLoadContext, data, redirect } from 'react-router';
import { findApplication, keepInAccount, resumeFromAccount } from '#app/auth/application-draft.server.ts';
import { endInvestorSession } from '#app/auth/investor-session.server.ts';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import type { StepForm } from '#app/domain/answer-errors.ts';
import type { SignedInInvestor } from '#app/domain/investor-account.ts';
import { LOCALES, localeOfPath, pathFor, textsFor } from '#app/i18n/index.ts';
import { beginReport } from '#app/routes/public/begin-report.server.ts';
import { investorContext } from '#app/routes/public/own-case.server.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';
import { chooseForAccount, findListedCase, listOwnCase } from '#app/use-cases/own-account.server.ts';

/** What is wrong with the code typed to list a case. */
export type RefusedListing = { code: string; error: string; retrySeconds: number | null };
type Act = { context: AppLoadContext; request: Request; who: SignedInInvestor; form: StepForm };

/** The acts of the account's page, by the button that was pressed. */
export const ACCOUNT_ACTS = {
  add: addCase,
  open: openListed,
  resume: resumeWaiting,
  keep: keepOpenOne,
  choose: saveChoices,
  report: beginListed,
  leave: signOut,
} as const;

/** Codes are guessed here no faster than on the page to look one up: the same limit counts. */
async function addCase({ context, request, who, form }: Act) {
  const words = textsFor(localeOfPath(new URL(request.url).pathname)).account;
  const { code = '' } = form;
  const taken = await context.limits.codeLookup.take(context.clientAddress);
  if (!taken.ok) {
    const { retrySeconds } = taken;
    const headers = { 'Retry-After': String(retrySeconds) };
    return data<RefusedListing>({ code, error: words.busy(retrySeconds), retrySeconds }, { status: 429, headers });
  }
  const listed = await listOwnCase(investorContext(context), who, code);
  if (listed.ok) {
    await context.limits.codeLookup.giveBack(context.clientAddress);
    return redirectTo(request, '/me?done=added');
  }
  const error = listed.reason === 'wrong' ? words.addWrong : words.addAnonymous;
  return data<RefusedListing>({ code, error, retrySeconds: null }, 400);
}

async function openListed({ context, request, who, form }: Act) {
  const caseId = await findListedCase(investorContext(context), who, form.reference ?? '');
  if (caseId === null) return redirectTo(request, '/me?done=gone');
  return redirectTo(request, '/track/case', await startTrackSession(context, caseId));
}

/** The application goes on in this browser; an earlier one has it no more. */
async function resumeWaiting({ context, request, who, form }: Act) {
  const resumed = await resumeFromAccount(context, who.accountId, form.application ?? '');
  if (!resumed) return redirectTo(request, '/me?done=gone');
  return redirectTo(request, `/apply/${resumed.serviceId}`, resumed.cookie);
}

/** Puts what this browser is writing into the account. */
async function keepOpenOne({ context, request, who }: Act) {
  const session = await findApplication(context, request);
  if (!session || session.draft.receipt) return redirectTo(request, '/me?done=gone');
  await keepInAccount(context, session, who.accountId);
  return redirectTo(request, '/me?done=kept');
}

async function saveChoices({ context, request, who, form }: Act) {
  const locale = LOCALES.find((known) => known === form.language) ?? localeOfPath(new URL(request.url).pathname);
  await chooseForAccount(investorContext(context), who, { locale, wantsMail: form.mails === 'yes' });
  return redirectTo(request, '/me?done=saved');
}

async function beginListed({ context, request, who }: Act) {
  const locale = localeOfPath(new URL(request.url).pathname);
  return beginReport(context, request, { locale, answers: {}, goOn: '/report/step/kind', accountId: who.accountId });
}

async function signOut({ context, request }: Act) {
  const headers = new Headers();
  for (const cookie of await endInvestorSession(context, request)) headers.append('Set-Cookie', cookie);
  const locale = localeOfPath(new URL(request.url).pathname);
  return redirect(pathFor(locale, '/sign-in?left=1'), { status: 303, headers });
}
