import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { describe, expect, test } from 'vitest';
import { ErrorPage } from '#app/components/layout/error-page.tsx';
import * as ask from '#app/routes/desk/ask.tsx';
import * as casePage from '#app/routes/desk/case.tsx';
import * as review from '#app/routes/desk/review.tsx';
import * as sign from '#app/routes/desk/sign.tsx';
import * as triage from '#app/routes/desk/triage.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, asStaff, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

async function aDesk(seat: Parameters<typeof aSignedInOfficer>[1], report = {}) {
  const context = aContext({ clock: () => at(60) });
  const filed = await fileAReport(context.db, { report });
  const { cookie, actor } = await aSignedInOfficer(context, seat);
  const ctx = asStaff(context.db, actor, at(60));
  const args = (path: string, fields?: Record<string, string>) =>
    argsOf(context, { path: `/desk/t/${filed.reference}${path}`, cookie, fields, reference: filed.reference });
  return { context, ctx, args, ...filed };
}

type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
const run = <Data,>(handler: Handler, args: LoaderFunctionArgs) =>
  outcomeOf<Data>(async () => handler(args as LoaderFunctionArgs & ActionFunctionArgs));

describe('an act at the desk', () => {
  test('leads back to the view and page of the queue that the case was opened from', async () => {
    const { args, ctx, reference } = await aDesk({ department: 'scjg', role: 'officer' });
    await acceptCase(ctx, reference);
    const sent = await run(ask.action, args('/ask?from=overdue.2', { text: '何时付的？' }));
    expect(sent).toMatchObject({ status: 303, location: `/desk/t/${reference}?done=1&from=overdue.2` });
    const { data } = await run<Awaited<ReturnType<typeof casePage.loader>>>(casePage.loader, args('?from=overdue.2'));
    expect(pageOf(<casePage.default loaderData={data} />, '/desk')).toContain('href="/desk?view=overdue&amp;page=2"');
  });

  test('sent twice is done once and answered alike', async () => {
    const { args, ctx, reference, context } = await aDesk({ department: 'scjg', role: 'officer' });
    await acceptCase(ctx, reference);
    const send = () => run(ask.action, args('/ask', { text: '何时付的？' }));
    const answers = [await send(), await send()];
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await context.db.selectFrom('messages').select('id').execute()).toHaveLength(1);
  });

  test('that signs the own answer says why it cannot be, and not that something changed', async () => {
    const { args, ctx, reference } = await aDesk({ department: 'scjg', role: 'officer' });
    await acceptCase(ctx, reference);
    const basis = { document: '条例', article: '第一条' };
    await answerReport(ctx, reference, { outcome: 'not', text: '依法收取', basis });
    const { status, data } = await run<Parameters<typeof sign.default>[0]['loaderData']>(sign.loader, args('/sign'));
    expect(status).toBe(409);
    const page = pageOf(<sign.default loaderData={data} />, '/desk');
    expect(page).toContain('自己写的答复不能自己签署');
    expect(page).not.toContain('状态已变化');
  });

  test('of a review is not for the lead', async () => {
    const { args } = await aDesk({ department: 'scjg', role: 'officer' });
    expect((await run(review.loader, args('/review'))).status).toBe(409);
  });
});

describe('triage', () => {
  const choice = { category: 'L1', units: 'jtj' };
  type Shown = Parameters<typeof triage.default>[0];

  test('shows first who will lead, what the investor reads and which clocks run; nothing is named unseen', async () => {
    const { args, context } = await aDesk({ department: 'zsj', role: 'hub' }, { accused: accusing() });
    const loaded = await run<Shown['loaderData']>(triage.loader, args('/triage'));
    const first = await run<NonNullable<Shown['actionData']>>(
      triage.action,
      args('/triage', { ...choice, intent: 'confirm' }),
    );
    expect(first.status).toBe(200);
    const page = pageOf(<triage.default loaderData={loaded.data} actionData={first.data} />, '/desk');
    for (const words of [
      '由市场监督管理局承办',
      '“已收到，等待受理：市场监督管理局最迟 11 月 3 日（周二）告诉您是否受理”',
      '“首次联系”开始计时，11 月 2 日（周一）',
      '受理后 5 个工作日内答复，最迟 11 月 10 日（周二）17:30',
    ])
      expect(page).toContain(words);
    expect(await context.db.selectFrom('case_accused').selectAll().execute()).toEqual([]);
    const planned = first.data.plan?.key ?? '';
    const named = await run(triage.action, args('/triage?from=to_accept.1', { ...choice, planned, intent: 'confirm' }));
    expect(named).toMatchObject({ status: 303, location: '/desk?done=1&view=to_accept' });
  });

  test('starts from what the investor said', async () => {
    const report = { group: 'other', category: null, accused: { ...accusing('jtj'), headPersonally: true } };
    const { args } = await aDesk({ department: 'zsj', role: 'hub' }, report);
    const { data } = await run<Shown['loaderData']>(triage.loader, args('/triage'));
    const page = pageOf(<triage.default loaderData={data} />, '/desk');
    expect(page).toContain('投资人选的类别：其他、不确定。投资人写的单位：交通运输局。');
    expect(page).toMatch(/<input[^>]*checked=""[^>]*value="jtj"|value="jtj"[^>]*checked=""/);
    expect(page).toMatch(/name="headPersonally"[^>]*checked=""/);
  });
});

test('an unknown case and one that is not for the unit are the same page in the desk’s frame', async () => {
  const { args, context, reference } = await aDesk({ department: 'jtj', role: 'officer' });
  const forbidden = await run(casePage.loader, args(''));
  const unknown = await run(casePage.loader, { ...args(''), params: { reference: 'TS-00000000' } });
  expect(forbidden).toEqual(unknown);
  expect(forbidden.status).toBe(404);
  const page = pageOf(<ErrorPage status={404} />, `/desk/t/${reference}`);
  expect(page).toBe(pageOf(<ErrorPage status={404} />, '/desk/t/TS-00000000'));
  expect(page).toContain('staff-desk');
  expect(context.settings.countyName).not.toBe('');
});
