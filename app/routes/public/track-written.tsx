import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';
import { readForm } from '#app/http/form.ts';
import { inLocale, pathFor } from '#app/i18n/index.ts';
import { backToCase, type OwnCase, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { askWrittenAbout } from '#app/use-cases/ask-written.server.ts';
import { findAskAbout, findWrittenAsk } from '#db/repositories/written-asks.server.ts';

/** Typed as an address it only leads back. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirectTo(request, '/track/case');
}

/** One tap asks for a written answer about the own request; later it leads from the one to the other. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const own = await requireOwnCase(context, request);
  const { go } = textsOf(await readForm(request));
  const to = go === 'ask' ? await askAbout(own) : await linkedCase(own, go);
  if (to === null) return backToCase(own, 'changed');
  const headers = { 'Set-Cookie': await startTrackSession(context, to) };
  const page = go === 'ask' ? '/track/case?sent=asked' : '/track/case';
  return redirect(pathFor(own.wording.locale, page), { status: 303, headers });
}

async function askAbout(own: OwnCase): Promise<number | null> {
  const view = await readOwnCase(own);
  // The answer was lost after its cookie: the browser has the case that was asked for open already.
  if (view.request?.ask?.about) return own.caseId;
  const what = wordsOf(view, own);
  const asked = what === null ? null : await askWrittenAbout(own.ctx, own.caseId, { what, locale: own.wording.locale });
  return asked?.ok ? asked.caseId : null;
}

/** What stands in the ask. The number of the request stays out: a report that grows from it may be anonymous. */
function wordsOf({ request, clocks }: TrackedCaseView, { wording }: OwnCase): string | null {
  if (!request) return null;
  const isLate = clocks.some(({ kind, breachedAt, stoppedAt }) => kind === 'resolution' && breachedAt && !stoppedAt);
  return wording.texts.written.about[isLate ? 'overdue' : 'verbal_no'](inLocale(wording.locale, request.service.name));
}

/** Only from a case to the one that belongs to it. */
async function linkedCase({ ctx, caseId }: OwnCase, go: string | undefined): Promise<number | null> {
  if (go === 'open') return (await findAskAbout(ctx.db, caseId))?.caseId ?? null;
  return go === 'back' ? ((await findWrittenAsk(ctx.db, caseId))?.aboutCaseId ?? null) : null;
}
