import { type Case, contestedPause, type Procedure, type ScheduledAct } from '#app/domain/case.ts';
import { releasedAt } from '#app/domain/held-report.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { addWorkingDays, lastCloseOn, nextWorkingDayAt } from '#app/domain/sla/calendar.ts';

/** Puts an act without a clock on the list, at the instant that the rules give it. */
export function schedule(caseFile: Case, rules: SlaRules, act: Omit<ScheduledAct, 'at'>): void {
  caseFile.scheduled.push({ ...act, at: instantOf(caseFile, rules, act) });
}

/**
 * The instants of the acts still to come, by other rules from the same start; by new rules nothing happens before they
 * held.
 */
export function rescheduleActs(caseFile: Case, rules: SlaRules): void {
  caseFile.scheduled = caseFile.scheduled.map((act) => {
    return { ...act, at: notBefore(caseFile.rulesSince, instantOf(caseFile, rules, act)) };
  });
  const { notice } = caseFile.referrals;
  const answer = caseFile.scheduled.find(({ act }) => act === 'remind_discipline');
  if (notice && answer) notice.answerDueAt = answer.at;
}

/** An instant, or that from which the rules hold that give it: by them nothing can have ended, or happened, before. */
export function notBefore(rulesSince: Date | null, at: Date): Date {
  return rulesSince && rulesSince > at ? rulesSince : at;
}

function instantOf(caseFile: Case, rules: SlaRules, { act, unit }: Omit<ScheduledAct, 'at'>): Date {
  const { calendar, policy } = rules;
  const { remindDays, unconfirmedDays } = policy.ladder.afterAnswer;
  switch (act) {
    case 'serve_query':
      return queryServedAt(rules, known(caseFile.acceptedAt));
    case 'remind_investor':
      return addWorkingDays(calendar, known(caseFile.answeredAt), remindDays[Number(unit) - 1] ?? unconfirmedDays);
    case 'become_unconfirmed':
      return addWorkingDays(calendar, known(caseFile.answeredAt), unconfirmedDays);
    case 'uphold_contest':
      return addWorkingDays(calendar, known(contestedPause(caseFile)?.contest?.at ?? null), CONTEST_DAYS);
    case 'remind_discipline':
      return noticeDueAt(rules, known(caseFile.referrals.notice).openedAt);
    case 'withdraw':
      return known(caseFile.withdrawal).takesEffectAt;
    case 'release_report':
      return releasedAt(calendar, known(caseFile.hold));
    case 'end_procedure':
      return procedureEndsAt(known(caseFile.procedure), rules);
  }
}

/** With the last close of its day. Approved when that was over already, or it is none by another calendar: as it begins. */
export function procedureEndsAt({ dueOn, approvedAt }: Procedure, { calendar }: Pick<SlaRules, 'calendar'>): Date {
  const closesAt = lastCloseOn(calendar, dueOn);
  return approvedAt && approvedAt > closesAt ? approvedAt : closesAt;
}

/** A contested pause that nobody decides within a working day is annulled: silence never wins (product.md rule 3). */
const CONTEST_DAYS = 1;

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error('an act is scheduled on a case that it does not belong to');
  return value;
}

/** Discipline answers a unit's notices as a weekly batch: a week of working days from the first that waits (sla.md §5). */
const NOTICE_DAYS = 5;

/** When a notice opened at this instant has to be answered: the close of its fifth working day. */
export function noticeDueAt(rules: Pick<SlaRules, 'calendar'>, openedAt: Date): Date {
  return addWorkingDays(rules.calendar, openedAt, NOTICE_DAYS);
}

/** A query is served at 09:00 of the first working day whose date is later than the acceptance's (sla.md §4). */
export function queryServedAt(rules: Pick<SlaRules, 'calendar'>, acceptedAt: Date): Date {
  return nextWorkingDayAt(rules.calendar, acceptedAt, '09:00');
}
