import { describe, expect, test } from 'vitest';
import { publishNotice } from '#app/use-cases/publish-notice.server.ts';
import { readKeptNotices, readNewestNotices, readNotice, readNotices } from '#app/use-cases/read-notices.server.ts';
import { takeDownNotice } from '#app/use-cases/take-down-notice.server.ts';
import type { Db } from '#db/client.server.ts';
import { listStandingNotices } from '#db/repositories/public-notices.server.ts';
import { anAccount, asStaff, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { plansOf } from '#tests/support/query-plans.ts';
import { anAdmin } from '#tests/use-cases/rule-story.ts';

const AT = '2026-11-26 10:00';
const TODAY = '2026-11-26';
const LATER = '2026-12-01';
const textsOf = (title: string) => ({ zh: { title, text: '正文。' }, en: null, ru: null });

async function aCounty() {
  const db = testDb();
  const admin = await anAdmin(db, AT);
  const publish = async (title: string, shownOn = TODAY, corrects: number | null = null) => {
    const published = await publishNotice(admin, { texts: textsOf(title), shownOn, corrects });
    if (!published.ok) throw new Error(published.reason);
    return published.id;
  };
  return { db, admin, publish };
}

const newest = async (db: Db, at = AT) =>
  (await readNewestNotices(db, shanghai(at))).map(({ texts }) => texts.zh.title);
const listed = async (db: Db, at = AT) =>
  (await readNotices(db, shanghai(at), 1)).notices.map(({ notice, standing }) => [notice.texts.zh.title, standing]);

describe('a notice', () => {
  test('is read from its day on, by the day of the county', async () => {
    const { db, publish } = await aCounty();
    const id = await publish('夜间值班时间', LATER);
    expect(await readNotice(db, shanghai('2026-11-30 23:59'), id)).toBeNull();
    expect(await listed(db, '2026-11-30 23:59')).toEqual([]);
    expect((await readNotice(db, shanghai('2026-12-01 00:00'), id))?.notice.texts.zh.text).toBe('正文。');
    expect(await newest(db, '2026-12-01 00:00')).toEqual(['夜间值班时间']);
    expect((await readKeptNotices(db, shanghai(AT))).map(({ state }) => state)).toEqual(['waiting']);
  });

  test('the first page has the newest three that hold', async () => {
    const { db, admin, publish } = await aCounty();
    for (const title of ['一', '二', '三', '四', '五']) await publish(title);
    await takeDownNotice(admin, 4, '重复');
    await publish('三（更正）', LATER, 3);
    expect(await newest(db)).toEqual(['五', '三', '二']);
    expect(await newest(db, '2026-12-01 09:00')).toEqual(['三（更正）', '五', '二']);
  });

  test('is published with one audit row, once, however often the button is pressed', async () => {
    const { db, publish } = await aCounty();
    expect([await publish('一'), await publish('一'), await publish('一', LATER)]).toEqual([1, 1, 2]);
    const audit = await db.selectFrom('audit_rows').select(['act', 'subject', 'case_id']).execute();
    expect(audit).toEqual([
      { act: 'publish_notice', subject: 'notice-1', case_id: null },
      { act: 'publish_notice', subject: 'notice-2', case_id: null },
    ]);
  });

  test('is for today or a later day, and for administrators alone', async () => {
    const { db, admin, publish } = await aCounty();
    const publication = { texts: textsOf('一'), corrects: null };
    const refusedFor = (shownOn: string) => publishNotice(admin, { ...publication, shownOn });
    expect(await refusedFor('2026-11-25')).toEqual({ ok: false, reason: 'past_day' });
    expect(await refusedFor('2026-02-30')).toEqual({ ok: false, reason: 'bad_day' });
    const id = await publish('一');
    for (const role of ['officer', 'head', 'hub', 'inspector'] as const) {
      const department = role === 'hub' ? 'zsj' : role === 'inspector' ? 'jjw' : 'scjg';
      const other = asStaff(db, await anAccount(db, { department, role }), shanghai(AT));
      expect(await publishNotice(other, { ...publication, shownOn: TODAY })).toEqual({
        ok: false,
        reason: 'not_allowed',
      });
      expect(await takeDownNotice(other, id, '不好')).toEqual({ ok: false, reason: 'not_allowed' });
    }
  });
});

describe('what was published', () => {
  test('is corrected by another notice, which leads to it and back; both stay', async () => {
    const { db, publish } = await aCounty();
    const id = await publish('窗口时间');
    const correction = await publish('窗口时间（更正）', TODAY, id);
    const [old, later] = [await readNotice(db, shanghai(AT), id), await readNotice(db, shanghai(AT), correction)];
    expect([old?.correctedBy?.id, later?.corrects?.id]).toEqual([correction, id]);
    expect(old?.notice.texts.zh.text).toBe('正文。');
    expect(await listed(db)).toEqual([
      ['窗口时间（更正）', 'holds'],
      ['窗口时间', 'corrected'],
    ]);
  });

  test('has one correction that holds: the next one corrects that', async () => {
    const { admin, publish } = await aCounty();
    const id = await publish('一');
    const waiting = await publish('一（更正）', LATER, id);
    const again = { texts: textsOf('一（再更正）'), shownOn: TODAY, corrects: id };
    expect(await publishNotice(admin, again)).toEqual({ ok: false, reason: 'corrected_already' });
    await takeDownNotice(admin, waiting, '不用了');
    expect(await publishNotice(admin, again)).toMatchObject({ ok: true });
    expect(await publishNotice(admin, { ...again, corrects: waiting })).toEqual({ ok: false, reason: 'taken_down' });
    expect(await publishNotice(admin, { ...again, corrects: 99 })).toEqual({ ok: false, reason: 'not_found' });
  });

  test('is taken down once: day and first reason stay', async () => {
    const { db, admin, publish } = await aCounty();
    const id = await publish('一');
    expect(await takeDownNotice(admin, id, '写错了单位')).toEqual({ ok: true });
    expect(await takeDownNotice({ ...admin, now: shanghai('2026-11-27 10:00') }, id, '别的')).toEqual({ ok: true });
    expect((await readNotice(db, shanghai(AT), id))?.notice.removal).toEqual({ on: TODAY, reason: '写错了单位' });
    expect(await listed(db)).toEqual([['一', 'taken_down']]);
    expect(await newest(db)).toEqual([]);
    expect(await takeDownNotice(admin, 99, '没有')).toEqual({ ok: false, reason: 'not_found' });
  });

  test('and was to come is never shown once it is taken down', async () => {
    const { db, admin, publish } = await aCounty();
    const id = await publish('一', LATER);
    await takeDownNotice(admin, id, '改期');
    expect(await readNotice(db, shanghai('2026-12-02 09:00'), id)).toBeNull();
    expect(await listed(db, '2026-12-02 09:00')).toEqual([]);
  });
});

test('older notices are on the next pages', async () => {
  const { db, publish } = await aCounty();
  for (let count = 1; count <= 21; count += 1) await publish(`公告 ${count}`);
  const first = await readNotices(db, shanghai(AT), 1);
  const second = await readNotices(db, shanghai(AT), 2);
  expect([first.notices.length, first.hasOlder, second.notices.length, second.hasOlder]).toEqual([20, true, 1, false]);
});

test('the first page asks for its notices by index, without a sort of its own', async () => {
  const [plan = ''] = await plansOf(testDb(), (watched) => listStandingNotices(watched, TODAY, 3));
  expect(plan).toContain('public_notices_by_day');
  expect(plan).toContain('public_notices_by_corrected');
  expect(plan).not.toMatch(/TEMP B-TREE/);
});
