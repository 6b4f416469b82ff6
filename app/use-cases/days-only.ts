import type { CaseStatusView, ClockView } from '#app/domain/case-view.ts';
import { endOfDay } from '#app/domain/desk-queue.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { rulerInDays } from '#app/domain/sla/ruler.ts';

/**
 * The same with every instant moved to the end of its day, so that no page can show a time. The clocks of the unit itself
 * keep theirs: they began with what an officer did, and are counted in hours.
 */
export function inDaysOnly<
  View extends Pick<CaseStatusView, 'openedAt' | 'acceptedAt' | 'clocks' | 'fired' | 'papers' | 'duties'>,
>(view: View, { calendar, unit }: { calendar: WorkingCalendar; unit: string }): View {
  const day = (at: Date) => endOfDay(calendar, at);
  const dayOrNone = (at: Date | null) => at && day(at);
  return {
    ...view,
    openedAt: day(view.openedAt),
    acceptedAt: dayOrNone(view.acceptedAt),
    clocks: view.clocks.map((clock) => (isOwnHours(clock, unit) ? clock : clockInDays(clock, calendar))),
    fired: view.fired.map((step) => ({ ...step, at: day(step.at), recordedAt: day(step.recordedAt) })),
    papers: view.papers.map((paper) => ({ ...paper, writtenAt: day(paper.writtenAt) })),
    // A duty is due at the close of a working day, which tells nothing.
    duties: view.duties.map(({ paper, ...duty }) => ({
      ...duty,
      at: day(duty.at),
      doneAt: dayOrNone(duty.doneAt),
      paper: paper && { ...paper, writtenAt: day(paper.writtenAt) },
    })),
  };
}

/** A clock between units, counted in hours, that this unit has to keep. */
export function isOwnHours({ kind, owner }: Pick<ClockView, 'kind' | 'owner'>, unit: string): boolean {
  return (kind === 'handoff' || kind === 'ruling') && owner?.id === unit;
}

export function clockInDays(clock: ClockView, calendar: WorkingCalendar): ClockView {
  const day = (at: Date | null) => at && endOfDay(calendar, at);
  return {
    ...clock,
    daysOnly: true,
    // Reckoned from the instant itself: whether it has passed is told by the clock's state already.
    left: clock.left && { ...clock.left, hours: 0, minutes: 0 },
    ruler: rulerInDays(clock.ruler),
    startedAt: endOfDay(calendar, clock.startedAt),
    dueAt: day(clock.dueAt),
    resumesBy: day(clock.resumesBy),
    stoppedAt: day(clock.stoppedAt),
    breachedAt: day(clock.breachedAt),
    endedAt: day(clock.endedAt),
    events: clock.events.map((event) => ({ ...event, at: endOfDay(calendar, event.at) })),
  };
}
