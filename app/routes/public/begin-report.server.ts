import { type AppLoadContext, data } from 'react-router';
import { changeDraft, findDraft, isBegun, type NewReport, startDraft } from '#app/auth/report-draft.server.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';

/**
 * Begins a report with these answers. Where this browser has one open already, nothing of it is lost: a page asks first
 * which of the two goes on. Throws 429 where too many are begun.
 */
export async function beginReport(context: AppLoadContext, request: Request, report: NewReport): Promise<Response> {
  const taken = await context.limits.draftStart.take(context.clientAddress);
  if (!taken.ok) {
    const { retrySeconds } = taken;
    throw data({ retrySeconds }, { status: 429, headers: { 'Retry-After': String(retrySeconds) } });
  }
  const open = await findDraft(context, request);
  if (open && isBegun(open.draft)) {
    const isKept = await changeDraft(context, open.tokenHash, (draft) => ({
      draft: { ...draft, instead: report },
      result: true,
    }));
    if (isKept) return redirectTo(request, '/report/other');
  }
  return startReport(context, request, report);
}

/** Begins it in place of whatever this browser has open. */
export async function startReport(context: AppLoadContext, request: Request, report: NewReport): Promise<Response> {
  const { locale, answers, goOn, accountId } = report;
  return redirectTo(request, goOn, await startDraft(context, request, locale, answers, accountId));
}
