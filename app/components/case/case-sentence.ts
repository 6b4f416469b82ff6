import { answeringUnit, lastEvent, openClock } from '#app/components/case/case-facts.ts';
import { conductSentence } from '#app/components/case/conduct-sentence.ts';
import { type Wording, wordDay, wordOn, wordUnit } from '#app/components/case/wording.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';

/** The state of a case in one sentence: who, what, by when (experience.md P11, E4). */
export function caseSentence(view: TrackedCaseView, wording: Wording): string {
  if (view.isConductOnly && view.status !== 'solved') return conductSentence(view, wording);
  if (view.hold) return heldSentence(view.hold, wording);
  const words = wording.texts.sentence;
  switch (view.status) {
    case 'submitted':
    case 'triage':
      return receivedSentence(view, wording);
    case 'in_progress':
      return workingSentence(view, wording);
    case 'awaiting_investor':
      return awaitingSentence(view, wording);
    case 'in_statutory_procedure':
      return statutorySentence(view, wording);
    case 'answered':
      return answeredSentence(view, wording);
    case 'under_review':
      return reviewSentence(view, wording);
    case 'solved':
      return words.solved(
        answeredBy(view, wording),
        wordDay(wording, lastEvent(view, 'verdict_given')?.at ?? wording.now),
      );
    case 'unconfirmed':
      return words.unconfirmed(answeredBy(view, wording), wordDay(wording, view.answer?.at ?? view.openedAt));
    case 'refused':
      return refusedSentence(view, wording);
    case 'handed_off':
      return handedOffSentence(view, wording);
    case 'withdrawn':
      return words.withdrawn(
        wordUnit(wording, view.lead),
        wordDay(wording, lastEvent(view, 'withdrawn')?.at ?? wording.now),
      );
  }
}

/** Never how many others there are, nor that there are any. */
function heldSentence(hold: NonNullable<TrackedCaseView['hold']>, wording: Wording): string {
  const { hold: words } = wording.texts;
  return hold.isTakenBack ? words.sentenceTakenBack : words.sentence(wordOn(wording, hold.until));
}

function receivedSentence(view: TrackedCaseView, wording: Wording): string {
  const words = wording.texts.sentence;
  const acceptance = openClock(view, 'acceptance');
  const unit = wordUnit(wording, acceptance?.owner ?? view.lead);
  if (view.route === 'outside' && view.handOffBy) return words.outside(unit, wordDay(wording, view.handOffBy));
  const by = view.acceptBy;
  if (!by) return view.acceptedAt ? words.working(unit) : wording.texts.status.sentenceReceived;
  if (by < wording.now) return words.receivedLate(unit, wordDay(wording, by));
  return (view.status === 'triage' ? words.triage : words.received)(unit, wordDay(wording, by));
}

function workingSentence(view: TrackedCaseView, wording: Wording): string {
  const { sentence: words, status } = wording.texts;
  const lead = wordUnit(wording, view.lead);
  const lateSince = openClock(view, 'resolution')?.breachedAt ?? null;
  if (lateSince) return words.late(lead, wordDay(wording, lateSince), lateWords(view, wording));
  if (!view.answerBy) return words.working(lead);
  const date = wordDay(wording, view.answerBy);
  if (view.cycle > 1) return words.again(lead, date);
  const working = status.sentenceWorking(lead, date);
  if (!view.acceptedSilently) return working;
  return `${working}${wording.locale === 'zh-CN' ? '。' : '. '}${words.silently}`;
}

/** Says that supervisors know only when they have been told. */
function lateWords(view: TrackedCaseView, wording: Wording): string {
  const { texts } = wording;
  const current = `resolution:${view.cycle}`;
  const levels = view.events.map((event) =>
    event.type === 'step_fired' && event.clock === current ? event.level : null,
  );
  const highest = Math.max(0, ...levels.map((level) => level ?? 0));
  if (highest >= 3 && view.daysLate > 0) return texts.status.sentenceLate(view.daysLate);
  if (highest < 2) return texts.sentence.justLate;
  const { units, hub } = view.withoutHead;
  const owner = openClock(view, 'resolution')?.owner?.id;
  const isHubTold = hub !== null && owner !== undefined && units.includes(owner);
  return isHubTold ? texts.sentence.lateTodayHub(wordUnit(wording, hub)) : texts.sentence.lateToday;
}

function awaitingSentence(view: TrackedCaseView, wording: Wording): string {
  const { sentence: words, status } = wording.texts;
  const until = view.question?.pauseEndsAt;
  if (!until) return status.sentenceNeedsYou;
  return words.awaiting(status.sentenceNeedsYou, wordUnit(wording, answeringUnit(view)), wordDay(wording, until));
}

function statutorySentence(view: TrackedCaseView, wording: Wording): string {
  const words = wording.texts.sentence;
  const lead = wordUnit(wording, view.lead);
  const lateSince = openClock(view, 'resolution')?.breachedAt;
  if (lateSince) return words.statutoryLate(lead, wordDay(wording, lateSince));
  const { procedure } = view.dateMoves;
  return procedure ? words.statutory(lead, wordOn(wording, procedure.endsOn)) : words.working(lead);
}

function answeredSentence(view: TrackedCaseView, wording: Wording): string {
  const words = wording.texts.sentence;
  if (!view.answer) return wording.texts.status.sentenceAnswered;
  const [unit, date] = [answeredBy(view, wording), wordDay(wording, view.answer.at)];
  if (!view.canGiveVerdict) return words.answeredFinal(unit, date);
  return (view.answer.reviewOutcome ? words.reviewed : words.answered)(unit, date);
}

function answeredBy(view: TrackedCaseView, wording: Wording): string {
  return wordUnit(wording, view.answer?.reviewOutcome ? view.review?.body : view.lead);
}

function reviewSentence(view: TrackedCaseView, wording: Wording): string {
  const words = wording.texts.sentence;
  const unit = wordUnit(wording, view.review?.body);
  const by = view.review?.answerBy;
  if (!by) return words.working(unit);
  return (by < wording.now ? words.reviewLate : words.review)(unit, wordDay(wording, by));
}

function refusedSentence(view: TrackedCaseView, wording: Wording): string {
  const words = wording.texts.sentence;
  if (view.appeal?.decideBy) {
    const unit = wordUnit(wording, openClock(view, 'appeal')?.owner);
    return words.appealed(unit, wordDay(wording, view.appeal.decideBy));
  }
  const date = wordDay(wording, view.refusal?.at ?? view.openedAt);
  const unit = wordUnit(wording, view.lead);
  return (view.appeal?.decided === 'upheld' ? words.upheld : words.refused)(unit, date);
}

function handedOffSentence(view: TrackedCaseView, wording: Wording): string {
  const words = wording.texts.sentence;
  const closed = lastEvent(view, 'protected_unit_named');
  if (closed) return words.higherOnly(wordDay(wording, closed.at));
  const date = wordDay(wording, lastEvent(view, 'handed_off')?.at ?? view.openedAt);
  const unit = wordUnit(wording, view.lead);
  return view.handedOffTo ? words.handedOff(unit, date, view.handedOffTo) : words.outOfReach(unit, date);
}
