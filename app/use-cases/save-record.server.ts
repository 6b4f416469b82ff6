import { hash } from 'node:crypto';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { CaseEventType } from '#app/domain/case-event.ts';
import { type ClockSummary, summarizeClocks, summarizeReaders, summarizeReferrals } from '#app/domain/case-summary.ts';
import { PUBLICATION_EVENTS } from '#app/domain/conduct-events.ts';
import { queryItemCodes } from '#app/domain/report-answers.ts';
import { servedRows } from '#app/domain/served-query.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { appendAudits, auditOf } from '#app/use-cases/audit.server.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { tellInvestor } from '#app/use-cases/investor-mail.server.ts';
import { recipientsOf } from '#app/use-cases/mail-recipients.server.ts';
import { itemsToName } from '#app/use-cases/query-crowd.server.ts';
import type { Db } from '#db/client.server.ts';
import {
  type CachedClock,
  type CaseCache,
  updateCaseHeads,
  upsertReferrals,
} from '#db/repositories/case-cache.server.ts';
import { type FiredStep, insertFiredSteps, upsertClocks } from '#db/repositories/case-clocks.server.ts';
import { insertCaseEvents } from '#db/repositories/case-events.server.ts';
import { replacePublication } from '#db/repositories/case-publications.server.ts';
import { replaceReaders } from '#db/repositories/case-readers.server.ts';
import { forgetHeldReport, releaseHeldReport } from '#db/repositories/held-reports.server.ts';
import { insertOutbox } from '#db/repositories/outbox.server.ts';
import { insertServedQuery } from '#db/repositories/queries.server.ts';
import { listAmounts } from '#db/repositories/reports.server.ts';
import { replaceScheduledActs } from '#db/repositories/scheduled-acts.server.ts';

/** Everything cached about a case, worked out from its replay: what is written here and what the doctor expects. */
export function cacheOf(record: Pick<CaseRecord, 'caseFile' | 'rules' | 'county' | 'now'>): CaseCache {
  const { caseFile, rules, now } = record;
  const clocks = summarizeClocks(caseFile, rules, now);
  return {
    head: {
      status: caseFile.status,
      route: caseFile.route,
      category: caseFile.category,
      lead: caseFile.lead,
      hub: caseFile.hub,
      assignee: caseFile.assignee,
      identityMode: caseFile.identityMode,
      cycle: caseFile.cycle,
      lastSeq: caseFile.lastSeq,
    },
    clocks: clocks.map(toCachedClock),
    readers: summarizeReaders(caseFile, clocks, record.county.disciplineUnit),
    scheduled: caseFile.scheduled,
    referrals: summarizeReferrals(caseFile, clocks),
    publication: caseFile.publication,
  };
}

function toCachedClock(summary: ClockSummary): CachedClock {
  const { clock, state, startedAt, dueAt, stoppedAt, breachedAt, nextAt } = summary;
  return {
    key: clock.key,
    kind: clock.kind,
    cycle: clock.cycle,
    owner: clock.owner,
    state,
    startedAt,
    dueAt,
    stoppedAt,
    breachedAt,
    nextAt,
    policyVersion: clock.rules.policy.version,
    calendarVersion: clock.rules.calendarVersion,
  };
}

/** A case to be written, with what is cached about it. `isNew`: it has no rows yet. */
type Saved = { record: CaseRecord; cache: CaseCache; isNew: boolean };

/**
 * Writes what a transaction added to a case: events, clocks, fired rows, allow-list, inbox, queries and outgoing mails,
 * all inside the caller's transaction.
 */
export async function saveRecord(trx: Db, record: CaseRecord, keys: KeyRing): Promise<void> {
  await saveRecords(trx, [record], keys);
}

/** The same for several cases, table by table: a statement that runs again and again costs half of one in turn with others. */
export async function saveRecords(trx: Db, records: readonly CaseRecord[], keys: KeyRing): Promise<void> {
  const all = records
    .filter(({ added }) => added.length > 0)
    .map((record) => ({ record, cache: cacheOf(record), isNew: record.added[0]?.seq === 1 }));
  await auditFirings(trx, records, keys);
  await auditNewRules(trx, records, keys);
  await insertCaseEvents(trx, records);
  await saveHeads(
    trx,
    all.filter(({ isNew }) => !isNew),
  );
  await saveCaches(trx, all);
  for (const { record, cache } of all) await savePublication(trx, record, cache);
  for (const { record } of all) await saveHolding(trx, record);
  for (const { record } of all) await saveQueries(trx, record);
  await saveNotices(
    trx,
    all.map(({ record }) => record),
  );
  for (const { record } of all) await tellInvestor(trx, record, keys);
}

async function auditFirings(trx: Db, records: readonly CaseRecord[], keys: KeyRing): Promise<void> {
  const fired = records.filter(({ firedClockSteps, firedActs }) => firedClockSteps.length + firedActs.length > 0);
  const rows = fired.map(({ id, now }) => auditOf({ kind: 'system' }, { act: 'fire_steps', caseId: id, at: now }));
  await appendAudits(trx, keys, rows);
}

async function auditNewRules(trx: Db, records: readonly CaseRecord[], keys: KeyRing): Promise<void> {
  const changes = records.flatMap(({ id, now, added }) =>
    added.flatMap((event) => (event.type === 'rules_changed' ? [{ caseId: id, at: now, event }] : [])),
  );
  const rows = changes.map(({ caseId, at, event: { policyVersion, calendarVersion } }) => {
    const subject = `policy:${policyVersion} calendar:${calendarVersion}`;
    return auditOf({ kind: 'system' }, { act: 'change_rules', caseId, at, subject });
  });
  await appendAudits(trx, keys, rows);
}

async function saveHeads(trx: Db, all: readonly Saved[]): Promise<void> {
  await updateCaseHeads(
    trx,
    all.map(({ record, cache }) => ({ caseId: record.id, head: cache.head, now: record.now })),
  );
}

/** The cached rows of cases: clocks, fired steps, scheduled acts, allow-list, inbox. */
async function saveCaches(trx: Db, all: readonly Saved[]): Promise<void> {
  await upsertClocks(
    trx,
    all.map(({ record, cache, isNew }) => ({ caseId: record.id, clocks: cache.clocks, isNew })),
  );
  await insertFiredSteps(
    trx,
    all.flatMap(({ record }) => firedRows(record)),
  );
  const acts = all.map(({ record: { id: caseId, firedActs, now }, cache, isNew }) => {
    const fired = firedActs.map((act) => ({ ...act, firedAt: now }));
    return { caseId, pending: cache.scheduled, fired, isNew };
  });
  await replaceScheduledActs(trx, acts);
  const readers = all.map(({ record, cache, isNew }) => {
    return { caseId: record.id, readers: cache.readers, status: cache.head.status, isNew };
  });
  await replaceReaders(trx, readers);
  for (const { record, cache } of all) await upsertReferrals(trx, record.id, cache.referrals);
}

function firedRows({ id: caseId, firedClockSteps, caseFile }: CaseRecord): FiredStep[] {
  return firedClockSteps.map(({ clock, step }) => {
    const fact = caseFile.fired.get(clock.key)?.get(step);
    if (!fact) throw new Error('a step that fires is an event of its case');
    return { caseId, clockKey: clock.key, step, ...fact };
  });
}

/** A sweep never touches what a reporter lets be published. */
async function savePublication(trx: Db, { id, added }: CaseRecord, { publication }: CaseCache): Promise<void> {
  const isTouched = added.some(({ type }) => MAY_CHANGE_PUBLICATION.includes(type));
  if (isTouched) await replacePublication(trx, id, publication);
}

const MAY_CHANGE_PUBLICATION: readonly CaseEventType[] = [...PUBLICATION_EVENTS, 'verdict_given'];

/** What a kept report is known by goes with its waiting. */
async function saveHolding(trx: Db, record: CaseRecord): Promise<void> {
  for (const { type, at } of record.added) {
    if (type === 'report_released') await releaseHeldReport(trx, record.id, at);
    if (type === 'hold_taken_back') await forgetHeldReport(trx, record.id);
  }
}

/**
 * A served query is a row of its own, which the accused unit may read; nothing in it leads to the case. It is never closed
 * because the case ends: a query that closes by itself would tell that there was a report.
 */
async function saveQueries(trx: Db, record: CaseRecord): Promise<void> {
  for (const event of record.added) {
    if (event.type !== 'query_served') continue;
    const row = servedRows(record.caseFile).find(({ number }) => number === event.number);
    if (!row) throw new Error('a query that is served is one of its case');
    const itemCodes = await itemsOfQuery(trx, record, event.at);
    await insertServedQuery(trx, { ...row, itemCodes, caseId: record.id });
  }
}

/** Counted again on the day of serving, over all units that are asked: each of them reads the same. */
async function itemsOfQuery(trx: Db, { id, caseFile, rules }: CaseRecord, at: Date): Promise<readonly string[]> {
  const { queryNamesItems, queryUnits: units, category } = caseFile;
  if (!queryNamesItems || category === null) return [];
  const itemCodes = queryItemCodes(await listAmounts(trx, id));
  return itemsToName(trx, { category, units, itemCodes }, dayOf(rules.calendar, at));
}

/** Mails are rows of the same transaction as what they tell of. */
async function saveNotices(trx: Db, records: readonly CaseRecord[]): Promise<void> {
  const mails: NoticeMail[] = [];
  for (const record of records) mails.push(...(await mailsOf(trx, record)));
  await insertOutbox(trx, mails);
}

type NoticeMail = { messageKey: string; template: string; accountId: number; createdAt: Date };

/**
 * A mail says nothing of the case, so that two red lights of one instant are one mail to whoever hears of both.
 */
async function mailsOf(trx: Db, record: CaseRecord): Promise<Iterable<NoticeMail>> {
  const since = record.added[0]?.at ?? record.now;
  const mails = new Map<string, NoticeMail>();
  for (const [index, notice] of record.notices.entries()) {
    const { template, firedAt } = notice;
    const instant = firedAt ? firedAt.toISOString() : `${record.caseFile.lastSeq},${index}`;
    const source = notice.once ?? `${record.id}:${instant}`;
    for (const { id: accountId, email } of await recipientsOf(trx, record, notice)) {
      const name = `${source}:${template}:${accountId}`;
      if (!email || mails.has(name)) continue;
      const messageKey = messageKeyOf(name, firedAt ?? since);
      mails.set(name, { messageKey, template, accountId, createdAt: record.now });
    }
  }
  return mails.values();
}

/** Keys of one instant begin alike: they lie together in their index, not each on a page of its own. */
function messageKeyOf(name: string, at: Date): string {
  return hash('sha256', at.toISOString()).slice(0, 6) + hash('sha256', name).slice(0, 26);
}
