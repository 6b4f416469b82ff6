import { beforeEach, expect, test } from 'vitest';
import { answerNotices } from '#app/use-cases/answer-notices.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listOpenNotices } from '#db/repositories/referrals.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, theCast, typesOf } from '#tests/use-cases/play.ts';

const LATE = '2026-12-04 10:00';
const KEPT = { unit: 'scjg', outcome: 'kept', reason: null } as const;

let db: Db;
let cast: Cast;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
});

/** Never answered: by then each is a notice of the lead. */
async function lateCases(count: number) {
  const filed = [];
  for (let n = 0; n < count; n += 1) filed.push(await fileAReport(db, { report: { queryAgreed: false } }));
  await sweepTo(db, shanghai(LATE));
  return filed;
}

test('the notices of a unit are answered together, each with its own event and audit row', async () => {
  const filed = await lateCases(2);
  const references = filed.map(({ reference }) => reference);
  const listed = await listOpenNotices(db, 'jjw');
  expect(listed.map((notice) => [notice.unit.id, notice.reference, notice.clock?.key])).toEqual(
    references.map((reference) => ['scjg', reference, 'resolution:1']),
  );
  const batch = { ...KEPT, references, reason: '已约谈，留存备查' };
  expect(await answerNotices(by(db, cast.inspector, LATE), batch)).toEqual({ ok: true, answered: 2 });
  for (const { caseId } of filed) {
    expect(await typesOf(db, caseId)).toContain('notice_answered');
    expect(await examineCase(db, caseId)).toEqual([]);
  }
  expect(await listOpenNotices(db, 'jjw')).toEqual([]);
  const audited = await db.selectFrom('audit_rows').select('subject').where('act', '=', 'answer_notice').execute();
  expect(audited.map(({ subject }) => subject)).toEqual(references);
});

test('the same form sent twice is one answer; another answer afterwards is refused', async () => {
  const [filed] = await lateCases(1);
  const references = [filed?.reference ?? ''];
  const send = (outcome: 'kept' | 'taken_up') =>
    answerNotices(by(db, cast.inspector, LATE), { ...KEPT, references, outcome });
  expect([await send('kept'), await send('kept')]).toEqual([
    { ok: true, answered: 1 },
    { ok: true, answered: 0 },
  ]);
  expect(await send('taken_up')).toEqual({ ok: false, reason: 'not_allowed' });
});

test('the same answer again keeps what has fired on the case meanwhile, with what it counts against a unit', async () => {
  const { caseId, reference } = await fileAReport(db, { report: { queryAgreed: false } });
  const send = (at: string) => answerNotices(by(db, cast.inspector, at), { ...KEPT, references: [reference] });
  // The notice is five working days after the breach; the higher channel and the late talk come after its answer.
  await sweepTo(db, shanghai('2026-11-18 10:00'));
  expect(await send('2026-11-18 10:00')).toEqual({ ok: true, answered: 1 });
  const before = (await typesOf(db, caseId)).length;
  expect(await send('2026-12-30 10:00')).toEqual({ ok: true, answered: 0 });
  expect((await typesOf(db, caseId)).length).toBeGreaterThan(before);
  expect(await examineCase(db, caseId)).toEqual([]);
  expect(await openCase(by(db, cast.officer, '2026-12-30 10:05'), reference)).not.toBeNull();
});

test('where one case of the batch refuses, nothing of it is kept, but that somebody tried', async () => {
  const [filed] = await lateCases(1);
  const references = [filed?.reference ?? '', 'TS-00000000'];
  const refused = await answerNotices(by(db, cast.inspector, LATE), { ...KEPT, references });
  expect(refused).toEqual({ ok: false, reason: 'not_found' });
  expect(await listOpenNotices(db, 'jjw')).toHaveLength(1);
  const audited = await db.selectFrom('audit_rows').select('result').where('act', '=', 'answer_notice').execute();
  expect(audited).toEqual([{ result: 'refused' }]);
});

test('a notice of another unit is not of the batch, and nobody at the desk answers one', async () => {
  const [filed] = await lateCases(1);
  const references = [filed?.reference ?? ''];
  const asked = [
    answerNotices(by(db, cast.inspector, LATE), { ...KEPT, unit: 'jtj', references }),
    answerNotices(by(db, cast.head, LATE), { ...KEPT, references }),
    answerNotices(by(db, cast.accused, LATE), { ...KEPT, references }),
  ];
  expect((await Promise.all(asked)).map((answer) => answer.ok)).toEqual([false, false, false]);
});

test('passed to supervision, the office that does not lead reads status and reason; the lead reads neither', async () => {
  const [filed] = await lateCases(1);
  const reference = filed?.reference ?? '';
  const batch = { ...KEPT, references: [reference], outcome: 'to_supervision', reason: '请督查' } as const;
  expect((await answerNotices(by(db, cast.inspector, LATE), batch)).ok).toBe(true);
  const office = await anAccount(db, { department: 'xzfb', role: 'head' });
  const seen = await openCase(by(db, office, LATE), reference);
  expect(seen?.text).toBeNull();
  expect(seen?.papers.map(({ body }) => body)).toEqual(['请督查']);
  const lead = await openCase(by(db, cast.head, LATE), reference);
  expect(lead?.papers).toEqual([]);
  expect(lead?.text?.events.map(({ type }) => type)).not.toContain('notice_answered');
});

test('taken up, each case is a lead from then on', async () => {
  const [filed] = await lateCases(1);
  const batch = { ...KEPT, references: [filed?.reference ?? ''], outcome: 'taken_up' } as const;
  expect((await answerNotices(by(db, cast.inspectionHead, LATE), batch)).ok).toBe(true);
  const events = await listCaseEvents(db, filed?.caseId ?? 0);
  expect(events.filter((event) => event.type === 'referred').at(-1)).toMatchObject({
    kind: 'lead',
    cause: 'notice_taken_up',
    unit: 'scjg',
    at: shanghai(LATE),
  });
  const view = await openCase(by(db, cast.inspector, LATE), filed?.reference ?? '');
  expect(view?.clocks.find(({ kind }) => kind === 'referral_receipt')).toMatchObject({ state: 'running' });
  expect(view?.may).toContain('acknowledge');
});
