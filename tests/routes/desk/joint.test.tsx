import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { describe, expect, test } from 'vitest';
import * as askLead from '#app/routes/desk/ask-lead.tsx';
import * as casePage from '#app/routes/desk/case.tsx';
import * as clockPage from '#app/routes/desk/clock.tsx';
import * as invite from '#app/routes/desk/invite.tsx';
import * as object from '#app/routes/desk/object.tsx';
import * as opinion from '#app/routes/desk/opinion.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import * as reply from '#app/routes/desk/reply.tsx';
import * as rule from '#app/routes/desk/rule.tsx';
import * as takeOver from '#app/routes/desk/take-over.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { asStaff, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
type Handler = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown;
type Page = { loader: Handler; action: Handler; default: (props: never) => React.ReactNode };

/** An anonymous case of a fee, accepted by market regulation at 09:30; it is 10:00. */
async function aDesk() {
  const context = aContext({ clock: () => at(60) });
  const { reference } = await fileAReport(context.db);
  const cookies = new Map<string, string>();
  for (const department of ['scjg', 'czj', 'fgj', 'gxj']) {
    const { cookie, actor } = await aSignedInOfficer(context, { department, role: 'officer' });
    cookies.set(department, cookie);
    if (department === 'scjg') await acceptCase(asStaff(context.db, actor, at(30)), reference);
  }
  cookies.set('zsj', (await aSignedInOfficer(context, { department: 'zsj', role: 'hub' })).cookie);
  const argsFor = (unit: string, path: string, fields?: Record<string, string>) =>
    argsOf(context, { path: `/desk/t/${reference}${path}`, cookie: cookies.get(unit) ?? '', fields, reference });
  const run = <Data,>(handler: Handler, args: LoaderFunctionArgs) =>
    outcomeOf<Data>(async () => handler(args as LoaderFunctionArgs & ActionFunctionArgs));
  const get = async (unit: string, page: Pick<Page, 'loader' | 'default'>, path: string, params = {}) => {
    const args = argsFor(unit, path);
    const { status, data } = await run(page.loader, { ...args, params: { ...args.params, ...params } });
    const View = page.default as (props: { loaderData: unknown }) => React.ReactNode;
    return {
      status,
      data,
      markup: data === null ? '' : pageOf(<View loaderData={data} />, `/desk/t/${reference}${path}`),
    };
  };
  const post = (unit: string, page: Pick<Page, 'action'>, path: string, fields: Record<string, string>) =>
    run<{ errors: Record<string, string> }>(page.action, argsFor(unit, path, fields));
  return { reference, get, post };
}

const as = (page: unknown) => page as Page;
const OBJECTION = { unit: 'fgj', clause: '权责清单第 12 项', text: '价格由发改部门定。' };

describe('what a page is made from', () => {
  test('holds no time of day for whoever does not read the report, and no due date of a clock that stops', async () => {
    const { get } = await aDesk();
    const linesOf = async (unit: string) => {
      const { data } = await get(unit, as(queue), '');
      return (data as { lines: { updatedAt: Date }[] }).lines.map(({ updatedAt }) => updatedAt);
    };
    expect(await linesOf('scjg')).toEqual([at(30)]);
    const [day] = await linesOf('czj');
    expect(day?.getTime()).toBeGreaterThan(at(14 * 60).getTime());
    const { data } = await get('scjg', as(reply), '/reply');
    const { previews } = data as { previews: Record<string, { clocks: { change: string; dueAt: Date | null }[] }> };
    const stops = Object.values(previews).flatMap(({ clocks }) => clocks.filter(({ change }) => change === 'stops'));
    expect(stops.length).toBeGreaterThan(0);
    expect(stops.every(({ dueAt }) => dueAt === null)).toBe(true);
  });
});

describe('co-handling at the desk', () => {
  test('the lead asks, the co-handler finds its case with its own time, answers, and the lead reads it', async () => {
    const { reference, get, post } = await aDesk();
    const page = await get('scjg', as(invite), '/invite');
    expect(page.markup).toContain('财政局（已在协办）');
    expect(page.markup).not.toMatch(/value="(jtj|jtd1|jjw|scjg|swju)"/);
    const asked = await post('scjg', as(invite), '/invite', { unit: 'czj', text: '进了哪个账户？' });
    expect(asked).toMatchObject({ status: 303, location: `/desk/t/${reference}?done=1` });
    const list = await get('czj', as(queue), '');
    expect(list.markup).toMatch(/协办意见 · 剩 \d 个工作日|协办意见 · 明天到期/);
    const seen = await get('czj', as(casePage), '');
    expect(seen.markup).toContain('进了哪个账户？');
    expect(seen.markup).not.toMatch(/道路维护费|交通运输局|1,200/);
    // No time of an anonymous case, nor a clock counted in minutes.
    expect(seen.markup.replace(/<header[\s\S]*?<\/header>/, '')).not.toMatch(/\d\d:\d\d/);
    expect((await get('czj', as(clockPage), '/clock', { key: 'first_contact' })).status).toBe(404);
    const explained = await get('czj', as(clockPage), '/clock', { key: 'co_handling-czj' });
    expect(explained.markup).toContain('协办意见：11 月 4 日（周三）到期。');
    expect(explained.markup).not.toMatch(/\d\d:\d\d/);
    expect((await post('czj', as(opinion), '/opinion', { text: '没有入库记录。' })).status).toBe(303);
    expect((await get('scjg', as(casePage), '')).markup).toContain('没有入库记录。');
  });

  test('a co-handler that waits for the lead sees so, and its explanation does not name the investor', async () => {
    const { get, post } = await aDesk();
    expect((await post('czj', as(askLead), '/ask-lead', { text: '哪个站点？' })).status).toBe(303);
    expect((await get('czj', as(queue), '')).markup).toContain('已暂停 · 等承办单位');
    const explained = await get('czj', as(clockPage), '/clock', { key: 'co_handling-czj' });
    expect(explained.markup).toContain('暂停计时，等待承办单位说明');
    expect(explained.markup).not.toContain('投资人');
  });

  test('an empty question and a unit that may have no part are said at their fields', async () => {
    const { post } = await aDesk();
    const empty = await post('scjg', as(invite), '/invite', { unit: '', text: '' });
    expect(empty).toMatchObject({ status: 400, data: { errors: { unit: '请选择单位', text: '请写明内容' } } });
    const accused = await post('scjg', as(invite), '/invite', { unit: 'jtj', text: '问' });
    expect(accused).toMatchObject({ status: 400, data: { errors: { unit: '这个单位不能选，请另选一个' } } });
  });
});

describe('a hand-off at the desk', () => {
  test('needs the better owner, the clause and the reason', async () => {
    const { post } = await aDesk();
    const refused = await post('scjg', as(object), '/object', { unit: '', clause: '', text: '' });
    expect(Object.keys(refused.data.errors)).toEqual(['unit', 'clause', 'text']);
    expect(await post('scjg', as(object), '/object', { ...OBJECTION, unit: 'jtd1' })).toMatchObject({ status: 400 });
    expect((await post('scjg', as(object), '/object', OBJECTION)).status).toBe(303);
    const second = { ...OBJECTION, unit: 'gxj' };
    expect(await post('scjg', as(object), '/object', second)).toMatchObject({ status: 409 });
  });

  test('refused by the unit named leads it back to its queue, and the hub rules on both reasons', async () => {
    const { reference, get, post } = await aDesk();
    await post('scjg', as(object), '/object', OBJECTION);
    expect((await get('fgj', as(takeOver), '/take-over')).markup).toContain('提请招商局裁定');
    const silent = await post('fgj', as(takeOver), '/take-over', { answer: 'refused', text: '' });
    expect(silent).toMatchObject({ status: 400, data: { errors: { text: '请写明理由' } } });
    const refusal = { answer: 'refused', text: '只管定价。' };
    expect(await post('fgj', as(takeOver), '/take-over', refusal)).toMatchObject({
      status: 303,
      location: '/desk?done=1',
    });
    expect((await get('fgj', as(casePage), '')).status).toBe(404);
    const page = await get('zsj', as(rule), '/rule');
    for (const words of ['以县政府办公室（督查室）名义发出', OBJECTION.text, refusal.text, '市场监督管理局（现在的'])
      expect(page.markup).toContain(words);
    // Whom the list leaves out would tell who is accused.
    expect(page.markup).not.toMatch(/道路维护费|交通运输局|<select/);
    const ruling = { unit: 'fgj', clause: '第 3 项', text: '定价机关先核对。' };
    expect(await post('zsj', as(rule), '/rule', { ...ruling, unit: 'jtj' })).toMatchObject({ status: 400 });
    expect(await post('zsj', as(rule), '/rule', ruling)).toMatchObject({ location: `/desk/t/${reference}?done=1` });
    expect((await get('scjg', as(casePage), '')).status).toBe(404);
    expect((await get('fgj', as(casePage), '')).markup).toContain('道路维护费');
  });

  test('is nobody else’s: a stranger gets the 404 of an unknown case at every page', async () => {
    const { get } = await aDesk();
    for (const page of [invite, object, opinion, askLead, takeOver, rule]) {
      expect((await get('gxj', as(page), '/invite')).status).toBe(404);
    }
  });
});
