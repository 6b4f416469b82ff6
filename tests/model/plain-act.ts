import type {
  AnswerOutcome,
  IdentityMode,
  InspectionReason,
  NoticeOutcome,
  ReviewOutcome,
  Verdict,
} from '#app/domain/case-event.ts';
import type { StaffRole } from '#app/domain/permissions.ts';

export type Person = { unit: string; role: StaffRole; nth: number };
export type FileAct = {
  do: 'file';
  category: string | null;
  accused: string[];
  countyLeader: boolean;
  headPersonally: boolean;
  identityMode: IdentityMode;
  /** Only who is named can be known as a foreign investor. */
  isForeign: boolean;
  queryAgreed: boolean;
};
export type NameAct = {
  do: 'name';
  by: Person;
  units: string[];
  category: string;
  countyLeader: boolean;
  headPersonally: boolean;
};

/** What several units do about one case. `unit`: whom it is about. */
export type JointAct =
  | { do: 'file_opinion' | 'ask_lead' | 'accept_handoff' | 'refuse_handoff'; by: Person }
  | { do: 'invite' | 'reply_to_co_handler' | 'object' | 'rule'; by: Person; unit: string };

/** What makes a promised date wait or move. */
export type WaitingAct =
  | { do: 'ask_extension'; by: Person; days: 1 | 2 | 3 }
  | { do: 'decide_extension' | 'decide_pause' | 'decide_contest' | 'decide_procedure'; by: Person; yes: boolean }
  | { do: 'propose_procedure'; by: Person; dueOn: string }
  | { do: 'contest' };

/** What the reporter does with the own report beside answering and rating. */
export type OwnAct =
  | { do: 'ask_inspection'; reason: InspectionReason }
  | { do: 'withdraw'; pressed: boolean }
  | { do: 'take_back' }
  | { do: 'add_identity'; mode: 'named' | 'hidden' };

/** What people do. The histories of the test are lists of these with their instants. */
export type Act =
  | FileAct
  | NameAct
  | JointAct
  | WaitingAct
  | OwnAct
  | { do: 'accept' | 'refuse' | 'ask' | 'sign' | 'hand_off'; by: Person }
  | { do: 'acknowledge' | 'dispose' | 'conclude' | 'feed_back'; by: Person }
  | { do: 'reply'; by: Person; progress: boolean }
  | { do: 'answer'; by: Person; outcome: AnswerOutcome }
  | { do: 'decide_appeal'; by: Person; outcome: 'accepted' | 'upheld' }
  | { do: 'decide_review'; by: Person; outcome: ReviewOutcome; misconduct: boolean }
  /** One of the unit's notices, as a batch of one. */
  | { do: 'answer_notice'; by: Person; unit: string; outcome: NoticeOutcome }
  | { do: 'answer_query'; by: Person; refund: boolean }
  /** Its clock by name, as on the unit's page: the n-th of its kind on the case. */
  | { do: 'do_duty'; by: Person; clock: string }
  | { do: 'make_urgent'; by: Person }
  | { do: 'change_rules'; policy: string; calendar: string }
  | { do: 'appeal' | 'answer_question' | 'decline_question' | 'rate' | 'write' }
  | { do: 'verdict'; verdict: Verdict };
export type Fact = { at: number; act: Act };
export type StaffAct = Extract<Act, { by: Person }>;
export const isStaffAct = (act: Act): act is StaffAct => 'by' in act;

export const isSame = (one: Person, other: Person): boolean =>
  one.unit === other.unit && one.role === other.role && one.nth === other.nth;

/** What comes next in a history: an act, or the sweeper. */
export type Step = { at: number; act: Act | { do: 'sweep' } };
