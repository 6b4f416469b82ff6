import { newQueryNumber } from '#app/crypto/code.server.ts';
import { type Case, type CaseStatus, isRunningOrPaused } from '#app/domain/case.ts';
import type { CaseEvent, CaseEventBody, EventActor } from '#app/domain/case-event.ts';
import { type CountyRules, nextRuleChange, rulesFor } from '#app/domain/county-rules.ts';
import { type DutyHours, onDutyThrough } from '#app/domain/duty-shift.ts';
import { noticesOfEvent } from '#app/domain/event-notices.ts';
import { releasedReport } from '#app/domain/held-report.ts';
import { applyEvent, replayCase, rulesOfCase, type SlaRules } from '#app/domain/replay/replay-case.ts';
import { movedPromises } from '#app/domain/rules/rule-moves.ts';
import { type DueStep, nextDueStep } from '#app/domain/sla/due-step.ts';
import { fireStep, type Notice } from '#app/domain/sla/firing.ts';
import { firstWordMinutes, hubsDutyHours } from '#app/use-cases/urgent-cover.server.ts';
import type { Db } from '#db/client.server.ts';
import { type listDepartmentAccounts, listHeadedUnits } from '#db/repositories/accounts.server.ts';
import { listCaseEvents, listHistories } from '#db/repositories/case-events.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

/**
 * A case opened for writing: its replayed state and what this transaction adds to it. Acts append events in memory;
 * `saveRecord` writes them with all that follows from them at once.
 */
export type CaseRecord = {
  id: number;
  now: Date;
  county: CountyRules;
  rules: SlaRules;
  caseFile: Case;
  /** The latest instant of its events. */
  lastAt: Date;
  added: CaseEvent[];
  firedClockSteps: Exclude<DueStep, { kind: 'act' }>[];
  firedActs: Extract<DueStep, { kind: 'act' }>['act'][];
  notices: Notice[];
  /** Units whose head has an account; for the others the hub is told instead (sla.md §5). */
  headedUnits: ReadonlySet<string>;
  /** The hub's shifts, where silence may begin its first word to the investor on an urgent case. */
  hubsHours: readonly DutyHours[];
  /** Accounts already looked up, by unit and audience. */
  recipients: StaffSeen['recipients'];
};

/** What was read of the staff: a sweep reads it once for the cases that share a commit. */
export type StaffSeen = {
  headedUnits: ReadonlySet<string>;
  recipients: Map<string, Awaited<ReturnType<typeof listDepartmentAccounts>>>;
};

/** A bounded history cannot fire without end; this many steps in one go is a bug, not a backlog. */
export const MOST_STEPS = 1_000;

/**
 * Replays a case inside the caller's transaction. Throws for an id without a history. When the time of day has jumped
 * backwards, the case goes on from the instant of its last record: its clocks never run in reverse.
 */
export async function openRecord(trx: Db, id: number, now: Date, seen?: StaffSeen): Promise<CaseRecord> {
  const staff = seen ?? (await lookAtStaff(trx));
  const county = await getCountyRules(trx);
  return withHubsHours(trx, replayRecord(id, await listCaseEvents(trx, id), { now, county, staff }));
}

/** The same for several cases, whose histories are read at once. */
export async function openRecords(trx: Db, ids: readonly number[], now: Date, seen?: StaffSeen): Promise<CaseRecord[]> {
  const staff = seen ?? (await lookAtStaff(trx));
  const county = await getCountyRules(trx);
  const histories = await listHistories(trx, ids);
  const records = ids.map((id) => replayRecord(id, histories.get(id) ?? [], { now, county, staff }));
  for (const record of records) await withHubsHours(trx, record);
  return records;
}

async function withHubsHours(trx: Db, record: CaseRecord): Promise<CaseRecord> {
  record.hubsHours = await hubsDutyHours(trx, record);
  return record;
}

function replayRecord(
  id: number,
  events: readonly CaseEvent[],
  { now, county, staff }: { now: Date; county: CountyRules; staff: StaffSeen },
): CaseRecord {
  const first = events[0];
  if (first?.type !== 'case_opened') throw new Error('a case without a history');
  const opening = rulesFor(county, first.policyVersion, first.calendarVersion);
  const recordedAt = events.at(-1)?.recordedAt ?? now;
  const at = recordedAt > now ? recordedAt : now;
  const caseFile = replayCase(events, opening);
  const lastAt = events.reduce((latest, event) => (event.at > latest ? event.at : latest), first.at);
  return {
    ...recordOf(id, { now: at, county, rules: rulesOfCase(caseFile, opening), caseFile }),
    lastAt,
    ...staff,
  };
}

/** Which units have a head; who gets a mail is looked up when there is one. */
export async function lookAtStaff(db: Db): Promise<StaffSeen> {
  return { headedUnits: await listHeadedUnits(db), recipients: new Map() };
}

/** A record around an already replayed case. */
export function recordOf(
  id: number,
  given: { now: Date; county: CountyRules; rules: SlaRules; caseFile: Case },
): CaseRecord {
  const staff = { headedUnits: new Set<string>(), hubsHours: [], recipients: new Map() };
  return { id, ...given, lastAt: given.now, added: [], firedClockSteps: [], firedActs: [], notices: [], ...staff };
}

/** Appends one event and carries it into the replayed state. `at` differs from now only for what a sweep fires. */
export function appendEvent(record: CaseRecord, body: CaseEventBody, actor: EventActor, at = record.now): void {
  const [seq, recordedAt] = [record.caseFile.lastSeq + 1, record.now];
  // Not spread: events have many shapes, which costs a spread several times as much.
  const event: CaseEvent = Object.assign({}, body, { seq, at, recordedAt, actor });
  applyEvent(record.caseFile, event, record.rules);
  if (at > record.lastAt) record.lastAt = at;
  record.rules = rulesOfCase(record.caseFile, record.rules);
  record.added.push(event);
  record.notices.push(...noticesOfEvent(event, record.caseFile));
}

/**
 * Fires everything whose instant lies before now, in due order, on a copy that is read and thrown away. Whoever writes
 * calls `fireDue` instead, which also counts what it brings upon the unit.
 */
export function fireDueSteps(record: CaseRecord): void {
  let step = nextStep(record);
  for (let count = 0; step; count += 1) {
    if (count > MOST_STEPS) throw new Error('a case fires without end');
    fireOnRecord(record, step);
    step = nextStep(record);
  }
}

/** New rules that the case comes under: due at the instant from which they hold, as anything else is at its own. */
type RulesStep = { kind: 'rules'; at: Date; policyVersion: string; calendarVersion: string };

/**
 * The earliest step whose instant lies before now; null where there is none (sla.md §2). New rules come before what is due at
 * their instant or later, so that whoever looks at the case first, and however late, finds it judged by the same ones.
 */
export function nextStep(record: CaseRecord): DueStep | RulesStep | null {
  const { caseFile, rules, now } = record;
  const step = nextDueStep(caseFile, rules, now);
  const change = nextRulesStep(record);
  return change && (!step || change.at <= step.at) ? change : step;
}

/** Nothing runs on a case that is over, and looking at it is no reason to write on it; an act may begin something. */
function nextRulesStep(record: CaseRecord): RulesStep | null {
  return isOver(record.caseFile) ? null : waitingRules(record);
}

/** Never before what has happened on the case already; a kept report is under the rules of its release. */
function waitingRules({ caseFile, county, now, lastAt }: CaseRecord): RulesStep | null {
  const change = caseFile.hold === null ? nextRuleChange(county, caseFile, now) : null;
  return change && { kind: 'rules', ...change, at: change.at > lastAt ? change.at : lastAt };
}

/** Whether new rules wait for the case. */
export function hasNewRules(record: CaseRecord): boolean {
  return nextRulesStep(record) !== null;
}

/** Before an act: a case that was over comes under the rules of now, by which whatever the act begins is counted. */
export function takeNewRules(record: CaseRecord): void {
  for (let step = waitingRules(record); step; step = waitingRules(record)) changeRules(record, step);
}

function isOver({ status, clocks, referrals }: Case): boolean {
  if (!ENDS.includes(status) || clocks.some(isRunningOrPaused)) return false;
  return Object.values(referrals).every(({ fedBackAt }) => fedBackAt !== null);
}

const ENDS: readonly CaseStatus[] = ['solved', 'withdrawn', 'handed_off'];

function changeRules(record: CaseRecord, { at, policyVersion, calendarVersion }: RulesStep): void {
  const after = record.rules.inVersion(policyVersion, calendarVersion);
  const promises = movedPromises(record.caseFile, after, at);
  const event = {
    type: 'rules_changed',
    policyVersion,
    calendarVersion,
    ...(promises.length > 0 && { promises }),
  } as const;
  appendEvent(record, event, { kind: 'system' }, at);
}

/** Fires a record's next step, with its events and notices. */
export function fireOnRecord(record: CaseRecord, step: DueStep | RulesStep): void {
  if (step.kind === 'rules') {
    changeRules(record, step);
    return;
  }
  const firing = fireStep(record.caseFile, step, {
    departments: record.county.departments,
    disciplineUnit: record.county.disciplineUnit,
    newQueryNumber,
    headedUnits: record.headedUnits,
    hubOnDuty: (at) => onDutyThrough(record.hubsHours, at, firstWordMinutes(record.county)),
    release: (caseFile) => releasedReport(caseFile, record.county),
  });
  for (const body of firing.events) appendEvent(record, body, { kind: 'system' }, step.at);
  for (const notice of firing.notices) record.notices.push(Object.assign({}, notice, { firedAt: step.at }));
  if (step.kind === 'act') record.firedActs.push(step.act);
  else record.firedClockSteps.push(step);
}
