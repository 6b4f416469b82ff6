import { type PlainCase, rowOf, startClock } from '#tests/model/plain-case.ts';
import { daysAfter, dueOf, type PlainClock, stopOf, warningOf } from '#tests/model/plain-clock.ts';
import { CLOCK_ROWS, LADDER, type LadderRow } from '#tests/model/plain-county.ts';

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

/** The earliest step that has not fired; null where nothing is to come. */
export function nextStep(c: PlainCase): PlainStep | null {
  const steps = [...c.clocks.flatMap((clock) => stepsOf(c, clock)), ...plannedSteps(c), ...pauseEnd(c)];
  steps.sort((one, other) => one.at - other.at || one.order[0] - other.order[0] || one.order[1] - other.order[1]);
  return steps[0] ?? null;
}

/** The steps of one clock that are still to fire: those at whose instant it is unstopped. */
function stepsOf(c: PlainCase, clock: PlainClock): PlainStep[] {
  const row = rowOf(clock.kind);
  const due = dueOf(clock);
  const over = stopOf(clock) ?? clock.endedAt ?? Number.POSITIVE_INFINITY;
  const kind = CLOCK_ROWS.indexOf(row);
  const steps: (PlainStep | null)[] = row.levels.map((level) => ladderStep(clock, level, due, kind));
  // A breach that brings nothing about and has no light is recorded all the same.
  const onBreach = row.on_breach ?? (row.levels.includes(2) ? null : 'record_breach');
  if (due !== null && onBreach) {
    steps.push({ at: due, order: [kind, -1], clock, step: 'breach', action: onBreach, ladder: null });
  }
  for (const after of due === null ? [] : (row.after ?? [])) {
    const at = daysAfter(due as number, after.days);
    steps.push({ at, order: [kind, LAST], clock, step: `after_${after.action}`, action: after.action, ladder: null });
  }
  const hasFired = (step: PlainStep) => c.fired.some((fired) => fired.clock === clock && fired.step === step.step);
  return steps.filter((step) => step !== null).filter((step) => step.at < over && !hasFired(step));
}

function ladderStep(clock: PlainClock, level: number, due: number | null, kind: number): PlainStep | null {
  const ladder = LADDER.find((each) => each.level === level) as LadderRow;
  const warning = (fraction: number) => warningOf(clock, Math.round(fraction * 100));
  let at: number | null = null;
  if (ladder.fraction !== undefined) {
    at = warning(ladder.fraction);
    // Amber does not burn where it falls together with the reminder.
    if (level === 1 && at === warning(LADDER[0]?.fraction ?? 0)) return null;
  } else if (due !== null) {
    at = ladder.days ? daysAfter(due, ladder.days) : due;
  }
  return at === null
    ? null
    : { at, order: [kind, level], clock, step: `level_${level}`, action: ladder.action, ladder };
}

/** Serving a query, reminders, becoming unconfirmed: while the case is in the state that they are about. */
function plannedSteps(c: PlainCase): PlainStep[] {
  return pendingActs(c).map(({ act, unit, at }) => ({
    at,
    order: [LAST, 0],
    clock: null,
    step: `${act} ${unit}`,
    action: act,
    ladder: null,
  }));
}

export function pendingActs(c: PlainCase) {
  const handled = ['in_progress', 'awaiting_investor'].includes(c.status);
  const lastRound = c.planned.findLast((planned) => planned.act === 'become_unconfirmed')?.unit ?? '';
  return c.planned.filter(({ act, unit, doneAt }) => {
    if (doneAt !== null) return false;
    if (act === 'serve_query') return handled;
    return c.status === 'answered' && c.awaitsVerdict && (unit === lastRound || unit.startsWith(`${lastRound}:`));
  });
}

function pauseEnd(c: PlainCase): PlainStep[] {
  const until = c.question?.endedAt === null && c.status === 'awaiting_investor' ? c.question.pausesUntil : null;
  const clock = c.clocks.findLast((each) => each.kind === 'resolution');
  if (until === null || !clock) return [];
  return [{ at: until, order: [LAST, 1], clock, step: `pause_end_${c.pauses}`, action: 'end_pause', ladder: null }];
}

export function serveQuery(c: PlainCase, unit: string, at: number): void {
  startClock(c, 'legal_basis', unit, at);
}
