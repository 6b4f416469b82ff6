import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { WaysOfLaw } from '#app/domain/case-view.ts';
import { waysOfLaw } from '#app/domain/remedies.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';

/** The investor's own remedies with their last days, counted from the day that the portal knows of (sla.md §5, level 6). */
export function waysLeft(
  { caseFile, rules, now }: Pick<CaseRecord, 'caseFile' | 'rules' | 'now'>,
  happened: readonly CaseEvent[],
): WaysOfLaw {
  const { calendar } = rules;
  const countedFrom = dayOf(
    calendar,
    caseFile.kind === 'report' ? writtenAt(happened) : decidedAt(caseFile, happened, now),
  );
  return { countedFrom, dates: waysOfLaw(countedFrom, calendar, dayOf(calendar, now)) };
}

/** Whoever reports a decision knows of it by then; a report that was kept was written before it was received. */
function writtenAt(happened: readonly CaseEvent[]): Date {
  const [first] = happened;
  if (!first) throw new Error('a case without a history');
  return first.at;
}

/** What was asked for was refused, or owed and not given. */
function decidedAt(caseFile: Case, happened: readonly CaseEvent[], now: Date): Date {
  const refused = happened.findLast(({ type }) => type === 'refused' || type === 'appeal_decided');
  const late = caseFile.clocks.find((clock) => clock.kind === 'resolution');
  return refused?.at ?? (late && readCaseClock(late, now).breachedAt) ?? caseFile.openedAt;
}
