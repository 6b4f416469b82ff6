import { describe, expect, test } from 'vitest';
import type { Category } from '#app/domain/category.ts';
import {
  answersToSend,
  applyAnswer,
  queryItemCodes,
  type ReportAnswers,
  toReport,
} from '#app/domain/report-answers.ts';
import {
  firstUnanswered,
  isReachable,
  isStep,
  nextStep,
  previousStep,
  stepCount,
  stepsFor,
} from '#app/domain/report-steps.ts';

const FEE: Category = {
  code: 'L1',
  kind: 'report',
  standard: 'lawful',
  name: { zh: '乱收费', en: 'Arbitrary fee', ru: 'Незаконный сбор' },
  days: 5,
  group: 'fee',
  basis: true,
  amounts: true,
  refer: false,
  urgent: false,
};
const LATE: Category = { ...FEE, code: 'E1', group: 'late', basis: false, amounts: false };
const CATEGORIES = new Map([FEE, LATE].map((category) => [category.code, category]));

const LINE = { itemCode: 'A-001', itemText: null, amountFen: 100, paidOn: null, paidHow: null, receiptKind: null };
const ANONYMOUS_FEE: ReportAnswers = {
  group: 'fee',
  category: 'L1',
  identityMode: 'anonymous',
  safetyRead: true,
  accused: { units: ['nyj'], countyLeader: false, headPersonally: false, isComplete: true },
  amounts: { lines: [LINE], isComplete: true },
  what: '11 月 3 日在窗口被收了 1200 元',
  outcome: null,
  evidence: true,
};
const CONTACT = { name: '王小明', phone: '13800000000', email: null, reachable: null };
const CHOICES = { queryAgreed: true, wordsToHigher: false };

describe('the steps of a report', () => {
  test('an anonymous reporter is asked nothing about the person', () => {
    expect(stepsFor(ANONYMOUS_FEE, CATEGORIES)).toEqual([
      'kind',
      'category',
      'identity',
      'safety',
      'accused',
      'amounts',
      'what',
      'outcome',
      'evidence',
    ]);
  });

  test('a named reporter skips the safety page and is asked for project and contact', () => {
    const steps = stepsFor({ ...ANONYMOUS_FEE, identityMode: 'named' }, CATEGORIES);
    expect(steps).not.toContain('safety');
    expect(steps.slice(-2)).toEqual(['project', 'contact']);
  });

  test.each([
    ['anonymous', 9],
    ['named', 10],
    ['hidden', 11],
  ] as const)('an %s report takes at most %i Continues', (identityMode, most) => {
    expect(stepsFor({ ...ANONYMOUS_FEE, identityMode }, CATEGORIES).length).toBeLessThanOrEqual(most);
  });

  test('payments are asked only where the category has them', () => {
    expect(stepsFor({ ...ANONYMOUS_FEE, category: 'E1' }, CATEGORIES)).not.toContain('amounts');
    expect(stepsFor({ ...ANONYMOUS_FEE, category: null }, CATEGORIES)).not.toContain('amounts');
  });

  test('a step opens only when every step before it is answered', () => {
    expect(isReachable('kind', {}, CATEGORIES)).toBe(true);
    expect(isReachable('category', {}, CATEGORIES)).toBe(false);
    expect(isReachable('what', ANONYMOUS_FEE, CATEGORIES)).toBe(true);
    expect(isReachable('contact', ANONYMOUS_FEE, CATEGORIES)).toBe(false);
  });

  test('the first open question is where an unfinished report goes on', () => {
    expect(firstUnanswered({}, CATEGORIES)).toBe('kind');
    expect(firstUnanswered({ ...ANONYMOUS_FEE, what: undefined }, CATEGORIES)).toBe('what');
    expect(firstUnanswered({ ...ANONYMOUS_FEE, outcome: undefined }, CATEGORIES)).toBe('outcome');
    expect(firstUnanswered(ANONYMOUS_FEE, CATEGORIES)).toBeNull();
  });

  test('units chosen but not yet confirmed leave the question open', () => {
    const accused = { units: ['nyj'], countyLeader: false, headPersonally: false, isComplete: false };
    expect(firstUnanswered({ ...ANONYMOUS_FEE, accused }, CATEGORIES)).toBe('accused');
  });

  test('next and previous follow the order of this report', () => {
    expect(nextStep('identity', ANONYMOUS_FEE, CATEGORIES)).toBe('safety');
    expect(nextStep('evidence', ANONYMOUS_FEE, CATEGORIES)).toBeNull();
    expect(previousStep('accused', { ...ANONYMOUS_FEE, identityMode: 'named' }, CATEGORIES)).toBe('identity');
    expect(previousStep('kind', ANONYMOUS_FEE, CATEGORIES)).toBeNull();
  });

  test('step i of n counts the steps of this report', () => {
    expect(stepCount('what', ANONYMOUS_FEE, CATEGORIES)).toEqual({ index: 7, total: 9 });
    expect(stepCount('kind', {}, CATEGORIES)).toEqual({ index: 1, total: 9 });
  });

  test('only the words of the list are steps', () => {
    expect(isStep('what')).toBe(true);
    expect(isStep('toString')).toBe(false);
  });
});

describe('a changed answer takes along what no longer fits', () => {
  test('another kind of problem asks for the category again', () => {
    expect(applyAnswer(ANONYMOUS_FEE, { group: 'late' }).category).toBeUndefined();
    expect(applyAnswer(ANONYMOUS_FEE, { group: 'fee' }).category).toBe('L1');
  });

  test('payment lines survive a change of the category, but a category without payments does not send them', () => {
    const late = applyAnswer(ANONYMOUS_FEE, { category: 'E1' });
    expect(answersToSend(late, CATEGORIES).amounts).toBeUndefined();
    expect(answersToSend(applyAnswer(late, { category: 'L1' }), CATEGORIES).amounts).toEqual(ANONYMOUS_FEE.amounts);
  });

  test('what was typed and left is never sent', () => {
    const typed = { ...ANONYMOUS_FEE, pending: { what: { what: 'x' } } };
    expect(answersToSend(typed, CATEGORIES)).toEqual(ANONYMOUS_FEE);
  });

  test('becoming anonymous erases name, contact and project at once', () => {
    const typed = { contact: { name: '王小明' }, project: { project: '木材' }, what: { what: 'x' } };
    const known = { contact: CONTACT, project: '木材加工园', pending: typed };
    const named = { ...ANONYMOUS_FEE, identityMode: 'named', ...known } as const;
    const next = applyAnswer(named, { identityMode: 'anonymous' });
    expect(JSON.stringify(next)).not.toMatch(/王小明|13800000000|木材/);
    expect(next.pending).toEqual({ what: { what: 'x' } });
  });

  test('a hidden name alone is not enough for a named report: how to be reached is asked again', () => {
    const hidden = { ...ANONYMOUS_FEE, identityMode: 'hidden', contact: { ...CONTACT, phone: null } } as const;
    expect(applyAnswer(hidden, { identityMode: 'named' }).contact).toBeUndefined();
    expect(applyAnswer({ ...hidden, contact: CONTACT }, { identityMode: 'named' }).contact).toEqual(CONTACT);
  });

  test('other answers stay', () => {
    expect(applyAnswer(ANONYMOUS_FEE, { outcome: '退钱' })).toEqual({ ...ANONYMOUS_FEE, outcome: '退钱' });
  });
});

describe('the complete report', () => {
  test('holds no contact when it is anonymous, whatever the answers hold', () => {
    const report = toReport({ ...ANONYMOUS_FEE, contact: CONTACT, project: 'x' }, 'ru', CHOICES);
    expect(report).toMatchObject({ locale: 'ru', contact: null, queryAgreed: true, wordsToHigher: false });
    expect(report.accused).toEqual({ units: ['nyj'], countyLeader: false, headPersonally: false });
  });

  test('a hidden reporter’s project travels with the contact, to be sealed', () => {
    const answers = { ...ANONYMOUS_FEE, identityMode: 'hidden', contact: CONTACT, project: '木材加工园' } as const;
    expect(toReport(answers, 'zh-CN', CHOICES).contact).toEqual({ ...CONTACT, project: '木材加工园' });
  });

  test('an open question is a bug, not a report', () => {
    expect(() => toReport({ ...ANONYMOUS_FEE, what: undefined }, 'en', CHOICES)).toThrow();
    expect(() => toReport({ ...ANONYMOUS_FEE, identityMode: 'named' }, 'en', CHOICES)).toThrow();
  });
});

describe('what the query may name', () => {
  test('the catalogue items of all lines, each once', () => {
    expect(queryItemCodes([{ ...LINE, itemCode: 'S-001' }, LINE, LINE])).toEqual(['A-001', 'S-001']);
  });

  test('no item as soon as one was typed, and none without lines', () => {
    expect(queryItemCodes([LINE, { ...LINE, itemCode: null, itemText: '卫生费' }])).toEqual([]);
    expect(queryItemCodes([])).toEqual([]);
  });
});
