import { firedSteps, stepKey } from '#app/domain/fired-step.ts';
import { type CaseRecord, openRecord } from '#app/use-cases/case-record.server.ts';
import { examineQueries } from '#app/use-cases/examine-queries.server.ts';
import { cacheOf } from '#app/use-cases/save-record.server.ts';
import type { Db } from '#db/client.server.ts';
import { type CachedCase, type CaseOpening, getCachedCase } from '#db/repositories/cached-case.server.ts';
import type { QueryRow } from '#db/repositories/query-rows.server.ts';

type Value = string | number | boolean | null;

/** One thing that the cache holds and the replay does not, or the other way round. Never a text of the case. */
export type Difference = {
  reference: string;
  table: string;
  key: string;
  field: string;
  cached: Value;
  replayed: Value;
  /** Written once, with its event, and never again: somebody went around the database's own guard. */
  tampered?: true;
};

/** What a sweep did: the database lets nobody change or delete a row, so nothing but a hand makes it differ from its event. */
const WRITTEN_ONCE = 'fired_steps';

/** What is compared: everything stored that follows from the events. */
type Derived = Omit<CachedCase, 'reference' | 'updatedAt' | 'fired'> & { fired: readonly FiredRow[] };
/** The rows of a query, named by the unit that was asked; one that the history does not have by its own number. */
type Queries = { rows: readonly QueryRow[]; unitOf: ReadonlyMap<string, string> };
/** A step that fired, from its row or from its event. */
type FiredRow = { clockKey: string; step: string };
/** Rows by their names, as a comparison reads them. */
export type Rows = Map<string, { table: string; key: string; fields: Record<string, Value> }>;

/** Stands for the row itself where one side has none. */
const WHOLE_ROW = 'row';

/** Replays one case and lists where its cached rows differ. Both are read in one snapshot. */
export async function examineCase(db: Db, caseId: number): Promise<Difference[]> {
  return db.transaction().execute((trx) => compareCase(trx, caseId));
}

/**
 * The same inside the caller's transaction. The cache holds what was true when it was last written (`cases.updated_at`):
 * whatever depends on the time (a clock running or breached, its next step) is replayed for that same instant, so a sweep
 * that is yet to come is no difference.
 */
export async function compareCase(trx: Db, caseId: number): Promise<Difference[]> {
  const cached = await getCachedCase(trx, caseId);
  const { reference } = cached;
  try {
    const record = await openRecord(trx, caseId, cached.updatedAt);
    const queries = await examineQueries(trx, record);
    const unitOf = new Map(queries.replayed.map(({ number, department }) => [number, department]));
    const rows = rowsOf(cached, { rows: queries.cached, unitOf });
    const replayed = rowsOf(derive(record), { rows: queries.replayed, unitOf });
    return compareRows(rows, replayed).map((found) => {
      return { reference, ...found, ...(found.table === WRITTEN_ONCE && { tampered: true }) };
    });
  } catch (error) {
    // A history that cannot be replayed is the finding. Only its name: a parser's message quotes what it read.
    const name = error instanceof Error ? error.name : 'unknown';
    return [{ reference, table: 'case_events', key: '', field: 'replay', cached: null, replayed: name }];
  }
}

/** What the row of a case says of its opening; a kept report is opened when it is released. */
export function openingOf({ kind, group, openedAt }: CaseRecord['caseFile']): CaseOpening {
  return { kind, group, openedAt: openedAt.toISOString() };
}

function derive(record: CaseRecord): Derived {
  const opened = openingOf(record.caseFile);
  const { accused, excluded, status } = record.caseFile;
  const cache = cacheOf(record);
  const readers = cache.readers.map((reader) => ({ ...reader, status }));
  const scheduled = cache.scheduled.map((act) => ({ ...act, dueAt: act.at }));
  const fired = firedSteps(record.caseFile);
  return { ...cache, opened, scheduled, readers, accused, excluded: [...excluded], fired };
}

function rowsOf(derived: Derived, queries: Queries): Rows {
  const rows: Rows = new Map();
  const add = (table: string, key: string, fields: object) => addRow(rows, table, key, fields);
  add('cases', '', { ...derived.head, ...derived.opened });
  for (const { key, ...clock } of derived.clocks) add('sla_clocks', key, clock);
  for (const { department, readsAs, ...reader } of derived.readers) {
    add('case_readers', `${department}:${readsAs}`, reader);
  }
  for (const { act, unit, round, at, dueAt } of derived.scheduled) {
    add('scheduled_acts', `${act}:${unit}:${round}`, { at, dueAt });
  }
  for (const { number, ...query } of queries.rows) add('queries', queries.unitOf.get(number) ?? number, query);
  for (const { kind, ...referral } of derived.referrals) add('referrals', kind, referral);
  if (derived.publication) {
    const { row, allowedAt } = derived.publication;
    add('case_publications', '', { ...row, allowedAt });
  }
  for (const unit of derived.accused) add('case_accused', unit, {});
  for (const unit of derived.excluded) add('case_excluded', unit, {});
  for (const { clockKey, step, ...fact } of derived.fired) add(WRITTEN_ONCE, stepKey(clockKey, step), fact);
  return rows;
}

export function addRow(rows: Rows, table: string, key: string, fields: object): void {
  const plain = Object.entries(fields).map(([name, value]) => [name, plainValue(value)] as const);
  rows.set(`${table}/${key}`, { table, key, fields: Object.fromEntries(plain) });
}

function plainValue(value: unknown): Value {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no instant' : value.toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** What the cached rows have that the replayed ones have not, or otherwise, or the other way round. */
export function compareRows(cached: Rows, replayed: Rows): Omit<Difference, 'reference'>[] {
  const found: Omit<Difference, 'reference'>[] = [];
  for (const [name, { table, key, fields }] of cached) {
    const other = replayed.get(name);
    if (!other) {
      found.push({ table, key, field: WHOLE_ROW, cached: 'present', replayed: 'missing' });
      continue;
    }
    for (const [field, value] of Object.entries(fields)) {
      const expected = other.fields[field] ?? null;
      if (value !== expected) found.push({ table, key, field, cached: value, replayed: expected });
    }
  }
  for (const [name, { table, key }] of replayed) {
    if (!cached.has(name)) found.push({ table, key, field: WHOLE_ROW, cached: 'missing', replayed: 'present' });
  }
  return found;
}
