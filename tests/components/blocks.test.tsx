import { describe, expect, test } from 'vitest';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import { Button, ButtonLink } from '#app/components/ui/button.tsx';
import { DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { Panel } from '#app/components/ui/panel.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import { Timeline } from '#app/components/ui/timeline.tsx';
import { renderPage } from '#tests/components/render-page.tsx';

const STATES = ['running', 'soon', 'overdue', 'paused', 'met', 'missed', 'none'] as const;

describe('the state of a clock', () => {
  test.each(STATES)('%s has a sign and words', (state) => {
    const markup = renderPage(<DueBadge state={state} text="剩 3 天" />);
    expect(markup).toMatch(/<svg[^>]*aria-hidden="true"/);
    expect(markup).toContain('剩 3 天');
  });

  test('no two states look the same without colour', () => {
    const shapes = STATES.map(
      (state) => /<path d="([^"]+)"/.exec(renderPage(<DueBadge state={state} text="x" />))?.[1],
    );
    expect(new Set(shapes).size).toBe(STATES.length);
  });

  test('the exact instant is machine readable', () => {
    const dueAt = new Date('2026-12-04T09:00:00.000Z');
    expect(renderPage(<DueBadge state="soon" text="今天 17:00 到期" dueAt={dueAt} />)).toContain(
      '<time dateTime="2026-12-04T09:00:00.000Z">今天 17:00 到期</time>',
    );
  });
});

describe('a summary', () => {
  const rows = [
    { term: '身份', value: '匿名', changeHref: '/report/step/identity' },
    { term: '项目', value: '' },
  ];

  test('each change link says what it changes', () => {
    expect(renderPage(<SummaryList rows={rows} />)).toContain(
      '<a href="/report/step/identity">修改<span class="sr-only"> 身份</span></a>',
    );
  });

  test('what was left out is said to be left out', () => {
    expect(renderPage(<SummaryList rows={rows} />)).toContain('<dd class="summary-value">未填写</dd>');
  });
});

describe('a table', () => {
  const columns = [
    { key: 'name', head: '事项', cell: (row: { name: string; days: number }) => row.name, isRowHead: true },
    { key: 'days', head: '天数', cell: (row: { name: string; days: number }) => row.days, isNumber: true },
  ];

  test('has a caption, column heads and row heads, in a region that the keyboard reaches', () => {
    const markup = renderPage(
      <DataTable caption="事项" columns={columns} rows={[{ name: '咨询', days: 1 }]} rowKey={(row) => row.name} />,
    );
    expect(markup).toContain('<div class="table-frame" role="region" aria-label="事项" tabindex="0">');
    expect(markup).toContain('<th scope="col" class="number">天数</th>');
    expect(markup).toContain('<th scope="row">咨询</th>');
  });

  test('without rows it is a sentence', () => {
    expect(
      renderPage(
        <DataTable caption="事项" columns={columns} rows={[]} rowKey={(row) => row.name} empty="没有待办。" />,
      ),
    ).toBe('<p class="hint">没有待办。</p>');
  });
});

test('an instant is shown in the time of the county and the language of the page', () => {
  const at = new Date('2026-12-04T09:00:00.000Z');
  expect(renderPage(<Moment at={at} withTime />, '/ru/track')).toContain('>4 декабря (пт), 17:00</time>');
});

test('no component carries a style attribute or a script', () => {
  const markup = renderPage(
    <>
      <Button>提交反映</Button>
      <ButtonLink href="/report">开始填写</ButtonLink>
      <Panel title="您的查询码" stub="TS-8K4QM2WT">
        7K4QM
      </Panel>
      <Notice tone="warn" title="接下来">
        x
      </Notice>
      <StatusTag tone="ok">已答复</StatusTag>
      <Timeline entries={[{ key: '1', title: '内部备注', meta: '今天', body: 'x', isInternal: true }]} />
      {STATES.map((state) => (
        <DueBadge key={state} state={state} text="x" />
      ))}
    </>,
  );
  expect(markup).not.toMatch(/ style=|<script|<style| on[a-z]+=/);
});
