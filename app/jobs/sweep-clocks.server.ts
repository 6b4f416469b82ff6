import { setImmediate as nextTurn } from 'node:timers/promises';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { lookAtStaff } from '#app/use-cases/case-record.server.ts';
import { recordBreachesTogether } from '#app/use-cases/record-breaches.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { type DuePlace, listDueAfter } from '#db/repositories/due-cases.server.ts';
import { recordTick } from '#db/repositories/heartbeats.server.ts';

/** Rows of the list that are read at once. */
const PAGE = 200;
/** So many cases share a commit; requests get their turn between two commits. */
const AT_ONCE = 128;

export type Tick = {
  db: Db;
  keys: KeyRing;
  now: Date;
  /** So many turns of cases at most; a case has several where others have something due in between. */
  limit?: number;
  /** Records the heartbeat; the running portal also looks for jumps of the time there. By default the tick is `now`. */
  beat?: (tick: { leftDue: boolean }) => Promise<unknown>;
};
/** `cases`: each once. `more`: the limit ended the tick; the next one should follow at once. */
export type Swept = { cases: number; more: boolean };

/**
 * One tick: fires everything due before `now`, of each case in the order in which it was due, and what counts against a
 * unit in that of all cases; then records the heartbeat, also when nothing was due. Each commit takes the
 * cases at the head of the list as far as the first that is not among them. A case that fails is passed by and does not
 * count towards `limit`, and every tick begins with the oldest, so no cap starves anything. Failures are thrown together,
 * last. The heartbeat says whether it left anything due: at the end of the list that is asked of the rows, where the limit
 * ended the tick something always is, and only failures count.
 */
export async function sweepClocks(tick: Tick): Promise<Swept> {
  const { db, keys, now, limit = Number.POSITIVE_INFINITY } = tick;
  const failures: unknown[] = [];
  const swept = new Set<number>();
  const passed: Passed = { cases: new Set(), places: new Set() };
  let after: DuePlace | null = null;
  for (let turns = 0; ; ) {
    const most = Math.min(AT_ONCE, Math.max(1, limit - turns));
    const head: Head = await readHead(db, { before: now, after, passed, most });
    after = head.after;
    const isOver = head.cases.length > 0 && turns >= limit;
    if (head.cases.length === 0 || isOver) {
      const leftDue = isOver ? failures.length > 0 : await isAnyDue(db, now);
      await endTick(tick, { failures, leftDue });
      return { cases: swept.size, more: isOver };
    }
    const seen = await lookAtStaff(db);
    const ids = head.cases.map(({ caseId }) => caseId);
    const fired = await recordBreachesTogether({ db, now, keys, seen, until: head.until }, ids);
    for (const [index, place] of head.cases.entries()) {
      const one = fired[index];
      if (one?.status === 'rejected') {
        failures.push(one.reason);
        passed.cases.add(place.caseId);
      } else if (one && one.value > 0) {
        turns += 1;
        swept.add(place.caseId);
      } else {
        passed.places.add(placeName(place));
      }
    }
    // The database answers without giving up the thread: requests get their turn here.
    await nextTurn();
  }
}

/** What a tick goes by: cases that failed, and places at which nothing was due any more, since another sweeper was first. */
type Passed = { cases: Set<number>; places: Set<string> };

const placeName = ({ nextAt, caseId }: DuePlace) => `${nextAt.getTime()} ${caseId}`;

/** The head of the list, each case once; `until`: where the first other one stands; `after`: where it begins next time. */
type Head = { cases: DuePlace[]; until: DuePlace | null; after: DuePlace | null };

/** Reads at most so many cases. */
async function readHead(
  db: Db,
  { before, after, passed, most }: { before: Date; after: DuePlace | null; passed: Passed; most: number },
): Promise<Head> {
  const cases = new Map<number, DuePlace>();
  let [begins, page] = [after, after];
  for (;;) {
    const rows: DuePlace[] = await listDueAfter(db, { before, after: page, limit: PAGE });
    for (const row of rows) {
      if (cases.has(row.caseId)) continue;
      if (!passed.cases.has(row.caseId) && !passed.places.has(placeName(row))) {
        if (cases.size === most) return { cases: [...cases.values()], until: row, after: begins };
        cases.set(row.caseId, row);
      } else if (cases.size === 0) begins = row;
    }
    page = rows.at(-1) ?? null;
    if (!page) return { cases: [...cases.values()], until: null, after: begins };
  }
}

async function isAnyDue(db: Db, now: Date): Promise<boolean> {
  const next = await findNextDueAt(db);
  return next !== null && next < now;
}

type TickEnd = { failures: readonly unknown[]; leftDue: boolean };

async function endTick({ db, now, beat }: Tick, { failures, leftDue }: TickEnd): Promise<void> {
  await (beat ? beat({ leftDue }) : writeTransaction(db, (trx) => recordTick(trx, now, { leftDue })));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} cases could not be swept`);
}
