import type { CaseStatus, ScheduledAct } from '#app/domain/case.ts';
import type { CaseKind, IdentityMode, ReferralKind } from '#app/domain/case-event.ts';
import type { ReaderSummary } from '#app/domain/case-summary.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { Publication } from '#app/domain/published-case.ts';
import type { Db } from '#db/client.server.ts';
import { fixedInsert, fixedStatement, fixedUpdates } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';
import type { ClockStateText, ReferralStage } from '#db/schema.ts';

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

const UPDATE_HEADS = fixedUpdates('cases', HEAD_COLUMNS, ['id']);

/** Rewrites each case's own row, in the transaction of the event that changed it. */
export async function updateCaseHeads(
  db: Db,
  cases: readonly { caseId: number; head: CaseCache['head']; now: Date }[],
): Promise<void> {
  const rows = cases.map(({ caseId, head, now }) => {
    const columns = headColumns(head, now);
    return [...HEAD_COLUMNS.map((name) => columns[name]), caseId];
  });
  await UPDATE_HEADS(db, rows);
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
