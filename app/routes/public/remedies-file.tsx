import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { readDecision } from '#app/domain/check-questions.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { remediesOf } from '#app/domain/remedies.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { readForm } from '#app/http/form.ts';
import { localeOfPath, textsFor } from '#app/i18n/index.ts';
import { calendarResponse } from '#app/routes/public/calendar-response.server.ts';
import { redirectTo, textsOf } from '#app/routes/public/report-way.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export const handle = { static: true };

/** Opened by itself it leads to the page of the dates. */
export function loader({ request }: LoaderFunctionArgs): Response {
  return redirectTo(request, '/remedies');
}

/** The dates of a decision as a file for the own calendar; asked by a form, so that no day stands in an address. Keeps nothing. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const { calendar } = currentRules(await getCountyRules(context.db));
  const now = context.clock();
  const today = dayOf(calendar, now);
  const read = readDecision(textsOf(await readForm(request)), today);
  if (!read.ok) return redirectTo(request, '/remedies');
  const { checker } = textsFor(localeOfPath(new URL(request.url).pathname));
  const days = remediesOf(read.value, calendar, today).map(({ remedy, lastOn }) => ({
    on: lastOn,
    title: checker.remedy[remedy],
    note: checker.remedyLaw[remedy],
  }));
  return calendarResponse(days, now);
}
