import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { applyEvent, replayCase, rulesOfCase, type SlaRules } from '#app/domain/replay/replay-case.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import type { DueStep } from '#app/domain/sla/due-step.ts';
import { NOTICE_LEVEL } from '#app/domain/sla/policy.ts';
import {
  completedWith,
  inOrderOfTime,
  type MarkKind,
  type MarkRule,
  markOf,
  ruleOf,
  spanAround,
} from '#app/domain/unit-rule.ts';

/** A mark of a unit as the history of its case has it. */
export type MarkInHistory = {
  clockKey: string;
  kind: MarkKind;
  unit: string;
  at: Date;
  /** When the sweep wrote it down: marks count in the order in which they were written. */
  recordedAt: Date;
  /** It completed the rule: the order or the lead stands next in the history. */
  isLast: boolean;
  rule: MarkRule;
  calendar: WorkingCalendar;
};

/** Every mark that the red lights and notices of one case were, oldest first. Throws on a history that cannot be replayed. */
export function marksInHistory(events: readonly CaseEvent[], rules: SlaRules): MarkInHistory[] {
  const [first, ...later] = events;
  if (!first) return [];
  const caseFile = replayCase([first], rules);
  const marks: MarkInHistory[] = [];
  for (const [place, event] of later.entries()) {
    applyEvent(caseFile, event, rules);
    const step = stepOf(caseFile, event, later[place - 1]);
    const mark = step && markOf(caseFile, step, rules.disciplineUnit);
    if (!mark) continue;
    const { policy, calendar } = rulesOfCase(caseFile, rules);
    const { at, recordedAt } = event;
    const isLast = isBroughtByMarks(later[place + 1]);
    marks.push({ ...mark, at, recordedAt, isLast, rule: ruleOf(mark.kind, policy), calendar });
  }
  return marks;
}

/** The step that is over with this event: that of a notice with the referral that follows it. */
function stepOf(caseFile: Case, event: CaseEvent, before: CaseEvent | undefined): DueStep | null {
  const isNotice = event.type === 'referred' && event.cause === 'ladder_level_5';
  const fired = isNotice ? before : event;
  if (fired?.type !== 'step_fired' || (fired.level === NOTICE_LEVEL) !== isNotice) return null;
  const clock = caseFile.clocks.find(({ key }) => key === fired.clock);
  const ladder = clock?.rules.policy.ladder.steps.find(({ level }) => level === fired.level);
  return clock && ladder ? { kind: 'ladder', clock, step: fired.step, at: fired.at, ladder } : null;
}

function isBroughtByMarks(event: CaseEvent | undefined): boolean {
  return event?.type === 'unit_order_issued' || (event?.type === 'referred' && event.cause === 'third_notice');
}

/** A mark among those of the whole county. `isUsed`: an order or a lead has used it up. */
export type CountedMark = MarkInHistory & { caseId: number; isUsed: boolean };

/** Marks, in the order in which they were written, that the orders and leads in the histories have used up: set in place. */
export function spendMarks(marks: readonly CountedMark[]): void {
  const counted = new Map<string, CountedMark[]>();
  for (const mark of marks) {
    const name = `${mark.kind}:${mark.unit}`;
    const unused = [...(counted.get(name) ?? []), mark];
    if (mark.isLast) for (const used of usedBy(mark, unused)) used.isUsed = true;
    counted.set(
      name,
      unused.filter(({ isUsed }) => !isUsed),
    );
  }
}

function usedBy(own: CountedMark, unused: readonly CountedMark[]): CountedMark[] {
  const { from, to } = spanAround(own.at, own.rule, own.calendar);
  const near = unused.filter(({ at }) => at >= from && at <= to).sort(inOrderOfTime);
  const completed = completedWith(near, own, own) ?? [own];
  return near.filter((mark) => completed.includes(mark));
}
