import type { AnswerClock, Procedure } from '#app/domain/case.ts';
import type { Decision } from '#app/domain/case-readers.ts';
import type { UnitName } from '#app/domain/case-view.ts';
import type { StoredProof } from '#app/domain/proof.ts';
import type { NoGrant } from '#app/domain/sla/question.ts';

/** What the investor said against a pause, and who decides until when. */
export type ContestView = {
  at: Date;
  words: string | null;
  decider: UnitName | null;
  decideBy: Date | null;
  decided: 'upheld' | 'dismissed' | null;
};

export type PauseView = {
  /** Of the case: 1, 2, and the one of a review after them. */
  nth: number;
  delays: AnswerClock;
  question: string;
  from: Date;
  to: Date | null;
  /** A running pause ends by itself then at the latest. */
  until: Date | null;
  contest: ContestView | null;
};

export type ExtensionView = {
  days: number;
  reason: string;
  byName: string;
  bySelf: boolean;
  askedAt: Date;
  decided: 'granted' | 'refused' | null;
  /** Still to be decided: the answer is not due yet. */
  isOpen: boolean;
  refusal: string | null;
};

export type ProcedureView = Pick<Procedure, 'document' | 'paperKind' | 'dueOn' | 'state'> & {
  text: string;
  decider: UnitName | null;
  refusal: string | null;
  /** Its document as it was uploaded; without its hour, which can be the lead's. */
  paper: Pick<StoredProof, 'number' | 'mediaType' | 'size'> | null;
};

/**
 * What makes a promised date wait or move, as far as the reader may know: all of it for readers of the text; for a unit
 * that decides, what it has to decide and nothing else (sla.md §4, §5).
 */
export type DateMovesView = {
  /** What this reader has to decide, the oldest first. */
  decisions: Decision[];
  /** A second pause that nobody has granted yet. */
  askedPause: { question: string; askedAt: Date; decider: UnitName | null } | null;
  /** Why a second pause was declined last. */
  pauseRefusal: string | null;
  pauses: PauseView[];
  extension: ExtensionView | null;
  procedure: ProcedureView | null;
  /** Why what this reader has to decide can only be declined now. */
  against?: { pause?: NoGrant; procedure?: NoGrant };
};

export const NO_DATE_MOVES: DateMovesView = {
  decisions: [],
  askedPause: null,
  pauseRefusal: null,
  pauses: [],
  extension: null,
  procedure: null,
};

/** The same for the investor, of the time for the answer that runs now. */
export type TrackedDateMoves = {
  pause: Omit<PauseView, 'question'> | null;
  canContestPause: boolean;
  /** `from` and `to`: the date without it and with it; null while nobody knows it. */
  extension: { days: number; from: Date | null; to: Date | null; reason: string; isOpen: boolean } | null;
  /** One that was approved; `endsOn`: the day on which it ends by the calendar of now; `hasPaper`: its document is on file. */
  procedure:
    | (Pick<Procedure, 'document' | 'paperKind' | 'dueOn'> & { endsOn: string; isOpen: boolean; hasPaper: boolean })
    | null;
  /** Units that decided something, for their names. */
  deciders: UnitName[];
};

/** The dates that an investor is promised, as they stand. */
export type TrackedDates = {
  /** Latest instant for telling whether it is accepted; null once that is settled. */
  acceptBy: Date | null;
  /** Latest instant for the answer; null while paused, answered, or where none is promised. */
  answerBy: Date | null;
  /** The latest day of the answer, if it is accepted only at the last instant; null once it is accepted, and without a category. */
  answerForeseen: Date | null;
  answerByProvisional: boolean;
  /** Working days since the answer was due; 0 when it is not overdue. */
  daysLate: number;
};
