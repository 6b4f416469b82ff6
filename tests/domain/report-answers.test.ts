import { describe, expect, test } from 'vitest';
import type { StepForm } from '#app/domain/answer-errors.ts';
import { type AnswerFacts, answerStep } from '#app/domain/answer-step.ts';
import { keepTyped } from '#app/domain/pending-answer.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import type { Step } from '#app/domain/report-steps.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { testDb } from '#tests/support/db.ts';

const county = await getCountyRules(testDb());
const FACTS: AnswerFacts = { county, itemCodes: new Set(['A-001', 'S-001']), today: '2026-11-23' };
const FEE: ReportAnswers = { group: 'fee', category: 'L1', identityMode: 'anonymous', safetyRead: true };
const AGAINST_NYJ = { units: ['nyj'], countyLeader: false, headPersonally: false, isComplete: true };
const NOTHING_PAID: ReportAnswers = { ...FEE, accused: AGAINST_NYJ, amounts: { lines: [], isComplete: true } };

const answer = (answers: ReportAnswers, step: Step, form: StepForm) => answerStep(answers, step, form, FACTS);

function errorsOf(answers: ReportAnswers, step: Step, form: StepForm) {
  const result = answer(answers, step, form);
  return result.outcome === 'refused' ? result.errors : result.outcome;
}

function answersOf(answers: ReportAnswers, step: Step, form: StepForm): ReportAnswers {
  const result = answer(answers, step, form);
  if (result.outcome !== 'answered') throw new Error(JSON.stringify(result));
  return result.answers;
}

describe('kind, category and identity', () => {
  test('each kind of the county is taken, nothing else', () => {
    for (const group of county.groups) expect(answersOf({}, 'kind', { group: group.id }).group).toBe(group.id);
    expect(errorsOf({}, 'kind', { group: 'fees' })).toEqual({ group: 'kind' });
    expect(errorsOf({}, 'kind', {})).toEqual({ group: 'kind' });
  });

  test('a category of another kind is refused', () => {
    expect(answersOf({ group: 'fee' }, 'category', { category: 'L1' }).category).toBe('L1');
    expect(errorsOf({ group: 'fee' }, 'category', { category: 'E1' })).toEqual({ category: 'category' });
    expect(errorsOf({ group: 'fee' }, 'category', { category: 'R1' })).toEqual({ category: 'category' });
  });

  test('"not sure" exists in the group "other" alone', () => {
    expect(answersOf({ group: 'other' }, 'category', { category: 'unsure' }).category).toBeNull();
    expect(errorsOf({ group: 'fee' }, 'category', { category: 'unsure' })).toEqual({ category: 'category' });
  });

  test('one of three ways to report is chosen, none beforehand', () => {
    const begun = { group: 'fee', category: 'L1' };
    expect(answersOf(begun, 'identity', { identityMode: 'hidden' }).identityMode).toBe('hidden');
    expect(errorsOf(begun, 'identity', { identityMode: '' })).toEqual({ identityMode: 'identity' });
  });

  test('a step ahead of its turn is not answered', () => {
    expect(errorsOf({}, 'what', { what: 'x' })).toBe('not_yet');
    expect(errorsOf(NOTHING_PAID, 'contact', { name: 'x', phone: '13800000000' })).toBe('not_yet');
  });
});

describe('what happened', () => {
  test('3,000 characters are stored, one more is refused', () => {
    expect(answersOf(NOTHING_PAID, 'what', { what: '费'.repeat(3000) }).what).toHaveLength(3000);
    expect(errorsOf(NOTHING_PAID, 'what', { what: '费'.repeat(3001) })).toEqual({ what: 'what_long' });
  });

  test('an emoji counts as one character and Cyrillic as its letters', () => {
    expect(answersOf(NOTHING_PAID, 'what', { what: '😀'.repeat(3000) }).what).toBe('😀'.repeat(3000));
    expect(answersOf(NOTHING_PAID, 'what', { what: 'и\u0306'.repeat(3000) }).what).toBe('й'.repeat(3000));
    expect(errorsOf(NOTHING_PAID, 'what', { what: 'ё'.repeat(3001) })).toEqual({ what: 'what_long' });
  });

  test('a line end of two characters counts once', () => {
    const typed = `${'费'.repeat(1499)}\r\n${'费'.repeat(1500)}`;
    expect(answersOf(NOTHING_PAID, 'what', { what: typed }).what).toHaveLength(3000);
  });

  test.each([[''], ['   '], ['\u3000\r\n\t'], ['\u200b\u200f\u202e']])('an empty text is refused', (what) => {
    expect(errorsOf(NOTHING_PAID, 'what', { what })).toEqual({ what: 'what' });
  });

  test('the wish may be left out or have 500 characters', () => {
    const told = { ...NOTHING_PAID, what: 'x' };
    expect(answersOf(told, 'outcome', { outcome: ' ' }).outcome).toBeNull();
    expect(answersOf(told, 'outcome', { outcome: '退'.repeat(500) }).outcome).toHaveLength(500);
    expect(errorsOf(told, 'outcome', { outcome: '退'.repeat(501) })).toEqual({ outcome: 'outcome_long' });
  });
});

describe('how to reach a named reporter', () => {
  const NAMED: ReportAnswers = {
    ...NOTHING_PAID,
    identityMode: 'named',
    what: 'x',
    outcome: null,
    evidence: true,
    project: null,
  };

  test('a name and one way are enough', () => {
    const form = { name: ' 伊万·彼得罗夫 ', phone: '+7 914 000 00 00', email: '', reachable: '' };
    expect(answersOf(NAMED, 'contact', form).contact).toEqual({
      name: '伊万·彼得罗夫',
      phone: '+79140000000',
      email: null,
      reachable: null,
    });
  });

  test('every field that is wrong is named at once', () => {
    expect(errorsOf(NAMED, 'contact', {})).toEqual({ name: 'name', phone: 'reach_none' });
    expect(errorsOf(NAMED, 'contact', { name: '', phone: '12', email: 'x' })).toEqual({
      name: 'name',
      phone: 'phone',
      email: 'email',
    });
  });
});

describe('how to reach a hidden reporter', () => {
  const HIDDEN: ReportAnswers = {
    ...NOTHING_PAID,
    identityMode: 'hidden',
    what: 'x',
    outcome: null,
    evidence: true,
    project: null,
  };

  test('the name is enough: it is what is sealed, and nobody will call', () => {
    const contact = { name: '伊万', phone: null, email: null, reachable: null };
    expect(answersOf(HIDDEN, 'contact', { name: '伊万', reachable: '上午' }).contact).toEqual(contact);
    expect(errorsOf(HIDDEN, 'contact', { phone: '12' })).toEqual({ name: 'name', phone: 'phone' });
  });
});

describe('what is typed on a page that is left', () => {
  const keep = (answers: ReportAnswers, step: Step, form: StepForm) => keepTyped(answers, step, form, county).pending;
  const TOLD: ReportAnswers = { ...NOTHING_PAID, what: '第一遍' };

  test('is kept as typed, field by field, without being checked', () => {
    expect(keep(NOTHING_PAID, 'what', { what: ' 一半', intent: 'back', other: 'x' })).toEqual({
      what: { what: ' 一半', decidedOn: '' },
    });
    expect(keep(FEE, 'accused', { unit: 'nyj' })).toMatchObject({ accused: { unit: 'nyj', unknown: '' } });
  });

  test('an answer that was emptied stays empty; a page on which nothing was typed keeps nothing', () => {
    expect(keep(TOLD, 'what', { what: '' })).toEqual({ what: { what: '', decidedOn: '' } });
    expect(keep(NOTHING_PAID, 'what', { what: '' })).toBeUndefined();
  });

  test('is gone once the page is answered', () => {
    const left = keepTyped(NOTHING_PAID, 'what', { what: '一半' }, county);
    expect(answersOf(left, 'what', { what: '全部' })).toEqual({ ...NOTHING_PAID, what: '全部' });
  });

  test.each([
    ['a county leader', { countyLeader: 'yes' }],
    ['discipline inspection', { unit: 'jjw' }],
    ['a head managed from above', { unit: 'gaj', headPersonally: 'yes' }],
  ])('is not kept where it names %s', (_, form) => {
    expect(keep(FEE, 'accused', form)).toBeUndefined();
  });

  test('is not kept for a page ahead of its turn', () => {
    expect(keep({}, 'what', { what: 'x' })).toBeUndefined();
  });
});

describe('whom the report is about', () => {
  test('a unit goes on, "add" stays', () => {
    expect(answer(FEE, 'accused', { unit: 'nyj' })).toMatchObject({ outcome: 'answered', stays: false });
    const added = answer(FEE, 'accused', { unit: 'nyj', intent: 'add' });
    expect(added).toMatchObject({ outcome: 'answered', stays: true });
    const two = answersOf({ ...FEE, accused: { ...AGAINST_NYJ, isComplete: false } }, 'accused', { unit: 'lcj' });
    expect(two.accused).toEqual({ ...AGAINST_NYJ, units: ['nyj', 'lcj'] });
  });

  test('the same unit twice is one unit, and one can be taken away', () => {
    expect(answersOf({ ...FEE, accused: AGAINST_NYJ }, 'accused', { unit: 'nyj' }).accused?.units).toEqual(['nyj']);
    expect(answersOf({ ...FEE, accused: AGAINST_NYJ }, 'accused', { intent: 'remove:nyj' }).accused).toEqual({
      ...AGAINST_NYJ,
      units: [],
      isComplete: false,
    });
  });

  test('"I am not sure" is an answer, but not beside a unit', () => {
    expect(answersOf(FEE, 'accused', { unknown: 'yes' }).accused).toEqual({ ...AGAINST_NYJ, units: [] });
    expect(errorsOf(FEE, 'accused', { unknown: 'yes', unit: 'nyj' })).toEqual({ unknown: 'accused_conflict' });
  });

  test('nothing chosen, nothing to add, and a unit that does not exist are refused', () => {
    expect(errorsOf(FEE, 'accused', {})).toEqual({ unit: 'accused_none' });
    expect(errorsOf(FEE, 'accused', { intent: 'add' })).toEqual({ unit: 'unit' });
    expect(errorsOf(FEE, 'accused', { unit: 'mars' })).toEqual({ unit: 'unit' });
    expect(errorsOf(FEE, 'accused', { headPersonally: 'yes' })).toEqual({ unit: 'accused_head' });
  });

  test('eleven units are refused', () => {
    const units = [...county.departments.keys()].filter((id) => id !== 'jjw' && !/^(zsj|xzfb|yshj|xwb)$/.test(id));
    const accused = { ...AGAINST_NYJ, units: units.slice(0, 10) };
    expect(errorsOf({ ...FEE, accused }, 'accused', { unit: units[10] ?? '' })).toEqual({ unit: 'accused_many' });
  });

  test.each([
    ['discipline inspection', { unit: 'jjw' }],
    ['discipline inspection, merely added', { unit: 'jjw', intent: 'add' }],
    ['a county leader', { countyLeader: 'yes' }],
    ['a county leader beside a unit', { unit: 'nyj', countyLeader: 'yes' }],
    ['a head who is managed above the county', { unit: 'gaj', headPersonally: 'yes' }],
    ['the head of the court', { unit: 'fayuan', headPersonally: 'yes' }],
  ])('a report about %s is kept nowhere', (_, form) => {
    expect(answer(FEE, 'accused', form)).toEqual({ outcome: 'protected' });
  });

  test('a report about all four hubs leaves no impartial unit in the county', () => {
    const accused = { ...AGAINST_NYJ, units: ['zsj', 'xzfb', 'yshj'] };
    expect(answer({ ...FEE, accused }, 'accused', { unit: 'xwb' })).toEqual({ outcome: 'protected' });
  });

  test('a head who is managed by the county is handled like any report', () => {
    const { accused } = answersOf(FEE, 'accused', { unit: 'nyj', headPersonally: 'yes' });
    expect(accused).toEqual({ ...AGAINST_NYJ, headPersonally: true });
  });
});

describe('payments', () => {
  const begun: ReportAnswers = { ...FEE, accused: AGAINST_NYJ };
  const line = { itemCode: '', itemText: '卫生费', yuan: '１２００', paidOn: '', paidHow: '', receiptKind: '' };
  const stored = {
    itemCode: null,
    itemText: '卫生费',
    amountFen: 120_000,
    paidOn: null,
    paidHow: null,
    receiptKind: null,
  };

  test('a line is stored in fen and the report goes on', () => {
    expect(answersOf(begun, 'amounts', line).amounts).toEqual({ lines: [stored], isComplete: true });
  });

  test('"add" stores the line and stays', () => {
    const form = { ...line, itemText: '', itemCode: 'A-001', paidOn: '2026-11-03', paidHow: 'cash', intent: 'add' };
    const result = answer({ ...begun, amounts: { lines: [stored], isComplete: false } }, 'amounts', form);
    expect(result).toMatchObject({ outcome: 'answered', stays: true });
    expect(result).toHaveProperty('answers.amounts.lines', [
      stored,
      { ...stored, itemCode: 'A-001', itemText: null, paidOn: '2026-11-03', paidHow: 'cash' },
    ]);
  });

  test('going on with an empty new line keeps the lines there are', () => {
    const amounts = { lines: [stored], isComplete: false };
    expect(answersOf({ ...begun, amounts }, 'amounts', {}).amounts).toEqual({ lines: [stored], isComplete: true });
  });

  test('"nothing paid" is an answer of its own', () => {
    expect(answersOf(begun, 'amounts', { none: 'yes' }).amounts).toEqual({ lines: [], isComplete: true });
    expect(errorsOf(begun, 'amounts', {})).toEqual({ itemCode: 'lines_none' });
    expect(errorsOf(begun, 'amounts', { ...line, none: 'yes' })).toEqual({ none: 'lines_conflict' });
  });

  test('the same form sent twice adds its line once; a second equal payment is another line', () => {
    const add = { ...line, intent: 'add' };
    const once = answersOf(begun, 'amounts', { ...add, lines: '0' });
    expect(once.amounts).toEqual({ lines: [stored], isComplete: false });
    expect(answersOf(once, 'amounts', { ...add, lines: '0' }).amounts?.lines).toEqual([stored]);
    expect(answersOf(once, 'amounts', { ...line, lines: '0' }).amounts).toEqual({ lines: [stored], isComplete: true });
    expect(answersOf(once, 'amounts', { ...add, lines: '1' }).amounts?.lines).toEqual([stored, stored]);
  });

  test('removing the same line twice removes it once', () => {
    const second = { ...stored, itemText: '管理费' };
    const once = answersOf({ ...begun, amounts: { lines: [stored, second], isComplete: true } }, 'amounts', {
      intent: 'remove:0/2',
    });
    expect(once.amounts?.lines).toEqual([second]);
    expect(answersOf(once, 'amounts', { intent: 'remove:0/2' }).amounts?.lines).toEqual([second]);
  });

  test('everything wrong in a line is named at once', () => {
    const wrong = { itemCode: 'A-001', itemText: '卫生费', yuan: '很多', paidOn: '2027-01-01', paidHow: 'gold' };
    expect(errorsOf(begun, 'amounts', wrong)).toEqual({
      itemText: 'item_both',
      yuan: 'yuan_format',
      paidOn: 'paid_on_future',
      paidHow: 'choice',
    });
    expect(errorsOf(begun, 'amounts', { yuan: '5' })).toEqual({ itemCode: 'item' });
    expect(errorsOf(begun, 'amounts', { itemText: '卫生费' })).toEqual({ yuan: 'yuan' });
    expect(errorsOf(begun, 'amounts', { itemCode: 'A-999', yuan: '5' })).toEqual({ itemCode: 'choice' });
  });
});
