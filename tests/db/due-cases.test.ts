import { CompiledQuery, SqliteQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import { listDueAfter } from '#db/repositories/due-cases.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';

const LATER = shanghai('2026-12-01 09:00');

test('the list of what is due goes on after a place, row by row, oldest first', async () => {
  const db = testDb();
  for (const at of ['2026-11-02 09:00', '2026-11-02 09:00', '2026-11-03 09:00']) {
    await fileAReport(db, { at: shanghai(at) });
  }
  const all = await listDueAfter(db, { before: LATER, after: null, limit: 100 });
  expect(all.map((row) => row.nextAt)).toEqual(all.map((row) => row.nextAt).sort((a, b) => a.getTime() - b.getTime()));
  const cases = new Set<number>();
  let after = null;
  for (;;) {
    const [row] = await listDueAfter(db, { before: LATER, after, limit: 1 });
    if (!row) break;
    cases.add(row.caseId);
    after = row;
  }
  expect(cases.size).toBe(3);
  expect(await listDueAfter(db, { before: shanghai('2026-11-02 09:00'), after: null, limit: 100 })).toEqual([]);
});

test('it is read from the two indexes of what is due, and nothing is sorted', async () => {
  const db = testDb();
  const compiler = new SqliteQueryCompiler();
  const asked: CompiledQuery[] = [];
  const watched = db.withPlugin({
    transformQuery: ({ node, queryId }) => {
      asked.push(compiler.compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await listDueAfter(watched, { before: LATER, after: { nextAt: LATER, caseId: 1 }, limit: 10 });
  const query = asked.at(-1);
  if (!query) throw new Error('nothing was asked');
  const explained = CompiledQuery.raw(`EXPLAIN QUERY PLAN ${query.sql}`, [...query.parameters]);
  const { rows } = await db.executeQuery<{ detail: string }>(explained);
  const plan = rows.map((row) => row.detail).join('\n');
  expect(plan).toMatch(/SEARCH sla_clocks USING COVERING INDEX sla_clocks_due/);
  expect(plan).toMatch(/SEARCH scheduled_acts USING (COVERING )?INDEX scheduled_acts_due/);
  expect(plan).not.toContain('TEMP B-TREE');
});
