import { describe, expect, test } from 'vitest';
import { AnswerRuler, PromiseList } from '#app/components/case/case-state.tsx';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { SlaPanel } from '#app/components/desk/sla-panel.tsx';
import { ClockEvidence } from '#app/components/oversight/clock-evidence.tsx';
import { NextSteps } from '#app/components/report/next-steps.tsx';
import { ClockExplanation } from '#app/components/sla/clock-explanation.tsx';
import { type ClockWording, clockSentence, holidayWords, usedSentence } from '#app/components/sla/clock-words.ts';
import { explainedPage } from '#app/components/sla/explained-page.ts';
import { StaffClockRuler } from '#app/components/sla/staff-clock.tsx';
import { TimeRuler } from '#app/components/sla/time-ruler.tsx';
import type { ClockView, TrackedCaseView } from '#app/domain/case-view.ts';
import type { ClockExplanationView } from '#app/domain/clock-explanation.ts';
import { compileCalendar } from '#app/domain/sla/calendar.ts';
import type { ClockEvent } from '#app/domain/sla/clock.ts';
import { type ClockToExplain, explainClock, type PauseCause } from '#app/domain/sla/explain.ts';
import { promiseRuler } from '#app/domain/sla/ruler.ts';
import { deskTexts, LOCALES, type Locale, textsFor } from '#app/i18n/index.ts';
import { A_SITE, renderPage } from '#tests/components/render-page.tsx';
import { A_RULER, aClock, aTrackedCase, inWords, PAST, SCJG } from '#tests/components/tracked-case.ts';
import { readCountyCalendar } from '#tests/domain/sla/office-calendar.ts';
import { shanghai } from '#tests/support/builders.ts';

const calendar = compileCalendar(readCountyCalendar());
const PATHS: Record<Locale, string> = { 'zh-CN': '/track/case', en: '/en/track/case', ru: '/ru/track/case' };
const wordingOf = (locale: Locale, now: Date): ClockWording => ({
  words: textsFor(locale).clock,
  locale,
  timeZone: A_SITE.timeZone,
  now,
});

function aView(
  events: [ClockEvent['type'], string][],
  given: { now: string; target?: ClockToExplain['target']; clock?: Partial<ClockView>; pauses?: PauseCause[] },
): ClockExplanationView {
  const { now, target = { unit: 'days', target: 5, warn: [] }, clock } = given;
  const explanation = explainClock({
    calendar,
    target,
    events: events.map(([type, at]) => ({ type, at: shanghai(at) })),
    ended: null,
    now: shanghai(now),
    resumesBy: clock?.resumesBy,
    pauses: given.pauses ?? [
      {
        at: shanghai('2026-09-28 09:00'),
        to: null,
        reason: 'waiting_for_investor',
        by: 'scjg',
        grantedBy: null,
        document: null,
        isAnnulled: false,
      },
    ],
  });
  const view = aClock({ kind: 'resolution', dueAt: explanation.dueAt, startedAt: explanation.startedAt, ...clock });
  return {
    reference: 'TS-8K4QM2WT',
    clock: view,
    explanation,
    units: [SCJG],
    annulled: [],
    movedAt: null,
    policyVersion: '2026-11',
    calendarVersion: '2026-11',
    publishedThrough: '2026-12-31',
  };
}
const OVER_THE_HOLIDAYS = aView(
  [
    ['start', '2026-09-24 10:00'],
    ['pause', '2026-09-28 09:00'],
    ['resume', '2026-09-29 15:00'],
  ],
  { now: '2026-10-08 11:00' },
);
const page = (view: ClockExplanationView, locale: Locale, what = '答复您') =>
  explainedPage(view, what, wordingOf(locale, shanghai('2026-10-08 11:00')));

describe('the ruler', () => {
  const drawn = renderPage(<TimeRuler ruler={A_RULER} sentence="答复您：最迟周五。" />);

  test('is one picture with its sentence as name, and the sentence beside it', () => {
    expect(drawn).toMatch(/<svg class="ruler" width="100%" height="28" role="img" aria-label="答复您：最迟周五。"/);
    expect(drawn).toContain('<p class="ruler-words">答复您：最迟周五。</p>');
    expect(drawn.match(/role="img"/g)).toHaveLength(1);
    expect(renderPage(<TimeRuler ruler={A_RULER} sentence="x" isPrinted />)).not.toContain('ruler-words');
  });

  test('has a tick of 6 px for each working day, the bar to now and the pennant at the promise', () => {
    const ticks = /class="ruler-ticks" d="([^"]+)"/.exec(drawn)?.[1];
    expect(ticks?.match(/M[\d.]+ 17v6/g)).toHaveLength(10);
    expect(drawn).toContain('<path class="ruler-counted" d="M0 20H300">');
    expect(drawn).toMatch(/class="ruler-pennant" x="100%"/);
    expect(drawn).not.toMatch(/ruler-late|ruler-paused/);
  });

  test('hatches what was paused, and what lies beyond the pennant is another bar', () => {
    const bars = [
      { kind: 'counted', from: 0, to: 2 },
      { kind: 'paused', from: 2, to: 4 },
      { kind: 'late', from: 8, to: 10 },
    ] as const;
    const markup = renderPage(<TimeRuler ruler={{ ...A_RULER, bars, pennants: [8] }} sentence="x" />);
    expect(markup).toContain('<path class="ruler-paused" d="M200 20H400">');
    expect(markup).toContain('<path class="ruler-late" d="M800 20H1000">');
    expect(markup).toMatch(/class="ruler-pennant" x="80%"/);
  });

  test('flies the flag forward only where it would leave the drawing', () => {
    const flag = (pennant: number) =>
      /<path d="(M0 2l-?\d+)/.exec(
        renderPage(<TimeRuler ruler={{ ...A_RULER, pennants: [pennant] }} sentence="x" />),
      )?.[1];
    expect([flag(10), flag(1), flag(0.5)]).toEqual(['M0 2l-10', 'M0 2l10', 'M0 2l10']);
  });

  test('is small, and needs no style, script or identifier', () => {
    const year = Array.from({ length: 250 }, (_none, day) => day + 1);
    const markup = renderPage(<TimeRuler ruler={{ ...A_RULER, ticks: year, length: 250 }} sentence="x" />);
    expect(Buffer.byteLength(markup)).toBeLessThan(8192);
    expect(markup).not.toMatch(/ style=|<script| id=|url\(/);
  });

  test('of staff says in the same words when it is due and how much is used', () => {
    const markup = renderPage(<StaffClockRuler clock={aClock({ kind: 'resolution' })} />, '/desk');
    expect(markup).toContain('答复：12 月 4 日（周五）17:30 到期。计到第 3 个工作日，共 10 个，剩 7 个。');
  });
});

describe('where a clock stands', () => {
  const at = shanghai('2026-12-03 10:00');
  const late = { state: 'breached', breachedAt: shanghai('2026-12-01 17:30') } as const;
  const STATES: [string, Partial<ClockView>, string][] = [
    ['running', {}, '答复您：最迟 12 月 4 日（周五）17:30。'],
    ['overdue', late, '答复您：应在 12 月 1 日（周二）17:30 前，已经超期。'],
    ['met', { state: 'met', stoppedAt: at }, '答复您：12 月 3 日（周四）10:00 办到，最迟是 12 月 4 日（周五）17:30。'],
    ['missed', { ...late, stoppedAt: at }, '答复您：12 月 3 日（周四）10:00 办到，应在 12 月 1 日（周二）17:30 前。'],
    ['paused', { state: 'paused', dueAt: null }, '答复您：现在暂停，等您补充，之后才有日期。'],
    [
      'ended',
      { state: 'ended', dueAt: null, endedAt: at, endedReason: 'refused' },
      '答复您：12 月 3 日（周四）10:00 终止，不再计时。',
    ],
    [
      'ended after it was late',
      { ...late, endedAt: at, endedReason: 'handed_off' },
      '答复您：应在 12 月 1 日（周二）17:30 前，没有办到，12 月 3 日（周四）10:00 终止。',
    ],
    [
      'accepted by silence',
      { ...late, endedReason: 'accepted_silently' },
      '答复您：12 月 1 日（周二）17:30 前没有决定，已视为受理。',
    ],
    [
      'passed on by silence',
      { ...late, endedReason: 'handed_off' },
      '答复您：12 月 1 日（周二）17:30 前没有决定，已自动转出。',
    ],
  ];

  test.each(STATES)('%s', (_name, clock, sentence) => {
    const wording = wordingOf('zh-CN', A_SITE.now);
    expect(clockSentence(aClock({ kind: 'resolution', ...clock }), '答复您', wording)).toBe(sentence);
  });

  test.each(LOCALES)('hours are said as hours (%s)', (locale) => {
    const ruler = { ...A_RULER, unit: 'minutes', target: 240, reached: 90.9 } as const;
    expect(usedSentence(ruler, textsFor(locale).clock)).toMatch(/1 .+30 .+2 .+30 .+4 /);
    expect(usedSentence({ ...ruler, isOpen: false }, textsFor(locale).clock)).toMatch(/^\D*1 \D+30 \D+4 \D+$/);
  });
});

describe('the explanation', () => {
  test('says day by day what counts and what does not, with the holiday, the make-up day and the pause', () => {
    const { rows } = page(OVER_THE_HOLIDAYS, 'zh-CN');
    const line = ({ date, how, marks, events }: (typeof rows)[number]) => [date, how, ...marks, ...events].join(' | ');
    expect(rows.map(line)).toEqual([
      '9 月 24 日（周四） | 起算的这一天，不算 | 10:00 开始计时',
      '9 月 25 日（周五） | 中秋节放假，不算',
      '9 月 26 日（周六） | 中秋节放假，不算',
      '9 月 27 日（周日） | 中秋节放假，不算',
      '9 月 28 日（周一） | 市场监督管理局请您补充，等您期间不算 | 09:00 暂停',
      '9 月 29 日（周二） | 第 1 个工作日，共 5 个 | 15:00 继续',
      '9 月 30 日（周三） | 第 2 个工作日，共 5 个',
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `10 月 ${day} 日（周${'四五六日一二三'[day - 1]}） | 国庆节放假，不算`),
      '10 月 8 日（周四） | 第 3 个工作日，共 5 个 | 今天',
      '10 月 9 日（周五） | 第 4 个工作日，共 5 个',
      '10 月 10 日（周六） | 调休上班，算第 5 个工作日，共 5 个 | 到期',
    ]);
  });

  test.each(LOCALES)('gives the date first, then why, and the rules it was counted by (%s)', (locale) => {
    const words = page(OVER_THE_HOLIDAYS, locale, '2026');
    const { sentence, why, used, notes } = words;
    expect(sentence).toMatch(/10/);
    expect(why).toHaveLength(4);
    expect(why.join()).toMatch(/24/);
    expect(used).toMatch(/3.*5.*2/);
    expect(notes.join()).toMatch(/31.*2026-11/s);
    const markup = renderPage(<ClockExplanation page={words} />, PATHS[locale]);
    expect(markup.indexOf(sentence)).toBeGreaterThan(-1);
    expect(markup.indexOf(sentence)).toBeLessThan(markup.indexOf('class="ruler"'));
    expect(markup.indexOf('class="ruler"')).toBeLessThan(markup.indexOf('<table'));
    expect(markup).not.toMatch(/ style=|<script|undefined|null|scjg/);
  });

  test.each(['en', 'ru'] as const)('holds no Chinese that is not marked as such (%s)', (locale) => {
    const markup = renderPage(<ClockExplanation page={page(OVER_THE_HOLIDAYS, locale, 'Answer')} />, PATHS[locale]);
    expect(markup.replace(/<span lang="zh-CN">[^<]*<\/span>/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  test('counts the days beyond the date, and gathers the days after a stop', () => {
    const late = aView([['start', '2026-11-02 10:00']], { now: '2026-11-12 10:00' });
    expect(
      page(late, 'zh-CN')
        .rows.filter(({ mark }) => mark === 'late')
        .map(({ how }) => how),
    ).toEqual(['超期第 1 个工作日', '超期第 2 个工作日']);
    const met = aView(
      [
        ['start', '2026-11-02 10:00'],
        ['stop', '2026-11-03 10:00'],
      ],
      { now: '2026-11-20 10:00' },
    );
    expect(
      page(met, 'zh-CN')
        .rows.slice(1)
        .map(({ date, how, marks }) => [date, how, ...marks].join(' ')),
    ).toEqual([
      '11 月 3 日（周二） 当天停止，不再算',
      '11 月 4 日（周三） 至 11 月 8 日（周日） 已经停止，不再算',
      '11 月 9 日（周一） 已经停止，不再算 到期',
    ]);
  });

  describe('of a clock that waits or is late for months', () => {
    const procedure = {
      at: shanghai('2026-11-03 10:00'),
      to: null,
      reason: 'statutory_procedure',
      by: 'scjg',
      grantedBy: 'zsj',
      document: '东复受〔2026〕1 号',
      isAnnulled: false,
    } as const;
    const paused: [ClockEvent['type'], string][] = [
      ['start', '2026-11-02 09:00'],
      ['pause', '2026-11-03 10:00'],
      ['resume', '2028-10-31 17:30'],
    ];
    const inProcedure = aView(paused, { now: '2028-11-02 10:00', pauses: [procedure] });

    test.each([
      ['zh-CN', '市场监督管理局转入法定程序（东复受〔2026〕1 号），期间不算，共 '],
      ['en', '(东复受〔2026〕1 号): not counted, '],
      ['ru', ': идёт процедура по закону (东复受〔2026〕1 号), не считается, всего '],
    ] as const)('says the long wait in one line, with whose procedure it is (%s)', (locale, words) => {
      const { rows } = page(inProcedure, locale);
      expect(rows.length).toBeLessThan(20);
      const folded = rows.filter(({ how }) => how.includes(words));
      expect(folded).toHaveLength(1);
      for (const year of ['2026', '2028']) expect(folded[0]?.date).toContain(year);
      // Both ends stand alone, with what happened on them.
      expect(rows.flatMap(({ events }) => events)).toHaveLength(3);
    });

    test('says a delay of months in one line', () => {
      const late = aView([['start', '2026-11-02 09:00']], { now: '2027-11-02 10:00' });
      const { rows, notes } = page(late, 'zh-CN');
      expect(rows.length).toBeLessThan(20);
      expect(rows.map(({ how }) => how).join()).toMatch(/超期第 1 至 2\d\d 个工作日/);
      expect(notes.join()).not.toContain('只列出');
    });

    test('lists each day of a wait of some weeks', () => {
      const short = aView([paused[0]!, paused[1]!, ['resume', '2026-11-20 10:00']], {
        now: '2026-11-20 11:00',
        pauses: [procedure],
      });
      const { rows } = page(short, 'zh-CN');
      expect(rows.filter(({ how }) => how.includes('法定程序'))).toHaveLength(13);
    });
  });

  test('of hours says how much of each day counts; a provisional date is said to be one', () => {
    const hours = { unit: 'minutes', target: 240, warn: [] } as const;
    const view = aView([['start', '2026-11-02 16:00']], {
      now: '2026-11-02 16:30',
      target: hours,
      clock: { kind: 'first_contact', provisional: true },
    });
    const { rows, why, notes } = page(view, 'zh-CN');
    expect(rows.map(({ how }) => how)).toEqual(['16:00–17:30，算 1 小时 30 分钟', '08:30–11:00，算 2 小时 30 分钟']);
    expect(why[0]).toContain('共 4 小时');
    expect(why[1]).toBe('上班时间：08:30–12:00、13:30–17:30。');
    expect(notes).toContain('这个日期在那以后，放假安排公布后可能变动。');
  });

  test.each([
    ['zh-CN', '不上班（系统切换），不算', '国庆节放假，不算'],
    ['en', 'Offices closed (系统切换): not counted', 'Public holiday (National Day): not counted'],
    ['ru', 'Нерабочий день (系统切换): не считается', 'Праздник (День образования КНР): не считается'],
  ] as const)(
    'a day that is closed for a reason of the county is no public holiday (%s)',
    (locale, closed, holiday) => {
      const { words } = wordingOf(locale, shanghai('2026-10-08 11:00'));
      expect([holidayWords('系统切换', words), holidayWords('国庆节', words)]).toEqual([closed, holiday]);
    },
  );

  test.each([
    ['zh-CN', '市场监督管理局'],
    ['en', 'Market Regulation'],
    ['ru', 'Управление по регулированию рынка'],
  ] as const)('says by whose days it is counted, where they are a unit’s own (%s)', (locale, name) => {
    const county = page(OVER_THE_HOLIDAYS, locale).notes;
    const own = page({ ...OVER_THE_HOLIDAYS, ownDaysOf: SCJG }, locale).notes;
    expect(county.join()).not.toContain(name);
    expect(own.filter((note) => !county.includes(note))).toEqual([expect.stringContaining(name)]);
  });

  test.each([
    ['zh-CN', '答复您：现在暂停，等您补充，最迟 10 月 15 日（周四）17:30 继续计时，之后才有日期。', '市场监督管理局'],
    ['en', 'on Thursday 15 October, 17:30 at the latest.', 'Market Regulation'],
    ['ru', 'не позднее 15 октября (чт), 17:30.', 'Управление по регулированию рынка'],
  ] as const)(
    'of a paused clock says on its first day why, by whom, and when it goes on at the latest (%s)',
    (locale, latest, unit) => {
      const paused = { state: 'paused', waitsFor: 'investor', resumesBy: shanghai('2026-10-15 17:30') } as const;
      const events: [ClockEvent['type'], string][] = [
        ['start', '2026-10-08 08:40'],
        ['pause', '2026-10-08 10:30'],
      ];
      const view = aView(events, { now: '2026-10-08 11:00', clock: { ...paused, dueAt: null } });
      const { sentence, rows, ruler } = page(view, locale);
      expect(sentence).toContain(latest);
      expect(rows[0]?.events[1]).toContain('10:30');
      expect(rows[0]?.events[1]).toContain(unit);
      expect(ruler.bars).toEqual([{ kind: 'paused', from: 0, to: 6 }]);
      expect(ruler).toMatchObject({ length: 11, pennants: [] });
    },
  );

  test('speaks of the investor to officers', () => {
    const officers = { ...wordingOf('zh-CN', shanghai('2026-10-08 11:00')), words: deskTexts.clock };
    const { rows, why } = explainedPage(OVER_THE_HOLIDAYS, '答复', officers);
    expect([...rows.map(({ how }) => how), ...why].join()).not.toMatch(/您/);
    expect(rows[4]?.how).toBe('市场监督管理局请投资人补充，等待期间不计');
  });
});

describe('every clock that is listed leads to its days', () => {
  const clock = aClock({ kind: 'progress', key: 'progress:1:2' });

  test.each(LOCALES)('for the investor (%s)', (locale) => {
    const view = aTrackedCase({ clocks: [clock, aClock({ kind: 'resolution', key: 'resolution:1' })] });
    const tracked = trackedCasePage(view, inWords(locale));
    const markup = renderPage(<PromiseList page={tracked} />, PATHS[locale]);
    expect(markup).toContain(`href="${PATHS[locale]}/clock/progress-1-2"`);
    expect(markup).toContain(textsFor(locale).clock.link);
    const ruler = renderPage(<AnswerRuler page={tracked} />, PATHS[locale]);
    expect(ruler).toContain(usedSentence(A_RULER, textsFor(locale).clock));
  });

  test.each([
    ['acceptance', '告诉您是否受理'],
    ['referral_receipt', '纪检监察受理'],
    ['review', '复核'],
  ] as const)('the clock of %s is drawn while that of the answer is not open', (kind, what) => {
    const drawn = (clocks: Parameters<typeof aClock>[0][]) =>
      trackedCasePage(aTrackedCase({ clocks: clocks.map(aClock) }), inWords('zh-CN')).answerRuler?.sentence;
    expect(drawn([{ kind }])).toContain(what);
    expect(drawn([{ kind }, { kind: 'resolution' }])).toContain('答复您');
    expect(drawn([{ kind, state: 'met', stoppedAt: PAST }])).toBeUndefined();
  });

  test('what discipline has accepted stays drawn, with the day of its receipt, until it feeds back', () => {
    const receipt = aClock({ kind: 'referral_receipt', state: 'met', stoppedAt: PAST });
    const disposal = aClock({ kind: 'referral_disposal' });
    const drawn = (given: Partial<TrackedCaseView>, locale: Locale = 'zh-CN') =>
      trackedCasePage(aTrackedCase({ isConductOnly: true, route: 'discipline', ...given }), inWords(locale))
        .answerRuler;
    for (const locale of LOCALES) {
      const { promise } = textsFor(locale).timeline;
      const accepted = drawn({ clocks: [receipt, disposal] }, locale);
      expect(accepted?.ruler).toBe(receipt.ruler);
      expect(accepted?.sentence.startsWith(promise.referral_receipt)).toBe(true);
      expect(accepted?.sentence).toContain(usedSentence(A_RULER, textsFor(locale).clock));
      const feedback = drawn({ clocks: [receipt, disposal, aClock({ kind: 'referral_feedback' })] }, locale);
      expect(feedback?.sentence.startsWith(promise.referral_feedback)).toBe(true);
    }
    expect(drawn({ clocks: [{ ...receipt, daysOnly: true }] })?.sentence).not.toMatch(/\d:\d\d/);
    expect(drawn({ clocks: [receipt], status: 'answered' })).toBeNull();
    expect(drawn({ clocks: [receipt], isConductOnly: false })).toBeNull();
  });

  test('at the desk, with a ruler for acceptance and answer alone', () => {
    const clocks = [clock, aClock({ kind: 'acceptance', key: 'acceptance' })];
    const panel = <SlaPanel reference="TS-8K4QM2WT" clocks={clocks} readsText />;
    const markup = renderPage(panel, '/desk/t/TS-8K4QM2WT');
    expect(markup).toContain('href="/desk/t/TS-8K4QM2WT/clock/progress-1-2"');
    expect(markup.match(/class="ruler"/g)).toHaveLength(1);
  });

  test('in oversight, each with its ruler', () => {
    const evidence = <ClockEvidence reference="TS-8K4QM2WT" clocks={[clock, clock]} fired={[]} />;
    const markup = renderPage(evidence, '/oversight/c/TS-8K4QM2WT');
    expect(markup).toContain('href="/oversight/c/TS-8K4QM2WT/clock/progress-1-2"');
    expect(markup.match(/class="ruler"/g)).toHaveLength(2);
  });
});

test('the receipt draws the promised dates and says them beside it', () => {
  const filedAt = shanghai('2026-11-23 10:00');
  const [acceptBy, answerBy] = [shanghai('2026-11-24 17:30'), shanghai('2026-12-01 17:30')];
  const dates = { route: 'lead', lead: SCJG, acceptBy, answerBy, handOffBy: null, receiptBy: null } as const;
  const ruler = promiseRuler(calendar, filedAt, [acceptBy, answerBy]);
  const markup = renderPage(
    <NextSteps dates={{ ...dates, contactBy: null, contactMinutes: null, provisional: false }} ruler={ruler} isSent />,
    '/report/done',
  );
  expect(markup.match(/class="ruler-pennant"/g)).toHaveLength(2);
  expect(markup).toMatch(/aria-label="[^"]*11 月 24 日（周二）[^"]*12 月 1 日（周二）[^"]*"/);
  expect(markup).not.toMatch(/ruler-counted|ruler-words/);
});
