import type { CaseEvent, CaseEventBody, EventActor } from '#app/domain/case-event.ts';
import type { Db } from '#db/client.server.ts';
import { fixedRows, fixedStatement } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';
import { rowsOfCases } from '#db/rows-of-cases.ts';

/** A row of the history as SQLite holds it. */
export type EventRow = {
  seq: number;
  at: string;
  recorded_at: string;
  actor_kind: 'investor' | 'staff' | 'system';
  account_id: number | null;
  department_id: string | null;
  data: string;
};

const SELECT_EVENTS = fixedStatement<EventRow>(
  `SELECT seq, at, recorded_at, actor_kind, account_id, department_id, data
     FROM case_events WHERE case_id = ? ORDER BY seq`,
);
const INSERT_EVENTS = fixedRows('case_events', [
  'case_id',
  'seq',
  'type',
  'at',
  'recorded_at',
  'actor_kind',
  'account_id',
  'department_id',
  'data',
]);

/** A case's whole history in order. Empty for an unknown case. */
export async function listCaseEvents(db: Db, caseId: number): Promise<CaseEvent[]> {
  const rows = await SELECT_EVENTS(db, [caseId]);
  return rows.map(toCaseEvent);
}

const SELECT_EVENTS_OF = fixedStatement<EventRow & { case_id: number }>(
  `SELECT case_id, seq, at, recorded_at, actor_kind, account_id, department_id, data
     FROM case_events WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY case_id, seq`,
);

/** The histories of several cases in one read, by case; an empty one for an unknown case. */
export async function listHistories(db: Db, caseIds: readonly number[]): Promise<Map<number, CaseEvent[]>> {
  const cases = caseIds.map((caseId) => ({ caseId }));
  const rows = await rowsOfCases(db, SELECT_EVENTS_OF, cases);
  return new Map([...rows].map(([id, own]) => [id, own.map(toCaseEvent)]));
}

/** Rows in the order of their cases and of each history, as one history a case. */
export function toHistories(rows: readonly (EventRow & { case_id: number })[]): CaseEvent[][] {
  const histories = new Map<number, CaseEvent[]>();
  for (const row of rows) {
    const events = histories.get(row.case_id) ?? [];
    events.push(toCaseEvent(row));
    histories.set(row.case_id, events);
  }
  return [...histories.values()];
}

/** A row as the domain reads it. */
export function toCaseEvent(row: EventRow): CaseEvent {
  return Object.assign(JSON.parse(row.data) as CaseEventBody, {
    seq: row.seq,
    at: new Date(row.at),
    recordedAt: new Date(row.recorded_at),
    actor: toActor(row),
  });
}

function toActor(row: EventRow): EventActor {
  if (row.actor_kind === 'staff' && row.account_id !== null && row.department_id !== null) {
    return { kind: 'staff', accountId: row.account_id, departmentId: row.department_id };
  }
  return { kind: row.actor_kind === 'investor' ? 'investor' : 'system' };
}

/** Appends what was added to each case; the table refuses any change of what is there. */
export async function insertCaseEvents(
  db: Db,
  cases: readonly { id: number; added: readonly CaseEvent[] }[],
): Promise<void> {
  await INSERT_EVENTS(
    db,
    cases.flatMap(({ id, added }) => added.map((event) => rowOf(id, event))),
  );
}

function rowOf(caseId: number, event: CaseEvent) {
  const { seq, type, at, recordedAt, actor } = event;
  const [account, department] = actor.kind === 'staff' ? [actor.accountId, actor.departmentId] : [null, null];
  const instants = [instantText(at), instantText(recordedAt)];
  return [caseId, seq, type, ...instants, actor.kind, account, department, bodyText(event)];
}

/** The columns that stand beside the body; without a value they are left out of its text. */
const BESIDE_BODY = { seq: undefined, at: undefined, recordedAt: undefined, actor: undefined };

/** The body's text. Not by rest: events have many shapes, which costs that several times as much. */
function bodyText(event: CaseEvent): string {
  return JSON.stringify(Object.assign({}, event, BESIDE_BODY));
}

/** Ids of all cases, oldest first: for the doctor, which replays every one. */
export async function listCaseIds(db: Db, after: number, limit: number): Promise<number[]> {
  const rows = await db.selectFrom('cases').select('id').where('id', '>', after).orderBy('id').limit(limit).execute();
  return rows.map((row) => row.id);
}
