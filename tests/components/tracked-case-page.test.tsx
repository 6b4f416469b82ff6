import { describe, expect, test } from 'vitest';
import { describeEvent } from '#app/components/case/describe-event.ts';
import { eventWording } from '#app/components/case/event-wording.ts';
import { MessageThread } from '#app/components/case/message-thread.tsx';
import { NextStepBlock } from '#app/components/case/next-step.tsx';
import { QuestionNotice } from '#app/components/case/question-notice.tsx';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import type { MessageView, TrackedCaseView } from '#app/domain/case-view.ts';
import { LOCALES } from '#app/i18n/index.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import {
  aClock,
  aTrackedCase,
  DUE,
  fired,
  happened,
  inWords,
  overdueAnswer,
  PAST,
  SCJG,
} from '#tests/components/tracked-case.ts';

const OFFICER = { kind: 'staff', accountId: 4711, departmentId: 'scjg' } as const;
const OPENED: CaseEventBody = {
  type: 'case_opened',
  kind: 'report',
  route: 'lead',
  category: 'L1',
  group: 'fee',
  basis: true,
  identityMode: 'anonymous',
  accused: ['jtj'],
  excluded: ['jtj'],
  lead: 'scjg',
  hub: 'zsj',
  queryAgreed: true,
  queryUnits: ['jtj'],
  policyVersion: 'p',
  calendarVersion: 'c',
};
const SHOWN: CaseEventBody[] = [
  OPENED,
  { type: 'unit_named', route: 'lead', category: 'L1', accused: [], excluded: [], lead: 'scjg', hub: 'zsj' },
  { type: 'protected_unit_named' },
  { type: 'accepted', assignee: 4711 },
  { type: 'accepted_silently', clock: 'acceptance:1' },
  { type: 'refused', reason: 'no_facts', message: 1 },
  { type: 'refusal_appealed', body: 'xzfb' },
  { type: 'appeal_decided', outcome: 'accepted', message: 1 },
  { type: 'appeal_decided', outcome: 'upheld', message: 1 },
  { type: 'handed_off', to: '市税务局', silently: false, message: 1 },
  { type: 'handed_off', to: '市税务局', silently: true, message: null },
  { type: 'message_sent', message: 1, progress: false },
  { type: 'message_sent', message: 1, progress: true },
  { type: 'question_asked', message: 1, pauses: true },
  { type: 'question_asked', message: 1, pauses: false },
  { type: 'question_answered', message: 1 },
  { type: 'question_declined' },
  { type: 'pause_ended' },
  { type: 'investor_wrote', message: 1 },
  { type: 'query_served', unit: 'jtj', number: 'WX-1' },
  { type: 'basis_filed', unit: 'jtj', refund: false },
  { type: 'presumption_recorded', unit: 'jtj' },
  { type: 'answered', outcome: 'returned', message: 1, signedBy: null },
  { type: 'answered', outcome: 'not', message: 1, signedBy: 4711 },
  { type: 'became_unconfirmed', round: 1 },
  { type: 'verdict_given', verdict: 'partly', next: 'cycle', assignee: 4711, sameOfficer: true, reviewBody: null },
  { type: 'rated', level: 2 },
  { type: 'review_decided', outcome: 'cannot_be_met', message: 1 },
  { type: 'referred', kind: 'lead', cause: 'no_basis', unit: 'jtj' },
  { type: 'referral_acknowledged', kind: 'lead' },
  { type: 'referral_fed_back', kind: 'lead', message: 1 },
];
const HIDDEN: CaseEventBody[] = [
  { type: 'answer_prepared', outcome: 'not', message: 1, by: 4711 },
  { type: 'investor_reminded', round: 1, nth: 2 },
  { type: 'referral_disposed', kind: 'lead', disposal: 'preliminary_check' },
  { type: 'referral_concluded', kind: 'lead', finding: 'unfounded' },
];

const MESSAGES: MessageView[] = [
  {
    id: 1,
    direction: 'to_investor',
    channel: 'substance',
    body: '已经联系您说的检查点。',
    done: '调取了票据',
    next: '核对收费依据',
    basis: null,
    rightChannel: null,
    nextByOn: '2026-12-01',
    department: SCJG,
    sentAt: PAST,
  },
  {
    id: 2,
    direction: 'from_investor',
    channel: 'substance',
    body: '<b>谢谢</b>',
    done: null,
    next: null,
    nextByOn: null,
    basis: null,
    rightChannel: null,
    department: null,
    sentAt: DUE,
  },
];

const pageOf = (view: Partial<TrackedCaseView>, locale: (typeof LOCALES)[number] = 'zh-CN') =>
  trackedCasePage(aTrackedCase(view), inWords(locale));

describe.each(LOCALES)('the history in %s', (locale) => {
  const wording = eventWording(aTrackedCase(), inWords(locale));

  test.each(SHOWN.map((body) => [body.type, body] as const))('%s is put into words', (_type, body) => {
    const described = describeEvent(happened(body, PAST, OFFICER), wording);
    expect(described?.title).toMatch(/\p{L}/u);
    expect(JSON.stringify(described)).not.toMatch(/undefined|4711|jtj|scjg|WX-1|unfounded/);
  });

  test.each(HIDDEN.map((body) => [body.type, body] as const))('%s is not the investor’s', (_type, body) => {
    expect(describeEvent(happened(body), wording)).toBeNull();
  });

  test('reminders inside the county are not shown, lights and orders are', () => {
    expect(describeEvent(fired(0, 'remind_officer'), wording)).toBeNull();
    expect(describeEvent(fired(1, 'amber_light'), wording)).toBeNull();
    for (const [level, action] of [
      [2, 'red_light'],
      [3, 'supervision_order'],
      [4, 'summons'],
    ] as const) {
      expect(describeEvent(fired(level, action, { days: 2 }), wording)?.more).toContain('2');
    }
    expect(describeEvent(fired(6, 'show_higher_channel'), wording)).not.toBeNull();
  });

  test('the clock of the accused and those of discipline stay out of it', () => {
    expect(describeEvent(fired(2, 'red_light', { clock: 'legal_basis:jtj' }), wording)).toBeNull();
    expect(describeEvent(fired(2, 'red_light', { clock: 'referral_receipt:1' }), wording)).toBeNull();
  });
});

describe('the page behind the code', () => {
  const events = [happened(OPENED), happened({ type: 'message_sent', message: 1, progress: true }, DUE, OFFICER)];

  test('tells the newest first and leads to what was written', () => {
    const { history } = pageOf({ events, messages: MESSAGES });
    expect(history.map((entry) => entry.title)).toEqual([
      '市场监督管理局告诉您进展',
      '收到您的反映，由市场监督管理局办理',
    ]);
    expect(history[0]?.message).toBe(1);
  });

  test('a question in Chinese is said to be one on foreign pages, and that it can be answered in their language', () => {
    const shown = (path: string, question: string) => renderPage(<QuestionNotice question={question} />, path);
    expect(shown('/en/track/case', '哪一天付的？')).toContain('You can answer in English');
    expect(shown('/ru/track/case', '哪一天付的？')).toContain('Отвечать можно по-русски');
    expect(shown('/ru/track/case', 'В какой день?')).not.toContain('по-русски');
    expect(shown('/track/case', '哪一天付的？')).not.toContain('可以用中文');
  });

  test('an hour stands apart from what follows it, a day in brackets does not', () => {
    const missed = (kind: 'first_contact' | 'acceptance') =>
      pageOf({ clocks: [aClock({ kind, state: 'breached', stoppedAt: DUE, dueAt: PAST, breachedAt: PAST })] })
        .promises[0]?.text;
    expect(missed('first_contact')).toBe('12 月 4 日（周五）17:30 完成，超过了 11 月 20 日（周五）17:30');
    expect(missed('acceptance')).toBe('12 月 4 日（周五）完成，超过了 11 月 20 日（周五）');
  });

  test('a refusal under appeal waits for its ruling, one that was upheld is closed', () => {
    const refusal = { reason: 'no_facts', at: PAST, canAppeal: false };
    const tagOf = (appeal: TrackedCaseView['appeal']) => pageOf({ status: 'refused', refusal, appeal }).tag.text;
    expect(tagOf({ decided: null, decideBy: DUE })).toBe('已收到');
    expect(tagOf({ decided: 'upheld', decideBy: null })).toBe('已结束');
    expect(tagOf(null)).toBe('已结束');
  });

  test('a question is asked until its pause was annulled, or the law’s own procedure runs', () => {
    const question = { body: '哪一天？', askedAt: PAST, pauses: true, pauseEndsAt: null };
    const moves = aTrackedCase().dateMoves;
    const contest = { at: PAST, words: null, decider: null, decideBy: null, decided: 'upheld' } as const;
    const pause = { nth: 1, delays: 'resolution', from: PAST, to: PAST, until: null, contest } as const;
    const tagOf = (status: TrackedCaseView['status'], dateMoves = moves) =>
      pageOf({ status, question, dateMoves }).tag.text;
    expect(tagOf('awaiting_investor')).toBe('请您补充');
    expect(tagOf('in_progress')).toBe('请您补充');
    expect(tagOf('in_progress', { ...moves, pause })).not.toBe('请您补充');
    expect(tagOf('in_statutory_procedure')).toBe('办理中');
  });

  test('says "put right" where there is no money to give back', () => {
    const answered = happened({ type: 'answered', outcome: 'returned', message: 1, signedBy: null }, PAST, OFFICER);
    const named = (code: string, amounts: boolean) => ({ code, amounts, name: SCJG.name });
    const titleOf = (category: TrackedCaseView['category']) =>
      pageOf({ category, events: [answered] }).history[0]?.title;
    expect(titleOf(named('L3', false))).toBe('市场监督管理局答复：已纠正');
    expect(titleOf(named('L1', true))).toBe('市场监督管理局答复：已退还或者已纠正');
    expect(titleOf(null)).toBe('市场监督管理局答复：已退还或者已纠正');
  });

  test('does not lead to a message that is not there', () => {
    expect(pageOf({ events, messages: [] }).history[0]?.message).toBeUndefined();
  });

  test('carries no unit id, no account and no event of the case', () => {
    const view = { events: SHOWN.map((body) => happened(body, PAST, OFFICER)), messages: MESSAGES };
    expect(JSON.stringify(pageOf(view))).not.toMatch(/4711|jtj|"scjg"|WX-1|unfounded|excluded|assignee/);
  });

  test('says what happened by itself while the answer is overdue', () => {
    const fires = [
      fired(1, 'amber_light'),
      fired(2, 'red_light', { days: 1 }),
      fired(3, 'supervision_order', { days: 2 }),
      fired(4, 'summons', { days: 2 }),
      happened({ type: 'referred', kind: 'notice', cause: 'ladder_level_5', unit: 'scjg' }),
    ];
    const late = pageOf({ events: fires, clocks: [overdueAnswer()], daysLate: 6 });
    expect(late.consequences.map((entry) => entry.title)).toEqual([
      '“答复您”到期没有完成，亮红灯',
      '发出督办单',
      '决定约谈承办单位一把手',
      '已移送纪检监察',
    ]);
    const answeredLate = { ...overdueAnswer(), stoppedAt: DUE };
    expect(pageOf({ events: fires, clocks: [answeredLate] }).consequences).toEqual([]);
  });

  test('shows each promise with what became of it, of the accused and of an inquiry none', () => {
    const clocks = [
      aClock({ kind: 'acceptance', state: 'breached', dueAt: PAST, breachedAt: PAST }),
      aClock({ kind: 'first_contact', state: 'met', stoppedAt: PAST }),
      aClock({ kind: 'resolution' }),
      aClock({ kind: 'progress', key: 'progress:1:1', state: 'met', stoppedAt: PAST }),
      aClock({ kind: 'progress', key: 'progress:1:2', state: 'paused', dueAt: null }),
      aClock({ kind: 'legal_basis' }),
      aClock({ kind: 'referral_disposal' }),
    ];
    const { promises } = pageOf({ clocks, acceptedSilently: true });
    expect(promises.map(({ term, state, text }) => [term, state, text])).toEqual([
      ['告诉您是否受理', 'missed', '11 月 20 日（周五）前没有决定，已视为受理'],
      ['工作人员给您回话', 'met', '11 月 20 日（周五）17:30，按时完成'],
      ['答复您', 'running', '12 月 4 日（周五）前'],
      ['告诉您进展', 'paused', '已暂停，等您补充'],
    ]);
  });

  test('a matter outside the county was promised to be passed on, and what was left undone is not running', () => {
    const clocks = [
      aClock({ kind: 'acceptance', state: 'breached', dueAt: PAST, breachedAt: PAST, endedReason: 'handed_off' }),
      aClock({ kind: 'first_contact', state: 'breached', dueAt: PAST, breachedAt: PAST, endedReason: 'handed_off' }),
    ];
    const { promises } = pageOf({ status: 'handed_off', route: 'outside', clocks });
    expect(promises.map(({ term, state, text }) => [term, state, text])).toEqual([
      ['转给有权办理的单位', 'missed', '11 月 20 日（周五）前没有决定，已自动转出'],
      ['工作人员给您回话', 'missed', '没有办到，应在 11 月 20 日（周五）17:30 前'],
    ]);
  });

  test.each([
    ['a question', { question: { body: '哪一天？', askedAt: PAST, pauses: false, pauseEndsAt: null } }, 'answer'],
    ['an answer', { status: 'answered', canGiveVerdict: true, canRate: true }, 'verdict'],
    ['a refusal', { status: 'refused', refusal: { reason: 'no_facts', at: PAST, canAppeal: true } }, 'appeal'],
    ['a handling to rate', { status: 'solved', canRate: true, canWrite: false }, 'rate'],
    ['nothing', {}, 'none'],
  ] as const)('after %s the one thing asked is %5$s', (_name, view, step) => {
    expect(pageOf(view).nextStep).toBe(step);
  });

  test('has one main button at most, and the question beside it', () => {
    const question = { body: '哪一天？', askedAt: PAST, pauses: true, pauseEndsAt: DUE };
    const markup = renderPage(
      <NextStepBlock page={pageOf({ status: 'awaiting_investor', question })} />,
      '/ru/track/case',
    );
    expect(markup.match(/btn-main/g)).toHaveLength(1);
    expect(markup).toContain('哪一天？');
    expect(markup).toContain('href="/ru/track/case/decline"');
    expect(renderPage(<NextStepBlock page={pageOf({})} />, '/track/case')).not.toContain('btn-main');
  });

  test.each([
    ['zh-CN', '/track/case', '承办单位', '纪检监察'],
    ['en', '/en/track/case', 'officers|department', 'discipline inspection'],
    ['ru', '/ru/track/case', 'исполнител|ведомство', 'комисси'],
  ] as const)(
    'of a report that discipline inspection handles speaks of it, and of no department (%s)',
    (locale, path, not, handler) => {
      const page = pageOf({ isConductOnly: true, route: 'discipline' }, locale);
      const shown = [<NextStepBlock key="next" page={page} />, <MessageThread key="thread" page={page} />];
      for (const part of shown) {
        const markup = renderPage(part, path);
        expect(markup).toContain(handler);
        expect(markup).not.toMatch(new RegExp(not));
      }
    },
  );

  test.each([
    ['zh-CN', '最迟 12 月 4 日（周五）17:30 给您回话'],
    ['en', 'by Friday 4 December, 17:30'],
    ['ru', '4 декабря (пт), 17:30'],
  ] as const)('says in %s by when somebody writes, as long as that is promised ahead', (locale, by) => {
    const thread = (clocks: TrackedCaseView['clocks']) =>
      renderPage(
        <MessageThread page={pageOf({ clocks }, locale)} />,
        locale === 'zh-CN' ? '/track/case' : `/${locale}/track/case`,
      );
    expect(thread([aClock({ kind: 'first_contact', dueAt: DUE })])).toContain(by);
    expect(thread([aClock({ kind: 'first_contact', dueAt: PAST, state: 'breached', breachedAt: PAST })])).not.toMatch(
      /\d/,
    );
    expect(thread([])).not.toMatch(/\d/);
  });

  test('shows messages both ways as text', () => {
    const markup = renderPage(<MessageThread page={pageOf({ messages: MESSAGES })} />, '/track/case');
    expect(markup.indexOf('&lt;b&gt;谢谢')).toBeLessThan(markup.indexOf('已经联系您'));
    expect(renderPage(<MessageThread page={pageOf({ messages: MESSAGES }, 'ru')} />, '/ru/track/case')).toContain(
      '<span lang="zh-CN">调取了票据</span>',
    );
    expect(markup).toContain('id="m-1"');
    expect(markup).toContain('最迟 12 月 1 日（周二）');
  });
});

describe.each(LOCALES)('an extension, in %s', (locale) => {
  const words = inWords(locale).texts.track;
  const linesWith = (dueAt: Date) => {
    const extension = { days: 3, from: PAST, to: DUE, reason: '调取底账', isOpen: true };
    const dateMoves = { ...aTrackedCase().dateMoves, extension };
    const page = trackedCasePage(
      aTrackedCase({ dateMoves, clocks: [aClock({ kind: 'resolution', dueAt })] }),
      inWords(locale),
    );
    return page.dateMoves.extension?.lines;
  };

  test('says the date of now beside the one it was granted with, where rules that came since have moved it again', () => {
    expect(linesWith(DUE)).toHaveLength(2);
    const moved = linesWith(new Date('2026-12-08T09:30:00.000Z'));
    expect(moved).toHaveLength(3);
    expect(moved?.[2]).toBe(
      words.movedSince({ 'zh-CN': '12 月 8 日（周二）', en: 'Tuesday 8 December', ru: '8 декабря (вт)' }[locale]),
    );
  });
});
