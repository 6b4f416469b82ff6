import type { CheckedAgainst, PolicyBody, RuleProblem } from '#app/domain/rules/rule-draft.ts';
import type { ClockRow } from '#app/domain/sla/policy.ts';

/** More than two years of working days, or a year of working minutes, is a slip of the hand. */
const MOST = { days: 500, minutes: 120_000, calendar_minutes: 525_600 } as const;

/**
 * A policy changes numbers and nothing else: which clocks there are, what starts and breaks them and who is told are the
 * product's (sla.md §4, §5). Lists the numbers that cannot be.
 */
export function problemsOfPolicy(draft: PolicyBody, { policy, categories }: CheckedAgainst): RuleProblem[] {
  if (!isSameButNumbers(draft, policy)) return [{ code: 'not_the_same_rules', at: '' }];
  return [
    ...draft.clocks.flatMap(problemsOfRow),
    ...problemsOfLadder(draft.ladder),
    ...[...categories.keys()]
      .filter((code) => !isWhole(draft.categoryDays[code], 1, MOST.days))
      .map((code): RuleProblem => ({ code: 'days_out_of_range', at: code })),
  ];
}

/** Same keys, same words, same lengths; levels too, since what has fired is remembered by them. */
function isSameButNumbers(draft: unknown, base: unknown, name = ''): boolean {
  if (typeof draft === 'number' && typeof base === 'number') return name !== 'level' || draft === base;
  if (name === 'levels') return JSON.stringify(draft) === JSON.stringify(base);
  if (draft === null || base === null || typeof draft !== 'object' || typeof base !== 'object') return draft === base;
  const [own, known] = [Object.entries(draft), Object.entries(base)];
  if (Array.isArray(draft) !== Array.isArray(base) || own.length !== known.length) return false;
  const values = new Map(own);
  return known.every(([key, value]) => values.has(key) && isSameButNumbers(values.get(key), value, key));
}

function problemsOfRow(row: ClockRow): RuleProblem[] {
  const at = row.applies ? `${row.kind}:${row.applies}` : row.kind;
  const problems: RuleProblem[] = [];
  const { target, unit } = row;
  if (target !== null && !(unit === 'days' ? isWhole(target, 1, MOST.days) : target >= 1 && target <= MOST[unit])) {
    problems.push({ code: 'target_out_of_range', at });
  }
  const rises = row.warn.every((fraction, place) => place === 0 || fraction >= (row.warn[place - 1] ?? 0));
  if (!rises || row.warn.some((fraction) => !(fraction > 0 && fraction <= 1))) {
    problems.push({ code: 'warning_out_of_range', at });
  }
  if (row.after?.some(({ days }) => !isWhole(days, 1, MOST.days))) problems.push({ code: 'days_out_of_range', at });
  return problems;
}

function problemsOfLadder({ steps, afterAnswer, unitRule }: PolicyBody['ladder']): RuleProblem[] {
  const problems: RuleProblem[] = [];
  for (const { level, fraction, days, duty } of steps) {
    const at = `level_${level}`;
    if (fraction !== undefined && !(fraction > 0 && fraction <= 1)) problems.push({ code: 'warning_out_of_range', at });
    const isWrong = days !== undefined && !isWhole(days, 0, MOST.days);
    if (isWrong || (duty && !isWhole(duty.days, 1, MOST.days))) problems.push({ code: 'days_out_of_range', at });
  }
  // A higher step never comes before a lower one.
  if (!ascends(steps.filter(({ at }) => at === 'breach').map(({ days }) => days ?? 0))) {
    problems.push({ code: 'days_not_ascending', at: 'ladder' });
  }
  const answered = [...afterAnswer.remindDays, afterAnswer.unconfirmedDays];
  if (answered.some((days) => !isWhole(days, 1, MOST.days))) {
    problems.push({ code: 'days_out_of_range', at: 'after_answer' });
  } else if (!ascends(answered)) problems.push({ code: 'days_not_ascending', at: 'after_answer' });
  if (!isWhole(unitRule.breaches, 1, MOST.days) || !isWhole(unitRule.days, 1, MOST.days)) {
    problems.push({ code: 'days_out_of_range', at: 'unit_rule' });
  }
  return problems;
}

function ascends(numbers: readonly number[]): boolean {
  return numbers.every((value, place) => place === 0 || value >= (numbers[place - 1] ?? 0));
}

function isWhole(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && Number.isInteger(value) && value >= least && value <= most;
}
