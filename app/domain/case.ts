import type {
  AnswerOutcome,
  CaseKind,
  Disposal,
  Finding,
  IdentityMode,
  InvitedBy,
  NoticeOutcome,
  ReferralCause,
  ReferralKind,
  ReviewOutcome,
  Verdict,
} from '#app/domain/case-event.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { CaseDuty } from '#app/domain/duty.ts';
import type { FiredFact } from '#app/domain/fired-step.ts';
import type { Publication } from '#app/domain/published-case.ts';
import type { GivenRating } from '#app/domain/rating.ts';
import type { ClockRules } from '#app/domain/replay/replay-case.ts';
import type { ClockEvent, ClockTarget } from '#app/domain/sla/clock.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** The closed list of sla.md §3. "Referred to discipline" is a fact beside the status. */
export const CASE_STATUSES = [
  'submitted',
  'triage',
  'in_progress',
  'awaiting_investor',
  'in_statutory_procedure',
  'answered',
  'under_review',
  'solved',
  'unconfirmed',
  'refused',
  'handed_off',
  'withdrawn',
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Somebody in the county still owes the investor something. */
const OPEN_STATUSES: readonly CaseStatus[] = [
  'submitted',
  'triage',
  'in_progress',
  'awaiting_investor',
  'in_statutory_procedure',
  'under_review',
];
export function isOpen(status: CaseStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

/** One target running on one case. Each cycle, and each restart of `progress`, is a clock of its own. */
export type CaseClock = {
  /** Stable within the case, e.g. `resolution:2`, `progress:1:3`, `legal_basis:scjg`. */
  key: string;
  kind: ClockKind;
  cycle: number;
  /** The unit that answers for it now; null when no impartial unit was left. */
  owner: string | null;
  /** Who answered for it before a transfer, each until the instant of it, oldest first: `ownerAt` says whose it was when. */
  ownedBefore: { owner: string | null; until: Date }[];
  target: ClockTarget;
  events: ClockEvent[];
  /** The versions that it is judged by. A change moves an undecided clock; a verdict keeps the ones it had. */
  rules: ClockRules;
  /** The unit whose days it is counted by: the one that it started with. A transfer moves no promised date. */
  countedFor: string | null;
  /** Since when it is judged by other versions than it started with; null while it never moved. */
  rulesSince: Date | null;
  /** Working days that an extension added to the target. */
  extendedBy: number;
  /** Ended without being met (refused, handed off, solved, referred): never `met`, stays out of rates. */
  ended: { at: Date; reason: string } | null;
  /** What its co-handler has asked the lead and has no reply to; null on every other clock. */
  leadQuestion: LeadQuestion | null;
  /** Stopped while a pause of it was contested, which was annulled then: what fell due before the stop still fires. */
  isJudgedAnew: boolean;
};

/** `limit`: how long the co-handler's clock waits for the reply at most; null where it does not, or no more. */
export type LeadQuestion = { askedAt: Date; limit: ClockTarget | null };

export function isRunningOrPaused(clock: CaseClock): boolean {
  return clock.ended === null && clock.events.at(-1)?.type !== 'stop';
}

export type Referral = {
  kind: ReferralKind;
  causes: { cause: ReferralCause; unit: string | null; at: Date }[];
  openedAt: Date;
  acknowledgedAt: Date | null;
  disposal: Disposal | null;
  disposedAt: Date | null;
  finding: Finding | null;
  concludedAt: Date | null;
  fedBackAt: Date | null;
  /** The last day for the answer to a notice, which its whole batch keeps; null for leads, which have clocks. */
  answerDueAt: Date | null;
  /** How a notice was answered in its unit's batch; null for leads. */
  answer: NoticeOutcome | null;
};

/** An act without a clock: serving a query, a reminder, becoming unconfirmed (sla.md §2). `round`: of its own kind. */
export type ScheduledAct = {
  round: number;
  act:
    | 'serve_query'
    | 'remind_investor'
    | 'become_unconfirmed'
    | 'uphold_contest'
    | 'end_procedure'
    | 'remind_discipline'
    | 'withdraw'
    | 'release_report';
  /** The unit a query is for, or which reminder it is; '' where neither applies. */
  unit: string;
  at: Date;
};

export type Question = {
  askedAt: Date;
  message: number;
  pauses: boolean;
  /** The unit that still has to grant the pause; null where none is asked for. */
  asksPause: string | null;
  /** For how many working days it may wait: the limit that the investor was told stays, whatever is named later. */
  limitDays: number;
  endedAt: Date | null;
};

/** What the investor said against a pause; `message`: in words, where there were any. */
export type PauseContest = {
  at: Date;
  message: number | null;
  body: string | null;
  decided: 'upheld' | 'dismissed' | null;
};

/** The clock whose promise is the answer to the investor: the lead's, or the reviewer's. */
export type AnswerClock = Extract<ClockKind, 'resolution' | 'review'>;

/** A time in which the clocks waited for the investor, and what came of it where the investor contested it. */
export type Pause = {
  /** What waited: the lead's answer, or the outcome of a review. */
  delays: AnswerClock;
  /** The question that was asked with it. */
  message: number;
  /** The unit that granted it; null for the first one, which nobody has to grant. */
  grantedBy: string | null;
  from: Date;
  to: Date | null;
  contest: PauseContest | null;
};

/** The pause whose contest nobody has decided yet, if there is one: another pause may have begun since. */
export function contestedPause(caseFile: Pick<Case, 'pauses'>): Pause | undefined {
  return caseFile.pauses.findLast(({ contest }) => contest?.decided === null);
}

/** A longer time for the answer: asked once, before it is due, decided by another person (sla.md §4, Extension). */
export type Extension = {
  days: number;
  by: number;
  askedAt: Date;
  decided: 'granted' | 'refused' | null;
  /** The investor said that it should not be. */
  isObjectedTo: boolean;
};

/** A statutory procedure in the place of an answer (sla.md §4, An answer). */
export type Procedure = {
  document: string;
  paperKind: string;
  dueOn: string;
  message: number;
  /** Who approves it. */
  body: string | null;
  state: 'proposed' | 'approved' | 'declined' | 'ended';
  approvedAt: Date | null;
};

/** The investor wants the report back; until it takes effect every clock runs on. */
export type Withdrawal = { askedAt: Date; takesEffectAt: Date };

/** A report that is kept until others hold one on the same unit and item: read by nobody, and nothing runs. */
export type Hold = {
  /** The last day that its reporter chose, `YYYY-MM-DD`. */
  until: string;
  /** As the routing asks for it when the report is released. */
  isForeign: boolean;
  /** When enough firms were there. */
  enoughAt: Date | null;
  isTakenBack: boolean;
};

/** A unit that was asked to do its part; it reads the lead's question and the status, never the report's text. */
export type CoHandler = { unit: string; by: InvitedBy; at: Date; paper: number | null };

/** The lead's objection that the case is another unit's (sla.md §4, Transfer). */
export type Objection = {
  by: string;
  to: string;
  at: Date;
  paper: number;
  state: 'open' | 'accepted' | 'in_ruling' | 'ruled' | 'lapsed' | 'over';
};

/** What a case is after replaying its events. Derived, never stored as truth. */
export type Case = {
  openedAt: Date;
  kind: CaseKind;
  status: CaseStatus;
  route: Route;
  category: string | null;
  group: string | null;
  basis: boolean;
  identityMode: IdentityMode;
  filedAs: IdentityMode;
  accused: string[];
  excluded: Set<string>;
  lead: string | null;
  hub: string;
  /** Units that led or refused, in order: none of them reviews. */
  handledBy: string[];
  assignee: number | null;
  queryAgreed: boolean;
  /** The query may name the catalogue items, if it still could mean enough firms when it is served. */
  queryNamesItems: boolean;
  queryUnits: string[];
  /** Units that join as co-handlers at the acceptance. */
  co: string[];
  coHandlers: CoHandler[];
  objections: Objection[];
  /** What is asked for is a written answer to a spoken "no", or to silence (R9). */
  asksWritten: boolean;
  urgent: boolean;
  policyVersion: string;
  calendarVersion: string;
  /** When it came under those versions, if it was opened under others. */
  rulesSince: Date | null;
  acceptedAt: Date | null;
  acceptedSilently: boolean;
  cycle: 1 | 2;
  /** Counts answers: 1, 2 after reopening, 3 after a review. Key of reminders. */
  round: number;
  answeredAt: Date | null;
  answerOutcome: AnswerOutcome | null;
  pendingAnswer: { outcome: AnswerOutcome; message: number; by: number } | null;
  question: Question | null;
  /** Every pause that was taken, annulled ones too: there is a first, a second, and no third. */
  pauses: Pause[];
  extension: Extension | null;
  procedure: Procedure | null;
  /** Asked for and neither taken back nor in effect. */
  withdrawal: Withdrawal | null;
  /** Null for what was sent at once, and from its release on. */
  hold: Hold | null;
  /** Units that were asked to decide between others, or to grant something. */
  deciders: string[];
  appeal: { body: string | null; decided: 'accepted' | 'upheld' | 'silently' | null } | null;
  reviewBody: string | null;
  reviewOutcome: ReviewOutcome | null;
  verdict: Verdict | null;
  /** When the investor said "solved": the end of the investor's time. */
  confirmedAt: Date | null;
  rating: GivenRating | null;
  publication: Publication | null;
  referrals: Partial<Record<ReferralKind, Referral>>;
  presumedUnits: string[];
  /** The units that were asked, with what their query says of them; `answeredAt`: when the unit filed its answer. */
  servedUnits: Map<string, { number: string; at: Date; category: string | null; answeredAt: Date | null }>;
  higherChannelShown: boolean;
  /** A body above the county's reach was named in triage: the text is closed to all. */
  closedToAll: boolean;
  clocks: CaseClock[];
  scheduled: ScheduledAct[];
  /** The steps that fired, by the key of their clock and the name of the step. */
  fired: Map<string, Map<string, FiredFact>>;
  told: string[];
  /** The investor wrote or answered, and no unit that handles the case has acted since. */
  investorSpokeLast: boolean;
  duties: CaseDuty[];
  lastSeq: number;
};

/** L5 and L8 have the conduct track alone: discipline leads, no department sees them. */
export function isConductOnly(caseFile: Pick<Case, 'route'>): boolean {
  return caseFile.route === 'discipline';
}
