import { type Case, isRunningOrPaused, type Pause } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { workingMinutesBetween } from '#app/domain/sla/calendar.ts';

/** How much of the time for the answer, or for a review, one officer's cases spent waiting for the investor. */
export type PauseShare = {
  /** Null: accepted by silence and nobody took it on, or a review in which nobody has done anything yet. */
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
 * Pause share by officer (sla.md §4, Pauses), of the time for an answer or a review that ran in this span at this unit:
 * whoever handled that cycle, or reviewed. Annulled pauses are none, and a statutory procedure is no wait for the investor.
 */
export function pauseShares(cases: Iterable<LedCase>, unit: string, window: Span): PauseShare[] {
  const shares = new Map<number | null, PauseShare>();
  for (const { events, caseFile } of cases) {
    const officers = officersByClock(events);
    for (const clock of caseFile.clocks) {
      if ((clock.kind !== 'resolution' && clock.kind !== 'review') || clock.owner !== unit) continue;
      const ran = within({ from: clock.events[0]!.at, to: endOf(clock, window.to) }, window);
      if (!ran) continue;
      const { calendar } = clock.rules;
      const minutes = ({ from, to }: Span) => workingMinutesBetween(calendar, from, to);
      const own = caseFile.pauses.filter(({ delays }) => delays === clock.kind);
      const pauses = own.flatMap((pause) => pausedWithin(pause, ran) ?? []);
      const officer = officers.get(clock.key) ?? null;
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

/**
 * Who handled what each of these clocks measures: who accepted the case or took it over, after "not solved" whoever it
 * went to; in a review whoever asked or decided.
 */
function officersByClock(events: readonly CaseEvent[]): Map<string, number | null> {
  const officers = new Map<string, number | null>();
  let current = 'resolution:1';
  for (const event of events) {
    switch (event.type) {
      case 'verdict_given': {
        const before = officers.get(current) ?? null;
        if (event.next === 'review') current = 'review';
        if (event.next !== 'cycle') break;
        current = 'resolution:2';
        officers.set(current, event.assignee ?? before);
        break;
      }
      case 'accepted':
      case 'handoff_accepted':
        officers.set(current, event.assignee);
        break;
      case 'question_asked':
      case 'review_decided':
        if (current === 'review' && event.actor.kind === 'staff') officers.set(current, event.actor.accountId);
    }
  }
  return officers;
}
