import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { answersFromRequest, STALLED_REASONS, type StalledReason } from '#app/domain/service/request-history.ts';
import { readForm } from '#app/http/form.ts';
import { inLocale } from '#app/i18n/index.ts';
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
  const { locale, texts } = own.wording;
  const what = texts.stalled.what[history.why](inLocale(locale, history.service), inLocale(locale, history.unit.name));
  const answers = answersFromRequest(history, what);
  const { categories } = await getCountyRules(context.db);
  return beginReport(context, request, { locale, answers, goOn: openPage(answers, categories) });
}

function reasonOf(word: string | undefined): StalledReason | undefined {
  return STALLED_REASONS.find((reason) => reason === word);
}
