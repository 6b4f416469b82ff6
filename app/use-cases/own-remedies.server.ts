import { currentRules } from '#app/domain/county-rules.ts';
import { mayHaveDecision, type OwnRemedies, ownRemedies } from '#app/domain/remedies.ts';
import { dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { getOpening } from '#app/use-cases/open-case-file.server.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findDecisionDay, findSubmittedCase } from '#db/repositories/reports.server.ts';

type Asked = { caseId: number; category: string | null; calendar: WorkingCalendar; now: Date };

/** The remedies that run on beside a case, for its reporter alone; null where no decision can stand behind it. */
export async function remediesOfCase(db: Db, { caseId, category, calendar, now }: Asked): Promise<OwnRemedies | null> {
  if (!mayHaveDecision(category)) return null;
  const decidedOn = await findDecisionDay(db, caseId);
  return ownRemedies({ category, decidedOn }, calendar, dayOf(calendar, now));
}

/** The same beside a receipt, by the category that was reported. */
export async function remediesOfSubmission(db: Db, submissionId: string, now: Date): Promise<OwnRemedies | null> {
  const filed = await findSubmittedCase(db, submissionId);
  if (!filed) return null;
  const { opened } = await getOpening(db, filed.caseId);
  const { calendar } = currentRules(await getCountyRules(db));
  return remediesOfCase(db, { caseId: filed.caseId, category: opened.category, calendar, now });
}
