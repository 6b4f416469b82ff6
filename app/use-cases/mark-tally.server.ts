import { type CountedBy, completedWith, inOrderOfTime, type MarkKind, spanAround } from '#app/domain/unit-rule.ts';
import type { Db } from '#db/client.server.ts';
import {
  insertUnitMarks,
  listUnusedMarks,
  type StoredMark,
  spendUnitMark,
} from '#db/repositories/unit-marks.server.ts';

/**
 * The marks that count against units while cases are fired that share a commit: read once a unit, written once a mark. Nobody
 * else writes meanwhile, so two sweepers make one order.
 */
export type MarkTally = { unused: Map<string, StoredMark[]>; added: StoredMark[]; spent: StoredMark[] };

export function newTally(): MarkTally {
  return { unused: new Map(), added: [], spent: [] };
}

/** Counts one mark of a unit. Where it completes the rule, the marks that do are used up and returned, oldest first. */
export async function addMark(trx: Db, tally: MarkTally, own: StoredMark, by: CountedBy): Promise<StoredMark[] | null> {
  const unused = await unusedOf(trx, tally, own);
  unused.push(own);
  unused.sort(inOrderOfTime);
  tally.added.push(own);
  const { from, to } = spanAround(own.at, by.rule, by.calendar);
  const near = unused.filter(({ at }) => at >= from && at <= to);
  const completed = completedWith(near, own, by);
  for (const mark of completed ?? []) {
    mark.isUsed = true;
    unused.splice(unused.indexOf(mark), 1);
    if (!tally.added.includes(mark)) tally.spent.push(mark);
  }
  return completed;
}

async function unusedOf(trx: Db, tally: MarkTally, { unit, kind }: { unit: string; kind: MarkKind }) {
  const name = `${kind}:${unit}`;
  const known = tally.unused.get(name);
  if (known) return known;
  const unused = await listUnusedMarks(trx, unit, kind);
  tally.unused.set(name, unused);
  return unused;
}

/** Writes what was counted, inside the transaction that counted it. Throws where a clock has a mark of the kind already. */
export async function saveTally(trx: Db, { added, spent }: MarkTally): Promise<void> {
  await insertUnitMarks(trx, added);
  for (const mark of spent) await spendUnitMark(trx, mark);
}
