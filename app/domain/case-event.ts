import type { Route } from '#app/domain/department-routing.ts';

export type IdentityMode = 'named' | 'hidden' | 'anonymous';
export type CaseKind = 'report' | 'request';
export type ReferralKind = 'lead' | 'notice';
export type ReferralCause = 'category_L5' | 'category_L8' | 'no_basis' | 'ladder_level_5' | 'review_found_misconduct';
export type AnswerOutcome = 'returned' | 'not';
export type ReviewOutcome = 'for_investor' | 'in_part' | 'cannot_be_met' | 'other_channel';
export type Verdict = 'solved' | 'partly' | 'not';
export type RefusalReason =
  | 'civil_dispute'
  | 'litigation_or_arbitration'
  | 'other_body'
  | 'same_matter'
  | 'no_facts'
  | 'outside_remit';
export type Disposal = 'talk_or_letter' | 'preliminary_check' | 'keep_for_reference' | 'close_lead';
export type Finding = 'substantiated' | 'partly_substantiated' | 'unfounded' | 'not_established';

/**
 * Everything that can happen to a case: stored as codes and data, worded on display. Texts are in `messages`,
 * never here. Appended, never changed; a new type or a new meaning needs a migration of nothing but this list.
 */
export type CaseEventBody =
  | {
      type: 'case_opened';
      kind: CaseKind;
      route: Route;
      category: string | null;
      group: string | null;
      /** The category owes a structured basis from the accused. */
      basis: boolean;
      identityMode: IdentityMode;
      accused: string[];
      excluded: string[];
      lead: string | null;
      hub: string;
      queryAgreed: boolean;
      /** Units whose query will be served when the case is accepted. */
      queryUnits: string[];
      policyVersion: string;
      calendarVersion: string;
    }
  | {
      type: 'unit_named';
      route: Route;
      category: string;
      accused: string[];
      excluded: string[];
      lead: string | null;
      hub: string;
    }
  | { type: 'protected_unit_named' }
  | { type: 'accepted'; assignee: number }
  | { type: 'accepted_silently'; clock: string }
  | { type: 'refused'; reason: RefusalReason; message: number }
  | { type: 'refusal_appealed'; body: string | null }
  | { type: 'appeal_decided'; outcome: 'accepted' | 'upheld'; message: number }
  | { type: 'handed_off'; to: string; silently: boolean; message: number | null }
  | { type: 'message_sent'; message: number; progress: boolean }
  | { type: 'question_asked'; message: number; pauses: boolean }
  | { type: 'question_answered'; message: number }
  | { type: 'question_declined' }
  | { type: 'pause_ended' }
  | { type: 'investor_wrote'; message: number }
  | { type: 'query_served'; unit: string; number: string }
  | { type: 'basis_filed'; unit: string; refund: boolean }
  | { type: 'presumption_recorded'; unit: string }
  | { type: 'answer_prepared'; outcome: AnswerOutcome; message: number; by: number }
  | { type: 'answered'; outcome: AnswerOutcome; message: number; signedBy: number | null }
  | { type: 'investor_reminded'; round: number; nth: number }
  | { type: 'became_unconfirmed'; round: number }
  | {
      type: 'verdict_given';
      verdict: Verdict;
      /** Where the case goes next: another cycle, a review, or nowhere in this portal. */
      next: 'closed' | 'cycle' | 'review' | 'higher_channel';
      assignee: number | null;
      sameOfficer: boolean;
      reviewBody: string | null;
    }
  | { type: 'rated'; level: 1 | 2 | 3 | 4 | 5 }
  | { type: 'review_decided'; outcome: ReviewOutcome; message: number }
  | { type: 'referred'; kind: ReferralKind; cause: ReferralCause; unit: string | null }
  | { type: 'referral_acknowledged'; kind: ReferralKind }
  | { type: 'referral_disposed'; kind: ReferralKind; disposal: Disposal }
  | { type: 'referral_concluded'; kind: ReferralKind; finding: Finding }
  | { type: 'referral_fed_back'; kind: ReferralKind; message: number }
  | {
      type: 'step_fired';
      clock: string;
      step: string;
      level: number | null;
      action: string;
      /** Units that may read status and clocks from now on. Never an excluded one. */
      tells: string[];
      issuedBy: string | null;
      duty: { kind: string; owner: string; days: number } | null;
    };

export type CaseEventType = CaseEventBody['type'];

export type EventActor =
  | { kind: 'investor' }
  | { kind: 'staff'; accountId: number; departmentId: string }
  | { kind: 'system' };

/** One thing that happened. `at` is when it took effect, `recordedAt` when it was written (a late sweep). */
export type CaseEvent = CaseEventBody & { seq: number; at: Date; recordedAt: Date; actor: EventActor };
