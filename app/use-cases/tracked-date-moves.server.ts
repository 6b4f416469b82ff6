import { type CaseClock, isRunningOrPaused, type Procedure } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { MessageView, TrackedCaseView } from '#app/domain/case-view.ts';
import { type CountyRules, rulesFor } from '#app/domain/county-rules.ts';
import { replayCase } from '#app/domain/replay/replay-case.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { pauseEndsAt, readCaseClock } from '#app/domain/sla/due-step.ts';
import { canContestPause, pauseOfAnswer } from '#app/domain/verdict.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import { contestView } from '#app/use-cases/date-moves.server.ts';
import type { Db } from '#db/client.server.ts';
import { findProcedurePaper } from '#db/repositories/proof-files.server.ts';

/** What makes the date of the answer that is still to come wait or move. */
export async function trackedDateMoves(
  db: Db,
  record: CaseRecord,
  messages: readonly MessageView[],
  events: readonly CaseEvent[],
): Promise<TrackedCaseView['dateMoves']> {
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
    procedure:
      procedure && wasApproved ? procedureOf(record, procedure, await findProcedurePaper(db, record.id)) : null,
    deciders: caseFile.deciders.map((unit) => unitName(county, unit)).filter((unit) => unit !== null),
  };
}

/** With both dates as they were told on the day it was granted: other rules that came since have an entry of their own. */
function extensionOf(
  { county, caseFile }: CaseRecord,
  { messages, events }: { messages: readonly MessageView[]; events: readonly CaseEvent[] },
): TrackedCaseView['dateMoves']['extension'] {
  const clock = caseFile.clocks.findLast(({ extendedBy }) => extendedBy > 0);
  const granted = events.findLast((event) => event.type === 'extension_granted');
  if (!clock || !granted) return null;
  const reason = messages.find(({ id }) => id === granted.message)?.body ?? '';
  const then = clockOnDay(county, events.slice(0, events.indexOf(granted) + 1), clock.key);
  const without = then && { ...then, target: { ...then.target, target: then.target.target - then.extendedBy } };
  const dueThen = (asked: CaseClock | undefined) => (asked ? readCaseClock(asked, granted.at).dueAt : null);
  return {
    days: clock.extendedBy,
    from: dueThen(without),
    to: dueThen(then),
    reason,
    isOpen: isRunningOrPaused(clock),
  };
}

/** A clock as it stood when these were the events of its case. */
function clockOnDay(county: CountyRules, events: readonly CaseEvent[], key: string): CaseClock | undefined {
  const first = events[0];
  if (first?.type !== 'case_opened') return undefined;
  const { clocks } = replayCase(events, rulesFor(county, first.policyVersion, first.calendarVersion));
  return clocks.find((clock) => clock.key === key);
}

function procedureOf({ caseFile, rules }: CaseRecord, procedure: Procedure, paper: object | null) {
  const { document, paperKind, dueOn, state } = procedure;
  const endsAt = caseFile.scheduled.find(({ act }) => act === 'end_procedure')?.at;
  const endsOn = endsAt ? dayOf(rules.calendar, endsAt) : dueOn;
  return { document, paperKind, dueOn, endsOn, isOpen: state === 'approved', hasPaper: paper !== null };
}
