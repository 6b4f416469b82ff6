import type { CaseKind } from '#app/domain/case-event.ts';
import type { Department, Departments } from '#app/domain/department.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { QueryItems } from '#app/domain/query-crowd.ts';
import { clockRules } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { addWorkingDays, isProvisional } from '#app/domain/sla/calendar.ts';
import { readClock } from '#app/domain/sla/clock.ts';
import { type ClockKind, clockRow, clockTarget, resolutionDays } from '#app/domain/sla/policy.ts';

/** What a reporter is promised at the moment of filing, with dates (sla.md §4). */
export type ReceiptDates = {
  route: Route;
  lead: Pick<Department, 'id' | 'name'> | null;
  /** By then it is told whether the report is accepted; silence counts as accepted. Null for L5 and L8. */
  acceptBy: Date | null;
  /** The latest day of the answer, if the case is accepted only at the last instant. Null where none is promised. */
  answerBy: Date | null;
  /** All accused outside the county's reach: by then it is handed to their higher body. */
  handOffBy: Date | null;
  /** L5 and L8: by then discipline has taken it up. */
  receiptBy: Date | null;
  /** By then a person of the unit has written; null where no unit is known yet, or discipline leads. */
  contactBy: Date | null;
  /** Somebody on duty writes within so many minutes, by day and night; null where only the usual holds. */
  contactMinutes: number | null;
  /** A date lies after the last day with published holidays. */
  provisional: boolean;
  /** Kept until this day `YYYY-MM-DD` at the latest, and sent to nobody before: nothing is promised by a date. */
  heldUntil?: string | null;
};

/** The dates of a report that is kept, with none of those that begin when it is received; of any other as they are. */
export function keptDates(dates: ReceiptDates, held: { until: string } | undefined): ReceiptDates {
  if (!held) return dates;
  const nothing = {
    acceptBy: null,
    answerBy: null,
    handOffBy: null,
    receiptBy: null,
    contactBy: null,
    contactMinutes: null,
  };
  return { ...dates, ...nothing, provisional: false, heldUntil: held.until };
}

/** What was chosen on the check page, as it counts; null where it was not asked. */
export type SentChoices = {
  queryAgreed: boolean | null;
  /** Of a query agreed to: whether it names the items, where that was asked for. */
  queryItems?: QueryItems | null;
  wordsToHigher: boolean | null;
};

export type Receipt = ReceiptDates & SentChoices & { reference: string; filedAt: Date };

/** The choices that a report was filed with (sla.md §4: query to the accused unit, words to the higher body). */
export function sentChoices(
  opened: { route: Route; queryAgreed: boolean; queryItems?: QueryItems; queryUnits: readonly string[] },
  wordsToHigher: boolean,
): SentChoices {
  return {
    queryAgreed: opened.queryUnits.length > 0 ? opened.queryAgreed : null,
    queryItems: opened.queryItems ?? null,
    wordsToHigher: opened.route === 'outside' ? wordsToHigher : null,
  };
}

/**
 * The promised dates of a report filed at `now`, each by the days of the unit that will owe it, as its clock counts. Silence =
 * accepted, so the latest answer date is known at once.
 */
export function receiptDates(
  opened: {
    route: Route;
    lead: string | null;
    /** Answers for what has no lead yet. */
    hub: string;
    category: string | null;
    kind: CaseKind;
    urgent?: boolean;
    asksWritten?: true;
  },
  county: { departments: Departments; rules: SlaRules },
  now: Date,
): ReceiptDates {
  const { rules } = county;
  const { calendar } = clockRules(rules, opened.lead ?? opened.hub);
  const dueOf = (kind: ClockKind, start: Date) => {
    const target = clockTarget(clockRow(rules.policy, kind, opened), null, 1);
    return readClock(calendar, target, [{ type: 'start', at: start }], start).dueAt;
  };
  const isConduct = opened.route === 'discipline';
  const acceptance = isConduct || opened.asksWritten ? null : dueOf('acceptance', now);
  const acceptedAt = opened.asksWritten ? now : acceptance;
  const promisesAnswer = opened.route !== 'outside' && opened.category !== null && acceptedAt !== null;
  const answerBy = promisesAnswer
    ? addWorkingDays(calendar, acceptedAt, resolutionDays(rules.policy, opened.category))
    : null;
  const receiptBy = isConduct ? dueOf('referral_receipt', now) : null;
  const last = [acceptance, answerBy, receiptBy].filter((at) => at !== null).at(-1) ?? now;
  const lead = opened.lead ? county.departments.get(opened.lead) : undefined;
  return {
    route: opened.route,
    lead: lead ? { id: lead.id, name: lead.name } : null,
    acceptBy: opened.route === 'outside' ? null : acceptance,
    answerBy,
    handOffBy: opened.route === 'outside' ? acceptance : null,
    receiptBy,
    contactBy: ['lead', 'outside'].includes(opened.route) ? dueOf('first_contact', now) : null,
    contactMinutes: opened.urgent ? clockRow(rules.policy, 'first_contact', opened).target : null,
    provisional: isProvisional(calendar, last),
  };
}
