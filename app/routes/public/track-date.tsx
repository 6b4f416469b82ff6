import type { LoaderFunctionArgs } from 'react-router';
import { currentRules } from '#app/domain/county-rules.ts';
import { lookAgainAt } from '#app/domain/look-again.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { calendarResponse } from '#app/routes/public/calendar-response.server.ts';
import { backToCase, readOwnCase, requireOwnCase } from '#app/routes/public/own-case.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/** The date to come back on as a file for the own calendar. It names no case, no unit and no matter. */
export async function loader({ context, request }: LoaderFunctionArgs): Promise<Response> {
  const own = await requireOwnCase(context, request);
  const at = lookAgainAt(await readOwnCase(own), own.ctx.now);
  if (at === null) throw backToCase(own, 'changed');
  const { calendar } = currentRules(await getCountyRules(context.db));
  const { lookAgainTitle } = own.wording.texts.ownActs;
  const day = { on: dayOf(calendar, at), title: lookAgainTitle, note: lookAgainTitle, remind: 'that_morning' } as const;
  return calendarResponse([day], own.ctx.now);
}
