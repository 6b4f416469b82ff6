import { describe, expect, test } from 'vitest';
import { type ActEffect, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { CaseHead } from '#app/components/desk/case-head.tsx';
import type { FrameData } from '#app/components/desk/desk-frame.tsx';
import { DutySection } from '#app/components/desk/duty-section.tsx';
import { placeOf, type QueuePlace, queueHref, START_OF_QUEUE } from '#app/components/desk/queue-place.ts';
import { type QueueLine, QueueTable } from '#app/components/desk/queue-table.tsx';
import { FiredSteps } from '#app/components/desk/sla-panel.tsx';
import type { DutyView, StaffCaseView } from '#app/domain/case-view.ts';
import { NO_DATE_MOVES } from '#app/domain/date-moves-view.ts';
import { renderPage } from '#tests/components/render-page.tsx';

const NAMES = { zh: '市场监督管理局', en: 'Market Regulation', ru: 'Рынок' };
const FRAME: FrameData = {
  account: { name: '李明', department: '市场监督管理局' },
  queryCount: 0,
  isHead: false,
  issuesOrders: false,
  sweeperStopped: null,
  overdue: null,
  mailIsMissing: false,
  mailsFailed: false,
  jumps: [],
};

function aLine(over: Partial<QueueLine> = {}): QueueLine {
  return {
    reference: 'TS-8K4QM2WT',
    status: 'in_progress',
    asksWritten: false,
    service: null,
    category: { zh: '乱收费', en: 'Fee', ru: 'Сбор' },
    lead: NAMES,
    accused: [{ zh: '水务局', en: 'Water', ru: 'Вода' }],
    due: {
      at: new Date('2026-11-20T09:30:00.000Z'),
      kind: 'first_contact',
      duty: null,
      left: { state: 'overdue', dueDay: 'other', days: 1, hours: 3, minutes: 0, isProvisional: false },
    },
    headsDuty: null,
    isToSign: false,
    decision: null,
    hasNews: false,
    assigneeName: '李明',
    updatedAt: new Date('2026-11-23T01:30:00.000Z'),
    readsText: true,
    readsAs: 'lead',
    isOpen: true,
    ...over,
  };
}

function aView(over: Partial<StaffCaseView> = {}): StaffCaseView {
  return {
    reference: 'TS-8K4QM2WT',
    standing: ['told'],
    may: [],
    status: 'in_progress',
    route: 'lead',
    category: { code: 'L1', name: { zh: '乱收费', en: 'Fee', ru: 'Сбор' }, standard: 'lawful' },
    lead: { id: 'scjg', name: NAMES },
    hub: { id: 'zsj', name: { zh: '招商局', en: 'Hub', ru: 'Хаб' } },
    openedAt: new Date('2026-11-18T01:30:00.000Z'),
    acceptedAt: new Date('2026-11-19T01:30:00.000Z'),
    acceptedSilently: false,
    cycle: 1,
    isUrgent: false,
    clocks: [],
    fired: [],
    papers: [],
    daysOnly: false,
    duties: [],
    dateMoves: NO_DATE_MOVES,
    text: null,
    ...over,
  };
}

const queue = (line: QueueLine, place: QueuePlace = { view: 'to_do', page: 1 }) =>
  renderPage(<QueueTable lines={[line]} caption="我的待办" place={place} />, '/desk');

describe('a line of the queue', () => {
  test('says how late which clock is, with the exact instant, and marks the row', () => {
    const markup = queue(aLine());
    expect(markup).toContain('首次联系 · 超期第 1 个工作日');
    expect(markup).toContain('dateTime="2026-11-20T09:30:00.000Z"');
    expect(markup).toContain('row-late');
    expect(markup).toContain('乱收费 · 反映水务局');
  });

  test('of a case one is merely told of is marked read-only and names no accused', () => {
    const markup = queue(aLine({ readsText: false, readsAs: 'told', accused: [], assigneeName: null }));
    expect(markup).toContain('只读');
    expect(markup).toContain('乱收费 · 市场监督管理局承办');
    expect(markup).not.toContain('反映');
  });

  test('that waits for the investor says that its clock is paused', () => {
    expect(queue(aLine({ status: 'awaiting_investor', due: null }))).toContain('已暂停 · 等待补充');
  });

  test('marks an answer to sign and a word of the investor that nobody has acted on', () => {
    expect(queue(aLine())).not.toMatch(/待签署|投资人已回复/);
    expect(queue(aLine({ isToSign: true }))).toContain('待签署');
    expect(queue(aLine({ hasNews: true }))).toContain('投资人已回复');
  });

  test('leads to the case and from there back to the view and page it stands in', () => {
    const markup = queue(aLine(), { view: 'overdue', page: 2 });
    expect(markup).toContain('href="/desk/t/TS-8K4QM2WT?from=overdue.2"');
    const back = (from: string) => queueHref(placeOf(`http://localhost/desk/t/TS-8K4QM2WT?from=${from}`));
    expect(back('overdue.2')).toBe('/desk?view=overdue&page=2');
    expect(['//evil.example', 'overdue2', '', 'to_do'].map(back)).toEqual(['/desk', '/desk', '/desk', '/desk']);
  });
});

test('a duty that the head alone can do is marked beside what is due for the officer, and how late it is', () => {
  const { due } = aLine();
  expect(queue(aLine({ headsDuty: due }))).toContain('由负责人办理 · 超期第 1 个工作日');
  expect(queue(aLine())).not.toContain('由负责人办理');
});

describe('the duties of a case', () => {
  const aDuty = (over: Partial<DutyView>): DutyView => ({
    clock: 'duty:on_site_session',
    kind: 'on_site_session',
    cause: { kind: 'clock', clock: 'resolution:1' },
    owner: { id: 'scjg', name: NAMES },
    issuedBy: null,
    recordFor: null,
    state: 'running',
    at: new Date('2026-11-20T01:30:00.000Z'),
    dueAt: new Date('2026-11-24T09:30:00.000Z'),
    provisional: false,
    doneAt: null,
    isOwn: true,
    mayDo: true,
    paper: null,
    ...over,
  });
  const render = (duties: DutyView[]) =>
    renderPage(
      <DutySection reference="TS-8K4QM2WT" place={START_OF_QUEUE} duties={duties} clocks={[]} daysOnly={false} />,
      '/desk/t/TS-8K4QM2WT',
    );

  test('stand open while they are owed, and fold when they are done', () => {
    const done = aDuty({
      clock: 'duty:talk_recorded',
      kind: 'talk_recorded',
      doneAt: new Date('2026-11-21T01:30:00.000Z'),
    });
    const [open = '', folded = ''] = render([done, aDuty({})]).split('已完成的 1 项');
    expect(open).toContain('现场办公记录');
    expect(open).toContain('/duty/duty-on_site_session');
    expect(open).not.toContain('约谈记录');
    expect(folded).toContain('约谈记录');
  });

  test('say each what it is about: one name can stand there twice', () => {
    const [ofAnswer, ofUnit] = [aDuty({}), aDuty({ cause: { kind: 'unit', breaches: 3 } })];
    const markup = render([ofAnswer, { ...ofUnit, clock: 'duty:on_site_session:2' }]);
    expect(markup).toContain('因“答复”超期');
    expect(markup).toContain('因该单位 3 次红灯');
  });
});

describe('the head of a case', () => {
  test('shows only the acts that the permission table allows', () => {
    const markup = renderPage(
      <CaseHead view={aView({ may: ['reply', 'answer'] })} place={START_OF_QUEUE} />,
      '/desk/t/TS-8K4QM2WT',
    );
    expect(markup).toContain('/desk/t/TS-8K4QM2WT/answer');
    expect(markup).toContain('/desk/t/TS-8K4QM2WT/reply');
    expect(markup).not.toContain('/accept');
  });

  test('accepts with one click, and leads to what that would do', () => {
    const markup = renderPage(
      <CaseHead view={aView({ status: 'submitted', may: ['accept', 'refuse'] })} place={START_OF_QUEUE} />,
      '/desk/t/TS-8K4QM2WT',
    );
    expect(markup).toMatch(/<form (?=[^>]*method="post")[^>]*action="\/desk\/t\/TS-8K4QM2WT\/accept"/);
    expect(markup).toContain('<a href="/desk/t/TS-8K4QM2WT/accept">受理后怎么计时</a>');
  });

  test('of a case one is merely told of names no accused and no identity', () => {
    const markup = renderPage(<CaseHead view={aView()} place={START_OF_QUEUE} />, '/desk/t/TS-8K4QM2WT');
    expect(markup).not.toContain('反映');
    expect(markup).not.toContain('匿名');
  });
});

describe('reminders and lights of a case', () => {
  const fired = (hour: number) => ({
    clock: 'progress:1',
    step: `breach:${hour}`,
    action: 'red_light',
    level: 2,
    at: new Date(Date.UTC(2026, 10, 20, hour)),
    recordedAt: new Date(Date.UTC(2026, 10, 20, hour)),
    duty: null,
    issuedBy: null,
  });
  const render = (hours: number[]) =>
    renderPage(<FiredSteps fired={hours.map(fired) as never} daysOnly={false} />, '/desk/t/TS-8K4QM2WT');

  test('show the last one, and fold the others behind it', () => {
    const markup = render([1, 2, 3]);
    const [open = '', folded = ''] = markup.split('<details>');
    expect(open).toContain('11:00');
    expect(open).not.toContain('10:00');
    expect(folded).toContain('更早的 2 次');
    expect(folded).toMatch(/10:00.*9:00/s);
  });

  test('that came once have nothing to fold', () => {
    expect(render([1])).not.toContain('<details>');
  });
});

describe('the page of an act', () => {
  const place = { view: 'to_do', page: 1 } as const;
  const page: ActPageData = { frame: FRAME, view: aView({ may: ['reply'] }), place, previews: {}, isStale: false };
  const dueAt = new Date('2026-11-26T09:30:00.000Z');
  const effects: ActEffect[] = [
    {
      preview: {
        statusAfter: 'in_progress',
        clocks: [{ key: 'resolution:1', kind: 'resolution', change: 'starts', dueAt, provisional: false }],
        sentence: '市场监督管理局正在办理，最迟 11 月 26 日（周四）答复您',
      },
    },
  ];
  const render = (form?: Parameters<typeof ActPage>[0]['form']) =>
    renderPage(<ActPage title="回复" page={page} form={form} effects={effects} submit="发送" />, '/desk');

  test('says before it is confirmed what the investor will see and which clock moves to when', () => {
    const markup = render();
    expect(markup).toContain('投资人会看到');
    expect(markup).toContain('“市场监督管理局正在办理，最迟 11 月 26 日（周四）答复您”');
    expect(markup).toContain('“答复”开始计时，11 月 26 日（周四）17:30 到期');
    expect(markup).toContain('状态不变，仍是“办理中”');
  });

  test('of a case that changed meanwhile keeps what was written and has no form', () => {
    const markup = render({ values: { text: '已经核实。', reason: 'no_facts' }, lists: {}, errors: {}, isStale: true });
    expect(markup).toContain('状态已变化');
    expect(markup).toContain('已经核实。');
    expect(markup).not.toContain('no_facts');
    expect(markup).not.toContain('发送');
  });
});
