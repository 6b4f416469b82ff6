import { isRunningOrPaused, type Procedure } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { MessageView, TrackedCaseView } from '#app/domain/case-view.ts';
import { pauseEndsAt, readCaseClock } from '#app/domain/sla/due-step.ts';
import { canContestPause, pauseOfAnswer } from '#app/domain/verdict.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import { contestView } from '#app/use-cases/date-moves.server.ts';

/** What makes the date of the answer that is still to come wait or move. */
export function trackedDateMoves(
  record: CaseRecord,
  messages: readonly MessageView[],
  events: readonly CaseEvent[],
): TrackedCaseView['dateMoves'] {
  const { caseFile, county, rules } = record;
  const pause = pauseOfAnswer(caseFile);
  const contest = pause && contestView(record, pause);
  const { procedure } = caseFile;
  const wasApproved = events.some(({ type }) => type === 'procedure_approved');
  return {
    pause: pause
      ? {
          nth: caseFile.pauses.indexOf(pause) + 1,
          delays: pause.delays,
          from: pause.from,
          to: pause.to,
          until: pause.to === null ? pauseEndsAt(caseFile, rules) : null,
          contest: contest ? { ...contest, words: null } : null,
        }
      : null,
    canContestPause: canContestPause(caseFile),
    extension: extensionOf(record, { messages, events }),
    procedure: procedure && wasApproved ? procedureOf(procedure) : null,
    deciders: caseFile.deciders.map((unit) => unitName(county, unit)).filter((unit) => unit !== null),
  };
}

function extensionOf(
  { now, caseFile }: CaseRecord,
  { messages, events }: { messages: readonly MessageView[]; events: readonly CaseEvent[] },
): TrackedCaseView['dateMoves']['extension'] {
  const clock = caseFile.clocks.findLast(({ extendedBy }) => extendedBy > 0);
  if (!clock) return null;
  const granted = events.findLast((event) => event.type === 'extension_granted');
  const reason = messages.find(({ id }) => id === granted?.message)?.body ?? '';
  const without = { ...clock, target: { ...clock.target, target: clock.target.target - clock.extendedBy } };
  const [from, to] = [readCaseClock(without, now).dueAt, readCaseClock(clock, now).dueAt];
  return { days: clock.extendedBy, from, to, reason, isOpen: isRunningOrPaused(clock) };
}

function procedureOf({ document, paperKind, dueOn, state }: Procedure) {
  return { document, paperKind, dueOn, isOpen: state === 'approved' };
}
