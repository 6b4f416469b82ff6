import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import type { Wording } from '#app/components/case/wording.ts';
import {
  answersFromRequest,
  type RequestHistory,
  STALLED_REASONS,
  type StalledReason,
} from '#app/domain/service/request-history.ts';
import { readForm } from '#app/http/form.ts';
import { formatDate, inLocale } from '#app/i18n/index.ts';
import { beginReport } from '#app/routes/public/begin-report.server.ts';
import { backToCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { openPage, redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { requestHistory } from '#app/use-cases/request-history.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/** Typed as an address it only leads back. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirectTo(request, '/track/case');
}

/** Begins a report with what is known of a stalled request; its unit learns nothing of it. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const own = await requireOwnCase(context, request);
  const why = reasonOf(textsOf(await readForm(request)).why);
  const history = why && (await requestHistory(own.ctx, own.caseId, why));
  if (!history) return backToCase(own, 'changed');
  const { locale } = own.wording;
  const what = whatHappened(history, own.wording);
  const answers = answersFromRequest(history, what);
  const { categories } = await getCountyRules(context.db);
  return beginReport(context, request, { locale, answers, goOn: openPage(answers, categories) });
}

/** Prefilled, to be read and added to: for a written answer that never came also what was asked, when, and by when it was owed. */
function whatHappened({ why, service, unit, ask }: RequestHistory, { texts, locale, timeZone, now }: Wording): string {
  const words = texts.stalled;
  const what = words.what[why](inLocale(locale, service), inLocale(locale, unit.name));
  if (!ask) return what;
  const day = (at: string) => formatDate(new Date(at), locale, timeZone, now);
  return `${what}\n${words.askedWords(day(ask.askedAt), day(ask.owedBy), ask.words)}`;
}

function reasonOf(word: string | undefined): StalledReason | undefined {
  return STALLED_REASONS.find((reason) => reason === word);
}
