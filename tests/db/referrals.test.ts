import { describe, expect, test } from 'vitest';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { answerNotices } from '#app/use-cases/answer-notices.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';
import type { Db } from '#db/client.server.ts';
import { insertCase, upsertReferrals } from '#db/repositories/case-cache.server.ts';
import { NO_DUE } from '#db/repositories/case-readers.server.ts';
import { countReferrals, listLeadReferrals, listNoticesByUnit } from '#db/repositories/referrals.server.ts';
import { accusing, anAccount, asStaff, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { plansOf } from '#tests/support/query-plans.ts';
import { aProof } from '#tests/use-cases/play.ts';

const DISCIPLINE = 'jjw';
const NONE = { leads: [], hasMore: false };
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
    const { leads } = await listLeadReferrals(db, DISCIPLINE);
    expect(leads.map((lead) => lead.reference)).toEqual([retaliation.reference, favours.reference]);
    expect(leads[0]).toMatchObject({ cause: 'category_L8', rank: 0, stage: 'new', unit: { zh: '交通运输局' } });
    expect(leads[1]?.dueAt).toEqual(shanghai('2026-11-04 17:30'));
  });

  test('come in the order in which discipline must act on them', async () => {
    const db = testDb();
    const late = await fileAReport(db, { report: conduct('L5'), at: shanghai('2026-11-04 09:00') });
    const early = await fileAReport(db, { report: conduct('L5'), at: MONDAY });
    const references = (await listLeadReferrals(db, DISCIPLINE)).leads.map((lead) => lead.reference);
    expect(references).toEqual([early.reference, late.reference]);
  });

  test('move to the finished ones with the feedback', async () => {
    const db = testDb();
    const { reference } = await fileAReport(db, { report: conduct('L5') });
    await closeLead(db, reference, later(10));
    expect(await listLeadReferrals(db, DISCIPLINE)).toEqual(NONE);
    const done = await listLeadReferrals(db, DISCIPLINE, { part: 'done' });
    expect(done.leads).toMatchObject([{ reference, stage: 'fed_back', dueAt: null, status: 'answered' }]);
    expect(await countReferrals(db, DISCIPLINE)).toEqual({ open: 0, retaliation: 0, notices: 0 });
  });

  test('are for discipline alone: no other unit finds any, the hub and the accused included', async () => {
    const db = testDb();
    await fileAReport(db, { report: conduct('L5') });
    for (const unit of ['zsj', 'xzfb', 'jtj', 'scjg', '']) {
      expect(await listLeadReferrals(db, unit)).toEqual(NONE);
      expect(await countReferrals(db, unit)).toEqual({ open: 0, retaliation: 0, notices: 0 });
    }
  });

  test('hold no case that was not referred', async () => {
    const db = testDb();
    await fileAReport(db);
    expect(await listLeadReferrals(db, DISCIPLINE)).toEqual(NONE);
  });

  test('come page by page', async () => {
    const db = testDb();
    for (let index = 0; index < 51; index += 1) await fileAReport(db, { report: conduct('L5'), at: later(index) });
    const first = await listLeadReferrals(db, DISCIPLINE);
    const second = await listLeadReferrals(db, DISCIPLINE, { page: 2 });
    expect([first.leads.length, second.leads.length]).toEqual([50, 1]);
    expect([first.hasMore, second.hasMore]).toEqual([true, false]);
    expect(first.leads.map((lead) => lead.reference)).not.toContain(second.leads[0]?.reference);
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

  test('wait for their answer, also when the case was answered meanwhile', async () => {
    const db = testDb();
    const { reference } = await fileAReport(db, { report: { queryAgreed: false } });
    const late = shanghai('2026-12-31 18:00');
    await sweepTo(db, late);
    expect(await countReferrals(db, DISCIPLINE)).toMatchObject({ notices: 1 });
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const answer = { outcome: 'returned', text: '已退还。', proof: aProof() } as const;
    expect(await answerReport(asStaff(db, officer, late), reference, answer)).toEqual({ ok: true });
    expect(await countReferrals(db, DISCIPLINE)).toMatchObject({ notices: 1 });
    const inspector = await anAccount(db, { department: DISCIPLINE, role: 'inspector' });
    const batch = { unit: 'scjg', references: [reference], outcome: 'kept', reason: null } as const;
    expect(await answerNotices(asStaff(db, inspector, late), batch)).toEqual({ ok: true, answered: 1 });
    expect(await countReferrals(db, DISCIPLINE)).toMatchObject({ notices: 0 });
    expect(await listNoticesByUnit(db, DISCIPLINE)).toEqual([]);
  });

  test('come page by page, each unit with the number of all its notices', async () => {
    const db = testDb();
    for (let index = 0; index < 51; index += 1) await aNotice(db, index, 'scjg');
    await aNotice(db, 51, 'jtj');
    const pages = [await listNoticesByUnit(db, DISCIPLINE), await listNoticesByUnit(db, DISCIPLINE, 2)];
    const sizes = pages.map((groups) => groups.map(({ count, notices }) => [count, notices.length]));
    expect(sizes).toEqual([
      [[51, 50]],
      [
        [51, 1],
        [1, 1],
      ],
    ]);
    expect(await countReferrals(db, DISCIPLINE)).toEqual({ open: 0, retaliation: 0, notices: 52 });
  });
});

/** A case as its caches hold it: late, still open, referred as a notice. */
async function aNotice(db: Db, place: number, unit: string): Promise<void> {
  const reference = `TS-${String(place).padStart(8, '0')}`;
  const opened = { reference, group: null, openedAt: MONDAY };
  const head = { status: 'in_progress' as const, route: 'lead' as const, category: 'L1', lead: unit, hub: 'zsj' };
  const id = await insertCase(db, opened, { ...head, assignee: null, identityMode: 'anonymous', cycle: 1, lastSeq: 1 });
  const reader = { department_id: DISCIPLINE, reads_as: 'discipline' as const, reads_text: 1 as const };
  await db
    .insertInto('case_readers')
    .values({ case_id: id, ...reader, is_open: 1, due_at: NO_DUE, status: head.status })
    .execute();
  const referral = { kind: 'notice', cause: 'ladder_level_5', unit, rank: 4, stage: 'new', dueAt: null } as const;
  await upsertReferrals(db, id, [{ ...referral, openedAt: later(place) }]);
}

test('the inbox is read from its own indexes; a finished lead costs a waiting one nothing', async () => {
  const db = testDb();
  const plans = await plansOf(db, async (watched) => {
    await listLeadReferrals(watched, DISCIPLINE);
    await listLeadReferrals(watched, DISCIPLINE, { part: 'done' });
    await countReferrals(watched, DISCIPLINE);
    await listNoticesByUnit(watched, DISCIPLINE);
  });
  expect(plans).toHaveLength(5);
  const [open, done, ...waiting] = plans;
  for (const plan of plans) {
    expect(plan).toMatch(/SEARCH reader USING (COVERING )?(PRIMARY KEY|INDEX sqlite_autoindex_case_readers_1)/);
    expect(plan).not.toMatch(/SCAN (?!\(subquery)/);
  }
  expect(open).toContain('SEARCH referral USING INDEX referrals_inbox');
  expect(done).toContain('SEARCH referral USING INDEX referrals_done');
  for (const plan of waiting) expect(plan).toMatch(/SEARCH referral USING (COVERING )?INDEX referrals_inbox/);
  for (const plan of [open, done]) expect(plan).not.toContain('TEMP B-TREE');
});
