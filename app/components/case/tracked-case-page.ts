import { hasProvisionalDate, openClock } from '#app/components/case/case-facts.ts';
import { caseSentence } from '#app/components/case/case-sentence.ts';
import { type DateMovesPage, dateMovesPage } from '#app/components/case/date-moves-page.ts';
import { describeEvent, describeStep } from '#app/components/case/describe-event.ts';
import { type DescribedEvent, type EventWording, eventWording } from '#app/components/case/event-wording.ts';
import type { HandedInFile } from '#app/components/case/handed-in.tsx';
import { type OwnActsPage, ownActsPage } from '#app/components/case/own-acts-page.ts';
import { type AnswerRuler, answerRuler, type PromiseRow, promiseRows } from '#app/components/case/promises.ts';
import { publicStatus } from '#app/components/case/public-status.ts';
import {
  isOverdue,
  type RefusalRow,
  refusalRows,
  refusalText,
  type StalledRequestWords,
  serviceOf,
  stalledRequest,
} from '#app/components/case/request-words.ts';
import type { ReminderWords } from '#app/components/case/verdict-reminder.tsx';
import { type WaysOfLawPage, waysOfLawPage } from '#app/components/case/ways-of-law.ts';
import { type Wording, wordDay, wordMoment, wordOn, wordUnit } from '#app/components/case/wording.ts';
import type { Tone } from '#app/components/ui/status-tag.tsx';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { MessageView, TrackedCaseView } from '#app/domain/case-view.ts';
import { lookAgainAt } from '#app/domain/look-again.ts';
import type { OwnRemedies } from '#app/domain/remedies.ts';
import { formatDay } from '#app/i18n/index.ts';

export type HistoryEntry = DescribedEvent & { key: string; at: Date; isNew?: boolean };
export type ThreadMessage = {
  id: number;
  isOwn: boolean;
  isNew: boolean;
  from: string;
  at: Date;
  body: string;
  /** The legal ground, or where it belongs, in words. */
  ground: string | null;
  done: string | null;
  next: string | null;
  nextBy: string | null;
};
export type NextStep = 'answer' | 'verdict' | 'appeal' | 'rate' | 'none';

/**
 * All that the page behind the code shows, in words. Made on the server: unit ids, account numbers and whatever else
 * the events carry stay there.
 */
export type TrackedCasePage = {
  reference: string;
  /** The service that was asked for; null where it is a report. */
  service: string | null;
  tag: { text: string; tone: Tone };
  sentence: string;
  nextStep: NextStep;
  /** Kept, and still to go. */
  isHeld: boolean;
  /** Kept, or taken back from there: no department has it. */
  isUnsent: boolean;
  reminder: ReminderWords | null;
  /** Why this request can become a report; null where it cannot. */
  stalled: StalledRequestWords | null;
  /** The number of the written answer asked for about this request; null where none was. */
  writtenAsk: string | null;
  /** The number of the request about which this written answer was asked for. */
  askedAbout: string | null;
  /** Discipline inspection handles it, no department. */
  isConductOnly: boolean;
  canWrite: boolean;
  /** A refusal is being looked at again; nobody reads letters until that is decided. */
  appealWaits: boolean;
  canRate: boolean;
  files: readonly HandedInFile[];
  canAddFiles: boolean;
  /** What the investor thinks of it, and until when that can be changed; null before. */
  rating: { level: string; changeUntil: string | null } | null;
  question: string | null;
  answer: {
    body: string;
    ground: string | null;
    at: Date;
    proof: string | null;
    outcome: string | null;
    refusal: RefusalRow[];
  } | null;
  refusal: string | null;
  hotlines: { name: string; number: string }[];
  showsHigherChannel: boolean;
  /** The ways of the law with their last days; null where nothing leads there yet, or the decision's own days are told. */
  waysOfLaw: WaysOfLawPage | null;
  remedies: OwnRemedies | null;
  isProvisional: boolean;
  consequences: HistoryEntry[];
  dateMoves: DateMovesPage;
  own: OwnActsPage;
  promises: PromiseRow[];
  /** When to look again, in a sentence; null where nothing is promised by a date ahead. */
  lookAgain: string | null;
  /** The answer's clock while it is open, or the one that runs before it or in its place. */
  answerRuler: AnswerRuler | null;
  /** What it has cost the investor, and the department where one answers. */
  times: { investor: string; department: string | null };
  history: HistoryEntry[];
  messages: ThreadMessage[];
  /** By when somebody writes, while that is promised by an instant ahead. */
  contactBy: string | null;
  /** How many entries of the history came since the investor last looked. */
  newCount: number;
};

/** `newSince`: what came after this number of the history is new to the investor; null marks nothing. */
export function trackedCasePage(
  view: TrackedCaseView,
  wording: Wording,
  newSince: number | null = null,
): TrackedCasePage {
  const words = eventWording(view, wording);
  const { track } = wording.texts;
  const waysOfLaw = waysOfLawPage(view, wording);
  const isNew = (event: CaseEvent) => newSince !== null && event.seq > newSince && event.actor.kind !== 'investor';
  const history = historyOf(view, words, isNew);
  const fresh = new Set(view.events.filter(isNew).flatMap((event) => ('message' in event ? [event.message] : [])));
  return {
    reference: view.reference,
    service: serviceOf(view, wording),
    tag: publicStatus(view, wording),
    sentence: caseSentence(view, wording),
    nextStep: nextStep(view),
    isHeld: view.hold?.isTakenBack === false,
    isUnsent: view.hold !== null,
    reminder: reminderOf(view, wording),
    stalled: stalledRequest(view, wording),
    writtenAsk: view.writtenAsk?.reference ?? null,
    askedAbout: view.request?.ask?.about ?? null,
    isConductOnly: view.isConductOnly,
    canWrite: view.canWrite,
    appealWaits: view.appeal?.decided === null,
    canRate: view.canRate,
    files: view.evidence,
    canAddFiles: view.canWrite || view.question !== null,
    rating: view.rating && {
      level: track.level[view.rating.level],
      changeUntil: view.rating.changeUntil && wordOn(wording, view.rating.changeUntil),
    },
    question: view.question?.body ?? null,
    answer: answerOf(view, words),
    refusal: view.status === 'refused' && view.refusal ? refusalReason(view.refusal.reason, wording) : null,
    hotlines: view.hotlines.map(({ name, hotline }) => ({ name: wordUnit(wording, { name }), number: hotline })),
    showsHigherChannel: view.higherChannelShown,
    waysOfLaw,
    remedies: waysOfLaw ? null : view.remedies,
    isProvisional: hasProvisionalDate(view),
    consequences: consequencesOf(view, words),
    dateMoves: dateMovesPage(view, wording),
    own: ownActsPage(view, wording),
    promises: promiseRows(view, wording),
    lookAgain: lookAgainWords(view, wording),
    answerRuler: answerRuler(view, wording),
    times: timesOf(view, wording),
    history,
    messages: [...view.messages].reverse().map((message) => ({
      ...threadMessage(message, wording, track.you),
      isNew: fresh.has(message.id),
    })),
    contactBy: contactBy(view, wording),
    newCount: history.filter((entry) => entry.isNew).length,
  };
}

function lookAgainWords(view: TrackedCaseView, wording: Wording): string | null {
  const at = lookAgainAt(view, wording.now);
  const { lookAgain, lookAgainAnonymous } = wording.texts.ownActs;
  return at && (view.identityMode === 'anonymous' ? lookAgainAnonymous : lookAgain)(wordDay(wording, at));
}

function contactBy(view: TrackedCaseView, wording: Wording): string | null {
  const dueAt = openClock(view, 'first_contact')?.dueAt;
  return dueAt && dueAt > wording.now ? wordMoment(wording, dueAt) : null;
}

function timesOf({ times, isConductOnly }: TrackedCaseView, { texts }: Wording): TrackedCasePage['times'] {
  const { track, common } = texts;
  const { investorHours, end, departmentDays, leftOut } = times;
  const notCounted = leftOut.map((why) => track.leftOut[why]);
  const hasDepartment = departmentDays !== null && !isConductOnly;
  return {
    investor: track.timeEnd[end](track.elapsed(investorHours)),
    department: hasDepartment ? [common.workingDays(departmentDays), ...notCounted].join('') : null,
  };
}

function reminderOf({ reminder }: TrackedCaseView, wording: Wording): ReminderWords | null {
  if (!reminder) return null;
  const words = wording.texts.reminder;
  return { title: words.title(reminder.nth), body: words.body(wordDay(wording, reminder.unconfirmedAt)) };
}

function nextStep(view: TrackedCaseView): NextStep {
  if (view.question) return 'answer';
  if (view.canGiveVerdict) return 'verdict';
  if (view.refusal?.canAppeal) return 'appeal';
  return view.canRate ? 'rate' : 'none';
}

function answerOf(view: TrackedCaseView, words: EventWording): TrackedCasePage['answer'] {
  if (!view.answer) return null;
  const last = view.events.findLast((event) => event.type === 'answered' || event.type === 'review_decided');
  const proofs: Readonly<Record<string, string>> = words.texts.track.proof;
  const { body, basis, at, proofKind } = view.answer;
  return {
    body,
    ground: basis ? words.texts.track.basis(basis.document, basis.article) : null,
    at,
    proof: proofKind ? (proofs[proofKind] ?? words.texts.track.proof.other) : null,
    outcome: last ? (describeEvent(last, words)?.title ?? null) : null,
    refusal: refusalRows(view.answer, words),
  };
}

function refusalReason(reason: string, { texts }: Wording): string | null {
  const reasons: Readonly<Record<string, string>> = texts.track.refusalReason;
  return reasons[reason] ?? null;
}

/** What the engine did by itself since the answer of this cycle fell due. */
function consequencesOf(view: TrackedCaseView, words: EventWording): HistoryEntry[] {
  const isLate = view.clocks.some((clock) => clock.key === `resolution:${view.cycle}` && isOverdue(clock));
  if (!isLate) return [];
  const ladder = view.events.filter((event) => {
    if (event.type === 'referred') return event.cause === 'ladder_level_5';
    return event.type === 'step_fired' && event.clock === `resolution:${view.cycle}`;
  });
  return ladder.flatMap((event) => {
    const described = event.type === 'step_fired' ? describeStep(event, words) : describeEvent(event, words);
    return described ? [{ ...described, key: `c${event.seq}`, at: event.at }] : [];
  });
}

function historyOf(view: TrackedCaseView, words: EventWording, isNew: (event: CaseEvent) => boolean): HistoryEntry[] {
  const readable = new Set(view.messages.map((message) => message.id));
  const entries = view.events.flatMap((event) => {
    const described = describeEvent(event, words);
    if (!described) return [];
    const message = described.message !== undefined && readable.has(described.message) ? described.message : undefined;
    return [{ ...described, message, key: `e${event.seq}`, at: event.at, isNew: isNew(event) }];
  });
  return entries.reverse();
}

function groundOf(
  { basis, rightChannel }: Pick<MessageView, 'basis' | 'rightChannel'>,
  { texts }: Wording,
): string | null {
  if (basis) return texts.track.basis(basis.document, basis.article);
  return rightChannel === null ? null : texts.track.rightChannel(rightChannel);
}

function threadMessage(message: MessageView, wording: Wording, you: string): Omit<ThreadMessage, 'isNew'> {
  const isOwn = message.direction === 'from_investor';
  const today = wording.now.toISOString().slice(0, 10);
  return {
    id: message.id,
    isOwn,
    from: isOwn ? you : wordUnit(wording, message.department),
    at: message.sentAt,
    body: message.body,
    ground: message.refusal ? refusalText(message, wording) : groundOf(message, wording),
    done: message.done,
    next: message.next,
    nextBy: message.nextByOn ? wording.texts.track.nextBy(formatDay(message.nextByOn, wording.locale, today)) : null,
  };
}
