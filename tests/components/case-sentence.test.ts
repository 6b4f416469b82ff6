import { describe, expect, test } from 'vitest';
import { caseSentence } from '#app/components/case/case-sentence.ts';
import { wordDay } from '#app/components/case/wording.ts';
import { CASE_STATUSES, type CaseStatus } from '#app/domain/case.ts';
import type { TrackedCaseView, UnitName } from '#app/domain/case-view.ts';
import { inLocale, LOCALES, type Locale } from '#app/i18n/index.ts';
import {
  aClock,
  aTrackedCase,
  DUE,
  fired,
  happened,
  inWords,
  JJW,
  overdueAnswer,
  PAST,
  SCJG,
  XZFB,
} from '#tests/components/tracked-case.ts';

type Expected = { view: Partial<TrackedCaseView>; unit: UnitName | null; on: Date | null };

const ANSWER: TrackedCaseView['answer'] = {
  outcome: 'returned',
  reviewOutcome: null,
  body: 'x',
  at: PAST,
  basis: null,
  proofKind: null,
};
const VERDICT = { type: 'verdict_given', assignee: null, sameOfficer: false, reviewBody: null } as const;
const REFERRED = { route: 'discipline', isConductOnly: true, lead: JJW } as const;
const QUESTION = { body: 'x', askedAt: PAST, pauses: true, pauseEndsAt: DUE };

const BY_STATUS: Record<CaseStatus, Expected> = {
  submitted: { view: { acceptedAt: null, acceptBy: DUE, answerBy: null }, unit: SCJG, on: DUE },
  triage: {
    view: { acceptedAt: null, lead: null, acceptBy: DUE, clocks: [aClock({ kind: 'acceptance', owner: XZFB })] },
    unit: XZFB,
    on: DUE,
  },
  in_progress: { view: {}, unit: SCJG, on: DUE },
  awaiting_investor: { view: { question: QUESTION }, unit: SCJG, on: DUE },
  in_statutory_procedure: { view: { answerBy: null }, unit: SCJG, on: null },
  answered: { view: { answer: ANSWER, canGiveVerdict: true }, unit: SCJG, on: PAST },
  under_review: { view: { review: { body: XZFB, answerBy: DUE } }, unit: XZFB, on: DUE },
  solved: {
    view: { answer: ANSWER, events: [happened({ ...VERDICT, verdict: 'solved', next: 'closed' })] },
    unit: SCJG,
    on: PAST,
  },
  unconfirmed: { view: { answer: ANSWER, canGiveVerdict: true }, unit: SCJG, on: PAST },
  refused: { view: { refusal: { reason: 'no_facts', at: PAST, canAppeal: true } }, unit: SCJG, on: PAST },
  handed_off: {
    view: {
      handedOffTo: '市税务局',
      events: [happened({ type: 'handed_off', to: '市税务局', silently: false, message: null })],
    },
    unit: SCJG,
    on: PAST,
  },
  withdrawn: { view: { events: [happened({ type: 'withdrawn' })] }, unit: SCJG, on: PAST },
};

const MORE: [string, Expected][] = [
  [
    'outside the county, not handed off yet',
    { view: { status: 'submitted', route: 'outside', acceptedAt: null, handOffBy: DUE }, unit: SCJG, on: DUE },
  ],
  [
    'outside, without a higher body',
    {
      view: { status: 'handed_off', events: [happened({ type: 'handed_off', to: '', silently: true, message: null })] },
      unit: SCJG,
      on: PAST,
    },
  ],
  ['handled again', { view: { cycle: 2 }, unit: SCJG, on: DUE }],
  ['accepted by silence', { view: { acceptedSilently: true }, unit: SCJG, on: DUE }],
  ['overdue', { view: { daysLate: 3, clocks: [overdueAnswer()] }, unit: SCJG, on: PAST }],
  [
    'refused and appealed',
    {
      view: {
        status: 'refused',
        refusal: { reason: 'no_facts', at: PAST, canAppeal: false },
        appeal: { decided: null, decideBy: DUE },
        clocks: [aClock({ kind: 'appeal', owner: XZFB })],
      },
      unit: XZFB,
      on: DUE,
    },
  ],
  [
    'the appeal upheld',
    {
      view: {
        status: 'refused',
        refusal: { reason: 'no_facts', at: PAST, canAppeal: false },
        appeal: { decided: 'upheld', decideBy: null },
      },
      unit: SCJG,
      on: PAST,
    },
  ],
  [
    'answered by a review',
    {
      view: {
        status: 'answered',
        answer: { ...ANSWER, outcome: null, reviewOutcome: 'in_part' },
        review: { body: XZFB, answerBy: null },
        canGiveVerdict: true,
      },
      unit: XZFB,
      on: PAST,
    },
  ],
  [
    'answered, and not solved for good',
    { view: { status: 'answered', answer: ANSWER, verdict: 'not' }, unit: SCJG, on: PAST },
  ],
  [
    'L5: referred',
    {
      view: { ...REFERRED, status: 'submitted', referral: { stage: 'referred', receiptBy: DUE } },
      unit: JJW,
      on: DUE,
    },
  ],
  [
    'L5: accepted by discipline',
    {
      view: { ...REFERRED, events: [happened({ type: 'referral_acknowledged', kind: 'lead' })] },
      unit: JJW,
      on: PAST,
    },
  ],
  [
    'L5: concluded',
    {
      view: {
        ...REFERRED,
        status: 'answered',
        canGiveVerdict: true,
        events: [happened({ type: 'referral_fed_back', kind: 'lead', message: 1 })],
      },
      unit: JJW,
      on: PAST,
    },
  ],
];

const EACH: [string, Expected][] = [
  ...CASE_STATUSES.map((status): [string, Expected] => {
    const expected = BY_STATUS[status];
    return [status, { ...expected, view: { ...expected.view, status } }];
  }),
  ...MORE,
];

describe.each(LOCALES)('the first sentence in %s', (locale) => {
  const words = inWords(locale);

  test.each(EACH)('%s: says who and by when', (_name, { view, unit, on }) => {
    const sentence = caseSentence(aTrackedCase(view), words);
    if (unit) expect(sentence).toContain(inLocale(locale, unit.name));
    if (on) expect(sentence).toContain(wordDay(words, on));
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
  });

  test('no two states read the same', () => {
    const sentences = EACH.map(([, { view }]) => caseSentence(aTrackedCase(view), words));
    expect(new Set(sentences).size).toBe(EACH.length);
  });
});

describe('the words that were agreed', () => {
  const say = (view: Partial<TrackedCaseView>, locale: Locale = 'zh-CN') =>
    caseSentence(aTrackedCase(view), inWords(locale));

  test('in progress', () => {
    expect(say({})).toBe('市场监督管理局正在办理，最迟 12 月 4 日（周五）答复您');
    expect(say({}, 'en')).toBe('Market Regulation is working on it and will answer by Friday 4 December');
    expect(say({}, 'ru')).toBe('Управление по регулированию рынка рассматривает, ответ до 4 декабря (пт)');
  });

  test('waiting for the investor: the clock is paused', () => {
    expect(say({ ...BY_STATUS.awaiting_investor.view, status: 'awaiting_investor' })).toContain(
      '需要您补充材料，计时已暂停',
    );
  });

  test('answered: asks whether it is solved', () => {
    expect(say({ status: 'answered', answer: ANSWER, canGiveVerdict: true })).toContain(
      '已答复，请告诉我们问题是否解决',
    );
  });

  test('L5 and L8: 已移送, 已受理, 已办结', () => {
    const [referred, accepted, concluded] = MORE.slice(-3).map(([, { view }]) => say(view));
    expect(referred).toContain('已移送');
    expect(accepted).toContain('已受理');
    // Nobody but the reporter closes it: the word never stands without that.
    expect(concluded).toMatch(/已办结.*(等您确认|您表示)/);
  });

  test('overdue: supervisors are named only once they have been told', () => {
    const late = { daysLate: 3, clocks: [overdueAnswer()] };
    expect(say({ ...late, events: [fired(2, 'red_light')] })).toContain('单位一把手已被告知');
    expect(say({ ...late, events: [fired(2, 'red_light')] })).not.toContain('监督部门');
    expect(say({ ...late, events: [fired(3, 'supervision_order')] })).toContain(
      '已是超期第 3 个工作日，监督部门已收到',
    );
    expect(say({ ...late, daysLate: 1, events: [fired(3, 'supervision_order')] }, 'en')).toContain(
      'It is working day 1 after that. Supervisors have been informed',
    );
    expect(say(late)).toContain('已经到期');
  });

  test('a body above the county was named in triage: only the higher channel is left', () => {
    const sentence = say({ status: 'handed_off', events: [happened({ type: 'protected_unit_named' })] });
    expect(sentence).toContain('请向上级反映');
  });
});
