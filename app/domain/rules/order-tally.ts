import type { Case } from '#app/domain/case.ts';
import type { LadderStepAt } from '#app/domain/sla/due-step.ts';
import { RED_LIGHT } from '#app/domain/sla/policy.ts';
import { dayAt } from '#app/domain/sla/working-calendar.ts';
import { type MarkRule, markOf } from '#app/domain/unit-rule.ts';

/** Red lights of a unit that climb no higher, by the local day on which they came: a number for each day. */
type MarkDays = Record<string, number>;
type Side = 'was' | 'is';

/**
 * What counts towards the orders that a unit is given (sla.md §5), by unit: as it came, and as it would have. Plain data, as
 * MoveTally. The rules stand in it, since a draft is gone one day; null before the first case.
 */
export type OrderTally = { rules: Record<Side, MarkRule> | null; marks: Record<string, Record<Side, MarkDays>> };

export function noOrders(): OrderTally {
  return { rules: null, marks: {} };
}

/** Notes the marks among the steps of a case's ladder, in place. */
export function tallyMarks(
  tally: OrderTally,
  caseFile: Case,
  steps: Record<Side, readonly LadderStepAt[]>,
  disciplineUnit: string,
): void {
  for (const side of ['was', 'is'] as const) {
    for (const step of steps[side]) {
      if (step.kind !== 'ladder' || step.ladder.level !== RED_LIGHT) continue;
      const mark = markOf(caseFile, step, disciplineUnit);
      if (mark) noteMark(tally, mark.unit, side, dayAt(step.clock.rules.calendar, step.at.getTime()));
    }
  }
}

function noteMark({ marks }: OrderTally, unit: string, side: Side, day: number): void {
  const known = marks[unit] ?? { was: {}, is: {} };
  known[side][day] = (known[side][day] ?? 0) + 1;
  marks[unit] = known;
}

/** How many orders a unit is given for the marks of these days: each mark counts once, oldest first, with the ones before it. */
export function ordersFor(days: MarkDays, { count, days: within }: MarkRule): number {
  const unused: number[] = [];
  let orders = 0;
  for (const day of Object.keys(days)
    .map(Number)
    .sort((one, other) => one - other)) {
    for (let nth = 0; nth < (days[day] ?? 0); nth += 1) {
      unused.push(day);
      const oldest = unused.at(-count);
      if (oldest === undefined || day - oldest > within) continue;
      unused.length -= count;
      orders += 1;
    }
  }
  return orders;
}

/** The orders of each unit as they came and as they would have, the most changed first; units without any are left out. */
export function ordersOf({ rules, marks }: OrderTally): { unit: string; was: number; is: number }[] {
  if (!rules) return [];
  return Object.entries(marks)
    .map(([unit, { was, is }]) => ({ unit, was: ordersFor(was, rules.was), is: ordersFor(is, rules.is) }))
    .filter(({ was, is }) => was > 0 || is > 0)
    .sort((one, other) => Math.abs(other.is - other.was) - Math.abs(one.is - one.was));
}
