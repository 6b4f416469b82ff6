import { type Case, isRunningOrPaused, type Pause } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { workingMinutesBetween } from '#app/domain/sla/calendar.ts';

/** How much of the time for the answer one officer's cases spent waiting for the investor. */
export type PauseShare = {
  /** Null: accepted by silence, and nobody took it on. */
  officer: number | null;
  cases: number;
  casesWithPause: number;
  /** Working minutes. */
  pausedMinutes: number;
  totalMinutes: number;
};

export type LedCase = { events: readonly CaseEvent[]; caseFile: Case };
type Span = { from: Date; to: Date };

/**
 * Pause share by officer (sla.md §4, Pauses), of the time for the answer that ran in this span at this unit: whoever
 * handled that cycle. Annulled pauses are none, and a statutory procedure is no wait for the investor.
 */
export function pauseShares(cases: Iterable<LedCase>, unit: string, window: Span): PauseShare[] {
  const shares = new Map<number | null, PauseShare>();
  for (const { events, caseFile } of cases) {
    const officers = officersByCycle(events);
    for (const clock of caseFile.clocks) {
      if (clock.kind !== 'resolution' || clock.owner !== unit) continue;
      const ran = within({ from: clock.events[0]!.at, to: endOf(clock, window.to) }, window);
      if (!ran) continue;
      const { calendar } = clock.rules;
      const minutes = ({ from, to }: Span) => workingMinutesBetween(calendar, from, to);
      const pauses = caseFile.pauses.flatMap((pause) => pausedWithin(pause, ran) ?? []);
      const officer = officers.get(clock.cycle) ?? null;
      const share = shares.get(officer) ?? emptyShare(officer);
      share.cases += 1;
      share.casesWithPause += pauses.length > 0 ? 1 : 0;
      share.pausedMinutes += pauses.reduce((sum, pause) => sum + minutes(pause), 0);
      share.totalMinutes += minutes(ran);
      shares.set(officer, share);
    }
  }
  return [...shares.values()].sort((one, other) => shareOf(other) - shareOf(one));
}

/** From 0 to 1; 0 where no working time has gone by. */
export function shareOf({ pausedMinutes, totalMinutes }: PauseShare): number {
  return totalMinutes === 0 ? 0 : pausedMinutes / totalMinutes;
}

function emptyShare(officer: number | null): PauseShare {
  return { officer, cases: 0, casesWithPause: 0, pausedMinutes: 0, totalMinutes: 0 };
}

function endOf(clock: Case['clocks'][number], now: Date): Date {
  if (isRunningOrPaused(clock)) return now;
  return clock.ended?.at ?? clock.events.at(-1)?.at ?? now;
}

function within(span: Span, window: Span): Span | null {
  const from = span.from > window.from ? span.from : window.from;
  const to = span.to < window.to ? span.to : window.to;
  return from < to ? { from, to } : null;
}

function pausedWithin({ from, to, contest }: Pause, ran: Span): Span | null {
  return contest?.decided === 'upheld' ? null : within({ from, to: to ?? ran.to }, ran);
}

/** Who handled each cycle: who accepted it or took it over, and after "not solved" whoever it went to. */
function officersByCycle(events: readonly CaseEvent[]): Map<number, number | null> {
  const officers = new Map<number, number | null>();
  let cycle = 1;
  for (const event of events) {
    if (event.type === 'verdict_given' && event.next === 'cycle') {
      officers.set(cycle + 1, event.assignee ?? officers.get(cycle) ?? null);
      cycle += 1;
    }
    if (event.type === 'accepted' || event.type === 'handoff_accepted') officers.set(cycle, event.assignee);
  }
  return officers;
}
