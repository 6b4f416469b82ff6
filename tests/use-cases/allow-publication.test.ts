import { describe, expect, test } from 'vitest';
import type { Report } from '#app/domain/report.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { addIdentity } from '#app/use-cases/add-identity.server.ts';
import { allowPublication, readPublication, withdrawPublication } from '#app/use-cases/allow-publication.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { readPublishedCases } from '#app/use-cases/read-published-cases.server.ts';
import { repairCase } from '#app/use-cases/repair-case.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { Db } from '#db/client.server.ts';
import { listReceived } from '#db/repositories/case-publications.server.ts';
import { listQueue } from '#db/repositories/queue.server.ts';
import { aQueryCode, aReport, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { plansOf } from '#tests/support/query-plans.ts';
import { aProof, by, own, theCast, typesOf } from '#tests/use-cases/play.ts';

const CONTACT = { name: '王小明', phone: '13800000000', email: null, reachable: null, project: null };
const NAMED = { identityMode: 'named', contact: CONTACT } as const;
const BATCH = '2026-12-01 00:00';

/** A report of 2 November, answered on the 4th; five others of its kind go to the same unit. */
async function answered(report: Partial<Report> = NAMED, { others = 4, outcome = 'returned' } = {}) {
  const db = testDb();
  const cast = await theCast(db);
  for (let count = 0; count < others; count += 1) await fileAReport(db);
  const filed = await fileAReport(db, { report });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  const no = { outcome: 'not', basis: { document: '条例', article: '第一条' }, text: '有依据。' } as const;
  const yes = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-04 10:00'), filed.reference, outcome === 'not' ? no : yes);
  if (outcome === 'not') await signAnswer(by(db, cast.head, '2026-11-04 11:00'), filed.reference);
  return { db, cast, ...filed };
}

async function solved(report: Partial<Report> = NAMED, given = {}) {
  const world = await answered(report, given);
  await giveVerdict(own(world.db, '2026-11-05 09:00'), world.caseId, 'solved');
  return world;
}

async function allow(db: Db, caseId: number, at = '2026-11-06 09:00') {
  const offer = await readPublication(own(db, at), caseId);
  if (!offer) throw new Error('nothing is offered');
  return allowPublication(own(db, at), caseId, offer.shown);
}

const shown = async (db: Db, at = BATCH) => (await readPublishedCases(db, shanghai(at), null)).rows;

describe('a report that has ended', () => {
  test('is published as the row that was agreed to, with the next month', async () => {
    const { db, caseId } = await solved();
    expect(await allow(db, caseId)).toEqual({ ok: true });
    expect(await shown(db, '2026-11-30 23:59')).toEqual([]);
    expect(await shown(db)).toMatchObject([
      {
        category: 'L1',
        lead: 'scjg',
        period: '2026-11',
        daysFrom: 1,
        daysThrough: 1,
        outcome: 'solved',
        returned: 'below_10000',
      },
    ]);
  });

  test.each(['hidden', 'anonymous'] as const)(
    'of a reporter who is %s comes a month later, with a quarter and a range',
    async (identityMode) => {
      const contact = identityMode === 'hidden' ? CONTACT : null;
      const { db, caseId } = await solved({ identityMode, contact });
      await allow(db, caseId);
      expect(await shown(db)).toEqual([]);
      expect(await shown(db, '2027-01-01 00:00')).toMatchObject([{ period: '2026-Q4', daysFrom: 0, daysThrough: 5 }]);
    },
  );

  test('of whoever was anonymous at the filing stays so, though a name is given since', async () => {
    const { db, caseId } = await solved({ identityMode: 'anonymous' });
    await addIdentity(own(db, '2026-11-05 12:00'), caseId, { mode: 'named', contact: CONTACT });
    await allow(db, caseId);
    expect(await shown(db)).toEqual([]);
    expect(await shown(db, '2027-01-01 00:00')).toMatchObject([{ period: '2026-Q4' }]);
  });

  test('without the reporter’s word is "answered", or what the law does not allow; no sum is told', async () => {
    for (const [outcome, told] of [
      ['returned', 'answered'],
      ['not', 'cannot_be_met'],
    ] as const) {
      const { db, caseId } = await answered(NAMED, { outcome });
      await sweepTo(db, shanghai('2026-11-25 09:00'));
      await allow(db, caseId, '2026-11-25 10:00');
      expect(await shown(db)).toMatchObject([{ outcome: told, returned: null }]);
    }
  });

  test('waits until five of its kind were received at the unit', async () => {
    const { db, caseId } = await solved(NAMED, { others: 3 });
    await allow(db, caseId);
    expect(await shown(db)).toEqual([]);
  });

  test('has no company in kept reports, which nobody is to count', async () => {
    const { db, caseId } = await solved(NAMED, { others: 3 });
    await allow(db, caseId);
    const kept = { submissionId: 'kept', code: aQueryCode(77), heldUntil: '2027-03-31' };
    expect(await fileReport(own(db, '2026-11-06 10:00'), { ...kept, report: aReport() })).toMatchObject({ ok: true });
    expect(await shown(db)).toEqual([]);
  });
});

describe('the consent', () => {
  test('is for the row that was shown and no other', async () => {
    const { db, caseId } = await solved();
    expect(await allowPublication(own(db, '2026-11-06 09:00'), caseId, 'another')).toMatchObject({ ok: false });
    expect(await typesOf(db, caseId)).not.toContain('publication_allowed');
  });

  test('is asked of nobody whose case goes on', async () => {
    const { db, caseId } = await answered();
    expect(await readPublication(own(db, '2026-11-05 09:00'), caseId)).toBeNull();
    const offer = await readPublication(own(db, '2026-11-05 09:00'), caseId, { ifSolved: true });
    expect(offer).toMatchObject({ row: { outcome: 'solved' }, isAllowed: false, appearsOn: '2026-12-01' });
    expect(await allowPublication(own(db, '2026-11-05 09:00'), caseId, offer?.shown ?? '')).toMatchObject({
      ok: false,
    });
    await giveVerdict(own(db, '2026-11-05 09:01'), caseId, 'solved');
    expect(await allowPublication(own(db, '2026-11-05 09:01'), caseId, offer?.shown ?? '')).toEqual({ ok: true });
  });

  test.each(['L4', 'L5', 'L8'])('is never asked for %s', async (category) => {
    const { db, caseId } = await solved({ ...NAMED, category, amounts: [] });
    expect(await readPublication(own(db, '2026-11-06 09:00'), caseId)).toBeNull();
    expect(await readPublication(own(db, '2026-11-06 09:00'), caseId, { ifSolved: true })).toBeNull();
  });

  test('is taken back at any time: the row is gone at once, the history keeps both', async () => {
    const { db, caseId } = await solved();
    await allow(db, caseId);
    expect(await shown(db)).toHaveLength(1);
    expect(await withdrawPublication(own(db, '2026-12-05 09:00'), caseId)).toEqual({ ok: true });
    expect(await shown(db, '2026-12-05 09:01')).toEqual([]);
    expect((await typesOf(db, caseId)).slice(-2)).toEqual(['publication_allowed', 'publication_withdrawn']);
    await withdrawPublication(own(db, '2026-12-06 09:00'), caseId);
    expect((await typesOf(db, caseId)).filter((type) => type === 'publication_withdrawn')).toHaveLength(1);
  });

  test('is void when something else is said of the case', async () => {
    const { db, caseId } = await answered();
    await sweepTo(db, shanghai('2026-11-25 09:00'));
    await allow(db, caseId, '2026-11-25 10:00');
    await giveVerdict(own(db, '2026-11-26 10:00'), caseId, 'not');
    expect(await shown(db)).toEqual([]);
    expect(await readPublication(own(db, '2026-11-26 11:00'), caseId)).toBeNull();
  });

  test('is checked by the doctor, and written anew from the events', async () => {
    const { db, caseId } = await solved();
    await allow(db, caseId);
    expect(await examineCase(db, caseId)).toEqual([]);
    await db.updateTable('case_publications').set({ lead_id: 'jtj' }).execute();
    expect(await examineCase(db, caseId)).toMatchObject([{ table: 'case_publications', field: 'lead' }]);
    const repaired = await repairCase({ db, now: shanghai('2026-11-07 09:00'), keys: testKeys }, caseId);
    expect(repaired.left).toEqual([]);
    expect(await shown(db)).toMatchObject([{ lead: 'scjg' }]);
  });
});

const QUEUE = {
  departmentId: 'scjg',
  readsAs: ['lead'],
  withHeadsDuties: false,
  view: 'all',
  now: shanghai('2026-11-10 09:00'),
  endOfDay: shanghai('2026-11-10 23:59'),
  page: 1,
} as const;

test('nobody of the county sees that there is a consent, nor when it was given', async () => {
  const { db, cast, caseId, reference } = await solved();
  const look = async () => {
    const view = await openCase(by(db, cast.officer, '2026-11-10 09:00'), reference);
    const queue = await listQueue(db, { ...QUEUE, accountId: cast.officer.accountId });
    return { events: view?.text?.events, may: view?.may, times: view?.text?.times, queue };
  };
  const before = await look();
  await allow(db, caseId);
  await withdrawPublication(own(db, '2026-11-06 10:00'), caseId);
  await allow(db, caseId, '2026-11-06 11:00');
  expect(await look()).toEqual(before);
  expect(before.queue.rows.map((row) => row.reference)).toContain(reference);
  expect(await openCase(by(db, cast.accused, '2026-11-10 09:00'), reference)).toBeNull();
});

test('those alike are counted by the index of openings and the allow-list’s own key', async () => {
  const asked = { categories: ['L1'], since: shanghai('2025-11-01 00:00') };
  const [plan = ''] = await plansOf(testDb(), (watched) => listReceived(watched, asked));
  expect(plan).toContain('SEARCH cases USING INDEX cases_by_opening');
  expect(plan).toMatch(/SEARCH case_readers .*USING .*case_id=\?/);
});
