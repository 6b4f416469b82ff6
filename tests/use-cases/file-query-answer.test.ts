import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import type { Db } from '#db/client.server.ts';
import { listOpenQueries } from '#db/repositories/queries.server.ts';
import { anAccount, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, BASIS, by, theCast, typesOf } from '#tests/use-cases/play.ts';

async function served(db: Db, report = {}) {
  const cast = await theCast(db);
  const filed = await fileAReport(db, { report });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  await sweepTo(db, shanghai('2026-11-03 09:01'));
  const [query] = await listOpenQueries(db, 'jtj', MONDAY);
  if (!query) throw new Error('no query was served');
  return { ...filed, cast, query };
}

const LINE = { itemText: null, amountFen: 100, paidOn: null, paidHow: null, receiptKind: null };

describe('a served query', () => {
  test('has a number of its own, the category, and nothing that leads to a report', async () => {
    const db = testDb();
    const { query, reference } = await served(db);
    expect(query.number).toMatch(/^WX-/);
    expect(query.number.slice(3)).not.toBe(reference.slice(3));
    const row = await db.selectFrom('queries').selectAll().executeTakeFirstOrThrow();
    expect(row).toEqual({
      number: query.number,
      department_id: 'jtj',
      category_code: 'L1',
      item_codes: '[]',
      served_at: '2026-11-03T01:00:00.000Z',
      due_at: '2026-11-05T09:30:00.000Z',
      closed_at: null,
    });
  });

  test('names the field of work alone, whatever items were chosen', async () => {
    const coded = { amounts: ['F2', 'F1', 'F2'].map((itemCode) => ({ ...LINE, itemCode })) };
    expect((await served(testDb(), coded)).query.itemCodes).toEqual([]);
  });
});

describe('filing a basis', () => {
  test('complete: the clock stops, the query closes, the answer is kept', async () => {
    const db = testDb();
    const { query, cast, caseId } = await served(db);
    expect(await fileQueryAnswer(by(db, cast.accused, '2026-11-04 10:00'), query.number, BASIS)).toEqual({ ok: true });
    expect(await listOpenQueries(db, 'jtj', MONDAY)).toEqual([]);
    expect(await typesOf(db, caseId)).toContain('basis_filed');
    const clock = await db
      .selectFrom('sla_clocks')
      .select('state')
      .where('key', '=', 'legal_basis:jtj')
      .executeTakeFirst();
    expect(clock?.state).toBe('met');
  });

  test.each(['documentNumber', 'article', 'catalogueItem', 'validity', 'receiptKind'] as const)(
    'without %s is incomplete, and the clock runs on',
    async (field) => {
      const db = testDb();
      const { query, cast } = await served(db);
      const answer = { ...BASIS, [field]: '  ' };
      const result = await fileQueryAnswer(by(db, cast.accused, '2026-11-04 10:00'), query.number, answer);
      expect(result).toEqual({ ok: false, reason: 'incomplete' });
      expect(await listOpenQueries(db, 'jtj', MONDAY)).toHaveLength(1);
    },
  );

  test('a refund needs no basis', async () => {
    const db = testDb();
    const { query, cast } = await served(db);
    const refund = { kind: 'refund', note: '已通知退费' } as const;
    expect(await fileQueryAnswer(by(db, cast.accused, '2026-11-04 10:00'), query.number, refund)).toEqual({ ok: true });
  });

  test('after the presumption and before the lead: taken, no lead, the presumption stays', async () => {
    const db = testDb();
    const { query, cast, caseId } = await served(db);
    expect((await fileQueryAnswer(by(db, cast.accused, '2026-11-06 10:00'), query.number, BASIS)).ok).toBe(true);
    await sweepTo(db, shanghai('2026-11-09 09:00'));
    const types = await typesOf(db, caseId);
    expect(types).toContain('presumption_recorded');
    expect(types).not.toContain('referred');
  });

  test('twice, by another unit, or under an unknown number is refused', async () => {
    const db = testDb();
    const { query, cast } = await served(db);
    const stranger = await anAccount(db, { department: 'nyj', role: 'officer' });
    const file = (actor: typeof stranger, number: string) =>
      fileQueryAnswer(by(db, actor, '2026-11-04 10:00'), number, BASIS);
    expect(await file(stranger, query.number)).toEqual({ ok: false, reason: 'not_found' });
    expect(await file(cast.officer, query.number)).toEqual({ ok: false, reason: 'not_found' });
    expect(await file(cast.accused, 'WX-00000000')).toEqual({ ok: false, reason: 'not_found' });
    expect(await file(cast.accused, query.number)).toEqual({ ok: true });
    expect(await file(cast.accused, query.number)).toEqual({ ok: false, reason: 'closed' });
  });

  test('goes on when the money is returned: a query that closed by itself would tell that there was a report', async () => {
    const db = testDb();
    const { query, cast, reference } = await served(db);
    const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
    await answerReport(by(db, cast.officer, '2026-11-04 10:00'), reference, answer);
    const late = await fileQueryAnswer(by(db, cast.accused, '2026-11-04 11:00'), query.number, BASIS);
    expect(late).toEqual({ ok: true });
  });

  test('takes no answer any more a month after its due instant', async () => {
    const db = testDb();
    const { query, cast } = await served(db);
    const late = await fileQueryAnswer(by(db, cast.accused, '2026-12-10 09:00'), query.number, BASIS);
    expect(late).toEqual({ ok: false, reason: 'closed' });
  });
});
