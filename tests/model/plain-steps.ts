import { dayOf, wall, workingDaysFrom } from '#tests/model/plain-calendar.ts';
import { answerClock, isReviewed, type PlainCase, type PlannedAct, policyFor, rowOf } from '#tests/model/plain-case.ts';
import { daysAfter, dueOf, isOpenClock, type PlainClock, stopOf, warningOf } from '#tests/model/plain-clock.ts';
import { type LadderRow, policyOf } from '#tests/model/plain-county.ts';
import { leadWaitLimit } from '#tests/model/plain-joint.ts';
import { contestedPause, pauseLimit, procedureEnd } from '#tests/model/plain-waiting.ts';

/** Something that fires by itself at an instant. `order` settles ties: the clocks' order, breach first, then levels. */
export type PlainStep = {
  at: number;
  order: [kind: number, within: number];
  clock: PlainClock | null;
  step: string;
  action: string;
  ladder: LadderRow | null;
};

const LAST = 99;
const placeOf = ({ kind, policy }: PlainClock) => policyOf(policy).rows.findIndex((row) => row.kind === kind);

/** The earliest step that has not fired; null where nothing is to come. */
export function nextStep(c: PlainCase): PlainStep | null {
  const steps = [
    ...c.clocks.flatMap((clock) => stepsOf(c, clock)),
    ...plannedSteps(c),
    ...pauseEnd(c),
    ...leadWaitEnds(c),
  ];
  steps.sort((one, other) => one.at - other.at || one.order[0] - other.order[0] || one.order[1] - other.order[1]);
  return steps[0] ?? null;
}

/** The steps of one clock that are still to fire. Whatever lay before its stop has fired before it stopped, or is owed since. */
function stepsOf(c: PlainCase, clock: PlainClock): PlainStep[] {
  if (isOpenClock(clock)) return openStepsOf(c, clock);
  const stop = stopOf(clock);
  if (stop === null || clock.endedAt !== null || !clock.judgedAnew) return [];
  return openStepsOf(c, clock).filter(({ at }) => at < stop);
}

function openStepsOf(c: PlainCase, clock: PlainClock): PlainStep[] {
  const row = rowOf(clock.kind, clock.policy, c.urgent);
  const due = dueOf(clock);
  const kind = placeOf(clock);
  const levels = row.levels.filter((level) => !clock.fired.has(`level_${level}`));
  const steps: (PlainStep | null)[] = levels.map((level) => ladderStep(clock, level, due, kind));
  if (due === null) return steps.filter((step) => step !== null);
  // A breach that brings nothing about and has no light is recorded all the same.
  const onBreach = row.on_breach ?? (row.levels.includes(2) ? null : 'record_breach');
  if (onBreach && !clock.fired.has('breach')) {
    steps.push({ at: due, order: [kind, -1], clock, step: 'breach', action: onBreach, ladder: null });
  }
  for (const { days, action } of row.after ?? []) {
    const step = `after_${action}`;
    if (clock.fired.has(step)) continue;
    steps.push({ at: daysAfter(due, days, clock.calendar), order: [kind, LAST], clock, step, action, ladder: null });
  }
  return steps.filter((step) => step !== null);
}

function ladderStep(clock: PlainClock, level: number, due: number | null, kind: number): PlainStep | null {
  const rows = policyOf(clock.policy).ladder;
  const ladder = rows.find((each) => each.level === level) as LadderRow;
  const at = ladder.fraction === undefined ? afterBreach(clock, due, ladder.days) : beforeDue(clock, ladder, rows);
  const step = `level_${level}`;
  return at === null ? null : { at, order: [kind, level], clock, step, action: ladder.action, ladder };
}

const afterBreach = ({ calendar }: PlainClock, due: number | null, days: number | undefined) =>
  due !== null && days ? daysAfter(due, days, calendar) : due;

/** Amber does not burn where it falls together with the reminder. */
function beforeDue(clock: PlainClock, { level, fraction = 0 }: LadderRow, rows: LadderRow[]): number | null {
  const warning = (of: number) => warningOf(clock, Math.round(of * 100));
  const at = warning(fraction);
  return level === 1 && at === warning(rows[0]?.fraction ?? 0) ? null : at;
}

/** Serving a query, reminders, becoming unconfirmed: while the case is in the state that they are about. */
function plannedSteps(c: PlainCase): PlainStep[] {
  const steps = pendingActs(c).map(({ act, name, at }) => ({ step: name, action: act, at }));
  // What else was due at that instant was due before the case was taken back.
  const within = (action: string) => (action === 'withdraw' ? 1 : 0);
  return steps.map((step) => ({ ...step, order: [LAST, within(step.action)], clock: null, ladder: null }));
}

export const plannedName = ({ act, unit, nth }: PlannedAct): string => `${act} ${unit} ${nth}`;

/** Every act without a clock that is still to come, with its instant. */
export function pendingActs(c: PlainCase): { act: string; unit: string; name: string; at: number }[] {
  const isPending: typeof WHILE = { ...WHILE, uphold_contest: () => contestedPause(c) !== undefined };
  const acts = c.planned
    .filter((planned) => planned.doneAt === null && isPending[planned.act]?.(c))
    .map((planned) => ({ ...planned, name: plannedName(planned), at: plannedAt(c, planned) }));
  const end = procedureEnd(c);
  return end === null ? acts : [...acts, { act: 'end_procedure', unit: '', name: 'end_procedure', at: end }];
}

const isAnswered = (c: PlainCase) => c.status === 'answered' && c.awaitsVerdict;
const WHILE: Record<string, (c: PlainCase) => boolean> = {
  serve_query: (c) =>
    ['in_progress', 'awaiting_investor', 'in_statutory_procedure'].includes(c.status) && !isReviewed(c),
  remind_investor: isAnswered,
  become_unconfirmed: isAnswered,
  remind_discipline: (c) => !c.closedToAll,
  withdraw: (c) => c.withdrawing,
};

const UNDO_MS = 24 * 3_600_000;

/** By the rules that the case is under now, from the same start; a withdrawal by the wall clock. */
export function plannedAt(c: PlainCase, planned: PlannedAct): number {
  return Math.max(byRules(c, planned), planned.notBefore ?? Number.NEGATIVE_INFINITY);
}

function byRules(c: PlainCase, { act, nth, from }: PlannedAct): number {
  const { remindDays, unconfirmedDays } = policyFor(c);
  if (act === 'serve_query') {
    for (const day of workingDaysFrom(c.calendar, dayOf(from))) {
      if (day.on !== dayOf(from)) return wall(day.on, '09:00');
    }
  }
  if (act === 'withdraw') return from + UNDO_MS;
  const days: Record<string, number | undefined> = {
    remind_investor: remindDays[nth - 1],
    become_unconfirmed: unconfirmedDays,
    uphold_contest: 1,
    remind_discipline: 5,
  };
  return daysAfter(from, days[act] ?? Number.NaN, c.calendar);
}

function pauseEnd(c: PlainCase): PlainStep[] {
  const at = pauseLimit(c);
  const clock = answerClock(c);
  if (at === null || !clock) return [];
  const step = `pause_end_${c.pauses.length}`;
  return [{ at, order: [placeOf(clock), LAST + 1], clock, step, action: 'end_pause', ladder: null }];
}

/** The lead has been silent for too long: the co-handler's clock goes on. */
function leadWaitEnds(c: PlainCase): PlainStep[] {
  return c.clocks.flatMap((clock) => {
    const at = leadWaitLimit(clock);
    if (at === null) return [];
    return [{ at, order: [placeOf(clock), LAST + 1], clock, step: 'pause_end_1', action: 'end_pause', ladder: null }];
  });
}
