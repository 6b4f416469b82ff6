import { describe, expect, test } from 'vitest';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';
import type { Db } from '#db/client.server.ts';
import { countReferrals, listLeadReferrals, listNoticesByUnit } from '#db/repositories/referrals.server.ts';
import { accusing, anAccount, asStaff, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const DISCIPLINE = 'jjw';
const conduct = (category: 'L5' | 'L8') => ({ category, group: 'attitude', accused: accusing('jtj') });
const later = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

async function closeLead(db: Db, reference: string, from: Date): Promise<void> {
  const actor = await anAccount(db, { department: DISCIPLINE, role: 'inspector' });
  const ctx = asStaff(db, actor, from);
  expect(await acknowledgeReferral(ctx, reference)).toEqual({ ok: true });
  expect(await disposeReferral(ctx, reference, 'preliminary_check')).toEqual({ ok: true });
  expect(await concludeReferral(ctx, reference, 'unfounded')).toEqual({ ok: true });
  expect(await feedBack(ctx, reference, { text: '已核查。' })).toEqual({ ok: true });
}

describe('the leads of the inbox', () => {
  test('have retaliation on top although another lead is due first', async () => {
    const db = testDb();
    const favours = await fileAReport(db, { report: conduct('L5'), at: MONDAY });
    const retaliation = await fileAReport(db, { report: conduct('L8'), at: shanghai('2026-11-04 09:00') });
    const leads = await listLeadReferrals(db, DISCIPLINE);
    expect(leads.map((lead) => lead.reference)).toEqual([retaliation.reference, favours.reference]);
    expect(leads[0]).toMatchObject({ cause: 'category_L8', rank: 0, stage: 'new', unit: { zh: '交通运输局' } });
    expect(leads[1]?.dueAt).toEqual(shanghai('2026-11-04 17:30'));
  });

  test('come in the order in which discipline must act on them', async () => {
    const db = testDb();
    const late = await fileAReport(db, { report: conduct('L5'), at: shanghai('2026-11-04 09:00') });
    const early = await fileAReport(db, { report: conduct('L5'), at: MONDAY });
    const references = (await listLeadReferrals(db, DISCIPLINE)).map((lead) => lead.reference);
    expect(references).toEqual([early.reference, late.reference]);
  });

  test('move to the finished ones with the feedback', async () => {
    const db = testDb();
    const { reference } = await fileAReport(db, { report: conduct('L5') });
    await closeLead(db, reference, later(10));
    expect(await listLeadReferrals(db, DISCIPLINE)).toEqual([]);
    const done = await listLeadReferrals(db, DISCIPLINE, { part: 'done' });
    expect(done).toMatchObject([{ reference, stage: 'fed_back', dueAt: null, status: 'answered' }]);
    expect(await countReferrals(db, DISCIPLINE)).toEqual({ open: 0, retaliation: 0, done: 1, notices: 0 });
  });

  test('are for discipline alone: no other unit finds any, the hub and the accused included', async () => {
    const db = testDb();
    await fileAReport(db, { report: conduct('L5') });
    for (const unit of ['zsj', 'xzfb', 'jtj', 'scjg', '']) {
      expect(await listLeadReferrals(db, unit)).toEqual([]);
      expect(await countReferrals(db, unit)).toEqual({ open: 0, retaliation: 0, done: 0, notices: 0 });
    }
  });

  test('hold no case that was not referred', async () => {
    const db = testDb();
    await fileAReport(db);
    expect(await listLeadReferrals(db, DISCIPLINE)).toEqual([]);
  });

  test('come page by page', async () => {
    const db = testDb();
    for (let index = 0; index < 51; index += 1) await fileAReport(db, { report: conduct('L5'), at: later(index) });
    const first = await listLeadReferrals(db, DISCIPLINE);
    const second = await listLeadReferrals(db, DISCIPLINE, { page: 2 });
    expect([first.length, second.length]).toEqual([50, 1]);
    expect(first.map((lead) => lead.reference)).not.toContain(second[0]?.reference);
  });
});

describe('the notices of the inbox', () => {
  test('stand with the unit that let the time run out, the unit with most of them first', async () => {
    const db = testDb();
    const declined = { queryAgreed: false };
    await fileAReport(db, { report: { ...declined, category: 'L3', group: 'fine', accused: accusing('jtj') } });
    await fileAReport(db, { report: { ...declined, category: 'L1', accused: accusing('jtj') } });
    await fileAReport(db, { report: { ...declined, category: 'L1', accused: accusing('zrzy') }, at: later(5) });
    await sweepTo(db, shanghai('2026-12-31 18:00'));
    const groups = await listNoticesByUnit(db, DISCIPLINE);
    expect(groups.map((group) => group.notices.length)).toEqual([2, 1]);
    expect(groups[0]?.unit?.zh).toBe('市场监督管理局');
    const [latest, earliest] = groups[0]?.notices ?? [];
    expect(latest && earliest && latest.openedAt >= earliest.openedAt).toBe(true);
    expect((await countReferrals(db, DISCIPLINE)).notices).toBe(3);
    expect(await listNoticesByUnit(db, 'zsj')).toEqual([]);
  });
});
