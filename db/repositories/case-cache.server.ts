import type { CaseStatus, ScheduledAct } from '#app/domain/case.ts';
import type { CaseKind, IdentityMode, ReferralKind } from '#app/domain/case-event.ts';
import type { ReaderSummary } from '#app/domain/case-summary.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { Publication } from '#app/domain/published-case.ts';
import type { Db } from '#db/client.server.ts';
import { fixedInsert, fixedStatement } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';
import type { ClockStateText, ReferralStage } from '#db/schema.ts';

/** Stands in the queue's index for "no due date now": sorts after every real one. */
export const NO_DUE = '9999-12-31T23:59:59.999Z';

/** What the rows around a case hold, worked out from its replay. Nothing here is truth; the doctor compares it. */
export type CaseCache = {
  head: {
    status: CaseStatus;
    route: Route;
    category: string | null;
    lead: string | null;
    hub: string;
    assignee: number | null;
    identityMode: IdentityMode;
    cycle: number;
    lastSeq: number;
  };
  clocks: CachedClock[];
  readers: ReaderSummary[];
  scheduled: ScheduledAct[];
  referrals: {
    kind: ReferralKind;
    openedAt: Date;
    unit: string | null;
    cause: string;
    rank: number;
    stage: ReferralStage;
    dueAt: Date | null;
  }[];
  /** What the reporter lets be published. */
  publication: Publication | null;
};

export type CachedClock = {
  key: string;
  kind: string;
  cycle: number;
  owner: string | null;
  state: ClockStateText;
  startedAt: Date;
  dueAt: Date | null;
  stoppedAt: Date | null;
  breachedAt: Date | null;
  nextAt: Date | null;
  policyVersion: string;
  calendarVersion: string;
};

const text = (at: Date | null) => (at === null ? null : instantText(at));

const HEAD_COLUMNS = [
  'status',
  'route',
  'category_code',
  'lead_id',
  'hub_id',
  'assignee_id',
  'identity_mode',
  'cycle',
  'last_seq',
  'updated_at',
] as const;
const INSERT_CASE = fixedInsert(
  `INSERT INTO cases (reference, kind, group_id, opened_at, ${HEAD_COLUMNS.join(', ')})
     VALUES (?, ?, ?, ?${', ?'.repeat(HEAD_COLUMNS.length)})`,
);

/** Inserts the officers' record of a new case and returns its internal id, which never leaves the server. */
export async function insertCase(
  db: Db,
  opened: {
    reference: string;
    kind?: CaseKind;
    group: string | null;
    openedAt: Date;
  },
  head: CaseCache['head'],
): Promise<number> {
  const { reference, kind = 'report', group, openedAt } = opened;
  const columns = headColumns(head, openedAt);
  const values = HEAD_COLUMNS.map((name) => columns[name]);
  return INSERT_CASE(db, [reference, kind, group, instantText(openedAt), ...values]);
}

function headColumns(head: CaseCache['head'], now: Date) {
  return {
    status: head.status,
    route: head.route,
    category_code: head.category,
    lead_id: head.lead,
    hub_id: head.hub,
    assignee_id: head.assignee,
    identity_mode: head.identityMode,
    cycle: head.cycle,
    last_seq: head.lastSeq,
    updated_at: instantText(now),
  };
}

const UPDATE_HEAD = fixedStatement(
  `UPDATE cases SET ${HEAD_COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
);

/** Rewrites the case's own row, in the transaction of the event that changed it. */
export async function updateCaseHead(db: Db, caseId: number, head: CaseCache['head'], now: Date): Promise<void> {
  const columns = headColumns(head, now);
  await UPDATE_HEAD(db, [...HEAD_COLUMNS.map((name) => columns[name]), caseId]);
}

const addUnit = (table: 'case_accused' | 'case_excluded') =>
  fixedStatement(
    `INSERT INTO ${table} (case_id, department_id) SELECT ?, ?
       WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE case_id = ? AND department_id = ?)`,
  );
const ADD_ACCUSED = addUnit('case_accused');
const ADD_EXCLUDED = addUnit('case_excluded');

/** Adds units to what the case keeps out for ever; those already there stay. */
export async function insertAccused(
  db: Db,
  caseId: number,
  units: { accused: readonly string[]; excluded: Iterable<string> },
): Promise<void> {
  for (const unit of units.accused) await ADD_ACCUSED(db, [caseId, unit, caseId, unit]);
  for (const unit of units.excluded) await ADD_EXCLUDED(db, [caseId, unit, caseId, unit]);
}

const READER_COLUMNS = [
  'department_id',
  'reads_as',
  'reads_text',
  'is_open',
  'due_at',
  'status',
  'to_do',
  'due_kind',
  'next_due_at',
  'next_kind',
  'officer_due_at',
  'officer_due_kind',
  'officer_next_due_at',
  'officer_next_kind',
  'heads_duty_at',
  'pending_by',
  'decision',
  'investor_spoke_last',
] as const;
type ReaderRow = Record<(typeof READER_COLUMNS)[number], string | number | null>;
const SELECT_READERS = fixedStatement<ReaderRow>(
  `SELECT ${READER_COLUMNS.join(', ')} FROM case_readers WHERE case_id = ?`,
);
const DELETE_READER = fixedStatement(
  `DELETE FROM case_readers WHERE case_id = ? AND department_id = ? AND reads_as = ?`,
);
const INSERT_READER = fixedStatement(
  `INSERT INTO case_readers (${READER_COLUMNS.join(', ')}, case_id) VALUES (?${', ?'.repeat(READER_COLUMNS.length)})`,
);
/** All but the first two, which say whose row it is. */
const CHANGING_COLUMNS = READER_COLUMNS.slice(2);
const UPDATE_READER = fixedStatement(
  `UPDATE case_readers SET ${CHANGING_COLUMNS.map((name) => `${name} = ?`).join(', ')}
     WHERE case_id = ? AND department_id = ? AND reads_as = ?`,
);

/**
 * Makes the allow-list of a case what it is now; rows that stay as they are are not written again. The database refuses
 * an excluded unit. `isNew`: the case has no rows yet.
 */
export async function replaceReaders(
  db: Db,
  caseId: number,
  readers: CaseCache['readers'],
  status: CaseStatus,
  { isNew = false } = {},
): Promise<void> {
  const wanted = new Map(readers.map((reader) => [`${reader.department}:${reader.readsAs}`, reader]));
  for (const row of isNew ? [] : await SELECT_READERS(db, [caseId])) {
    const key = `${row.department_id}:${row.reads_as}`;
    const reader = wanted.get(key);
    wanted.delete(key);
    const whose = [caseId, row.department_id, row.reads_as];
    if (!reader) {
      await DELETE_READER(db, whose);
      continue;
    }
    const columns = readerColumns(reader, status);
    if (READER_COLUMNS.every((name) => columns[name] === row[name])) continue;
    await UPDATE_READER(db, [...CHANGING_COLUMNS.map((name) => columns[name]), ...whose]);
  }
  for (const reader of wanted.values()) {
    const columns = readerColumns(reader, status);
    await INSERT_READER(db, [...READER_COLUMNS.map((name) => columns[name]), caseId]);
  }
}

function readerColumns(reader: ReaderSummary, status: CaseStatus): ReaderRow {
  return {
    department_id: reader.department,
    reads_as: reader.readsAs,
    reads_text: Number(reader.text),
    is_open: Number(reader.open),
    due_at: text(reader.dueAt) ?? NO_DUE,
    status,
    to_do: Number(reader.toDo),
    due_kind: reader.dueKind,
    next_due_at: text(reader.nextDueAt) ?? NO_DUE,
    next_kind: reader.nextKind,
    officer_due_at: text(reader.officerDueAt) ?? NO_DUE,
    officer_due_kind: reader.officerDueKind,
    officer_next_due_at: text(reader.officerNextDueAt) ?? NO_DUE,
    officer_next_kind: reader.officerNextKind,
    heads_duty_at: text(reader.headsDutyAt),
    pending_by: reader.pendingBy,
    decision: reader.decision,
    investor_spoke_last: Number(reader.investorSpokeLast),
  };
}

const CLEAR_ACTS = fixedStatement(`UPDATE scheduled_acts SET next_at = NULL WHERE case_id = ? AND next_at IS NOT NULL`);
const UPSERT_ACT = fixedStatement(
  `INSERT INTO scheduled_acts (case_id, round, act, unit, due_at, next_at, fired_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id, round, act, unit) DO UPDATE SET
       due_at = CASE WHEN scheduled_acts.fired_at IS NULL THEN excluded.due_at ELSE scheduled_acts.due_at END,
       next_at = excluded.next_at, fired_at = coalesce(scheduled_acts.fired_at, excluded.fired_at)`,
);

/**
 * Writes the pending acts of a case and takes the others off the sweep's list; history stays. An act that a late sweep
 * scheduled and fired at once gets its row like any other. `isNew`: the case has no rows yet.
 */
export async function replaceScheduledActs(
  db: Db,
  caseId: number,
  pending: CaseCache['scheduled'],
  fired: readonly (CaseCache['scheduled'][number] & { firedAt: Date })[],
  { isNew = false } = {},
): Promise<void> {
  if (!isNew) await CLEAR_ACTS(db, [caseId]);
  const write = ({ round, act, unit, at }: CaseCache['scheduled'][number], firedAt: Date | null) =>
    UPSERT_ACT(db, [caseId, round, act, unit, instantText(at), firedAt ? null : instantText(at), text(firedAt)]);
  for (const act of fired) await write(act, act.firedAt);
  for (const act of pending) await write(act, null);
}

/** Writes the inbox rows of the conduct track. */
export async function upsertReferrals(db: Db, caseId: number, referrals: CaseCache['referrals']): Promise<void> {
  for (const referral of referrals) {
    const row = {
      case_id: caseId,
      kind: referral.kind,
      opened_at: instantText(referral.openedAt),
      unit_id: referral.unit,
      cause: referral.cause,
      rank: referral.rank,
      stage: referral.stage,
      due_at: text(referral.dueAt),
    };
    const { case_id: _caseId, kind: _kind, ...changes } = row;
    await db
      .insertInto('referrals')
      .values(row)
      .onConflict((conflict) => conflict.columns(['case_id', 'kind']).doUpdateSet(changes))
      .execute();
  }
}

/** The next instant at which anything in the county is due to fire; null when nothing is. */
export async function findNextDueAt(db: Db): Promise<Date | null> {
  const clock = await db
    .selectFrom('sla_clocks')
    .select('next_at')
    .where('next_at', 'is not', null)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  const act = await db
    .selectFrom('scheduled_acts')
    .select('next_at')
    .where('next_at', 'is not', null)
    .orderBy('next_at')
    .limit(1)
    .executeTakeFirst();
  const instants = [clock?.next_at, act?.next_at].filter((at) => at !== null && at !== undefined).sort();
  return instants[0] ? new Date(instants[0]) : null;
}
