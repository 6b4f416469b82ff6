import type { CaseStatus } from '#app/domain/case.ts';
import type { IdentityMode, ReferralKind } from '#app/domain/case-event.ts';
import type { ReadsAs } from '#app/domain/case-readers.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { Db } from '#db/client.server.ts';
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
    cycle: number;
    lastSeq: number;
  };
  clocks: CachedClock[];
  readers: { department: string; readsAs: ReadsAs; text: boolean; open: boolean; dueAt: Date | null }[];
  scheduled: { round: number; act: 'serve_query' | 'remind_investor' | 'become_unconfirmed'; unit: string; at: Date }[];
  referrals: {
    kind: ReferralKind;
    openedAt: Date;
    unit: string | null;
    cause: string;
    rank: number;
    stage: ReferralStage;
    dueAt: Date | null;
  }[];
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

const text = (at: Date | null) => at?.toISOString() ?? null;

/** Inserts the officers' record of a new case and returns its internal id, which never leaves the server. */
export async function insertCase(
  db: Db,
  opened: { reference: string; group: string | null; identityMode: IdentityMode; openedAt: Date },
  head: CaseCache['head'],
): Promise<number> {
  const row = await db
    .insertInto('cases')
    .values({
      reference: opened.reference,
      kind: 'report',
      group_id: opened.group,
      identity_mode: opened.identityMode,
      opened_at: opened.openedAt.toISOString(),
      ...headColumns(head, opened.openedAt),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

function headColumns(head: CaseCache['head'], now: Date) {
  return {
    status: head.status,
    route: head.route,
    category_code: head.category,
    lead_id: head.lead,
    hub_id: head.hub,
    assignee_id: head.assignee,
    cycle: head.cycle,
    last_seq: head.lastSeq,
    updated_at: now.toISOString(),
  };
}

/** Rewrites the case's own row, in the transaction of the event that changed it. */
export async function updateCaseHead(db: Db, caseId: number, head: CaseCache['head'], now: Date): Promise<void> {
  await db.updateTable('cases').set(headColumns(head, now)).where('id', '=', caseId).execute();
}

/** Adds units to what the case keeps out for ever; those already there stay. */
export async function insertAccused(
  db: Db,
  caseId: number,
  units: { accused: readonly string[]; excluded: Iterable<string> },
): Promise<void> {
  const known = await db.selectFrom('case_excluded').select('department_id').where('case_id', '=', caseId).execute();
  const kept = new Set(known.map((row) => row.department_id));
  const knownAccused = await db
    .selectFrom('case_accused')
    .select('department_id')
    .where('case_id', '=', caseId)
    .execute();
  const keptAccused = new Set(knownAccused.map((row) => row.department_id));
  const toRow = (department_id: string) => ({ case_id: caseId, department_id });
  const accused = units.accused.filter((id) => !keptAccused.has(id)).map(toRow);
  const excluded = [...units.excluded].filter((id) => !kept.has(id)).map(toRow);
  if (accused.length > 0) await db.insertInto('case_accused').values(accused).execute();
  if (excluded.length > 0) await db.insertInto('case_excluded').values(excluded).execute();
}

/** Rewrites the allow-list of a case. The database refuses an excluded unit. */
export async function replaceReaders(
  db: Db,
  caseId: number,
  readers: CaseCache['readers'],
  status: CaseStatus,
): Promise<void> {
  await db.deleteFrom('case_readers').where('case_id', '=', caseId).execute();
  if (readers.length === 0) return;
  const rows = readers.map((reader) => ({
    case_id: caseId,
    department_id: reader.department,
    reads_as: reader.readsAs,
    reads_text: reader.text ? (1 as const) : (0 as const),
    is_open: reader.open ? (1 as const) : (0 as const),
    due_at: text(reader.dueAt) ?? NO_DUE,
    status,
  }));
  await db.insertInto('case_readers').values(rows).execute();
}

/** Writes the clocks' cached rows; returns the row id by clock key. */
export async function upsertClocks(
  db: Db,
  caseId: number,
  clocks: readonly CachedClock[],
): Promise<Map<string, number>> {
  if (clocks.length === 0) return new Map();
  const rows = clocks.map((clock) => ({
    case_id: caseId,
    key: clock.key,
    kind: clock.kind,
    cycle: clock.cycle,
    owner_id: clock.owner,
    state: clock.state,
    started_at: clock.startedAt.toISOString(),
    due_at: text(clock.dueAt),
    stopped_at: text(clock.stoppedAt),
    breached_at: text(clock.breachedAt),
    next_at: text(clock.nextAt),
    policy_version: clock.policyVersion,
    calendar_version: clock.calendarVersion,
  }));
  const written = await db
    .insertInto('sla_clocks')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'key']).doUpdateSet((excluded) => ({
        owner_id: excluded.ref('excluded.owner_id'),
        state: excluded.ref('excluded.state'),
        due_at: excluded.ref('excluded.due_at'),
        stopped_at: excluded.ref('excluded.stopped_at'),
        breached_at: excluded.ref('excluded.breached_at'),
        next_at: excluded.ref('excluded.next_at'),
      })),
    )
    .returning(['id', 'key'])
    .execute();
  return new Map(written.map((row) => [row.key, row.id]));
}

/**
 * Writes the pending acts of a case and takes the others off the sweep's list; history stays. An act that a late sweep
 * scheduled and fired at once gets its row like any other.
 */
export async function replaceScheduledActs(
  db: Db,
  caseId: number,
  pending: CaseCache['scheduled'],
  fired: readonly (CaseCache['scheduled'][number] & { firedAt: Date })[],
): Promise<void> {
  await db
    .updateTable('scheduled_acts')
    .set({ next_at: null })
    .where('case_id', '=', caseId)
    .where('next_at', 'is not', null)
    .execute();
  const toRow = (act: CaseCache['scheduled'][number], firedAt: Date | null) => ({
    case_id: caseId,
    round: act.round,
    act: act.act,
    unit: act.unit,
    due_at: act.at.toISOString(),
    next_at: firedAt ? null : act.at.toISOString(),
    fired_at: text(firedAt),
  });
  const rows = [...fired.map((act) => toRow(act, act.firedAt)), ...pending.map((act) => toRow(act, null))];
  if (rows.length === 0) return;
  await db
    .insertInto('scheduled_acts')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'round', 'act', 'unit']).doUpdateSet((excluded) => ({
        next_at: excluded.ref('excluded.next_at'),
        fired_at: excluded.fn.coalesce('scheduled_acts.fired_at', 'excluded.fired_at'),
      })),
    )
    .execute();
}

/** Writes the inbox rows of the conduct track. */
export async function upsertReferrals(db: Db, caseId: number, referrals: CaseCache['referrals']): Promise<void> {
  for (const referral of referrals) {
    const row = {
      case_id: caseId,
      kind: referral.kind,
      opened_at: referral.openedAt.toISOString(),
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

/** A step that fired, once for ever: the primary key (clock, step) decides between two sweepers. */
export async function insertFiredSteps(
  db: Db,
  steps: readonly {
    clockId: number;
    step: string;
    level: number | null;
    action: string;
    dueAt: Date;
    firedAt: Date;
    policyVersion: string;
    calendarVersion: string;
  }[],
): Promise<void> {
  if (steps.length === 0) return;
  const rows = steps.map((step) => ({
    clock_id: step.clockId,
    step: step.step,
    level: step.level,
    action: step.action,
    due_at: step.dueAt.toISOString(),
    fired_at: step.firedAt.toISOString(),
    policy_version: step.policyVersion,
    calendar_version: step.calendarVersion,
  }));
  await db.insertInto('fired_steps').values(rows).execute();
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
