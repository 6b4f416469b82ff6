import { describe, expect, test } from 'vitest';
import type { ActFacts, RefusedAct } from '#app/components/oversight/act-page.tsx';
import Acknowledge, * as acknowledge from '#app/routes/oversight/acknowledge.tsx';
import OversightCase, * as oversightCase from '#app/routes/oversight/case.tsx';
import Conclude, * as conclude from '#app/routes/oversight/conclude.tsx';
import Dispose, * as dispose from '#app/routes/oversight/dispose.tsx';
import Feedback, * as feedback from '#app/routes/oversight/feedback.tsx';
import OversightInbox, * as inbox from '#app/routes/oversight/inbox.tsx';
import { aLead, FAVOURS } from '#tests/routes/oversight/a-lead.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { aReport, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';

type CaseData = Parameters<typeof OversightCase>[0]['loaderData'];
type InboxData = Parameters<typeof OversightInbox>[0]['loaderData'];
const HIDDEN = {
  ...FAVOURS,
  identityMode: 'hidden' as const,
  contact: { name: '赵敏', phone: '13800000000', email: null, reachable: null, project: null },
};

describe('the inbox', () => {
  test('marks a date after the published holidays, and none before', async () => {
    const shown = async (at: string) => {
      const { send } = await aLead({}, shanghai(at));
      const { data } = await outcomeOf<InboxData>(() => inbox.loader(send('/oversight')));
      return pageOf(<OversightInbox loaderData={data} />, '/oversight');
    };
    expect(await shown('2026-12-30 10:00')).toMatch(/（暂定）<\/time>/);
    expect(await shown('2026-12-30 10:00')).toContain('暂定：以后的节假日安排公布后可能变动');
    expect(await shown('2026-12-29 10:00')).not.toContain('暂定');
  });

  test('shows retaliation in a part of its own, on top', async () => {
    const { context, send } = await aLead();
    const retaliation = await fileAReport(context.db, { report: { ...FAVOURS, category: 'L8' } });
    const { data } = await outcomeOf<InboxData>(() => inbox.loader(send('/oversight')));
    const html = pageOf(<OversightInbox loaderData={data} />, '/oversight');
    expect(html).toContain('打击报复、施压 1 件');
    expect(html.indexOf(retaliation.reference)).toBeLessThan(html.indexOf('线索 1 件'));
    expect(html).toContain('吃拿卡要、索要财物');
    expect(html).toContain('交通运输局');
    expect(html).toContain('时限检查还没有开始');
  });

  test('shows no word of what was reported', async () => {
    const { send } = await aLead();
    const { data } = await outcomeOf<InboxData>(() => inbox.loader(send('/oversight')));
    expect(pageOf(<OversightInbox loaderData={data} />, '/oversight')).not.toContain(aReport().what.slice(0, 8));
  });
});

describe('the case', () => {
  test('shows the words with their hash, the clocks and who looked', async () => {
    const { context, send, reference } = await aLead();
    const { data } = await outcomeOf<CaseData>(() => oversightCase.loader(send('/oversight/c/x')));
    const html = pageOf(<OversightCase loaderData={data} />, '/oversight/c/x');
    expect(html).toContain(aReport().what);
    const { content_hash } = await context.db.selectFrom('reports').select('content_hash').executeTakeFirstOrThrow();
    expect(html).toContain(content_hash);
    expect(html).toContain('移送签收');
    expect(html).toContain('没有留下姓名和联系方式');
    expect(html).toContain(`/oversight/c/${reference}/acknowledge`);
    expect(html).toContain('王芳');
    expect(html).not.toContain('<script');
  });

  test('has nothing of a hidden reporter but that the identity is sealed', async () => {
    const { send } = await aLead(HIDDEN);
    const { data } = await outcomeOf<CaseData>(() => oversightCase.loader(send('/oversight/c/x')));
    const html = pageOf(<OversightCase loaderData={data} />, '/oversight/c/x');
    expect(html).toContain('身份已封存');
    expect(html).not.toContain('赵敏');
    expect(html).not.toContain('13800000000');
  });

  test('confirms what was just done, and only then', async () => {
    const { send } = await aLead();
    const shown = async (path: string) => {
      const { data } = await outcomeOf<CaseData>(() => oversightCase.loader(send(path)));
      return pageOf(<OversightCase loaderData={data} />, path);
    };
    expect(await shown('/oversight/c/x?done=1')).toMatch(/role="status">.*已办理。/);
    expect(await shown('/oversight/c/x')).not.toContain('已办理。');
  });

  test('says of ten readings of a day by one person that they were ten, in one row', async () => {
    const { send } = await aLead();
    const read = () => outcomeOf<CaseData>(() => oversightCase.loader(send('/oversight/c/x')));
    for (let times = 1; times < 10; times += 1) await read();
    const html = pageOf(<OversightCase loaderData={(await read()).data} />, '/oversight/c/x');
    expect(html.match(/查看了全文/g)).toHaveLength(1);
    expect(html).toContain('<td class="number">10</td>');
  });

  test('says that the reporter declined the query only where one could have been sent', async () => {
    const shown = async (report: object) => {
      const { context, send } = await aLead(report);
      await sweepTo(context.db, shanghai('2026-12-31 18:00'));
      const { data } = await outcomeOf<CaseData>(() => oversightCase.loader(send('/oversight/c/x')));
      return pageOf(<OversightCase loaderData={data} />, '/oversight/c/x');
    };
    const declined = { category: 'L1', group: 'fee', queryAgreed: false };
    expect(await shown(declined)).toContain('反映人不同意问询');
    // Nobody owes a basis for rudeness, and discipline asks nobody.
    for (const report of [{ category: 'C1', queryAgreed: false }, { queryAgreed: false }]) {
      const html = await shown(report);
      expect(html).toContain('没有发出问询');
      expect(html).not.toContain('不同意');
    }
  });

  test('shows the name of one who gave it', async () => {
    const { send } = await aLead({ ...HIDDEN, identityMode: 'named' });
    const { data } = await outcomeOf<CaseData>(() => oversightCase.loader(send('/oversight/c/x')));
    expect(pageOf(<OversightCase loaderData={data} />, '/oversight/c/x')).toContain('赵敏');
  });

  test('is not there for a case that was not referred, as for one that does not exist', async () => {
    const { context, cookie, send } = await aLead({ category: 'L1', group: 'fee' });
    const unreferred = await outcomeOf(() => oversightCase.loader(send('/oversight/c/x')));
    const made = argsOf(context, { path: '/oversight/c/x', reference: 'TS-00000000', cookie });
    const unknown = await outcomeOf(() => oversightCase.loader(made));
    expect([unreferred.status, unknown.status]).toEqual([404, 404]);
  });

  test('sends away who is not signed in', async () => {
    const { context, reference } = await aLead();
    const args = argsOf(context, { path: '/oversight/c/x', reference });
    for (const route of [inbox, oversightCase, acknowledge, dispose, conclude, feedback]) {
      const sent = await outcomeOf(async () => route.loader(args));
      expect(sent).toMatchObject({ status: 303, location: '/oversight/sign-in' });
    }
    for (const route of [acknowledge, dispose, conclude, feedback]) {
      const posted = argsOf(context, { path: '/oversight/c/x', reference, fields: {} });
      expect((await outcomeOf(() => route.action(posted))).location).toBe('/oversight/sign-in');
    }
  });
});

describe('the acts on a lead', () => {
  test('go from acknowledging to the feedback, each saying first which clock moves to when', async () => {
    const { context, send, reference } = await aLead(HIDDEN);
    const back = { status: 303, location: `/oversight/c/${reference}?done=1` };
    const first = await outcomeOf<ActFacts>(() => acknowledge.loader(send('/a')));
    const firstPage = pageOf(<Acknowledge loaderData={first.data} />, '/a');
    expect(firstPage).toContain('“移送签收”停止');
    expect(firstPage).toContain('“移送处置”开始计时，11 月 30 日（周一）17:30 到期');
    expect(await outcomeOf(() => acknowledge.action(send('/a', {})))).toMatchObject(back);

    const second = await outcomeOf<ActFacts>(() => dispose.loader(send('/b')));
    expect(pageOf(<Dispose loaderData={second.data} />, '/b')).toContain('“移送处置”停止');
    expect(await outcomeOf(() => dispose.action(send('/b', { disposal: 'preliminary_check' })))).toMatchObject(back);

    const third = await outcomeOf<ActFacts>(() => conclude.loader(send('/c')));
    expect(pageOf(<Conclude loaderData={third.data} />, '/c')).toContain('“移送反馈”开始计时');
    expect(await outcomeOf(() => conclude.action(send('/c', { finding: 'substantiated' })))).toMatchObject(back);

    const fourth = await outcomeOf<ActFacts>(() => feedback.loader(send('/d')));
    expect(pageOf(<Feedback loaderData={fourth.data} />, '/d')).toContain('查询页的状态变为“已办结”');
    expect(await outcomeOf(() => feedback.action(send('/d', { text: ' 已经查实。\r\n' })))).toMatchObject(back);

    const messages = await context.db.selectFrom('messages').select(['body', 'channel']).execute();
    expect(messages).toEqual([{ body: '已经查实。', channel: 'conduct' }]);
    const { data } = await outcomeOf<CaseData>(() => oversightCase.loader(send('/e')));
    const html = pageOf(<OversightCase loaderData={data} />, '/e');
    for (const words of ['初步核实', '属实', '已经查实。', '这条线索已办完']) expect(html).toContain(words);
  });

  test('say for an anonymous reporter that the feedback has no clock', async () => {
    const { send } = await aLead();
    await acknowledge.action(send('/a', {}));
    await dispose.action(send('/b', { disposal: 'talk_or_letter' }));
    const { data } = await outcomeOf<ActFacts>(() => conclude.loader(send('/c')));
    expect(pageOf(<Conclude loaderData={data} />, '/c')).toContain('反馈不计时');
  });

  test('need a choice, and change nothing without one', async () => {
    const { context, send } = await aLead();
    await acknowledge.action(send('/a', {}));
    const before = await context.db.selectFrom('case_events').selectAll().execute();
    const refused = await outcomeOf<RefusedAct>(() => dispose.action(send('/b', { disposal: 'pardon' })));
    expect(refused.status).toBe(400);
    const { data } = await outcomeOf<ActFacts>(() => dispose.loader(send('/b')));
    const html = pageOf(<Dispose loaderData={data} actionData={refused.data} />, '/b');
    expect(html).toContain('请选择处置方式');
    expect(html).toContain('href="#f-disposal"');
    expect(await context.db.selectFrom('case_events').selectAll().execute()).toEqual(before);
  });

  test('offer after closing a lead only the findings that do not contradict it, and take no other', async () => {
    const { context, send } = await aLead();
    await acknowledge.action(send('/a', {}));
    await dispose.action(send('/b', { disposal: 'close_lead' }));
    const { data } = await outcomeOf<ActFacts>(() => conclude.loader(send('/c')));
    const html = pageOf(<Conclude loaderData={data} />, '/c');
    for (const value of ['unfounded', 'not_established']) expect(html).toContain(`value="${value}"`);
    for (const value of ['"substantiated', 'partly_substantiated']) expect(html).not.toContain(value);
    const refused = await outcomeOf<RefusedAct>(() => conclude.action(send('/c', { finding: 'substantiated' })));
    expect(refused).toMatchObject({ status: 400, data: { isStale: false } });
    expect(pageOf(<Conclude loaderData={data} actionData={refused.data} />, '/c')).toContain('予以了结的，只能是');
    const types = await context.db.selectFrom('case_events').select('type').execute();
    expect(types.map(({ type }) => type)).not.toContain('referral_concluded');
  });

  test('refuse with 400 what is no form at all', async () => {
    const { context, send } = await aLead();
    const before = await context.db.selectFrom('case_events').selectAll().execute();
    for (const route of [acknowledge, dispose, conclude, feedback]) {
      const args = send('/a');
      const headers = { Cookie: args.request.headers.get('Cookie') ?? '', 'Content-Type': 'application/json' };
      const request = new Request(args.request.url, { method: 'POST', headers, body: '{"text":"属实"}' });
      expect((await outcomeOf(() => route.action({ ...args, request }))).status).toBe(400);
    }
    expect(await context.db.selectFrom('case_events').selectAll().execute()).toEqual(before);
  });

  test('keep a feedback that is too long', async () => {
    const { send } = await aLead();
    const text = '核'.repeat(501);
    const refused = await outcomeOf<RefusedAct>(() => feedback.action(send('/d', { text })));
    expect(refused).toMatchObject({ status: 400, data: { typed: text } });
    expect(refused.data.errors?.text).toContain('现在是 501 字');
  });

  test('out of turn answer that the state has changed, and keep what was typed', async () => {
    const { send } = await aLead();
    const loaded = await outcomeOf<ActFacts>(() => feedback.loader(send('/d')));
    expect(loaded.status).toBe(409);
    const refused = await outcomeOf<RefusedAct>(() => feedback.action(send('/d', { text: '已经查实。' })));
    expect(refused.status).toBe(409);
    const html = pageOf(<Feedback loaderData={loaded.data} actionData={refused.data} />, '/d');
    expect(html).toContain('状态已变化');
    expect(html).toContain('已经查实。');
  });

  test('are not there for a case that was not referred', async () => {
    const { send } = await aLead({ category: 'L1', group: 'fee' });
    for (const route of [acknowledge, dispose, conclude, feedback]) {
      expect((await outcomeOf(async () => route.loader(send('/a')))).status).toBe(404);
    }
    expect((await outcomeOf(() => acknowledge.action(send('/a', {})))).status).toBe(404);
    expect((await outcomeOf(() => feedback.action(send('/d', { text: '已经查实。' })))).status).toBe(404);
  });
});
