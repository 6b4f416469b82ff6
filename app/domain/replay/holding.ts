import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { cancelScheduled, startClock } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { rescheduleActs, schedule } from '#app/domain/replay/scheduled.ts';

type Released = Extract<CaseEvent, { type: 'report_released' }>;

/** A report that waits for others: no clock, no reader, one act to come. */
export function keepReport(caseFile: Case, rules: SlaRules, held: { until: string; isForeign: boolean }): void {
  caseFile.hold = { until: held.until, isForeign: held.isForeign, enoughAt: null, isTakenBack: false };
  schedule(caseFile, rules, { round: 0, act: 'release_report', unit: '' });
}

/** What becomes of a kept report. Returns false for an event that is not of this part. */
export function applyHolding(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  const { hold } = caseFile;
  if (!hold || hold.isTakenBack) return false;
  switch (event.type) {
    case 'hold_changed':
      hold.until = event.until;
      rescheduleActs(caseFile, rules);
      return true;
    case 'release_set':
      hold.enoughAt = event.at;
      rescheduleActs(caseFile, rules);
      return true;
    case 'report_released':
      release(caseFile, event, rules);
      return true;
    case 'hold_taken_back':
      cancelScheduled(caseFile, ['release_report']);
      hold.isTakenBack = true;
      caseFile.status = 'withdrawn';
      return true;
    default:
      return false;
  }
}

/** From this instant it is a report like any other: received now, under the rules in force now. */
function release(caseFile: Case, event: Released, before: SlaRules): void {
  cancelScheduled(caseFile, ['release_report']);
  caseFile.hold = null;
  caseFile.openedAt = event.at;
  caseFile.route = event.route;
  caseFile.lead = event.lead;
  caseFile.hub = event.hub;
  caseFile.co = event.co;
  caseFile.handledBy = event.lead ? [event.lead] : [];
  caseFile.policyVersion = event.policyVersion;
  caseFile.calendarVersion = event.calendarVersion;
  startIntake(caseFile, before.inVersion(event.policyVersion, event.calendarVersion), event.at);
}

/** The clocks of a case that has been received: none for discipline, which is given leads with clocks of their own. */
export function startIntake(caseFile: Case, rules: SlaRules, at: Date): void {
  const { route, lead, hub } = caseFile;
  caseFile.status = route === 'triage' ? 'triage' : 'submitted';
  if (route === 'discipline') return;
  startClock(caseFile, rules, { kind: 'acceptance', owner: lead ?? hub, at });
  if (lead) startClock(caseFile, rules, { kind: 'first_contact', owner: lead, at });
}
