import { describe, expect, test } from 'vitest';
import { policyFields, typedPolicy } from '#app/domain/sla/policy-draft.ts';
import * as clocks from '#app/routes/admin/clocks.tsx';
import * as draftPage from '#app/routes/admin/clocks-draft.tsx';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft } from '#db/repositories/rule-drafts.server.ts';
import { argsOf, aSignedInAdmin } from '#tests/routes/admin/admin-browser.tsx';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const NOW = shanghai('2026-11-26 10:00');
type Typed = NonNullable<Parameters<typeof draftPage.default>[0]['actionData']>;

async function aDraft() {
  const context = aContext({ clock: () => NOW });
  const { cookie } = await aSignedInAdmin(context);
  const rules = await getCountyRules(context.db);
  const policy = rules.policies.get(rules.policyVersion);
  if (!policy) throw new Error('no policy in force');
  const started = await outcomeOf(() =>
    clocks.action(argsOf(context, { path: '/admin/clocks', cookie, fields: { intent: 'new' } })),
  );
  const path = started.location ?? '';
  const params = { id: path.split('/').at(-1) ?? '' };
  const sent = { path, cookie, params };
  const show = async (actionData?: Typed) =>
    pageOf(
      <draftPage.default loaderData={await draftPage.loader(argsOf(context, sent))} actionData={actionData} />,
      path,
    );
  const send = async (changes: Record<string, string>) => {
    const fields = { intent: 'numbers', ...typedPolicy(policy), ...changes };
    const answer = await outcomeOf<Typed>(() => draftPage.action(argsOf(context, { ...sent, fields })));
    return { ...answer, html: answer.location === null ? await show(answer.data) : '' };
  };
  const stored = () => findRuleDraft(context.db, Number(params.id));
  const body = async () => JSON.parse((await stored())?.body ?? 'null');
  const place = (kind: string) => policy.clocks.findIndex((row) => row.kind === kind);
  return { context, cookie, show, send, stored, body, place };
}

describe('the page of time limits', () => {
  test('shows each clock with its target, its warnings and an example that begins on Friday at 16:50', async () => {
    const context = aContext({ clock: () => NOW });
    const { cookie } = await aSignedInAdmin(context);
    const loaded = await clocks.loader(argsOf(context, { path: '/admin/clocks', cookie }));
    const html = pageOf(<clocks.default loaderData={loaded} />, '/admin/clocks');
    expect(html).toContain('11 月 27 日（周五）16:50 收到');
    expect(html).toMatch(/受理<\/th>.*?守法.*?1 个工作日.*?提醒 50%，黄灯 80%.*?11 月 30 日（周一）17:30 前/);
    expect(html).toMatch(/首次联系（反映）<\/th>.*?上班时间 4 小时.*?11 月 30 日（周一）11:50 前/);
    expect(html).toContain('一个单位 30 天内有 3 次红灯，发一次督办。');
    expect(html).toContain('答复后第 3、6、9 个工作日各提醒投资人一次；第 10 个工作日');
    expect(html).toContain('超期后第 5 个工作日');
  });
});

describe('a draft of time limits', () => {
  test('keeps a number, shows what it was and what becomes of the example', async () => {
    const { send, show, body, place } = await aDraft();
    const field = policyFields.target(place('progress'));
    const saved = await send({ [field]: '2', [policyFields.categoryDays('L1')]: '4' });
    expect(saved.status).toBe(303);
    expect((await body()).clocks[place('progress')].target).toBe(2);
    const html = await show();
    expect(html).toContain('进展告知：限期');
    expect(html).toContain('现行 3');
    expect(html).toMatch(/12 月 2 日（周三）17:30 前<\/time> → <time[^>]*>12 月 1 日（周二）17:30 前/);
  });

  test('is saved with its note and its day in one, and keeps both where a number is refused', async () => {
    const { send, show, stored, body, place } = await aDraft();
    const field = policyFields.target(place('progress'));
    const written = { note: '进展改为两天', effectiveOn: '2027-01-01' };
    const refused = await send({ [field]: '0', ...written });
    expect(refused.html).toContain('进展改为两天');
    expect(await stored()).toMatchObject({ note: null });
    expect((await send({ [field]: '2', ...written })).status).toBe(303);
    expect((await body()).clocks[place('progress')].target).toBe(2);
    expect(await stored()).toMatchObject(written);
    expect((await show()).split('<form').filter((form) => form.includes('name="intent"'))).toHaveLength(1);
  });

  test.each<[string, (place: (kind: string) => number) => Record<string, string>, string]>([
    ['a target of 0', (place) => ({ [policyFields.target(place('acceptance'))]: '0' }), '受理：限期：要大于 0'],
    ['half a day', (place) => ({ [policyFields.target(place('acceptance'))]: '1.5' }), '要写整数'],
    [
      'a warning of 100 %',
      (place) => ({ [policyFields.warn(place('progress'), 0)]: '100' }),
      '预警要在 0% 和 100% 之间',
    ],
    [
      'an amber light before the reminder',
      (place) => ({ [policyFields.warn(place('progress'), 1)]: '40' }),
      '黄灯要晚于提醒',
    ],
    ['a category without days', () => ({ [policyFields.categoryDays('L1')]: '' }), '请填写'],
    ['a ladder that does not rise', () => ({ [policyFields.stepDays(4)]: '1' }), '要大于上一级'],
  ])('is refused with %s, and keeps everything that was typed', async (_what, changesOf, sentence) => {
    const { send, body, place } = await aDraft();
    const changes = { [policyFields.unconfirmed]: '12', ...changesOf(place) };
    const { status, html } = await send(changes);
    expect(status).toBe(400);
    expect(html).toContain(sentence);
    expect(html).toContain('value="12"');
    expect((await body()).ladder.afterAnswer.unconfirmedDays).toBe(10);
  });

  test('a form that is none is 400, and a calendar’s draft is not found here', async () => {
    const { context, cookie } = await aDraft();
    const none = argsOf(context, { path: '/admin/clocks/draft/1', cookie, params: { id: '1' }, fields: {} });
    expect((await outcomeOf(() => draftPage.action(none))).status).toBe(400);
    const other = argsOf(context, { path: '/admin/clocks/draft/2', cookie, params: { id: '2' } });
    expect((await outcomeOf(() => draftPage.loader(other))).status).toBe(404);
  });
});
