import { type PlainCase, startClock } from '#tests/model/plain-case.ts';
import { isOpenClock } from '#tests/model/plain-clock.ts';

/** The routing's co-handlers join at the acceptance, each with a clock of its own. */
export function joinCoHandlers(c: PlainCase, at: number): void {
  for (const unit of c.co) invite(c, unit, at);
}

/** A unit is asked to do its part: never the accused, nor the lead, nor one that is at it already. */
export function invite(c: PlainCase, unit: string, at: number): void {
  const isAtIt = c.clocks.some((clock) => clock.kind === 'co_handling' && clock.owner === unit && isOpenClock(clock));
  if (c.excluded.includes(unit) || unit === c.lead || isAtIt) return;
  if (!c.coHandlers.includes(unit)) c.coHandlers.push(unit);
  // Who co-handles does not decide on it afterwards.
  c.handledBy.push(unit);
  startClock(c, 'co_handling', unit, at);
}
