import type { CaseStatus, Question, Referral } from '#app/domain/case.ts';
import type { CaseEvent, IdentityMode } from '#app/domain/case-event.ts';
import type { PaperKind } from '#app/domain/case-paper.ts';
import type { ReadsAs } from '#app/domain/case-readers.ts';
import type { Category, Standard } from '#app/domain/category.ts';
import type { DateMovesView, TrackedDateMoves, TrackedDates } from '#app/domain/date-moves-view.ts';
import type { Department } from '#app/domain/department.ts';
import type { Route } from '#app/domain/department-routing.ts';
import type { DutyCause } from '#app/domain/duty.ts';
import type { EvidenceView } from '#app/domain/evidence.ts';
import type { TimesTaken } from '#app/domain/investor-time.ts';
import type { OwnActsView } from '#app/domain/own-acts-view.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import type { ToldCheck } from '#app/domain/pinned-check.ts';
import type { ProofKind } from '#app/domain/proof.ts';
import type { QueryView } from '#app/domain/query-view.ts';
import type { Rating } from '#app/domain/rating.ts';
import type { OwnRemedies, RemedyDate } from '#app/domain/remedies.ts';
import type { AmountLine, Contact } from '#app/domain/report.ts';
import type { RequestHistory } from '#app/domain/service/request-history.ts';
import type { RequestView } from '#app/domain/service/request-view.ts';
import type { LinkedAsk, WrittenRefusal } from '#app/domain/service/written-answer.ts';
import type { ClockKind, SlaPolicy } from '#app/domain/sla/policy.ts';
import type { ClockRuler } from '#app/domain/sla/ruler.ts';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import type { VerdictReminder } from '#app/domain/verdict-reminder.ts';

/** A unit as a page names it. */
export type UnitName = Pick<Department, 'id' | 'name'>;

/** One clock as a page shows it: the whole evidence, from the replay. */
export type ClockView = {
  key: string;
  kind: ClockKind;
  standard: Standard;
  cycle: number;
  owner: UnitName | null;
  state: 'running' | 'paused' | 'met' | 'breached' | 'ended';
  /** What a paused clock of the lead waits for. */
  waitsFor: 'investor' | 'procedure' | null;
  /** When a paused clock goes on at the latest; null where nobody knows. */
  resumesBy: Date | null;
  /** Working days that an extension added to the target. */
  extendedBy: number;
  startedAt: Date;
  dueAt: Date | null;
  stoppedAt: Date | null;
  breachedAt: Date | null;
  /** The due date, or when a pause ends, falls after the last day with published holidays. */
  provisional: boolean;
  endedReason: string | null;
  /** When it was ended without a stop; null where silence decided at its due instant. */
  endedAt: Date | null;
  /** Fraction of the target used up, 0 to 1 and beyond when overdue; for "due soon". */
  isDueSoon: boolean;
  /** What is left or late of an open clock, by the days that its due instant is counted by; null where nothing is. */
  left: TimeLeft | null;
  /** Its instants are good for their day alone: this reader sees no times. */
  daysOnly?: true;
  events: { type: 'start' | 'pause' | 'resume' | 'stop'; at: Date }[];
  ruler: ClockRuler;
};

/** A ladder step or breach that fired, with both instants. */
export type FiredView = {
  clock: string;
  step: string;
  level: number | null;
  action: string;
  at: Date;
  recordedAt: Date;
  issuedBy: UnitName | null;
  duty: { kind: string; owner: UnitName; days: number } | null;
};

/** A named task of a unit: what it is, by when, and its record where this reader may see it. */
export type DutyView = {
  /** The key of its clock. */
  clock: string;
  kind: string;
  cause: DutyCause;
  owner: UnitName | null;
  issuedBy: UnitName | null;
  /** Who reads the record beside the readers of the text. */
  recordFor: UnitName | null;
  state: ClockView['state'];
  at: Date;
  dueAt: Date | null;
  /** The due instant may move yet, as that of its clock. */
  provisional: boolean;
  doneAt: Date | null;
  isOwn: boolean;
  /** This person can record now that it is done. */
  mayDo: boolean;
  paper: { body: string; writtenAt: Date; byName: string } | null;
};

export type MessageView = {
  id: number;
  direction: 'to_investor' | 'from_investor';
  channel: 'substance' | 'conduct';
  body: string;
  done: string | null;
  next: string | null;
  nextByOn: string | null;
  /** The legal ground of a "not". */
  basis: { document: string; article: string } | null;
  /** What else a written refusal says; absent on every other message. */
  refusal?: WrittenRefusal;
  /** Where a refused matter belongs. */
  rightChannel: string | null;
  department: UnitName | null;
  sentAt: Date;
};

export type ProofView = {
  number: string;
  kind: string;
  mediaType: string;
  size: number;
  sha256: string;
  filedAt: Date;
};

/** What a unit wrote to another one about the case. */
export type PaperView = {
  id: number;
  kind: PaperKind;
  from: UnitName | null;
  /** Who wrote it, for readers of the report alone. */
  byName: string | null;
  /** Null: for those who handle the report. */
  to: UnitName | null;
  clause: string | null;
  /** A ruling is issued in the name of another unit than the one that drafted it. */
  issuedBy: UnitName | null;
  body: string;
  writtenAt: Date;
};

export type AmountView = AmountLine & { itemName: string | null };

/** What any reader of a case may see, the `told` ones nothing more. */
export type CaseStatusView = {
  reference: string;
  standing: ReadsAs[];
  may: StaffAction[];
  status: CaseStatus;
  route: Route;
  category: Pick<Category, 'code' | 'name' | 'standard'> | null;
  lead: UnitName | null;
  hub: UnitName;
  openedAt: Date;
  acceptedAt: Date | null;
  acceptedSilently: boolean;
  cycle: number;
  isUrgent: boolean;
  clocks: ClockView[];
  fired: FiredView[];
  /** All of them for readers of the text; for others their unit's own and what is addressed to it. Oldest first. */
  papers: PaperView[];
  /** Every instant in it is good for its day alone. */
  daysOnly: boolean;
  duties: DutyView[];
  dateMoves: DateMovesView;
};

/** What readers of the text see beside that. */
export type CaseTextView = {
  groupName: Department['name'] | null;
  identityMode: IdentityMode;
  contact: Contact | null;
  accused: UnitName[];
  headPersonally: boolean;
  locale: 'zh-CN' | 'en' | 'ru';
  what: string;
  outcome: string | null;
  contentHash: string;
  wordsToHigher: boolean;
  amounts: AmountView[];
  /** What was asked for; null where the case is a report. */
  request: RequestView | null;
  /** What the fee or fine checker said before the report, with the catalogue's version of then. */
  check: ToldCheck | null;
  /** How the request went that has become this report; null where it began elsewhere. */
  history: RequestHistory | null;
  messages: MessageView[];
  /** Who did what, by an allow-list of event types for this reader; oldest first. */
  events: CaseEvent[];
  /** Names of the accounts that appear in the events. */
  accountNames: Map<number, string>;
  question: Question | null;
  pauseEndsAt: Date | null;
  /** When the report will be taken back, unless the investor changes that; null where it was not asked for. */
  withdrawalAt: Date | null;
  pendingAnswer: {
    outcome: 'returned' | 'not';
    body: string;
    basis: MessageView['basis'];
    refusal?: WrittenRefusal;
    byName: string;
    bySelf: boolean;
  } | null;
  queries: QueryView[];
  /** The reporter did not want the accused to be asked, where it could have been. */
  queryDeclined: boolean;
  /** Payment lines belong to the category: something can be returned. True while there is no category. */
  isAboutMoney: boolean;
  /** What an answer can be proved with. */
  proofKinds: readonly ProofKind[];
  proofs: ProofView[];
  /** What the reporter handed in, in the order of the case: files are named by their place. */
  evidence: EvidenceView[];
  appealBody: UnitName | null;
  reviewBody: UnitName | null;
  rating: Rating | null;
  verdict: 'solved' | 'partly' | 'not' | null;
  assigneeName: string | null;
  times: TimesTaken;
  /** For discipline alone; empty for every other reader. */
  referrals: Referral[];
  /** For discipline alone: who of the staff opened the case. */
  openings: { at: Date; unit: UnitName | null; accountId: number | null; accountName: string | null; act: string }[];
};

export type StaffCaseView = CaseStatusView & { text: CaseTextView | null };

/** What the investor sees behind the code. */
export type TrackedCaseView = TrackedDates & {
  reference: string;
  status: CaseStatus;
  /** L5 and L8: the conduct track alone, said in its own words (sla.md §5). */
  isConductOnly: boolean;
  route: Route;
  identityMode: IdentityMode;
  category: Pick<Category, 'code' | 'name' | 'amounts'> | null;
  /** The service that was asked for; null where the case is a report. */
  request: RequestView | null;
  /** The written answer that was asked for about this request; null where none was. */
  writtenAsk: LinkedAsk | null;
  /** One tap asks for a written answer: the request is open, and nothing was asked yet. */
  canAskWritten: boolean;
  lead: UnitName | null;
  openedAt: Date;
  acceptedAt: Date | null;
  acceptedSilently: boolean;
  cycle: number;
  /** Units that had or have a part in it; the accused is none of them. */
  parties: UnitName[];
  withoutHead: { units: string[]; hub: UnitName | null };
  /** Units that do their part, and since when. */
  coHandlers: { unit: UnitName; at: Date }[];
  /** Working minutes in which it is settled whose the case is, by rule: the answer of the unit named, then the ruling. */
  settleMinutes: number;
  handedOffTo: string | null;
  handOffBy: Date | null;
  hotlines: { name: Department['name']; hotline: string }[];
  refusal: { reason: string; at: Date; canAppeal: boolean } | null;
  appeal: { decided: 'accepted' | 'upheld' | 'silently' | null; decideBy: Date | null } | null;
  question: { body: string; askedAt: Date; pauses: boolean; pauseEndsAt: Date | null } | null;
  answer: {
    outcome: 'returned' | 'not' | null;
    reviewOutcome: string | null;
    body: string;
    basis: MessageView['basis'];
    refusal?: WrittenRefusal;
    at: Date;
    proofKind: string | null;
  } | null;
  canGiveVerdict: boolean;
  /** An answer that waits for the investor's word, once it was reminded of. */
  reminder: VerdictReminder | null;
  verdict: 'solved' | 'partly' | 'not' | null;
  /** `changeUntil`: the last day on which it can be changed. */
  rating: (Rating & { changeUntil: string | null }) | null;
  canRate: boolean;
  review: { body: UnitName | null; answerBy: Date | null } | null;
  referredAt: Date | null;
  referral: { stage: 'referred' | 'acknowledged' | 'fed_back'; receiptBy: Date | null } | null;
  higherChannelShown: boolean;
  waysOfLaw: WaysOfLaw;
  /** What the law offers besides; null where no decision can stand behind it. */
  remedies: OwnRemedies | null;
  times: TimesTaken;
  policy: Pick<SlaPolicy, 'ladder'>;
  canWrite: boolean;
  /** What the reporter handed in, oldest first. */
  evidence: Pick<EvidenceView, 'kind' | 'size' | 'sha256' | 'addedAt' | 'state'>[];
  dateMoves: TrackedDateMoves;
  own: OwnActsView;
  /** Kept until this day `YYYY-MM-DD` at the latest, or taken back from there; null for what was sent. */
  hold: { until: string; isTakenBack: boolean } | null;
  messages: MessageView[];
  /** Allow-listed for the investor; newest last. */
  events: CaseEvent[];
  clocks: ClockView[];
};

/** The remedies of the law with their last days, counted from the day `YYYY-MM-DD` on which the matter was known. */
export type WaysOfLaw = { countedFrom: string; dates: readonly RemedyDate[] };
