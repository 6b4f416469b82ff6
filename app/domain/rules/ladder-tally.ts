import type { Case, CaseClock } from '#app/domain/case.ts';
import { listedUnit, MOST_ROWS } from '#app/domain/rules/move-tally.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { isBefore, type LadderStepAt, ladderOfClock } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** What new rules do to one step of the ladder, over all clocks; `step`: `level_3`, or `after_refer_lead` behind it. */
export type LadderCount = {
  step: string;
  action: string;
  /** How often it comes by the rules it is judged by. */
  steps: number;
  earlier: number;
  later: number;
  appear: number;
  vanish: number;
};

/** A step of the ladder at another instant, as an administrator may see it; null: it does not come. ISO 8601, days local. */
export type LadderRow = {
  step: string;
  action: string;
  kind: ClockKind;
  unit: string;
  startedOn: string;
  from: string | null;
  to: string | null;
};

/** Plain data, as MoveTally. */
export type LadderTally = { counts: Record<string, LadderCount>; rows: LadderRow[] };

/** How often a step comes at another instant than it did, or on one side alone. */
export function shiftedOf({ earlier, later, appear, vanish }: LadderCount): number {
  return earlier + later + appear + vanish;
}

type Compared = { caseFile: Case; clock: CaseClock; under: CaseClock };

/**
 * Counts, in place, which steps of a clock's ladder came before `now` by its own rules and which would have by others.
 * Returns both, for whatever counts them further.
 */
export function tallyPastLadder(
  tally: LadderTally,
  compared: Compared,
  now: Date,
): Record<'was' | 'is', LadderStepAt[]> {
  const came = (clock: CaseClock) => ladderOfClock(compared.caseFile, clock, now).filter(({ at }) => isBefore(at, now));
  const [was, is] = [came(compared.clock), came(compared.under)];
  tallySteps(tally, compared, was, is);
  return { was, is };
}

/** The same for a clock that runs: which of the steps that have not fired lie elsewhere by other rules. */
export function tallyLadderAhead(tally: LadderTally, compared: Compared, now: Date): void {
  const { caseFile, clock, under } = compared;
  const fired = caseFile.fired.get(clock.key);
  const ahead = (one: CaseClock) => ladderOfClock(caseFile, one, now).filter(({ step }) => !fired?.has(step));
  tallySteps(tally, compared, ahead(clock), ahead(under));
}

function tallySteps(
  tally: LadderTally,
  { clock }: Compared,
  was: readonly LadderStepAt[],
  is: readonly LadderStepAt[],
): void {
  for (const step of was) {
    const other = is.find((candidate) => candidate.step === step.step);
    countStep(tally, clock, step, { from: step.at, to: other?.at ?? null });
  }
  for (const step of is) {
    if (!was.some((other) => other.step === step.step)) countStep(tally, clock, step, { from: null, to: step.at });
  }
}

function countStep(
  tally: LadderTally,
  clock: CaseClock,
  step: LadderStepAt,
  { from, to }: { from: Date | null; to: Date | null },
): void {
  const count = countOf(tally, step);
  if (from) count.steps += 1;
  if (from?.getTime() === to?.getTime()) return;
  count[changeOf(from, to)] += 1;
  const unit = isListed(step) ? listedUnit(clock) : null;
  const startedAt = clock.events[0]?.at;
  if (unit === null || !startedAt || tally.rows.length >= MOST_ROWS) return;
  const startedOn = dayOf(clock.rules.calendar, startedAt);
  const { action } = count;
  const dates = { from: from?.toISOString() ?? null, to: to?.toISOString() ?? null };
  tally.rows.push({ step: step.step, action, kind: clock.kind, unit, startedOn, ...dates });
}

/** A step that only a report comes to is counted without a row, which would tell that there is one. */
function isListed(step: LadderStepAt): boolean {
  return step.kind === 'ladder' && step.ladder.applies === undefined;
}

function changeOf(from: Date | null, to: Date | null): 'earlier' | 'later' | 'appear' | 'vanish' {
  if (!from) return 'appear';
  if (!to) return 'vanish';
  return to < from ? 'earlier' : 'later';
}

function countOf(tally: LadderTally, step: LadderStepAt): LadderCount {
  const known = tally.counts[step.step];
  if (known) return known;
  const action = step.kind === 'ladder' ? step.ladder.action : step.action;
  const count = { step: step.step, action, steps: 0, earlier: 0, later: 0, appear: 0, vanish: 0 };
  tally.counts[step.step] = count;
  return count;
}
