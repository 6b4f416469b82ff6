import type { Case } from '#app/domain/case.ts';
import { ownerAt } from '#app/domain/replay/clocks.ts';
import type { DueStep } from '#app/domain/sla/due-step.ts';
import { clockRow, NOTICE_LEVEL, RED_LIGHT, type SlaPolicy } from '#app/domain/sla/policy.ts';
import { dayAt, dayStartAt, type WorkingCalendar } from '#app/domain/sla/working-calendar.ts';

/** What counts against a unit: a red light of a clock that climbs no higher, or a notice to discipline inspection. */
export type MarkKind = 'breach' | 'notice';
/** One mark of a unit, by the clock that brought it. */
export type UnitMark = { caseId: number; clockKey: string; at: Date };
/** So many marks within so many calendar days. */
export type MarkRule = { count: number; days: number };
/** What marks are counted by: a rule, in the local days of a calendar. */
export type CountedBy = { rule: MarkRule; calendar: WorkingCalendar };

/** The third notice of a unit within 90 days is a lead of its own (sla.md §5). */
const NOTICE_RULE: MarkRule = { count: 3, days: 90 };

export function ruleOf(kind: MarkKind, policy: SlaPolicy): MarkRule {
  if (kind === 'notice') return NOTICE_RULE;
  const { breaches, days } = policy.ladder.unitRule;
  return { count: breaches, days };
}

/** Whether a step can count against a unit: what fires of all cases in the order in which it was due. */
export function countsAgainstUnits(caseFile: Case, step: DueStep): boolean {
  if (step.kind !== 'ladder') return false;
  const { clock, ladder } = step;
  if (ladder.level === NOTICE_LEVEL) return true;
  return (
    ladder.level === RED_LIGHT && Math.max(...clockRow(clock.rules.policy, clock.kind, caseFile).levels) === RED_LIGHT
  );
}

/**
 * What a step that has just fired on this case counts as, and against which unit; null where it counts as nothing.
 * Never against the accused, its parent or its children, nor against discipline inspection.
 */
export function markOf(
  caseFile: Case,
  step: DueStep,
  disciplineUnit: string,
): { kind: MarkKind; unit: string; clockKey: string } | null {
  if (step.kind !== 'ladder' || !countsAgainstUnits(caseFile, step)) return null;
  const { clock, ladder } = step;
  const unit = ownerAt(clock, step.at);
  if (unit === null || unit === disciplineUnit || caseFile.excluded.has(unit)) return null;
  if (ladder.level === RED_LIGHT) return { kind: 'breach', unit, clockKey: clock.key };
  return climbedOnce(caseFile, unit) ? { kind: 'notice', unit, clockKey: clock.key } : null;
}

/** Whatever opened the notice, the unit's first level 5 on it counts: a reporter's own word takes nothing off the unit. */
function climbedOnce({ referrals }: Case, unit: string): boolean {
  const climbed = referrals.notice?.causes.filter((added) => added.cause === 'ladder_level_5' && added.unit === unit);
  return climbed?.length === 1;
}

/** The span in which other marks can lie that make up the rule together with one at this instant: whole local days. */
export function spanAround(at: Date, { days }: MarkRule, calendar: WorkingCalendar): { from: Date; to: Date } {
  const day = dayAt(calendar, at.getTime());
  const startOf = (edge: number) => new Date(dayStartAt(calendar, edge));
  return { from: startOf(day - days), to: startOf(day + days + 1) };
}

/** The order in which marks are counted; two of one instant have one all the same. */
export function inOrderOfTime(one: UnitMark, other: UnitMark): number {
  const byTime = one.at.getTime() - other.at.getTime() || one.caseId - other.caseId;
  return byTime || (one.clockKey < other.clockKey ? -1 : 1);
}

/**
 * The marks that `own` completes the rule with, itself included, oldest first; null while there are too few. `unused` are all
 * unused ones in the span around it, in order of time: a late sweep can find a later one already there.
 */
export function completedWith<Mark extends UnitMark>(
  unused: readonly Mark[],
  own: UnitMark,
  { rule, calendar }: CountedBy,
): Mark[] | null {
  const dayOfMark = (mark: UnitMark) => dayAt(calendar, mark.at.getTime());
  for (let first = 0; first + rule.count <= unused.length; first += 1) {
    const marks = unused.slice(first, first + rule.count);
    const [oldest, latest] = [marks[0], marks.at(-1)];
    if (!oldest || !latest || dayOfMark(latest) - dayOfMark(oldest) > rule.days) continue;
    if (marks.some((mark) => mark.caseId === own.caseId && mark.clockKey === own.clockKey)) return marks;
  }
  return null;
}
