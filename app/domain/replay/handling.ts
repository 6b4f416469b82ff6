import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { cancelScheduled, endClocks, openClock, startClock, stopClock } from '#app/domain/replay/clocks.ts';
import { scheduleQueries } from '#app/domain/replay/intake.ts';
import { endJoint, endObjection } from '#app/domain/replay/joint.ts';
import { endProcedure, endQuestion } from '#app/domain/replay/pauses.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { schedule } from '#app/domain/replay/scheduled.ts';
import { endWithdrawal } from '#app/domain/replay/withdrawal.ts';

/** From acceptance to the investor's verdict. Returns false for an event that is not of this part. */
export function applyHandling(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'message_sent':
      stopClock(caseFile, 'first_contact', event.at);
      if (event.progress) restartProgress(caseFile, event.at, rules);
      return true;
    case 'investor_wrote':
    case 'evidence_added':
      return true;
    case 'query_served':
      caseFile.servedUnits.set(event.unit, {
        number: event.number,
        at: event.at,
        category: caseFile.category,
        answeredAt: null,
      });
      takeOffServing(caseFile, event.unit);
      startClock(caseFile, rules, { kind: 'legal_basis', owner: event.unit, at: event.at });
      return true;
    case 'basis_filed':
      settleQuery(caseFile, event.unit, event.at);
      stopClock(caseFile, 'legal_basis', event.at, event.unit);
      return true;
    case 'presumption_recorded':
      caseFile.presumedUnits.push(event.unit);
      return true;
    case 'answer_prepared':
      caseFile.pendingAnswer = { outcome: event.outcome, message: event.message, by: event.by };
      endObjection(caseFile, event.at);
      return true;
    case 'answered':
      answer(caseFile, event, rules);
      return true;
    case 'verdict_given':
      takeVerdict(caseFile, event, rules);
      return true;
    case 'rated':
      rate(caseFile, event);
      return true;
    case 'investor_reminded':
      caseFile.scheduled = caseFile.scheduled.filter(
        (act) => !(act.act === 'remind_investor' && act.unit === String(event.nth)),
      );
      return true;
    case 'became_unconfirmed':
      cancelScheduled(caseFile, ['remind_investor', 'become_unconfirmed']);
      caseFile.status = 'unconfirmed';
      return true;
    case 'review_decided':
      stopClock(caseFile, 'review', event.at);
      endQuestion(caseFile, event.at);
      caseFile.reviewOutcome = event.outcome;
      endWithdrawal(caseFile);
      caseFile.status = 'answered';
      awaitVerdict(caseFile, event.at, rules);
      return true;
    default:
      return false;
  }
}

function rate(
  caseFile: Case,
  { at, level, standards = {}, reasons = [] }: Extract<CaseEvent, { type: 'rated' }>,
): void {
  const before = caseFile.rating;
  caseFile.rating = { level, standards, reasons, at: before?.at ?? at, times: (before?.times ?? 0) + 1 };
}

function restartProgress(caseFile: Case, at: Date, rules: SlaRules): void {
  if (!openClock(caseFile, 'progress')) return;
  stopClock(caseFile, 'progress', at);
  startClock(caseFile, rules, { kind: 'progress', owner: caseFile.lead, at });
  // A message while waiting for the investor starts a row that waits too.
  if (caseFile.status === 'awaiting_investor') {
    openClock(caseFile, 'progress')?.events.push({ type: 'pause', at });
  }
}

function settleQuery(caseFile: Case, unit: string, at: Date): void {
  const served = caseFile.servedUnits.get(unit);
  if (served) served.answeredAt = at;
}

function takeOffServing(caseFile: Case, unit: string): void {
  caseFile.scheduled = caseFile.scheduled.filter((act) => !(act.act === 'serve_query' && act.unit === unit));
}

function answer(caseFile: Case, event: Extract<CaseEvent, { type: 'answered' }>, rules: SlaRules): void {
  stopClock(caseFile, 'first_contact', event.at);
  stopClock(caseFile, 'resolution', event.at);
  stopClock(caseFile, 'progress', event.at);
  // After the stops: a clock that waited for the investor stops as it stands, with no due date.
  endQuestion(caseFile, event.at);
  endProcedure(caseFile, event.at);
  endJoint(caseFile, event.at, 'answered');
  endWithdrawal(caseFile);
  // A query is not served once the case is answered; "returned" settles what the accused units owe (sla.md §4).
  cancelScheduled(caseFile, ['serve_query']);
  if (event.outcome === 'returned') {
    for (const unit of caseFile.servedUnits.keys()) stopClock(caseFile, 'legal_basis', event.at, unit);
  }
  caseFile.pendingAnswer = null;
  caseFile.answerOutcome = event.outcome;
  caseFile.status = 'answered';
  awaitVerdict(caseFile, event.at, rules);
}

/** Three reminders in ten working days, then `unconfirmed` (sla.md §3). */
function awaitVerdict(caseFile: Case, at: Date, rules: SlaRules): void {
  caseFile.answeredAt = at;
  // A verdict is about one answer; the new one has none yet.
  caseFile.verdict = null;
  caseFile.round += 1;
  const { round } = caseFile;
  rules.policy.ladder.afterAnswer.remindDays.forEach((_, index) => {
    schedule(caseFile, rules, { round, act: 'remind_investor', unit: String(index + 1) });
  });
  schedule(caseFile, rules, { round, act: 'become_unconfirmed', unit: '' });
}

/** Only the investor turns `answered` into `solved`; one more cycle, then a review (sla.md §3, §4). */
function takeVerdict(caseFile: Case, event: Extract<CaseEvent, { type: 'verdict_given' }>, rules: SlaRules): void {
  cancelScheduled(caseFile, ['remind_investor', 'become_unconfirmed']);
  caseFile.verdict = event.verdict;
  // What was agreed to said something else of the case.
  caseFile.publication = null;
  switch (event.next) {
    case 'closed':
      caseFile.status = 'solved';
      caseFile.confirmedAt = event.at;
      endClocks(caseFile, event.at, 'solved', ['legal_basis']);
      return;
    case 'cycle':
      caseFile.cycle = 2;
      caseFile.status = 'in_progress';
      caseFile.assignee = event.assignee;
      startClock(caseFile, rules, { kind: 'progress', owner: caseFile.lead, at: event.at });
      startClock(caseFile, rules, { kind: 'resolution', owner: caseFile.lead, at: event.at });
      scheduleQueries(caseFile, event.at, rules);
      return;
    case 'review':
      caseFile.status = 'under_review';
      caseFile.reviewBody = event.reviewBody;
      startClock(caseFile, rules, { kind: 'review', owner: event.reviewBody, at: event.at });
      return;
    case 'higher_channel':
      caseFile.higherChannelShown = true;
  }
}
