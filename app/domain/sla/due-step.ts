import { type Case, type CaseClock, isRunningOrPaused, type ScheduledAct } from '#app/domain/case.ts';
import { hasFired } from '#app/domain/fired-step.ts';
import { stoppedAt, WAITING_CLOCKS } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { notBefore, procedureEndsAt } from '#app/domain/replay/scheduled.ts';
import { addWorkingDays, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { type ClockReading, readClock } from '#app/domain/sla/clock.ts';
import {
  type AfterAction,
  type BreachAction,
  type ClockRow,
  clockOrder,
  clockRow,
  type LadderStep,
  RED_LIGHT,
} from '#app/domain/sla/policy.ts';

/** What a sweep does next on a case: one step of a clock, or one act that has no clock. */
export type DueStep =
  | { kind: 'ladder'; clock: CaseClock; step: string; at: Date; ladder: LadderStep }
  | { kind: 'breach'; clock: CaseClock; step: string; at: Date; action: BreachAction | 'hand_off' }
  | { kind: 'after'; clock: CaseClock; step: string; at: Date; action: AfterAction }
  | { kind: 'pause_end'; clock: CaseClock; step: string; at: Date }
  | { kind: 'act'; act: ScheduledAct; at: Date };

/** When the running pause of a case ends by itself; null without a pause (sla.md §4, Pauses). */
export function pauseEndsAt(caseFile: Case, rules: SlaRules): Date | null {
  const question = caseFile.question;
  const pause = caseFile.pauses.at(-1);
  if (!question?.pauses || question.endedAt || !pause) return null;
  return notBefore(caseFile.rulesSince, addWorkingDays(rules.calendar, pause.from, question.limitDays));
}

/** When a co-handler's clock goes on though the lead has not replied; null where it does not stand still for a reply. */
export function leadWaitEndsAt({ events, leadQuestion, rules, rulesSince }: CaseClock): Date | null {
  const last = events.at(-1);
  if (last?.type !== 'pause' || !leadQuestion?.limit) return null;
  const { dueAt } = readClock(rules.calendar, leadQuestion.limit, [{ type: 'start', at: last.at }], last.at);
  return dueAt && notBefore(rulesSince, dueAt);
}

/** When what the lead's clocks wait for ends at the latest, question or procedure; null without a pause that has an end. */
export function pausedUntil(caseFile: Case, rules: SlaRules): Date | null {
  const { procedure, rulesSince } = caseFile;
  const stands = procedure?.state === 'approved' ? notBefore(rulesSince, procedureEndsAt(procedure, rules)) : null;
  return pauseEndsAt(caseFile, rules) ?? stands;
}

/** When a clock that stands still goes on at the latest, by these rules; null for one that nothing can make wait. */
export function waitEndsAt(caseFile: Case, clock: CaseClock, rules: SlaRules): Date | null {
  if (clock.kind === 'co_handling') return leadWaitEndsAt(clock);
  if (clock.kind === 'resolution') return pausedUntil(caseFile, rules);
  return WAITING_CLOCKS.includes(clock.kind) ? pauseEndsAt(caseFile, rules) : null;
}

/**
 * A clock's reading at `now`, by the rules that it is judged by. One that ended is read as it ended: its due date going
 * by afterwards is no breach (sla.md §3).
 */
export function readCaseClock(clock: CaseClock, now: Date): ClockReading {
  const at = clock.ended && isBefore(clock.ended.at, now) ? clock.ended.at : now;
  const { target, events } = clock;
  const { calendar } = clock.rules;
  const last = lastReadings.get(clock);
  const isSame =
    last?.at === at.getTime() && last.calendar === calendar && last.target === target && last.events === events;
  if (isSame && last.count === events.length) return last.reading;
  const reading = readClock(calendar, target, events, at);
  lastReadings.set(clock, { at: at.getTime(), calendar, target, events, count: events.length, reading });
  return reading;
}

/** A case is asked again after each step that fires, and most of its clocks stay as they were: each one's last reading. */
const lastReadings = new WeakMap<CaseClock, Read>();
type Read = Pick<CaseClock, 'target' | 'events'> & {
  at: number;
  calendar: WorkingCalendar;
  count: number;
  reading: ClockReading;
};

/** Whether the clock's breach has fired. Every act first fires what is due, so this is whether it is breached. */
export function isBreached(caseFile: Case, clock: CaseClock): boolean {
  return hasFired(caseFile, clock, 'breach') || hasFired(caseFile, clock, stepOfLevel(RED_LIGHT));
}

/** The names of the ladder's steps, made once: a name put together anew is looked up at several times the cost. */
const LEVEL_STEPS = Array.from({ length: 10 }, (_, level) => `level_${level}`);
function stepOfLevel(level: number): string {
  return LEVEL_STEPS[level] ?? `level_${level}`;
}

/** What narrows the steps of a clock: those strictly before an instant alone; its reading, where that is known already. */
type Wanted = { before?: Date; reading?: ClockReading };

/** Whatever lay before its stop has fired before it stopped, but for a clock that a pause was taken off since. */
function hasSteps(clock: CaseClock): boolean {
  return isRunningOrPaused(clock) || (clock.isJudgedAnew && clock.ended === null);
}

/** Every step that one open clock still has ahead of it (or behind, unfired), in no order. */
export function stepsOfClock(
  caseFile: Case,
  clock: CaseClock,
  rules: SlaRules,
  now: Date,
  { before, reading: known }: Wanted = {},
): DueStep[] {
  if (!hasSteps(clock)) return [];
  const reading = known ?? readCaseClock(clock, now);
  const stopped = stoppedAt(clock);
  if (stopped)
    return stepsOfReading(caseFile, clock, reading).filter(
      ({ at }) => isBefore(at, stopped) && (!before || isBefore(at, before)),
    );
  const steps = before && liesAhead(reading, before) ? [] : stepsOfReading(caseFile, clock, reading);
  const pauseEnd = pauseEndOf(caseFile, clock, rules);
  if (pauseEnd && !hasFired(caseFile, clock, pauseEnd.step)) steps.push(pauseEnd);
  return before ? steps.filter(({ at }) => isBefore(at, before)) : steps;
}

function pauseEndOf(caseFile: Case, clock: CaseClock, rules: SlaRules): Extract<DueStep, { kind: 'pause_end' }> | null {
  const { pauses } = caseFile;
  if (clock.kind === 'co_handling') {
    const at = leadWaitEndsAt(clock);
    const nth = at && clock.events.filter(({ type }) => type === 'pause').length;
    return at && { kind: 'pause_end', clock, step: `pause_end_${nth}`, at };
  }
  if (pauses.at(-1)?.delays !== clock.kind) return null;
  const at = pauseEndsAt(caseFile, rules);
  return at && { kind: 'pause_end', clock, step: `pause_end_${pauses.length}`, at };
}

/** Whether warnings and due date lie at an instant or after it: then so does everything that follows from them. */
function liesAhead({ dueAt, warnAt }: ClockReading, instant: Date): boolean {
  return !(dueAt && isBefore(dueAt, instant)) && warnAt.every((at) => !(at && isBefore(at, instant)));
}

/** By number: a sweep compares instants a hundred times a case, and `<` asks each date what it is. */
export function isBefore(at: Date, other: Date): boolean {
  return at.getTime() < other.getTime();
}

/** What a clock brings by its rules on the way up the ladder: each step with its instant, fired or not. */
export type LadderStepAt = Extract<DueStep, { kind: 'ladder' | 'after' }>;

/**
 * Every step of a clock that came while it was unstopped, whatever has fired: what its rules alone say of it, read at `now`.
 * Steps that are still to come are in it too.
 */
export function ladderOfClock(caseFile: Case, clock: CaseClock, now: Date): LadderStepAt[] {
  const end = stoppedAt(clock) ?? clock.ended?.at ?? null;
  return stepsOfReading({ ...caseFile, fired: NOTHING_FIRED }, clock, readCaseClock(clock, now)).filter(
    (step): step is LadderStepAt =>
      (step.kind === 'ladder' || step.kind === 'after') && (end === null || isBefore(step.at, end)),
  );
}

const NOTHING_FIRED: Case['fired'] = new Map();

/** The unfired steps that follow from a reading: warnings, due date and what comes after it. */
function stepsOfReading(caseFile: Case, clock: CaseClock, reading: ClockReading): DueStep[] {
  const { policy, calendar } = clock.rules;
  const row = clockRow(policy, clock.kind, caseFile);
  const steps: DueStep[] = [];
  const due = reading.breachedAt ?? reading.dueAt;
  for (const ladder of policy.ladder.steps) {
    if (!row.levels.includes(ladder.level) || (ladder.applies && ladder.applies !== caseFile.kind)) continue;
    const step = stepOfLevel(ladder.level);
    if (hasFired(caseFile, clock, step)) continue;
    const at = ladderInstant(ladder, reading, due, calendar);
    if (at) steps.push({ kind: 'ladder', clock, step, at, ladder });
  }
  if (due) {
    const action = hasFired(caseFile, clock, 'breach') ? null : breachAction(caseFile, row);
    if (action) steps.push({ kind: 'breach', clock, step: 'breach', at: due, action });
    for (const after of row.after ?? []) {
      const step = `after_${after.action}`;
      if (hasFired(caseFile, clock, step)) continue;
      const at = addWorkingDays(calendar, due, after.days);
      steps.push({ kind: 'after', clock, step, at, action: after.action });
    }
  }
  return steps;
}

function ladderInstant(
  ladder: LadderStep,
  reading: ClockReading,
  due: Date | null,
  calendar: WorkingCalendar,
): Date | null {
  if (ladder.at === 'breach') {
    if (!due || ladder.days === undefined) return null;
    return ladder.days === 0 ? due : addWorkingDays(calendar, due, ladder.days);
  }
  const at = reading.warnAt[ladder.level] ?? null;
  // Amber is not shown where it falls together with the reminder (sla.md §5).
  if (at && ladder.level === 1 && reading.warnAt[0]?.getTime() === at.getTime()) return null;
  return at;
}

/** What a breach brings about beside its light. An outside case is handed off instead of accepted, on appeal too. */
function breachAction(caseFile: Case, row: ClockRow): BreachAction | 'hand_off' | null {
  const action = row.on_breach;
  // Without a red light the breach is a row of its own: each is recorded when it happens (sla.md §2).
  if (!action) return row.levels.includes(RED_LIGHT) ? null : 'record_breach';
  if (action === 'accept_silently') return caseFile.route === 'outside' ? 'hand_off' : 'accept_silently';
  return BREACH_ACTIONS.find((known) => known === action) ?? null;
}

const BREACH_ACTIONS = ['presume_no_basis', 'hub_rules', 'first_receiver_keeps'] as const;

/**
 * Every unfired step of a case; with `before`, only those whose instant lies strictly before it. The cost follows the open
 * clocks, not the history.
 */
export function stepsOfCase(caseFile: Case, rules: SlaRules, now: Date, before?: Date): DueStep[] {
  const steps: DueStep[] = [];
  for (const clock of caseFile.clocks) steps.push(...stepsOfClock(caseFile, clock, rules, now, { before }));
  for (const act of caseFile.scheduled) {
    if (!before || isBefore(act.at, before)) steps.push({ kind: 'act', act, at: act.at });
  }
  return steps;
}

/**
 * The step to fire next: its instant lies strictly before `now`; the earliest first, ties in the order of
 * clocks.json, breach action first, then by level, acts without a clock last (sla.md §2).
 */
export function nextDueStep(caseFile: Case, rules: SlaRules, now: Date): DueStep | null {
  const due = stepsOfCase(caseFile, rules, now, now);
  due.sort((a, b) => a.at.getTime() - b.at.getTime() || tieRank(a, rules) - tieRank(b, rules));
  return due[0] ?? null;
}

function tieRank(step: DueStep, rules: SlaRules): number {
  // Whatever else is due at that instant was due before the case was taken back.
  if (step.kind === 'act') return step.act.act === 'withdraw' ? 20_000 : 10_000 + step.act.round;
  return clockOrder(rules.policy, step.clock.kind) * 100 + rankWithinClock(step);
}

function rankWithinClock(step: Exclude<DueStep, { kind: 'act' }>): number {
  switch (step.kind) {
    case 'breach':
      return 0;
    case 'ladder':
      return 1 + step.ladder.level;
    case 'after':
      return 20;
    case 'pause_end':
      return 30;
  }
}
