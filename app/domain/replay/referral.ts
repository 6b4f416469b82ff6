import { type Case, isConductOnly, type Referral } from '#app/domain/case.ts';
import type { CaseEvent, ReferralKind } from '#app/domain/case-event.ts';
import { cancelScheduled, openClock, startClock, stopClock } from '#app/domain/replay/clocks.ts';
import { tell } from '#app/domain/replay/ladder.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { noticeDueAt, schedule } from '#app/domain/replay/scheduled.ts';

/** The conduct track and what a sweep fired. Returns false for an event that is not of this part. */
export function applyReferral(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'referred':
      refer(caseFile, event, rules);
      return true;
    case 'referral_acknowledged':
      acknowledge(caseFile, event, rules);
      return true;
    case 'referral_disposed':
      return change(caseFile, event.kind, (referral) => {
        referral.disposal = event.disposal;
        referral.disposedAt = event.at;
        stopClock(caseFile, 'referral_disposal', event.at);
      });
    case 'referral_concluded':
      return change(caseFile, event.kind, (referral) => {
        referral.finding = event.finding;
        referral.concludedAt = event.at;
        oweFeedback(caseFile, rules, event.at);
      });
    case 'referral_fed_back':
      return change(caseFile, event.kind, (referral) => {
        referral.fedBackAt = event.at;
        stopClock(caseFile, 'referral_feedback', event.at);
        if (isConductOnly(caseFile)) answerConduct(caseFile);
      });
    case 'notice_answered':
      return change(caseFile, 'notice', (notice) => {
        notice.answer = event.outcome;
        notice.fedBackAt = event.at;
        cancelScheduled(caseFile, ['remind_discipline']);
        tell(caseFile, event.tells);
      });
    case 'notice_overdue':
      cancelScheduled(caseFile, ['remind_discipline']);
      return true;
    default:
      return false;
  }
}

/**
 * Discipline tells the reporter what it concluded, by a clock from the conclusion, or from the name if that comes later. An
 * anonymous reporter reads it behind the code: unclocked (sla.md §4).
 */
export function oweFeedback(caseFile: Case, rules: SlaRules, at: Date): void {
  const { lead } = caseFile.referrals;
  if (!lead?.concludedAt || lead.fedBackAt || caseFile.identityMode === 'anonymous') return;
  if (openClock(caseFile, 'referral_feedback')) return;
  startDisciplineClock(caseFile, rules, 'referral_feedback', at);
}

/** 已办结: what the investor said of an earlier answer, before the case was found to be L5 or L8, is not about this one. */
function answerConduct(caseFile: Case): void {
  caseFile.status = 'answered';
  caseFile.verdict = null;
}

function change(caseFile: Case, kind: ReferralKind, fn: (referral: Referral) => void): boolean {
  const referral = caseFile.referrals[kind];
  if (!referral) return false;
  fn(referral);
  return true;
}

/** One open referral per case and kind; a later cause is added to it (sla.md §5). */
function refer(caseFile: Case, event: Extract<CaseEvent, { type: 'referred' }>, rules: SlaRules): void {
  const cause = { cause: event.cause, unit: event.unit, at: event.at };
  const open = caseFile.referrals[event.kind];
  if (open && open.fedBackAt === null) {
    open.causes.push(cause);
    return;
  }
  caseFile.referrals[event.kind] = {
    kind: event.kind,
    causes: [cause],
    openedAt: event.at,
    acknowledgedAt: null,
    disposal: null,
    disposedAt: null,
    finding: null,
    concludedAt: null,
    fedBackAt: null,
    answerDueAt: event.kind === 'notice' ? noticeDueAt(rules, event.at) : null,
    answer: null,
  };
  if (event.kind === 'notice')
    schedule(caseFile, rules, { round: event.seq, act: 'remind_discipline', unit: event.unit ?? '' });
  if (event.kind === 'lead') startDisciplineClock(caseFile, rules, 'referral_receipt', event.at);
}

function acknowledge(
  caseFile: Case,
  event: Extract<CaseEvent, { type: 'referral_acknowledged' }>,
  rules: SlaRules,
): void {
  const referral = caseFile.referrals[event.kind];
  if (!referral) throw new Error('there is no referral to acknowledge');
  referral.acknowledgedAt = event.at;
  stopClock(caseFile, 'referral_receipt', event.at);
  if (event.kind === 'lead') startDisciplineClock(caseFile, rules, 'referral_disposal', event.at);
  if (isConductOnly(caseFile)) caseFile.status = 'in_progress';
}

function startDisciplineClock(
  caseFile: Case,
  rules: SlaRules,
  kind: 'referral_receipt' | 'referral_disposal' | 'referral_feedback',
  at: Date,
): void {
  startClock(caseFile, rules, { kind, owner: rules.disciplineUnit, at });
}
