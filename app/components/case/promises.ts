import { openClock } from '#app/components/case/case-facts.ts';
import { type Wording, wordDay, wordMoment } from '#app/components/case/wording.ts';
import { rulerSentence } from '#app/components/sla/clock-words.ts';
import type { DueState } from '#app/components/sla/due-badge.tsx';
import type { ClockView, TrackedCaseView } from '#app/domain/case-view.ts';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import type { ClockRuler } from '#app/domain/sla/ruler.ts';
import { closeGaps } from '#app/i18n/index.ts';

export type PromiseRow = {
  key: string;
  /** The part of the address of its explanation; null where its clock has not begun. */
  slug: string | null;
  term: string;
  state: DueState;
  text: string;
  dueAt: Date | null;
};

export type AnswerRuler = { ruler: ClockRuler; sentence: string };

/** Discipline's disposal says what is being looked into, and the accused unit's clock is its own: neither is here. */
const PROMISED: readonly ClockKind[] = [
  'acceptance',
  'first_contact',
  'progress',
  'resolution',
  'appeal',
  'review',
  'referral_receipt',
  'referral_feedback',
];

/** What is promised by when, and what became of it. Of the restarts of `progress` only the last is shown. */
export function promiseRows(view: TrackedCaseView, wording: Wording): PromiseRow[] {
  const clocks = view.clocks.filter((clock) => PROMISED.includes(clock.kind) && clock.state !== 'ended');
  const lastProgress = clocks.findLast((clock) => clock.kind === 'progress');
  const rows = clocks
    .filter((clock) => clock.kind !== 'progress' || clock === lastProgress)
    .map((clock) => ({
      key: clock.key,
      slug: clockSlug(clock.key),
      term: promiseName(clock.kind, view, wording),
      ...promiseState(clock, view, wording),
      dueAt: clock.dueAt,
    }));
  return [...rows, ...foreseenRow(view, wording)];
}

/** The answer's date before anybody has accepted: the one on the receipt. */
function foreseenRow(view: TrackedCaseView, wording: Wording): PromiseRow[] {
  const { answerForeseen: dueAt } = view;
  if (!dueAt) return [];
  const text = wording.texts.timeline.by(wordDay(wording, dueAt));
  return [{ key: 'answer', slug: null, term: promiseName('resolution', view, wording), state: 'running', text, dueAt }];
}

/** What a clock promises, in the investor's words. */
export function promiseName(kind: ClockKind, view: TrackedCaseView, { texts }: Wording): string {
  if (kind === 'acceptance' && view.route === 'outside') return texts.timeline.promise.hand_off;
  const names: Readonly<Partial<Record<ClockKind, string>>> = texts.timeline.promise;
  return names[kind] ?? texts.timeline.promise.resolution;
}

function promiseState(clock: ClockView, view: TrackedCaseView, wording: Wording): Pick<PromiseRow, 'state' | 'text'> {
  const words = wording.texts.timeline;
  const day = (at: Date) => (clock.kind === 'first_contact' ? wordMoment(wording, at) : wordDay(wording, at));
  const due = clock.breachedAt ?? clock.dueAt;
  if (clock.stoppedAt) {
    if (!clock.breachedAt) return { state: 'met', text: words.met(day(clock.stoppedAt)) };
    return { state: 'missed', text: closeGaps(words.missed(day(clock.stoppedAt), day(clock.breachedAt))) };
  }
  if (clock.state === 'paused') {
    return { state: 'paused', text: clock.waitsFor === 'procedure' ? words.pausedProcedure : words.paused };
  }
  if (!due) return { state: 'none', text: words.paused };
  if (!clock.breachedAt) return { state: clock.isDueSoon ? 'soon' : 'running', text: words.by(day(due)) };
  const isAcceptance = clock.kind === 'acceptance';
  if (isAcceptance && view.acceptedSilently) return { state: 'missed', text: words.takenAsAccepted(day(due)) };
  const mayHandOff = isAcceptance || clock.kind === 'appeal';
  if (mayHandOff && view.status === 'handed_off') return { state: 'missed', text: words.handedOnByItself(day(due)) };
  if (clock.endedReason) return { state: 'missed', text: words.notDone(day(due)) };
  return { state: 'overdue', text: words.overdue(day(due)) };
}

/** Of these the first one open is drawn: the answer's, or what comes before it or in its place. */
const DRAWN: readonly ClockKind[] = [
  'resolution',
  'review',
  'appeal',
  'acceptance',
  'referral_receipt',
  'referral_feedback',
];

/**
 * How far the time for the answer has run; where its clock is not open, that of the promise that runs. Once discipline has
 * accepted and owes no date that is told, its acceptance stays drawn, as it was promised on the receipt.
 */
export function answerRuler(view: TrackedCaseView, wording: Wording): AnswerRuler | null {
  const clock = DRAWN.map((kind) => openClock(view, kind)).find((open) => open !== undefined) ?? acceptedConduct(view);
  if (!clock) return null;
  const words = wording.texts.clock;
  const what = promiseName(clock.kind, view, wording);
  return { ruler: clock.ruler, sentence: rulerSentence(clock, what, { ...wording, words }) };
}

function acceptedConduct({ isConductOnly, status, clocks }: TrackedCaseView): ClockView | undefined {
  if (!isConductOnly || status !== 'in_progress') return undefined;
  return clocks.findLast((clock) => clock.kind === 'referral_receipt');
}
