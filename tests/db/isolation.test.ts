import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfDay, QUEUE_VIEWS, queueStandings } from '#app/domain/desk-queue.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { previewAct } from '#app/use-cases/preview-act.server.ts';
import type { Db } from '#db/client.server.ts';
import { findCaseForDepartment } from '#db/repositories/cases.server.ts';
import { findQueryForDepartment, listOpenQueries } from '#db/repositories/queries.server.ts';
import { listQueue } from '#db/repositories/queue.server.ts';
import { county } from '#tests/domain/replay/story.ts';
import { accusing, anAccount, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by } from '#tests/use-cases/play.ts';

const AT = '2026-12-30 10:00';
const calendar = county.calendars.get(county.calendarVersion);
if (!calendar) throw new Error('no calendar');

/** Everything that a unit's desk shows: rows and counts of every view, under the widest role. */
async function deskOf(db: Db, departmentId: string) {
  const now = shanghai(AT);
  const today = { now, endOfDay: endOfDay(calendar!, now) };
  const asked = {
    departmentId,
    accountId: 0,
    readsAs: queueStandings('head'),
    withHeadsDuties: true,
    ...today,
    page: 1,
  };
  const views = [];
  for (const view of QUEUE_VIEWS) views.push(await listQueue(db, { ...asked, view }));
  return { views, queries: await listOpenQueries(db, departmentId, MONDAY) };
}

const EMPTY_DESK = {
  views: QUEUE_VIEWS.map(() => ({
    rows: [],
    counts: { to_do: 0, due_today: 0, overdue: 0, to_accept: 0, waiting: 0, told: 0, all: 0 },
  })),
  queries: [],
};

/** A report that climbed the whole ladder, so that everybody who ever hears of it has heard. */
async function climbed(db: Db, ...accused: string[]) {
  const filed = await fileAReport(db, { report: { accused: accusing(...accused), queryAgreed: false } });
  await sweepTo(db, shanghai('2026-12-30 09:00'));
  return filed;
}

describe.each([
  ['the accused', 'gaj', 'gaj'],
  ['its child', 'gaj', 'pcs1'],
  ['its parent', 'pcs1', 'gaj'],
  ['an accused hub', 'zsj', 'zsj'],
  ['an accused government office', 'xzfb', 'xzfb'],
  ['an accused Party office', 'xwb', 'xwb'],
  ['an accused lead of the category', 'scjg', 'scjg'],
  ['the station of an accused bureau', 'scjg', 'scs1'],
])('%s', (_who, accused, unit) => {
  test('gets the same nothing for the case as for an unknown reference', async () => {
    const db = testDb();
    const { reference } = await climbed(db, accused);
    const people: StaffActor[] = [];
    for (const role of ['officer', 'head', 'hub'] as const)
      people.push(await anAccount(db, { department: unit, role }));
    for (const person of people) {
      for (const asked of [reference, 'TS-00000000']) {
        const ctx = by(db, person, AT);
        expect(await findCaseForDepartment(db, asked, unit)).toBeUndefined();
        expect(await openCase(ctx, asked)).toBeNull();
        expect(await previewAct(ctx, asked, 'accept')).toBeNull();
        expect(await acceptCase(ctx, asked)).toEqual({ ok: false, reason: 'not_found' });
      }
    }
  });

  test('finds nothing in any list or count', async () => {
    const db = testDb();
    await climbed(db, accused);
    expect(await deskOf(db, unit)).toEqual(EMPTY_DESK);
  });

  test('is refused as a reader by the database itself, inserted or renamed', async () => {
    const db = testDb();
    const { caseId } = await climbed(db, accused);
    const row = { reads_as: 'told', reads_text: 0, is_open: 1, due_at: '', status: 'in_progress' } as const;
    const insert = db.insertInto('case_readers').values({ case_id: caseId, department_id: unit, ...row });
    await expect(insert.execute()).rejects.toThrow('an accused unit never reads the case');
    await expect(
      db
        .replaceInto('case_readers')
        .values({ case_id: caseId, department_id: unit, ...row })
        .execute(),
    ).rejects.toThrow();
    const rename = db.updateTable('case_readers').set({ department_id: unit }).where('case_id', '=', caseId);
    await expect(rename.execute()).rejects.toThrow('never renamed');
  });
});

describe('the query', () => {
  test('is all that the accused unit ever sees, and leads nowhere', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'jtj', role: 'officer' });
    const { reference, caseId } = await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-04 10:00'));
    const { queries, views } = await deskOf(db, 'jtj');
    expect(views).toEqual(EMPTY_DESK.views);
    expect(Object.keys(queries[0] ?? {}).sort()).toEqual(
      ['category', 'closedAt', 'department', 'dueAt', 'itemCodes', 'number', 'servedAt'].sort(),
    );
    expect(JSON.stringify(queries)).not.toContain(reference);
    expect(JSON.stringify(queries)).not.toMatch(new RegExp(`"(caseId|id)":${caseId}`));
    expect(await openCase(by(db, officer, '2026-11-04 11:00'), queries[0]?.number ?? '')).toBeNull();
  });

  test('is not found by the parent, the child or a stranger of the asked unit', async () => {
    const db = testDb();
    await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-04 10:00'));
    const { number } = await db.selectFrom('queries').select('number').executeTakeFirstOrThrow();
    for (const unit of ['jtd1', 'scjg', 'zsj', 'jjw']) {
      expect(await findQueryForDepartment(db, number, unit)).toBeUndefined();
      expect(await listOpenQueries(db, unit, MONDAY)).toEqual([]);
    }
  });
});

test('what a unit sees does not change when a case that is hidden from it is added', async () => {
  const ordinary = [...county.departments.values()].filter((unit) => unit.role !== 'discipline').map((unit) => unit.id);
  const db = testDb();
  for (const unit of ['jtj', 'scjg', 'swju', 'zsj', 'yshj']) await climbed(db, unit);
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(ordinary, { minLength: 1, maxLength: 3 }),
      fc.constantFrom('L1', 'L2', 'L4', 'C1', 'J2'),
      async (accused, category) => {
        const out = [...new Set(accused.flatMap((unit) => [unit, ...kinOf(unit)]))];
        const before = await desksOf(db, out);
        const shown = await leadDesks(db);
        const report = { accused: accusing(...accused), category, queryAgreed: false };
        await fileAReport(db, { report });
        await sweepTo(db, shanghai('2026-12-30 09:00'));
        expect(await desksOf(db, out)).toEqual(before);
        expect(await leadDesks(db)).not.toEqual(shown);
      },
    ),
    { numRuns: 40, seed: 20261102 },
  );
});

/** Those who may lead it: one of them does see it, so that the test proves something. */
const leadDesks = (db: Db) => desksOf(db, ['scjg', 'czj', 'fgj', 'sfj', 'yshj', 'xzfb', 'zsj']);

/** Parent and children of a unit. */
function kinOf(unit: string): string[] {
  const parent = county.departments.get(unit)?.parentId;
  const children = [...county.departments.values()].filter((one) => one.parentId === unit).map((one) => one.id);
  return parent ? [parent, ...children] : children;
}

async function desksOf(db: Db, units: readonly string[]) {
  const desks = [];
  for (const unit of units) desks.push(await deskOf(db, unit));
  return desks;
}
