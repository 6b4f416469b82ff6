import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { answersFromCheck } from '#app/domain/pinned-check.ts';
import { readForm } from '#app/http/form.ts';
import { localeOfPath } from '#app/i18n/index.ts';
import { beginReport } from '#app/routes/public/begin-report.server.ts';
import { countyDay, openPage, redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { getFeeCatalogue } from '#db/repositories/fee-catalogue.server.ts';

export const handle = { static: true };

/** Opened by itself it leads to the checkers. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirectTo(request, '/check');
}

/** Begins a report with what the checker was told; the check is made again here, so that nothing of it is the page's word. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const form = textsOf(await readForm(request));
  const county = await getCountyRules(context.db);
  const today = countyDay(county, context.clock());
  const catalogue = await getFeeCatalogue(context.db, today);
  const answers = answersFromCheck(form, { catalogue, departments: county.departments, today });
  if (answers === null) return redirectTo(request, form.check === 'fine' ? '/check/fine' : '/check/fee');
  const locale = localeOfPath(new URL(request.url).pathname);
  return beginReport(context, request, { locale, answers, goOn: openPage(answers, county.categories) });
}
