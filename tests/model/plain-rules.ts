import { calendarFor, isUnits } from '#tests/model/plain-calendar.ts';
import { isBreached, measureAnew, openClock, type PlainCase } from '#tests/model/plain-case.ts';
import { isOpenClock } from '#tests/model/plain-clock.ts';
import { plannedAt } from '#tests/model/plain-steps.ts';

/** Only the first word to the investor is quicker when it is urgent; from the same start, and never after a breach. */
export function makeUrgent(c: PlainCase): void {
  c.urgent = true;
  const contact = openClock(c, 'first_contact');
  if (contact && !isBreached(contact)) measureAnew(c, contact);
}

/** The new versions on the same events from the same start; a verdict keeps what it was judged by. */
export function changeRules(
  c: PlainCase,
  { policy, calendar }: { policy: string; calendar: string },
  at: number,
): void {
  for (const act of c.planned) if (plannedAt(c, act) >= at) act.notBefore = at;
  Object.assign(c, { policy, calendar, rulesAt: at });
  for (const clock of c.clocks) {
    // A query that was served keeps the day that its unit reads.
    if (!isOpenClock(clock) || isBreached(clock) || clock.kind === 'legal_basis') continue;
    // Days of its own that a unit is given are for clocks that start under them.
    const own = isUnits(clock.calendar) ? calendarFor(calendar, clock.countedFor) : calendar;
    Object.assign(clock, { policy, calendar: own, rulesAt: at });
    measureAnew(c, clock);
  }
}
