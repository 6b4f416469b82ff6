import { type Case, contestedPause, isRunningOrPaused, type Pause } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import {
  answerClock,
  cancelScheduled,
  openClock,
  pauseOrResume,
  retarget,
  stopClock,
  turnClock,
  WAITING_CLOCKS,
} from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { schedule } from '#app/domain/replay/scheduled.ts';
import { isInReview } from '#app/domain/review.ts';
import type { ClockEvent } from '#app/domain/sla/clock.ts';
import { isBreached } from '#app/domain/sla/due-step.ts';

/** Everything that makes a promised date wait or move: questions, extensions, statutory procedures (sla.md §4). */
export function applyPauses(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'question_asked':
      askQuestion(caseFile, event);
      return true;
    case 'question_answered':
    case 'question_declined':
    case 'pause_ended':
      endQuestion(caseFile, event.at);
      return true;
    case 'pause_granted':
      if (caseFile.question) caseFile.question.pauses = true;
      beginPause(caseFile, event.at);
      return true;
    case 'pause_declined':
      if (caseFile.question) caseFile.question.asksPause = null;
      return true;
    case 'pause_contested':
      contest(caseFile, event, rules);
      return true;
    case 'pause_contest_decided':
      decideContest(caseFile, event.upheld, event.at);
      return true;
    default:
      return applyExtension(caseFile, event) || applyProcedure(caseFile, event, rules);
  }
}

/** A pause lasts at most 5 working days, 3 for an anonymous reporter, and never longer than the target (sla.md §4). */
const PAUSE_LIMIT_DAYS = { named: 5, hidden: 5, anonymous: 3 } as const;

function askQuestion(caseFile: Case, event: Extract<CaseEvent, { type: 'question_asked' }>): void {
  stopClock(caseFile, 'first_contact', event.at);
  const { at: askedAt, message, pauses, asksPause = null } = event;
  const days = answerClock(caseFile)?.target.target ?? 0;
  const limitDays = Math.min(PAUSE_LIMIT_DAYS[caseFile.identityMode], days);
  caseFile.question = { askedAt, message, pauses, asksPause, limitDays, endedAt: null };
  if (asksPause) addDecider(caseFile, asksPause);
  if (pauses) beginPause(caseFile, event.at);
}

function beginPause(caseFile: Case, at: Date): void {
  const { question } = caseFile;
  if (!question) return;
  question.asksPause = null;
  const delays = isInReview(caseFile) ? 'review' : 'resolution';
  caseFile.pauses.push({ delays, message: question.message, from: at, to: null, contest: null });
  caseFile.status = 'awaiting_investor';
  pauseOrResume(caseFile, 'pause', at);
}

/** The question is answered, declined, overtaken by the answer, or its pause has reached its limit. */
export function endQuestion(caseFile: Case, at: Date): void {
  const { question } = caseFile;
  if (!question || question.endedAt) return;
  question.endedAt = at;
  question.asksPause = null;
  const pause = caseFile.pauses.at(-1);
  if (!question.pauses || !pause || pause.to) return;
  pause.to = at;
  pauseOrResume(caseFile, 'resume', at);
  if (caseFile.status === 'awaiting_investor') goOn(caseFile);
}

/** Nothing waits for the investor any more: the case is again where it was. */
function goOn(caseFile: Case): void {
  caseFile.status = isInReview(caseFile) ? 'under_review' : 'in_progress';
}

function contest(caseFile: Case, event: Extract<CaseEvent, { type: 'pause_contested' }>, rules: SlaRules): void {
  const pause = caseFile.pauses.at(-1);
  if (!pause) return;
  pause.contest = { at: event.at, message: event.message, body: event.body, decided: null };
  if (event.body) addDecider(caseFile, event.body);
  schedule(caseFile, rules, { round: caseFile.pauses.length, act: 'uphold_contest', unit: '' });
}

/** Upheld, the pause is annulled and the time counts: on the clocks that have no verdict yet. */
function decideContest(caseFile: Case, upheld: boolean, at: Date): void {
  const pause = contestedPause(caseFile);
  if (!pause?.contest) return;
  pause.contest.decided = upheld ? 'upheld' : 'dismissed';
  cancelScheduled(caseFile, ['uphold_contest']);
  if (!upheld) return;
  for (const clock of caseFile.clocks) {
    if (!isRunningOrPaused(clock) || !WAITING_CLOCKS.includes(clock.kind)) continue;
    if (isBreached(caseFile, clock)) continue;
    clock.events = withoutPause(clock.events, pause);
  }
  if (pause.to) return;
  pause.to = at;
  if (caseFile.question) caseFile.question.pauses = false;
  goOn(caseFile);
}

/** A row that a message started at the very end of the wait was paused and resumed in one instant: both go. */
function withoutPause(events: readonly ClockEvent[], pause: Pause): ClockEvent[] {
  const isEnd = ({ at }: ClockEvent) => at.getTime() === pause.to?.getTime();
  const resumed = events.findIndex((event) => event.type === 'resume' && isEnd(event));
  return events.filter((event, index) => {
    return !isOfPause(event, pause) && !(event.type === 'pause' && isEnd(event) && index < resumed);
  });
}

/** A procedure that was approved within the pause, or another pause after it, keeps what it did to the clock. */
function isOfPause(event: { type: string; at: Date }, { from, to }: Pause): boolean {
  if (event.type === 'resume') return to !== null && event.at.getTime() === to.getTime();
  if (event.type !== 'pause' || event.at < from) return false;
  return to === null || event.at < to || event.at.getTime() === from.getTime();
}

function applyExtension(caseFile: Case, event: CaseEvent): boolean {
  switch (event.type) {
    case 'extension_asked':
      caseFile.extension = { days: event.days, by: event.by, askedAt: event.at, decided: null, isObjectedTo: false };
      return true;
    case 'extension_granted': {
      if (caseFile.extension) caseFile.extension.decided = 'granted';
      const resolution = openClock(caseFile, 'resolution');
      if (!resolution) return true;
      resolution.extendedBy = event.days;
      retarget(caseFile, resolution);
      return true;
    }
    case 'extension_objected':
      if (caseFile.extension) caseFile.extension.isObjectedTo = true;
      return true;
    case 'extension_refused':
      if (caseFile.extension) caseFile.extension.decided = 'refused';
      return true;
    default:
      return false;
  }
}

function applyProcedure(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'procedure_proposed': {
      const { document, paperKind, dueOn, message, body } = event;
      caseFile.procedure = { document, paperKind, dueOn, message, body, state: 'proposed', approvedAt: null };
      if (body) addDecider(caseFile, body);
      return true;
    }
    case 'procedure_approved':
      openProcedure(caseFile, event.at, rules);
      return true;
    case 'procedure_declined':
      if (caseFile.procedure) caseFile.procedure.state = 'declined';
      return true;
    case 'procedure_ended':
      endProcedure(caseFile, event.at);
      caseFile.status = 'in_progress';
      return true;
    default:
      return false;
  }
}

/** `resolution` pauses, `progress` runs on. After a breach nothing pauses any more (sla.md §4). */
function openProcedure(caseFile: Case, at: Date, rules: SlaRules): void {
  if (!caseFile.procedure) return;
  caseFile.procedure.state = 'approved';
  caseFile.procedure.approvedAt = at;
  caseFile.status = 'in_statutory_procedure';
  stopClock(caseFile, 'first_contact', at);
  stopWaiting(caseFile, at);
  const resolution = openClock(caseFile, 'resolution');
  if (resolution && !isBreached(caseFile, resolution)) turnClock(resolution, 'pause', at);
  schedule(caseFile, rules, { round: caseFile.cycle, act: 'end_procedure', unit: '' });
}

/** The procedure takes the place of the wait for the investor, who may still answer what was asked. */
function stopWaiting(caseFile: Case, at: Date): void {
  const { question } = caseFile;
  if (!question || question.endedAt) return;
  question.asksPause = null;
  const pause = caseFile.pauses.at(-1);
  if (!question.pauses || !pause || pause.to) return;
  question.pauses = false;
  pause.to = at;
  pauseOrResume(caseFile, 'resume', at);
}

/** By its own due day, or because the case is answered. */
export function endProcedure(caseFile: Case, at: Date): void {
  const { procedure } = caseFile;
  cancelScheduled(caseFile, ['end_procedure']);
  if (!procedure || procedure.state === 'ended' || procedure.state === 'declined') return;
  if (procedure.state === 'approved') turnClock(openClock(caseFile, 'resolution'), 'resume', at);
  procedure.state = 'ended';
}

export function addDecider(caseFile: Case, unit: string): void {
  if (!caseFile.deciders.includes(unit)) caseFile.deciders.push(unit);
}
