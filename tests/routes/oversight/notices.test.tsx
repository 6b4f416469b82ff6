import { expect, test } from 'vitest';
import { BatchDueDay } from '#app/components/oversight/batch-due.tsx';
import * as notices from '#app/routes/oversight/notices.tsx';
import { argsOf, aSignedInInspector, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const RUNNING = { state: 'running', dueDay: 'other', days: 3, hours: 0, minutes: 0 } as const;

type Shown = Parameters<typeof notices.default>[0];

async function anInspection(at = '2026-12-04 10:00') {
  const now = shanghai(at);
  const context = aContext({ clock: () => now });
  const filed = await fileAReport(context.db, { report: { queryAgreed: false } });
  await sweepTo(context.db, now);
  const { cookie } = await aSignedInInspector(context);
  const args = (fields?: Record<string, string>) =>
    argsOf(context, { path: '/oversight/notices', cookie, fields }) as Parameters<typeof notices.action>[0];
  return { args, ...filed };
}

test('a batch without an outcome is shown again with what was typed, and what it asks stands beside the field', async () => {
  const { args, reference } = await anInspection();
  const { data } = await outcomeOf<Shown['loaderData']>(() => notices.loader(args()));
  const page = pageOf(<notices.default loaderData={data} />, '/oversight/notices');
  expect(page).toContain('市场监督管理局 1 件');
  expect(page).toContain(`/oversight/c/${reference}/clock/resolution-1`);
  const sent = await outcomeOf<NonNullable<Shown['actionData']>>(() =>
    notices.action(args({ unit: 'scjg', case: reference, 'reason-scjg': '理由还在' })),
  );
  expect(sent.status).toBe(400);
  const again = pageOf(<notices.default loaderData={data} actionData={sent.data} />, '/oversight/notices');
  expect(again).toContain('理由还在');
  expect(again).toContain('请选择怎样处理');
  expect(again).toContain('href="#f-outcome-scjg"');
});

test('an answered batch leads back to the list, which is empty then', async () => {
  const { args, reference } = await anInspection();
  const fields = { unit: 'scjg', case: reference, 'outcome-scjg': 'kept', 'reason-scjg': '' };
  const sent = await outcomeOf(() => notices.action(args(fields)));
  expect(sent).toMatchObject({ status: 303, location: '/oversight/notices?done=1' });
  const { data } = await outcomeOf<Shown['loaderData']>(() => notices.loader(args()));
  expect(data.batches).toEqual([]);
  const stale = await outcomeOf<NonNullable<Shown['actionData']>>(() =>
    notices.action(args({ ...fields, 'outcome-scjg': 'taken_up' })),
  );
  expect(stale.status).toBe(409);
  expect(pageOf(<notices.default loaderData={data} actionData={stale.data} />, '/')).toContain('没有做任何改动');
});

test('says of a day after the published holidays that it may move', () => {
  const at = shanghai('2027-01-05 17:30');
  const day = (isProvisional: boolean) =>
    pageOf(<BatchDueDay due={{ at, left: { ...RUNNING, isProvisional } }} />, '/oversight/notices');
  expect(day(true)).toContain('暂定：以后的节假日安排公布后可能变动。');
  expect(day(false)).not.toContain('暂定');
});

test('says by which day the batch is to be answered, and in words that the day has gone by', async () => {
  const shown = async (at: string) => {
    const { args } = await anInspection(at);
    const { data } = await outcomeOf<Shown['loaderData']>(() => notices.loader(args()));
    return pageOf(<notices.default loaderData={data} />, '/oversight/notices');
  };
  expect(await shown('2026-11-20 10:00')).toContain('请在 11 月 24 日（周二）前答复。');
  expect(await shown('2026-11-24 10:00')).toContain('今天到期：请在 11 月 24 日（周二）下班前答复。');
  expect(await shown('2026-11-27 10:00')).toContain('应在 11 月 24 日（周二）前答复，已是超期第 3 个工作日。');
});
