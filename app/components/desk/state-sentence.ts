import type { ClockView, StaffCaseView } from '#app/domain/case-view.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { outcomeWords } from '#app/i18n/zh-CN/outcome-words.ts';

type When = (at: Date | null) => string;

const texts = deskTexts.case;
const words = texts.sentences;

/** The state of a case in one sentence, for officers: who, what, by when. Says nothing that a told unit may not know. */
export function stateSentence(view: StaffCaseView, when: When, dayOn: (on: string) => string): string {
  switch (view.status) {
    case 'submitted':
    case 'triage':
      return intakeSentence(view, when);
    case 'in_progress':
      return `${acceptedHow(view)}${progressSentence(view, when)}${pendingSentence(view)}`;
    case 'awaiting_investor':
      return `${waitingSentence(view, when)}${pendingSentence(view)}`;
    case 'in_statutory_procedure':
      return `${procedureSentence(view, when, dayOn)}${pendingSentence(view)}`;
    case 'under_review':
      return reviewSentence(view, when);
    case 'refused':
      return refusedSentence(view, when);
    case 'answered':
      return view.text?.verdict ? words.answered_final(deskTexts.words.verdicts[view.text.verdict]) : words.answered;
    default:
      return words[view.status];
  }
}

function intakeSentence(view: StaffCaseView, when: When): string {
  const acceptance = openClock(view, 'acceptance');
  const due = when(acceptance?.dueAt ?? null);
  const unit = view.lead?.name.zh ?? view.hub.name.zh;
  // L5 and L8: discipline's own clocks are on its own pages.
  if (!acceptance) return words.submitted_open(unit);
  if (view.status === 'triage') return words.triage(view.hub.name.zh, due);
  return view.route === 'outside' ? words.outside(unit, due) : words.submitted(unit, due);
}

function acceptedHow(view: StaffCaseView): string {
  if (view.acceptedSilently) return words.silently;
  const appeal = lastClock(view, 'appeal');
  return appeal?.stoppedAt && view.cycle === 1 ? words.appeal_accepted : '';
}

function progressSentence(view: StaffCaseView, when: When): string {
  const unit = view.lead?.name.zh ?? view.hub.name.zh;
  const clock = openClock(view, 'resolution');
  if (clock?.breachedAt) return words.in_progress_late(unit, when(clock.breachedAt));
  if (clock?.dueAt) return words.in_progress(unit, when(clock.dueAt));
  return words.in_progress_open(unit);
}

function waitingSentence(view: StaffCaseView, when: When): string {
  const endsAt = view.text?.pauseEndsAt;
  if (openClock(view, 'review')) {
    const unit = reviewerOf(view);
    return endsAt ? words.awaiting_review_until(unit, when(endsAt)) : words.awaiting_review(unit);
  }
  return endsAt ? words.awaiting_until(when(endsAt)) : words.awaiting_investor;
}

function procedureSentence({ dateMoves, clocks }: StaffCaseView, when: When, dayOn: (on: string) => string): string {
  const { procedure } = dateMoves;
  const breachedAt = openClock({ clocks }, 'resolution')?.breachedAt;
  const how = breachedAt ? words.procedure_late(when(breachedAt)) : words.procedure_paused;
  if (!procedure) return `${words.in_statutory_procedure}${how}`;
  return `${words.procedure(procedure.document, dayOn(procedure.dueOn))}${how}`;
}

function pendingSentence({ text, status }: StaffCaseView): string {
  const pending = text?.pendingAnswer;
  if (!pending) return '';
  const outcome = outcomeWords(text)[pending.outcome];
  const who = pending.bySelf ? words.pendingOwn(outcome) : words.pendingSign(pending.byName, outcome);
  return status === 'in_progress' ? `${who}${words.stillRunning}` : who;
}

function reviewSentence(view: StaffCaseView, when: When): string {
  const clock = openClock(view, 'review');
  const unit = reviewerOf(view);
  if (clock?.breachedAt) return words.under_review_late(unit, when(clock.breachedAt));
  return words.under_review(unit, when(clock?.dueAt ?? null));
}

function reviewerOf(view: StaffCaseView): string {
  return view.text?.reviewBody?.name.zh ?? openClock(view, 'review')?.owner?.name.zh ?? texts.noOwner;
}

function refusedSentence(view: StaffCaseView, when: When): string {
  const appeal = lastClock(view, 'appeal');
  if (!appeal) return words.refused;
  if (appeal.stoppedAt) return words.appeal_upheld;
  const waits = view.route === 'outside' ? words.appealed_outside : words.appealed;
  return waits(appeal.owner?.name.zh ?? texts.noOwner, when(appeal.breachedAt ?? appeal.dueAt));
}

function lastClock({ clocks }: StaffCaseView, kind: ClockKind): ClockView | undefined {
  return clocks.findLast((clock) => clock.kind === kind);
}

function openClock({ clocks }: Pick<StaffCaseView, 'clocks'>, kind: ClockKind): ClockView | undefined {
  return clocks.findLast((clock) => clock.kind === kind && !clock.stoppedAt && clock.endedReason === null);
}
