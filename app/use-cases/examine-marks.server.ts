import type { KeyRing } from '#app/crypto/keys.server.ts';
import { rulesFor } from '#app/domain/county-rules.ts';
import { type CountedMark, marksInHistory, spendMarks } from '#app/domain/marks-in-history.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { addRow, compareRows, type Difference, type Rows } from '#app/use-cases/examine-case.server.ts';
import type { Repair } from '#app/use-cases/repair-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listFirings } from '#db/repositories/audit-rows.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { comparePlaces, type DuePlace } from '#db/repositories/due-cases.server.ts';
import {
  listAllMarks,
  listMarkedCases,
  replaceUnitMarks,
  type StoredMark,
} from '#db/repositories/unit-marks.server.ts';

/**
 * Where the marks of units differ from what the histories of all cases give together, which are used up included: what one
 * case cannot tell. Read in one snapshot.
 */
export async function examineMarks(db: Db): Promise<Difference[]> {
  return db.transaction().execute(async (trx) => (await compareMarks(trx)).differences);
}

/** Writes the marks of each case with a difference anew, with an audit row a case, in one transaction. */
export async function repairMarks(ctx: { db: Db; now: Date; keys: KeyRing }): Promise<Repair> {
  return writeTransaction(ctx.db, async (trx) => {
    const { differences, replayed, altered } = await compareMarks(trx);
    for (const caseId of altered) {
      await replaceUnitMarks(trx, caseId, replayed.get(caseId) ?? []);
      const act = { act: 'repair_cache', caseId, at: ctx.now, subject: TABLE };
      await appendAudit(trx, ctx.keys, auditOf({ kind: 'system' }, act));
    }
    return { found: differences, left: altered.length > 0 ? (await compareMarks(trx)).differences : [] };
  });
}

const TABLE = 'unit_marks';
type ByCase = Map<number, StoredMark[]>;

async function compareMarks(trx: Db): Promise<{ differences: Difference[]; replayed: ByCase; altered: number[] }> {
  const [replayed, stored] = [await replayMarks(trx), byCase(await listAllMarks(trx))];
  const differences: Difference[] = [];
  const altered: number[] = [];
  for (const [caseId, marks] of replayed) {
    const found = compareRows(rowsOf(stored.get(caseId) ?? []), rowsOf(marks));
    if (found.length === 0) continue;
    const reference = await getReference(trx, caseId);
    altered.push(caseId);
    differences.push(...found.map((difference) => ({ reference, ...difference })));
  }
  return { differences, replayed, altered };
}

/** By case; a case whose history cannot be replayed is left out: that is a difference of its own. */
async function replayMarks(trx: Db): Promise<ByCase> {
  const county = await getCountyRules(trx);
  const runs = new Map((await listFirings(trx)).map(({ caseId, at, run }) => [firingName(caseId, at), run]));
  const cases = new Map<number, WrittenMark[]>();
  for (const caseId of await listMarkedCases(trx)) {
    const events = await listCaseEvents(trx, caseId);
    const [first] = events;
    if (first?.type !== 'case_opened') continue;
    try {
      const marks = marksInHistory(events, rulesFor(county, first.policyVersion, first.calendarVersion));
      const runAt = (at: Date) => runs.get(firingName(caseId, at)) ?? Number.MAX_SAFE_INTEGER;
      cases.set(
        caseId,
        marks.map((mark) => ({ ...mark, caseId, isUsed: false, run: runAt(mark.recordedAt) })),
      );
    } catch {
      cases.delete(caseId);
    }
  }
  // Sorting keeps the order within a case.
  spendMarks([...cases.values()].flat().sort(inOrderOfWriting));
  return cases;
}

type WrittenMark = CountedMark & { run: number };

const firingName = (caseId: number, at: Date) => `${caseId} ${at.getTime()}`;

/** One run counts over all its cases in the order in which it was due, whatever commits it took; runs follow the log. */
function inOrderOfWriting(one: WrittenMark, other: WrittenMark): number {
  return one.run - other.run || comparePlaces(placeOf(one), placeOf(other));
}

const placeOf = ({ at, caseId }: WrittenMark): DuePlace => ({ nextAt: at, caseId });

function byCase(marks: readonly StoredMark[]): ByCase {
  const cases: ByCase = new Map();
  for (const mark of marks) cases.set(mark.caseId, [...(cases.get(mark.caseId) ?? []), mark]);
  return cases;
}

function rowsOf(marks: readonly StoredMark[]): Rows {
  const rows: Rows = new Map();
  for (const { kind, clockKey, unit, at, isUsed } of marks)
    addRow(rows, TABLE, `${kind}:${clockKey}`, { unit, at, isUsed });
  return rows;
}
