import { type Case, isConductOnly } from '#app/domain/case.ts';
import type { InspectionReason, ReferralCause, ReferralKind } from '#app/domain/case-event.ts';
import { foreseenAnswer } from '#app/domain/foreseen-answer.ts';
import { answerClock } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { isBreached, readCaseClock } from '#app/domain/sla/due-step.ts';

/** What an investor chooses among; the two about pressure have their own pages. */
export const ASKED_REASONS = ['not_handled', 'wrong_result', 'favours', 'retaliation'] as const;
export type AskedReason = (typeof ASKED_REASONS)[number];

/**
 * From when it can be asked for: now, from a day that is known or foreseen as things stand, from one that is not, or not
 * on this case.
 */
export type InspectionOpening =
  | { state: 'open' }
  | { state: 'later'; from: Date | null; isForeseen?: true }
  | { state: 'closed' };

/**
 * Demands for favours, retaliation and pressure are open at once and for ever, closed cases too. Whether something was
 * handled, or handled rightly, is asked after the date that was promised for it, or after the answer (experience.md P13).
 */
export function inspectionOpening(
  caseFile: Case,
  reason: InspectionReason,
  { rules, now }: { rules: SlaRules; now: Date },
): InspectionOpening {
  if (caseFile.closedToAll || caseFile.hold) return { state: 'closed' };
  switch (reason) {
    case 'not_handled':
      return afterPromise(caseFile, rules, now);
    case 'wrong_result':
      return afterResult(caseFile, rules, now);
    case 'pressed_to_withdraw':
    case 'favours':
    case 'retaliation':
    case 'pressed':
      return { state: 'open' };
  }
}

/** Discipline is the lead of the one already; the other becomes a report with its own clocks first. */
const isNoNotice = (caseFile: Case) => isConductOnly(caseFile) || caseFile.kind === 'request';

function afterPromise(caseFile: Case, rules: SlaRules, now: Date): InspectionOpening {
  if (isNoNotice(caseFile)) return { state: 'closed' };
  const clock = answerClock(caseFile);
  if (clock && isBreached(caseFile, clock)) return { state: 'open' };
  if (!clock && !isUndecided(caseFile)) return { state: 'closed' };
  const from = clock ? readCaseClock(clock, now).dueAt : null;
  return from ? { state: 'later', from } : foreseen(caseFile, rules, now);
}

function foreseen(caseFile: Case, rules: SlaRules, now: Date): InspectionOpening {
  const from = foreseenAnswer(caseFile, rules, now);
  return from ? { state: 'later', from, isForeseen: true } : { state: 'later', from };
}

function afterResult(caseFile: Case, rules: SlaRules, now: Date): InspectionOpening {
  if (isNoNotice(caseFile) || caseFile.status === 'solved') return { state: 'closed' };
  if (caseFile.answeredAt !== null || caseFile.appeal?.decided === 'upheld') return { state: 'open' };
  const opening = afterPromise(caseFile, rules, now);
  // Late already: no day can be named for an answer that is still missing.
  return opening.state === 'open' ? { state: 'later', from: null } : opening;
}

/** Not accepted yet, or a refusal under appeal: the clock of the answer starts with the acceptance. */
function isUndecided({ status, appeal }: Case): boolean {
  return status === 'submitted' || status === 'triage' || (status === 'refused' && appeal?.decided === null);
}

/** What discipline inspection answers as a notice. */
export const NOTICE_REASONS: readonly InspectionReason[] = ['not_handled', 'wrong_result'];

type Referring = { kind: ReferralKind; cause: ReferralCause; unit: string | null };

/**
 * What is opened for it: conduct is a lead; whether something was handled is a notice about the unit that owes it, as the
 * ladder's own (sla.md §5), which brings nothing upon the unit before discipline has looked at it.
 */
export function referringFor(caseFile: Case, reason: InspectionReason): Referring {
  const responsible = answerClock(caseFile)?.owner ?? caseFile.reviewBody ?? caseFile.lead ?? caseFile.hub;
  switch (reason) {
    case 'not_handled':
      return { kind: 'notice', cause: 'not_handled_reported', unit: responsible };
    case 'wrong_result':
      return { kind: 'notice', cause: 'wrong_result_reported', unit: responsible };
    case 'favours':
      return { kind: 'lead', cause: 'favours_reported', unit: null };
    case 'retaliation':
      return { kind: 'lead', cause: 'retaliation_reported', unit: null };
    case 'pressed':
    case 'pressed_to_withdraw':
      return { kind: 'lead', cause: 'pressure_reported', unit: null };
  }
}
