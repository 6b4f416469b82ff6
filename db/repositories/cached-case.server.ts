import type { CaseStatus } from '#app/domain/case.ts';
import type { Db } from '#db/client.server.ts';
import type { CachedClock, CaseCache } from '#db/repositories/case-cache.server.ts';
import type { FiredStep } from '#db/repositories/case-clocks.server.ts';
import { publicationOf } from '#db/repositories/case-publications.server.ts';
import { NO_DUE } from '#db/repositories/case-readers.server.ts';

/** Everything stored about a case that follows from its events, and the instant it was worked out for. */
export type CachedCase = Omit<CaseCache, 'readers' | 'scheduled'> & {
  reference: string;
  updatedAt: Date;
  opened: CaseOpening;
  scheduled: (CaseCache['scheduled'][number] & { dueAt: Date })[];
  readers: CachedReader[];
  accused: string[];
  excluded: string[];
  fired: StoredStep[];
};

/** What of a case's row is written when it is opened, and of a kept report when it is released; the instant as it stands there. */
export type CaseOpening = { kind: string; group: string | null; openedAt: string };

/** A row of a step that fired; its instants as they stand there, since whoever altered one may have written anything. */
export type StoredStep = Omit<FiredStep, 'caseId' | 'dueAt' | 'firedAt'> & { dueAt: string; firedAt: string };

/** A row of the allow-list, with the copy of the status that the queue reads. */
export type CachedReader = CaseCache['readers'][number] & { status: CaseStatus };

const instant = (text: string | null) => (text === null ? null : new Date(text));

/** Reads a case's cached rows back, for the doctor. Throws for an unknown id. Reads no report text. */
export async function getCachedCase(db: Db, caseId: number): Promise<CachedCase> {
  const row = await db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
  return {
    reference: row.reference,
    updatedAt: new Date(row.updated_at),
    opened: { kind: row.kind, group: row.group_id, openedAt: row.opened_at },
    head: {
      status: row.status,
      route: row.route,
      category: row.category_code,
      lead: row.lead_id,
      hub: row.hub_id,
      assignee: row.assignee_id,
      identityMode: row.identity_mode,
      cycle: row.cycle,
      lastSeq: row.last_seq,
    },
    clocks: await listCachedClocks(db, caseId),
    readers: await listReaders(db, caseId),
    scheduled: await listPendingActs(db, caseId),
    referrals: await listReferrals(db, caseId),
    publication: await findPublication(db, caseId),
    accused: await listUnits(db, 'case_accused', caseId),
    excluded: await listUnits(db, 'case_excluded', caseId),
    fired: await listFired(db, caseId),
  };
}

async function listCachedClocks(db: Db, caseId: number): Promise<CachedClock[]> {
  const rows = await db.selectFrom('sla_clocks').selectAll().where('case_id', '=', caseId).execute();
  return rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    cycle: row.cycle,
    owner: row.owner_id,
    state: row.state,
    startedAt: new Date(row.started_at),
    dueAt: instant(row.due_at),
    stoppedAt: instant(row.stopped_at),
    breachedAt: instant(row.breached_at),
    nextAt: instant(row.next_at),
    policyVersion: row.policy_version,
    calendarVersion: row.calendar_version,
  }));
}

async function listReaders(db: Db, caseId: number): Promise<CachedReader[]> {
  const rows = await db.selectFrom('case_readers').selectAll().where('case_id', '=', caseId).execute();
  return rows.map((row) => ({
    department: row.department_id,
    readsAs: row.reads_as,
    text: row.reads_text === 1,
    open: row.is_open === 1,
    status: row.status,
    dueAt: dueInstant(row.due_at),
    toDo: row.to_do === 1,
    dueKind: row.due_kind,
    nextDueAt: dueInstant(row.next_due_at),
    nextKind: row.next_kind,
    officerDueAt: dueInstant(row.officer_due_at),
    officerDueKind: row.officer_due_kind,
    officerNextDueAt: dueInstant(row.officer_next_due_at),
    officerNextKind: row.officer_next_kind,
    headsDutyAt: instant(row.heads_duty_at),
    pendingBy: row.pending_by,
    decision: row.decision,
    investorSpokeLast: row.investor_spoke_last === 1,
  }));
}

function dueInstant(text: string): Date | null {
  return text === NO_DUE ? null : new Date(text);
}

async function listPendingActs(db: Db, caseId: number): Promise<CachedCase['scheduled']> {
  const rows = await db
    .selectFrom('scheduled_acts')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('next_at', 'is not', null)
    .execute();
  return rows.map((row) => ({
    round: row.round,
    act: row.act,
    unit: row.unit,
    at: new Date(row.next_at ?? ''),
    dueAt: new Date(row.due_at),
  }));
}

async function listReferrals(db: Db, caseId: number): Promise<CaseCache['referrals']> {
  const rows = await db.selectFrom('referrals').selectAll().where('case_id', '=', caseId).execute();
  return rows.map((row) => ({
    kind: row.kind,
    openedAt: new Date(row.opened_at),
    unit: row.unit_id,
    cause: row.cause,
    rank: row.rank,
    stage: row.stage,
    dueAt: instant(row.due_at),
  }));
}

async function findPublication(db: Db, caseId: number): Promise<CaseCache['publication']> {
  const row = await db.selectFrom('case_publications').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row ? publicationOf(row) : null;
}

async function listUnits(db: Db, table: 'case_accused' | 'case_excluded', caseId: number): Promise<string[]> {
  const rows = await db.selectFrom(table).select('department_id').where('case_id', '=', caseId).execute();
  return rows.map((row) => row.department_id);
}

async function listFired(db: Db, caseId: number): Promise<StoredStep[]> {
  const rows = await db
    .selectFrom('fired_steps')
    .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
    .selectAll('fired_steps')
    .select('sla_clocks.key')
    .where('sla_clocks.case_id', '=', caseId)
    .execute();
  return rows.map((row) => ({
    clockKey: row.key,
    step: row.step,
    level: row.level,
    action: row.action,
    dueAt: row.due_at,
    firedAt: row.fired_at,
    policyVersion: row.policy_version,
    calendarVersion: row.calendar_version,
  }));
}
