import { assert, constantFrom, dictionary, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problemsOfPolicy } from '#app/domain/rules/check-policy.ts';
import { checkedAgainst } from '#app/domain/rules/rule-draft.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import { policyChanges, policyFields, readPolicyNumbers, typedPolicy } from '#app/domain/sla/policy-draft.ts';
import { clockExample, exampleStart } from '#app/domain/sla/policy-example.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const against = checkedAgainst(await getCountyRules(testDb()));
const { policy } = against;
const typed = typedPolicy(policy);
const place = (kind: string, applies?: string) =>
  policy.clocks.findIndex((row) => row.kind === kind && row.applies === applies);
const stepOf = (level: number) => policy.ladder.steps.findIndex((step) => step.level === level);
const why = (changes: Record<string, string>) => {
  const edit = readPolicyNumbers(policy, { ...typed, ...changes });
  return edit.ok ? null : edit.problems.map(({ field, code }) => [field, code]);
};

describe('the numbers of a policy', () => {
  test('read back as they were shown', () => {
    expect(readPolicyNumbers(policy, typed)).toEqual({ ok: true, value: policy });
    expect(policyChanges(policy, policy)).toEqual([]);
  });

  test('are changed one by one, and the change is told with before and after', () => {
    const target = policyFields.target(place('progress'));
    const edit = readPolicyNumbers(policy, { ...typed, [target]: '２', [policyFields.categoryDays('L1')]: '4' });
    if (!edit.ok) throw new Error('refused');
    expect(policyChanges(policy, edit.value)).toEqual([
      { field: target, before: '3', after: '2' },
      { field: policyFields.categoryDays('L1'), before: '5', after: '4' },
    ]);
    expect(problemsOfPolicy(edit.value, against)).toEqual([]);
  });

  test('a reminder put after the amber light’s place never falls behind a warning that does nothing', () => {
    const field = policyFields.warn(place('legal_basis'), 0);
    const edit = readPolicyNumbers(policy, { ...typed, [field]: '90%' });
    expect(edit.ok && edit.value.clocks[place('legal_basis')]?.warn).toEqual([0.9, 0.9]);
    expect(edit.ok && problemsOfPolicy(edit.value, against)).toEqual([]);
  });

  const acceptance = policyFields.target(place('acceptance'));
  const contact = policyFields.target(place('first_contact', 'report'));
  const [first, second] = [policyFields.warn(place('progress'), 0), policyFields.warn(place('progress'), 1)];
  test.each<[string, Record<string, string>, [string, string]]>([
    ['a target of 0', { [acceptance]: '0' }, [acceptance, 'not_above_zero']],
    ['a target below 0', { [contact]: '-5' }, [contact, 'not_above_zero']],
    ['half a day', { [acceptance]: '1.5' }, [acceptance, 'not_whole']],
    ['words', { [acceptance]: '一天' }, [acceptance, 'not_whole']],
    ['nothing', { [acceptance]: ' ' }, [acceptance, 'missing']],
    ['years', { [acceptance]: '501' }, [acceptance, 'too_much']],
    ['a warning at 0 %', { [first]: '0' }, [first, 'share_out_of_range']],
    ['a warning at 100 %', { [second]: '100' }, [second, 'share_out_of_range']],
    ['a warning that is no number', { [second]: 'x' }, [second, 'not_whole']],
    ['warnings that do not rise', { [first]: '80' }, [second, 'share_not_rising']],
    [
      'a category without days',
      { [policyFields.categoryDays('L1')]: '' },
      [policyFields.categoryDays('L1'), 'missing'],
    ],
    [
      'a ladder that does not rise',
      { [policyFields.stepDays(stepOf(4))]: '1' },
      [policyFields.stepDays(stepOf(4)), 'step_not_rising'],
    ],
    [
      'a step before the breach',
      { [policyFields.stepDays(stepOf(2))]: '-1' },
      [policyFields.stepDays(stepOf(2)), 'below_zero'],
    ],
    [
      'a duty of no days',
      { [policyFields.dutyDays(stepOf(2))]: '0' },
      [policyFields.dutyDays(stepOf(2)), 'not_above_zero'],
    ],
    ['reminders that do not rise', { [policyFields.remind(1)]: '3' }, [policyFields.remind(1), 'reminder_not_rising']],
    [
      'an end before the last reminder',
      { [policyFields.unconfirmed]: '9' },
      [policyFields.unconfirmed, 'reminder_not_rising'],
    ],
    ['a unit rule of nothing', { [policyFields.unitBreaches]: '0' }, [policyFields.unitBreaches, 'not_above_zero']],
  ])('are refused with %s', (_what, changes, expected) => {
    expect(why(changes)).toEqual([expected]);
  });

  test('whatever is typed, a policy that is taken is one that can be published', () => {
    const values = constantFrom('1', '7', '55', '0', '99', '2.5', '', '９');
    assert(
      property(
        dictionary(constantFrom(...Object.keys(typed)), values),
        dictionary(string(), string()),
        (some, other) => {
          const edit = readPolicyNumbers(policy, { ...typed, ...other, ...some });
          if (edit.ok) expect(problemsOfPolicy(edit.value, against)).toEqual([]);
        },
      ),
      { seed: 20261126, numRuns: 500 },
    );
  });
});

describe('the example of a clock', () => {
  const calendar = compileCalendar(readCountyCalendar());
  const inDays = (days: number) => [{ unit: 'days', target: days, warn: [] } as const];
  const friday = exampleStart(calendar, shanghai('2026-11-26 09:00'), inDays(1));
  const due = (unit: 'days' | 'minutes' | 'calendar_minutes', target: number) =>
    clockExample(calendar, { unit, target, warn: [0.5] }, friday)?.dueAt;

  test('begins on Friday at 16:50, and on the next worked one where Friday is a holiday', () => {
    expect(friday).toEqual(shanghai('2026-11-27 16:50'));
    expect(exampleStart(calendar, shanghai('2026-09-30 09:00'), inDays(1))).toEqual(shanghai('2026-10-09 16:50'));
  });

  test('begins early enough that none falls on days whose holidays are not announced yet, New Year’s Day among them', () => {
    const now = shanghai('2026-11-26 09:00');
    const start = exampleStart(calendar, now, [...inDays(1), ...inDays(25)]);
    expect(clockExample(calendar, inDays(25)[0]!, friday)?.dueAt).toEqual(shanghai('2027-01-01 17:30'));
    expect(start).toEqual(shanghai('2026-11-20 16:50'));
    expect(clockExample(calendar, inDays(25)[0]!, start)).toMatchObject({
      dueAt: shanghai('2026-12-25 17:30'),
      isProvisional: false,
    });
    // A target of years is beyond whatever is published: its example says that it is provisional.
    expect(exampleStart(calendar, now, inDays(500))).toEqual(friday);
  });

  test('counts as the product does', () => {
    expect(due('days', 1)).toEqual(shanghai('2026-11-30 17:30'));
    expect(due('minutes', 240)).toEqual(shanghai('2026-11-30 11:50'));
    expect(due('minutes', 120)).toEqual(shanghai('2026-11-30 09:50'));
    expect(due('calendar_minutes', 30)).toEqual(shanghai('2026-11-27 17:20'));
  });

  test('says when it lies beyond what is published', () => {
    const far = clockExample(calendar, { unit: 'days', target: 60, warn: [] }, friday);
    expect(far?.isProvisional).toBe(true);
    expect(clockExample(calendar, { unit: 'days', target: 1, warn: [] }, friday)?.isProvisional).toBe(false);
  });
});
