import type { ComponentProps } from 'react';
import { describe, expect, test } from 'vitest';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { PortalContext } from '#app/load-context.ts';
import * as draftDelete from '#app/routes/admin/draft-delete.tsx';
import * as publish from '#app/routes/admin/publish.tsx';
import * as rehearsal from '#app/routes/admin/rehearsal.tsx';
import * as result from '#app/routes/admin/rehearsal-result.tsx';
import * as routing from '#app/routes/admin/routing.tsx';
import * as routingDraft from '#app/routes/admin/routing-draft.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft, insertRuleDraft } from '#db/repositories/rule-drafts.server.ts';
import { findRuleVersion } from '#db/repositories/rule-versions.server.ts';
import { argsOf, aSignedInAdmin } from '#tests/routes/admin/admin-browser.tsx';
import { outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { by, theCast } from '#tests/use-cases/play.ts';
import { aCalendar, aPolicy, applyAll, days } from '#tests/use-cases/rule-story.ts';

const NOW = shanghai('2026-11-03 10:00');

async function aCounty() {
  const context = aContext({ clock: () => NOW });
  const { db } = context;
  const { officer } = await theCast(db);
  const { reference } = await fileAReport(db);
  await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
  return { context, db, reference, ...(await aSignedInAdmin(context)) };
}

type County = Awaited<ReturnType<typeof aCounty>>;

async function aDraft({ db, accountId }: County, kind: RuleKind, body: string): Promise<number> {
  const draft = { kind, body, baseVersion: '2026-11', note: null, effectiveOn: null, accountId };
  return insertRuleDraft(db, draft, NOW);
}

function at(context: PortalContext, cookie: string, path: string, id?: number, fields?: Record<string, string>) {
  return argsOf(context, { path, cookie, fields, params: id === undefined ? {} : { id: String(id) } });
}

const CLOSED = aCalendar({ closed: ['2026-11-04', '2026-11-05'], name: '停工日' });

describe('the page that deletes a draft', () => {
  type Data = ComponentProps<typeof draftDelete.default>['loaderData'];

  test.each(['policy', 'calendar', 'routing'] as const)(
    'says who made a draft of the %s, asks, deletes, and says who did',
    async (kind) => {
      const county = await aCounty();
      const { context, cookie, db } = county;
      const id = await aDraft(county, kind, '{}');
      const path = `/admin/drafts/${id}/delete`;
      const look = async () => {
        const { data } = await outcomeOf<Data>(() => draftDelete.loader(at(context, cookie, path, id)));
        return pageOf(<draftDelete.default loaderData={data} />, path);
      };
      const asked = await look();
      expect(asked).toContain('秦川，11 月 3 日（周二）10:00');
      expect(asked).toContain('value="delete"');
      expect((await outcomeOf(() => draftDelete.action(at(context, cookie, path, id, {})))).status).toBe(400);
      expect(await findRuleDraft(db, id)).not.toBeNull();
      const sent = await outcomeOf(() => draftDelete.action(at(context, cookie, path, id, { intent: 'delete' })));
      expect(sent).toMatchObject({ status: 303, location: path });
      const deleted = await look();
      expect(deleted).toContain('秦川于 11 月 3 日（周二）10:00 删除了这份草稿');
      expect(deleted).not.toContain('value="delete"');
    },
  );

  test('refuses what was published, and says what to do instead', async () => {
    const county = await aCounty();
    const { context, cookie, db } = county;
    const id = await aDraft(county, 'calendar', CLOSED);
    const fields = { asOf: NOW.toISOString(), effectiveOn: '2026-12-01' };
    await outcomeOf(() => publish.action(at(context, cookie, '/', id, fields)));
    const path = `/admin/drafts/${id}/delete`;
    await outcomeOf(() => draftDelete.action(at(context, cookie, path, id, { intent: 'delete' })));
    const { data } = await outcomeOf<Data>(() => draftDelete.loader(at(context, cookie, path, id)));
    const html = pageOf(<draftDelete.default loaderData={data} />, path);
    expect(html).toContain('已公布为 2026-12-01 版，不能删除');
    expect(html).not.toContain('value="delete"');
    expect(await findRuleDraft(db, id)).not.toBeNull();
  });
});

describe('the page that publishes a draft', () => {
  type Data = ComponentProps<typeof publish.default>['loaderData'];
  const PATH = '/admin/drafts/1/publish';

  test('lists the running clocks that would move, from which date to which and why, and nothing of a case', async () => {
    const county = await aCounty();
    const id = await aDraft(county, 'calendar', CLOSED);
    const { data } = await outcomeOf<Data>(() => publish.loader(at(county.context, county.cookie, PATH, id)));
    const html = pageOf(<publish.default loaderData={data} />, PATH);
    expect(html).toContain('停工日 11 月 4–5 日 不计');
    expect(html).toContain('市场监督管理局');
    expect(html).toContain('确认公布');
    expect(html).not.toContain(county.reference);
  });

  test('publishes what was shown: in force at once, and the page says so', async () => {
    const county = await aCounty();
    const { context, cookie, db } = county;
    const id = await aDraft(county, 'calendar', CLOSED);
    const fields = { asOf: NOW.toISOString(), effectiveOn: '2026-11-03' };
    const sent = await outcomeOf(() => publish.action(at(context, cookie, PATH, id, fields)));
    expect(sent).toMatchObject({ status: 303, location: `/admin/drafts/${id}/publish` });
    expect(await findRuleVersion(db, 'calendar', '2026-11-03')).toMatchObject({ movesOpenCases: true });
    const { data } = await outcomeOf<Data>(() => publish.loader(at(context, cookie, PATH, id)));
    const html = pageOf(<publish.default loaderData={data} />, PATH);
    expect(html).toContain('已公布为版本 2026-11-03');
    expect(html).not.toContain('确认公布');
    expect(html).toContain('已看 0/1 件，改了 0 件');
    await applyAll(db, '2026-11-03 10:01');
    const later = await outcomeOf<Data>(() => publish.loader(at(context, cookie, PATH, id)));
    const done = pageOf(<publish.default loaderData={later.data} />, PATH);
    expect(done).toContain('看了 1 件，改了 1 件');
    expect(done).toContain('11 月 3 日（周二）10:01 完成');
  });

  test('publishes nothing when the draft was changed in between, the day is missing, or the choice is', async () => {
    const county = await aCounty();
    const { context, cookie, db } = county;
    const calendar = await aDraft(county, 'calendar', CLOSED);
    const policy = await aDraft(county, 'policy', await aPolicy(db, days('L1', 3)));
    const send = (id: number, fields: Record<string, string>) =>
      outcomeOf<{ errors: Record<string, string> }>(() => publish.action(at(context, cookie, PATH, id, fields)));
    const asOf = NOW.toISOString();
    const stale = await send(calendar, { asOf: '2026-11-03T01:00:00.000Z', effectiveOn: '2026-11-03' });
    expect(stale).toMatchObject({ status: 400, data: { errors: { form: expect.stringContaining('刚刚被修改') } } });
    const dayless = await send(calendar, { asOf, effectiveOn: '' });
    expect(dayless).toMatchObject({ status: 400, data: { errors: { effectiveOn: expect.any(String) } } });
    const unchosen = await send(policy, { asOf, effectiveOn: '2026-11-03' });
    expect(unchosen).toMatchObject({ status: 400, data: { errors: { moves: expect.any(String) } } });
    for (const id of [calendar, policy]) expect((await findRuleDraft(db, id))?.publishedVersion).toBeNull();
    expect((await send(policy, { asOf, effectiveOn: '2026-11-03', moves: 'no' })).status).toBe(303);
  });
});

describe('the rehearsal', () => {
  type Data = ComponentProps<typeof result.default>['loaderData'];

  test('is asked for with a draft and months, shows how far it is, and then what would move', async () => {
    const county = await aCounty();
    const { context, cookie, db } = county;
    const id = await aDraft(county, 'policy', await aPolicy(db, days('L1', 3)));
    const fields = { draft: String(id), months: '3' };
    const asked = await outcomeOf(() => rehearsal.action(at(context, cookie, '/admin/rehearsal', undefined, fields)));
    expect(asked).toMatchObject({ status: 303, location: '/admin/rehearsal/1' });
    const show = async () => {
      const loaded = await outcomeOf<Data>(() => result.loader(at(context, cookie, '/admin/rehearsal/1', 1)));
      const html = pageOf(<result.default loaderData={loaded.data} />, '/admin/rehearsal/1');
      return { html, refresh: loaded.headers.get('Refresh') };
    };
    const waiting = await show();
    expect(waiting.html).toContain('已试算 0/1 件');
    expect(waiting.refresh).toBe('3');
    await rehearseNext({ db, now: NOW });
    const { html: done, refresh } = await show();
    expect(refresh).toBeNull();
    expect(done).toContain('目标 5 → 3 天');
    expect(done).toContain('1/1');
    expect(done).not.toContain(county.reference);
  });

  test('without a draft or a range says what is missing', async () => {
    const { context, cookie } = await aCounty();
    const send = (fields: Record<string, string>) =>
      outcomeOf<{ errors: object }>(() => rehearsal.action(at(context, cookie, '/admin/rehearsal', undefined, fields)));
    expect(await send({ draft: '', months: '3' })).toMatchObject({
      status: 400,
      data: { errors: { draft: '请选择一个草稿' } },
    });
    expect(await send({ draft: '1', months: '5' })).toMatchObject({
      status: 400,
      data: { errors: { months: '请选择时间范围' } },
    });
    expect(await send({ draft: '9', months: '3' })).toMatchObject({
      status: 400,
      data: { errors: { draft: '请选择一个草稿' } },
    });
  });
});

describe('the routing', () => {
  type Data = ComponentProps<typeof routingDraft.default>['loaderData'];
  const PATH = '/admin/routing/draft/1';

  /** What the page's form sends when nothing is changed. */
  function fieldsOf({ rules, foreignCo }: Data): Record<string, string> {
    const fields: Record<string, string> = { foreignCo };
    for (const [place, { rule, isFixed }] of rules.entries()) {
      if (isFixed) continue;
      fields[`lead_${place}`] = rule.lead;
      for (const [nth, unit] of rule.co.entries()) fields[`co_${place}_${nth}`] = unit;
      for (const [nth, unit] of rule.fallback.entries()) fields[`fallback_${place}_${nth}`] = unit;
    }
    return fields;
  }

  test('is drafted with selects, and saved as it was when nothing is changed', async () => {
    const county = await aCounty();
    const { context, cookie, db } = county;
    const begun = await outcomeOf(() =>
      routing.action(at(context, cookie, '/admin/routing', undefined, { intent: 'new' })),
    );
    expect(begun).toMatchObject({ status: 303, location: PATH });
    const { data } = await outcomeOf<Data>(() => routingDraft.loader(at(context, cookie, PATH, 1)));
    const html = pageOf(<routingDraft.default loaderData={data} />, PATH);
    expect(html).toContain('name="lead_0"');
    expect(html).not.toContain('<option value="jjw"');
    const saved = await outcomeOf(() => routingDraft.action(at(context, cookie, PATH, 1, fieldsOf(data))));
    expect(saved).toMatchObject({ status: 303, location: `${PATH}?saved=1` });
    const { version: _version, ...body } = (await getCountyRules(db)).routing;
    expect(JSON.parse((await findRuleDraft(db, 1))?.body ?? '')).toEqual(body);
  });

  test('keeps what was chosen where a unit stands twice, and saves nothing', async () => {
    const county = await aCounty();
    const { context, cookie, db } = county;
    const { version: _version, ...body } = (await getCountyRules(db)).routing;
    const id = await aDraft(county, 'routing', JSON.stringify(body));
    const { data } = await outcomeOf<Data>(() => routingDraft.loader(at(context, cookie, PATH, id)));
    const fields = { ...fieldsOf(data), lead_0: 'czj' };
    const TWICE = '财政局在这一类里已经选过，“协办 1”要换一个单位或者不设';
    const refused = await outcomeOf<ComponentProps<typeof routingDraft.default>['actionData']>(() =>
      routingDraft.action(at(context, cookie, PATH, id, fields)),
    );
    expect(refused).toMatchObject({ status: 400, data: { errors: { co_0_0: TWICE } } });
    const html = pageOf(<routingDraft.default loaderData={data} actionData={refused.data} />, PATH);
    expect(html).toContain(TWICE);
    expect(JSON.parse((await findRuleDraft(db, id))?.body ?? '')).toEqual(body);
  });

  test('lists its versions with who published them, when, and what was before and after', async () => {
    const county = await aCounty();
    const { context, cookie, db } = county;
    const { version: _version, ...body } = (await getCountyRules(db)).routing;
    const id = await aDraft(county, 'routing', JSON.stringify({ ...body, foreignCo: 'czj' }));
    const fields = { asOf: NOW.toISOString(), effectiveOn: '2026-11-03' };
    await outcomeOf(() => publish.action(at(context, cookie, '/', id, fields)));
    const { data } = await outcomeOf<ComponentProps<typeof routing.default>['loaderData']>(() =>
      routing.loader(at(context, cookie, '/admin/routing')),
    );
    const html = pageOf(<routing.default loaderData={data} />, '/admin/routing');
    expect(html).toContain('秦川，11 月 3 日（周二）');
    expect(html).toContain('2026-11-03 版的改动（对比 2026-11 版）');
    expect(html).toContain('<td>商务局</td><td>财政局</td>');
  });
});
