import type { CaseClock } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { seesDaysOnly } from '#app/domain/case-readers.ts';
import type { ClockView, UnitName } from '#app/domain/case-view.ts';
import { type ClockExplanationView, clockSlug, isInvestorsClock } from '#app/domain/clock-explanation.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { isDutyClockShown } from '#app/domain/duty.ts';
import { publishedThrough } from '#app/domain/sla/calendar.ts';
import type { PauseCause } from '#app/domain/sla/explain.ts';
import { pauseCauses } from '#app/domain/sla/pause-causes.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type CaseRecord, fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import { clockViews, explanationOf, unitName } from '#app/use-cases/clock-views.ts';
import { clockInDays, isOwnHours } from '#app/use-cases/days-only.ts';
import { isClockShown } from '#app/use-cases/open-case.server.ts';
import { openForReading } from '#app/use-cases/open-for-reading.server.ts';
import type { StaffContext, UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';

/**
 * How a clock of a case is counted, for staff. Reading is an act as in openCase: found through the allow-list, audited in
 * the same transaction. Null for an unknown case, a stranger, an unknown clock and one this reader does not see, alike.
 */
export async function explainCaseClock(
  ctx: StaffContext,
  reference: string,
  key: string,
): Promise<ClockExplanationView | null> {
  return writeTransaction(ctx.db, async (trx) => {
    const opened = await openForReading(trx, ctx, reference);
    if (!opened) return null;
    const { record, standing, readsText } = opened;
    const clock = findClock(record, key);
    if (!clock || !isClockShown(clock.key, standing.includes('discipline'), readsText)) return null;
    const asking = { department: ctx.actor.departmentId, standing, readsText };
    if (!isDutyClockShown(record.caseFile, clock.key, asking)) return null;
    const read = { act: 'read_status', caseId: record.id, at: ctx.now, subject: reference };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, read));
    const view = viewOf(record, clock, { reference, events: await listCaseEvents(trx, record.id) });
    const unit = ctx.actor.departmentId;
    if (!seesDaysOnly(record.caseFile, { standing, readsText }) || isOwnHours(clock, unit)) return view;
    // Counted in minutes, a clock tells the hour at which it began.
    if (view.explanation.unit !== 'days') return null;
    return { ...view, clock: clockInDays(clock, record.rules.calendar) };
  });
}

/** The same for the investor, of the own case behind the code. Null for a clock that there is not, or not for him. */
export async function explainOwnClock(
  ctx: UseCaseContext,
  caseId: number,
  key: string,
): Promise<ClockExplanationView | null> {
  const record = await openRecord(ctx.db, caseId, ctx.now);
  fireDueSteps(record);
  const clock = findClock(record, key);
  if (!clock || !isInvestorsClock(clock.kind)) return null;
  const reference = await getReference(ctx.db, caseId);
  const events = [...(await listCaseEvents(ctx.db, caseId)), ...record.added];
  return viewOf(record, clock, { reference, events });
}

/** Every clock of a case, for the operator's command. What is due is reckoned with and not written. */
export async function explainAllClocks(db: Db, caseId: number, now: Date): Promise<ClockExplanationView[]> {
  const record = await openRecord(db, caseId, now);
  fireDueSteps(record);
  const reference = await getReference(db, caseId);
  const events = [...(await listCaseEvents(db, caseId)), ...record.added];
  return explainClocks(record, { reference, events });
}

/** Every clock of an opened case with its whole history, explained. */
export function explainClocks(
  record: CaseRecord,
  told: { reference: string; events: readonly CaseEvent[] },
): ClockExplanationView[] {
  const clocks = clockViews(record.caseFile, record.rules, record.county, record.now);
  return clocks.map((clock) => viewOf(record, clock, told));
}

/** Whether a pause that was annulled still is one of this clock: it had stopped before anybody contested it. */
function stands({ at, to }: PauseCause, { events }: CaseClock): boolean {
  return events.some((event) => event.type === 'pause' && event.at >= at && (to === null || event.at < to));
}

function ownDaysOf(county: CountyRules, { rules, countedFor }: CaseClock): UnitName | null {
  const isCountys = rules.calendar === county.calendars.get(rules.calendarVersion);
  return isCountys || countedFor === null ? null : unitName(county, countedFor);
}

/** By its key, or by the form of the key that stands in addresses. */
function findClock({ caseFile, rules, county, now }: CaseRecord, key: string): ClockView | undefined {
  return clockViews(caseFile, rules, county, now).find((clock) => clockSlug(clock.key) === clockSlug(key));
}

function viewOf(
  { caseFile, rules: caseRules, county, now }: CaseRecord,
  clock: ClockView,
  { reference, events }: { reference: string; events: readonly CaseEvent[] },
): ClockExplanationView {
  const counted = caseFile.clocks.find(({ key }) => key === clock.key);
  if (!counted) throw new Error('a clock without its case');
  const pauses = pauseCauses(events, counted);
  const told = [...new Set(pauses.flatMap(({ by, grantedBy }) => [by, grantedBy]))];
  const { rules } = counted;
  return {
    reference,
    clock,
    explanation: explanationOf(counted, { caseFile, rules: caseRules, now, pauses }),
    units: told.map((unit) => unitName(county, unit)).filter((unit) => unit !== null),
    annulled: pauses.filter((pause) => pause.isAnnulled && pause.at >= clock.startedAt && !stands(pause, counted)),
    movedAt: counted.rulesSince,
    policyVersion: rules.policy.version,
    calendarVersion: rules.calendarVersion,
    ownDaysOf: ownDaysOf(county, counted),
    publishedThrough: publishedThrough(rules.calendar),
  };
}
