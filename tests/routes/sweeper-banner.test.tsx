import { describe, expect, test } from 'vitest';
import type { PortalContext } from '#app/load-context.ts';
import * as home from '#app/routes/admin/home.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import * as inbox from '#app/routes/oversight/inbox.tsx';
import type { Db } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { recordTick } from '#db/repositories/heartbeats.server.ts';
import { aSignedInAdmin } from '#tests/routes/admin/admin-browser.tsx';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, aSignedInInspector, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

type Shown<Page extends (props: never) => unknown> = Parameters<Page>[0] extends { loaderData: infer Data }
  ? Data
  : never;

/** The first page of each area of the staff, through its own loader. */
const PAGES = {
  desk: async (context: PortalContext) => {
    const { cookie } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
    const args = argsOf(context, { path: '/desk', cookie });
    const { data } = await outcomeOf<Shown<typeof queue.default>>(() => queue.loader(args));
    return pageOf(<queue.default loaderData={data} />, '/desk');
  },
  oversight: async (context: PortalContext) => {
    const { cookie } = await aSignedInInspector(context);
    const args = argsOf(context, { path: '/oversight', cookie });
    const { data } = await outcomeOf<Shown<typeof inbox.default>>(() => inbox.loader(args));
    return pageOf(<inbox.default loaderData={data} />, '/oversight');
  },
  admin: async (context: PortalContext) => {
    const { cookie } = await aSignedInAdmin(context);
    const args = argsOf(context, { path: '/admin', cookie });
    const { data } = await outcomeOf<Shown<typeof home.default>>(() => home.loader(args));
    return pageOf(<home.default loaderData={data} />, '/admin');
  },
};
type Area = keyof typeof PAGES;

const NOW = shanghai('2026-11-02 11:20');
/** So many seconds before the page is asked for. */
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
const FIRED = { leftDue: false };
const LEFT = { leftDue: true };

/** The words of the page over a county in which a step has been due since eleven. */
async function wordsOf(area: Area, ticked: (db: Db) => Promise<unknown>): Promise<string> {
  const context = aContext({ clock: () => NOW });
  await fileAReport(context.db);
  expect(await findNextDueAt(context.db)).toEqual(shanghai('2026-11-02 11:00'));
  await ticked(context.db);
  const page = await PAGES[area](context);
  return page.replace(/<[^>]+>/g, '');
}

const STOPPED: Record<Area, string> = {
  desk: '计时程序自 11 月 2 日（周一）11:10 起没有运行。提醒和升级会在恢复后补发，到期时间不变。',
  oversight: '时限检查已停止，提醒和自动移送可能推迟。请马上通知系统管理人员。最后一次检查：11 月 2 日（周一）11:10',
  admin: '计时程序自 11 月 2 日（周一）11:10 起没有运行，请检查服务进程。',
};
const NEVER: Record<Area, string> = {
  desk: '计时程序没有运行。提醒和升级会在恢复后补发，到期时间不变。',
  oversight: '时限检查还没有开始，提醒和自动移送不会发生。',
  admin: '计时程序还没有运行过，请检查服务进程。',
};
const LEAVES = '有到期的提醒和升级没有办成，最早一项在 11 月 2 日（周一）11:00 后一小时内到期。';
const CATCHES_UP = '正在补办到期的提醒和升级，最早一项在 11 月 2 日（周一）11:00 后一小时内到期。';
const ANY = /计时程序|时限检查已停止|时限检查还没有开始|没有办成|正在补办/;

describe.each(Object.keys(PAGES) as Area[])('the first page of %s says', (area) => {
  test('that the sweeper has stopped, and since when', async () => {
    const words = await wordsOf(area, (db) => recordTick(db, ago(600), FIRED));
    expect(words).toContain(STOPPED[area]);
    expect(words).not.toMatch(/没有办成|正在补办/);
  });

  test('that it never ran', async () => {
    expect(await wordsOf(area, async () => undefined)).toContain(NEVER[area]);
  });

  test('that it leaves due steps tick after tick, with the hour of the oldest', async () => {
    const words = await wordsOf(area, async (db) => {
      await recordTick(db, ago(1210), FIRED);
      await recordTick(db, ago(10), LEFT);
    });
    expect(words).toContain(LEAVES);
    expect(words).not.toMatch(/没有运行|已停止/);
  });

  test('that it works off what came due while it was away', async () => {
    expect(await wordsOf(area, (db) => recordTick(db, ago(10), FIRED))).toContain(CATCHES_UP);
  });

  test('nothing of it while it does its work', async () => {
    const context = aContext({ clock: () => NOW });
    await recordTick(context.db, ago(10), FIRED);
    expect((await PAGES[area](context)).replace(/<[^>]+>/g, '')).not.toMatch(ANY);
  });
});
