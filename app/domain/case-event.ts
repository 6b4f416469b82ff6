import type { Route } from '#app/domain/department-routing.ts';
import type { EvidenceKind } from '#app/domain/evidence.ts';
import type { PublishedRow } from '#app/domain/published-case.ts';
import type { QueryItems } from '#app/domain/query-crowd.ts';
import type { Rating } from '#app/domain/rating.ts';
import type { MovedPromise } from '#app/domain/rules/rule-moves.ts';

export type IdentityMode = 'named' | 'hidden' | 'anonymous';
export type CaseKind = 'report' | 'request';
export type ReferralKind = 'lead' | 'notice';
export type ReferralCause =
  | 'category_L5'
  | 'category_L8'
  | 'no_basis'
  | 'ladder_level_5'
  | 'review_found_misconduct'
  | 'third_notice'
  | 'notice_taken_up'
  | 'reporter_leaked'
  | 'record_falsified'
  | 'special_report'
  | 'retaliation_reported'
  | 'pressure_reported'
  | 'favours_reported'
  | 'not_handled_reported'
  | 'wrong_result_reported';
/** Why an investor asks for discipline inspection on the own case (experience.md P13, P14). */
export type InspectionReason =
  | 'not_handled'
  | 'wrong_result'
  | 'favours'
  | 'retaliation'
  | 'pressed'
  | 'pressed_to_withdraw';
/** What discipline makes of a notice, answered with the other notices of its unit (sla.md §5). */
export type NoticeOutcome = 'kept' | 'to_supervision' | 'taken_up';
/** Who asked a co-handler in: the routing at acceptance, the lead, or a ruling that nobody made. */
export type InvitedBy = 'routing' | 'lead' | 'ruling';
export type Duty = { kind: string; owner: string; days: number };
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
      /** What became of the reporter's wish that the query names the catalogue items; absent where there was none. */
      queryItems?: QueryItems;
      /** Units whose query will be served when the case is accepted. */
      queryUnits: string[];
      /** Units that join as co-handlers when the case is accepted; absent in older histories. */
      co?: string[];
      /** The category is urgent and a duty roster covers this hour at the lead. */
      urgent?: boolean;
      /** A written answer is asked for: it is owed from the filing on, nothing has to be accepted first. */
      asksWritten?: true;
      policyVersion: string;
      calendarVersion: string;
      /** Kept until others hold one, or until this day `YYYY-MM-DD` at the latest; `isForeign`: as for the routing. */
      held?: { until: string; isForeign: boolean };
    }
  /** A kept report is received: where it goes, and by which rules, is decided now. */
  | {
      type: 'report_released';
      route: Route;
      lead: string | null;
      hub: string;
      co: string[];
      policyVersion: string;
      calendarVersion: string;
    }
  /** Enough firms hold one: it goes with the others at the opening of the next working day. Told to nobody. */
  | { type: 'release_set' }
  | { type: 'hold_changed'; until: string }
  /** The reporter takes a kept report back, for good: nobody has read it, nobody will. */
  | { type: 'hold_taken_back' }
  | {
      type: 'unit_named';
      route: Route;
      category: string;
      accused: string[];
      excluded: string[];
      lead: string | null;
      hub: string;
      co?: string[];
      urgent?: boolean;
    }
  | { type: 'protected_unit_named' }
  /**
   * Moved to other published versions; clocks without a verdict are counted anew from the same start. `promises`: the
   * dates told to the investor that moved by it, and why; absent where none did.
   */
  | { type: 'rules_changed'; policyVersion: string; calendarVersion: string; promises?: MovedPromise[] }
  | { type: 'accepted'; assignee: number }
  /** `urgent`: the hub leads from here, the category is urgent and the hub's duty roster covered this instant. */
  | { type: 'accepted_silently'; clock: string; urgent?: true }
  | { type: 'refused'; reason: RefusalReason; message: number }
  | { type: 'refusal_appealed'; body: string | null }
  /** `handsOff`: outside the county's reach, `handed_off` follows and nothing is handled here; absent in older histories. */
  | { type: 'appeal_decided'; outcome: 'accepted' | 'upheld'; message: number; handsOff?: true }
  | { type: 'handed_off'; to: string; silently: boolean; message: number | null }
  | { type: 'message_sent'; message: number; progress: boolean }
  /** `asksPause`: a second pause, which the named unit with hub rights grants or not. */
  | { type: 'question_asked'; message: number; pauses: boolean; asksPause?: string | null }
  | { type: 'pause_granted' }
  | { type: 'pause_declined'; paper: number | null }
  /** The investor says that the pause was not needed, with words or without; no `body`: nobody impartial is left. */
  | { type: 'pause_contested'; message: number | null; body: string | null }
  | { type: 'pause_contest_decided'; upheld: boolean; message: number | null }
  | { type: 'extension_asked'; days: number; paper: number; by: number }
  | { type: 'extension_granted'; days: number; message: number }
  | { type: 'extension_refused'; paper: number | null }
  /** The investor does not agree; it moves no date. */
  | { type: 'extension_objected'; message: number | null }
  | {
      type: 'procedure_proposed';
      /** Number of the document that opened the statutory procedure. */
      document: string;
      /** What kind of paper it is, in the officer's words. */
      paperKind: string;
      /** Its statutory due day, `YYYY-MM-DD`. */
      dueOn: string;
      message: number;
      body: string | null;
    }
  | { type: 'procedure_approved'; message: number }
  | { type: 'procedure_declined'; paper: number | null }
  /** Over without an answer: by its statutory due day at the latest; `early`: a "no" is written and waits for its signature. */
  | { type: 'procedure_ended'; early?: true }
  | { type: 'co_handler_invited'; unit: string; by: InvitedBy; paper: number | null }
  | { type: 'opinion_filed'; unit: string; paper: number }
  /** `pauses`: whether the co-handler's clock waits for the reply; in older histories each question paused. */
  | { type: 'lead_asked'; unit: string; paper: number; pauses?: boolean }
  | { type: 'lead_replied'; unit: string; paper: number }
  /** The lead has not replied within the pause's limit: the co-handler's clock goes on without. */
  | { type: 'lead_wait_ended'; unit: string }
  /** The lead says that the case is another unit's; `clause` of the duty list and the reason stand in the paper. */
  | { type: 'objected'; to: string; paper: number }
  | { type: 'handoff_accepted'; assignee: number }
  | { type: 'handoff_refused'; paper: number; body: string | null }
  | { type: 'handoff_lapsed'; body: string | null }
  | { type: 'ruled'; lead: string; paper: number }
  | { type: 'ruling_lapsed' }
  | { type: 'duty_done'; clock: string; paper: number }
  | { type: 'unit_order_issued'; unit: string; breaches: number; issuedBy: string | null; duty: Duty }
  | { type: 'priority_changed'; urgent: boolean }
  | { type: 'question_answered'; message: number }
  | { type: 'question_declined' }
  /** By its limit; `early`: a "no" is written and waits for its signature, nobody waits for the investor any more. */
  | { type: 'pause_ended'; early?: true }
  | { type: 'investor_wrote'; message: number }
  /** A file handed in; `sha256` is of the original. `message`: what it came with; null: the report itself. */
  | { type: 'evidence_added'; kind: EvidenceKind; size: number; sha256: string; message: number | null }
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
  /** The investor asks for discipline inspection; the words, where there are any, are of the conduct track. */
  | { type: 'inspection_asked'; reason: InspectionReason; message: number | null }
  /** Takes effect after 24 hours, by `withdrawn`, unless it is taken back or overtaken by an answer. */
  | { type: 'withdrawal_asked' }
  | { type: 'withdrawal_taken_back' }
  | { type: 'withdrawn' }
  /** The name itself is sealed away, as at filing; never in an event. */
  | { type: 'identity_added'; mode: 'named' | 'hidden' }
  /** A second one is the change that is possible once. Older histories hold the level alone. `message`: what was said with it. */
  | ({ type: 'rated'; message?: number | null } & Pick<Rating, 'level'> & Partial<Rating>)
  /** The reporter lets this row of the ended case be published, and nothing else of it; void with the next verdict. */
  | { type: 'publication_allowed'; row: PublishedRow }
  | { type: 'publication_withdrawn' }
  | { type: 'review_decided'; outcome: ReviewOutcome; message: number }
  | { type: 'referred'; kind: ReferralKind; cause: ReferralCause; unit: string | null }
  | { type: 'referral_acknowledged'; kind: ReferralKind }
  | { type: 'referral_disposed'; kind: ReferralKind; disposal: Disposal }
  | { type: 'referral_concluded'; kind: ReferralKind; finding: Finding }
  | { type: 'referral_fed_back'; kind: ReferralKind; message: number }
  /** `tells`: the unit that a notice passed to supervision goes to. */
  | { type: 'notice_answered'; outcome: NoticeOutcome; tells: string[] }
  /** The week for the answer to a notice went by. */
  | { type: 'notice_overdue' }
  | {
      type: 'step_fired';
      clock: string;
      step: string;
      level: number | null;
      action: string;
      /** Units that may read status and clocks from now on. Never an excluded one. */
      tells: string[];
      issuedBy: string | null;
      duty: Duty | null;
    };

export type CaseEventType = CaseEventBody['type'];

export type EventActor =
  | { kind: 'investor' }
  | { kind: 'staff'; accountId: number; departmentId: string }
  | { kind: 'system' };

/** One thing that happened. `at` is when it took effect, `recordedAt` when it was written (a late sweep). */
export type CaseEvent = CaseEventBody & { seq: number; at: Date; recordedAt: Date; actor: EventActor };
