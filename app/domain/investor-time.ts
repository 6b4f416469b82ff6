import type { Case } from '#app/domain/case.ts';
import type { CaseEvent, CaseEventType } from '#app/domain/case-event.ts';
import { runningIntervals } from '#app/domain/sla/clock.ts';
import { closesUpTo, dayAt, workingDaysThrough } from '#app/domain/sla/working-calendar.ts';

/** Where the investor's time ended: with the own "solved", or without it; `running` while neither is. */
export type TimeEnd = 'running' | 'confirmed' | 'refused' | 'handed_off' | 'withdrawn';

/** What a matter has cost the investor beside what it has cost the department (sla.md, the five standards). */
export type TimesTaken = {
  /** Whole hours by the wall clock since the first submission; it never pauses and has no target. */
  investorHours: number;
  end: TimeEnd;
  /** Working days of every answer's clock so far, without its pauses; null where none has begun. */
  departmentDays: number | null;
  /** For what time was left out of them: questions to the investor, a statutory procedure. */
  leftOut: LeftOut[];
};
export type LeftOut = 'investor' | 'procedure';

const HOUR_MS = 3_600_000;

/** The two measures of one case at `now`, from its replay and its history. Pure. */
export function timesTaken(caseFile: Case, events: readonly CaseEvent[], now: Date): TimesTaken {
  const { end, at } = endOf(caseFile, events);
  const until = at ?? now;
  const investorHours = Math.floor(Math.max(0, until.getTime() - caseFile.openedAt.getTime()) / HOUR_MS);
  return { investorHours, end, departmentDays: departmentDays(caseFile, now), leftOut: leftOut(caseFile) };
}

/** A pause that was annulled counts: of it nothing was left out. */
function leftOut({ pauses, procedure }: Case): LeftOut[] {
  const waited = pauses.some(({ delays, contest }) => delays === 'resolution' && contest?.decided !== 'upheld');
  const stood = procedure !== null && procedure.approvedAt !== null;
  return [...(waited ? (['investor'] as const) : []), ...(stood ? (['procedure'] as const) : [])];
}

/** What ends a matter without the investor's word for it, by the status that it leaves. */
const ENDING: Partial<Record<Case['status'], { end: TimeEnd; by: readonly CaseEventType[] }>> = {
  refused: { end: 'refused', by: ['refused', 'appeal_decided'] },
  handed_off: { end: 'handed_off', by: ['handed_off', 'protected_unit_named'] },
  withdrawn: { end: 'withdrawn', by: ['withdrawn', 'hold_taken_back'] },
};

function endOf(caseFile: Case, events: readonly CaseEvent[]): { end: TimeEnd; at: Date | null } {
  if (caseFile.confirmedAt) return { end: 'confirmed', at: caseFile.confirmedAt };
  // The investor waits for the decision on an appeal too.
  if (caseFile.status === 'refused' && caseFile.appeal?.decided === null) return { end: 'running', at: null };
  const ending = ENDING[caseFile.status];
  const last = ending && events.findLast((event) => ending.by.includes(event.type));
  return ending && last ? { end: ending.end, at: last.at } : { end: 'running', at: null };
}

/** As the law counts them: the day of receipt does not count, and late days go on counting. */
function departmentDays({ clocks }: Case, now: Date): number | null {
  const resolutions = clocks.filter((clock) => clock.kind === 'resolution');
  if (resolutions.length === 0) return null;
  return resolutions.reduce((days, clock) => {
    const { calendar } = clock.rules;
    const [start, last] = [clock.events[0], clock.events.at(-1)];
    if (!start) return days;
    const stopped = last?.type === 'stop' ? last.at : (clock.ended?.at ?? now);
    const until = Math.min(stopped.getTime(), now.getTime());
    const uncounted = workingDaysThrough(calendar, dayAt(calendar, start.at.getTime()));
    const closes = (at: number) => Math.max(uncounted, closesUpTo(calendar, at));
    const runs = runningIntervals(clock.events);
    return days + runs.reduce((sum, { from, to }) => sum + Math.max(0, closes(Math.min(to, until)) - closes(from)), 0);
  }, 0);
}
