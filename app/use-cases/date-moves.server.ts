import { type Case, contestedPause, type Pause } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Decision } from '#app/domain/case-readers.ts';
import {
  type ContestView,
  type DateMovesView,
  type ExtensionView,
  NO_DATE_MOVES,
  type PauseView,
  type ProcedureView,
} from '#app/domain/date-moves-view.ts';
import { endOfDay } from '#app/domain/desk-queue.ts';
import { can, isAnswerAhead, type StaffAction } from '#app/domain/permissions.ts';
import type { WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { pauseEndsAt } from '#app/domain/sla/due-step.ts';
import { whyNoGrant } from '#app/domain/sla/question.ts';
import { standingOf } from '#app/use-cases/act-on-case.server.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listAccounts } from '#db/repositories/accounts.server.ts';
import { listPapers } from '#db/repositories/case-papers.server.ts';
import { listMessages } from '#db/repositories/messages.server.ts';
import { findProcedurePaper } from '#db/repositories/proof-files.server.ts';

const DECIDED_BY: readonly [Decision, StaffAction][] = [
  ['pause', 'decide_pause'],
  ['contest', 'decide_contest'],
  ['procedure', 'decide_procedure'],
];

/**
 * What makes the dates of a case wait or move, for this reader; a unit that decides reads of it what it decides, and of a
 * procedure what it decided.
 */
export async function dateMovesView(
  db: Db,
  ctx: StaffContext,
  record: CaseRecord,
  opened: { events: readonly CaseEvent[]; readsText: boolean; daysOnly: boolean },
): Promise<DateMovesView> {
  const { caseFile } = record;
  const standing = standingOf(record, ctx.actor.departmentId);
  const decisions = DECIDED_BY.filter(([, action]) => can(ctx.actor, action, caseFile, standing)).map(([name]) => name);
  const reads = (decision: Decision) => opened.readsText || decisions.includes(decision);
  const readsProcedure = reads('procedure') || hasDecidedProcedure(ctx, caseFile);
  const hasMoved = caseFile.question !== null || caseFile.extension !== null || caseFile.procedure !== null;
  if (!hasMoved || (!opened.readsText && decisions.length === 0 && !readsProcedure)) return NO_DATE_MOVES;
  const words = await wordsOf(db, record.id);
  const contested = contestedPause(caseFile);
  const shown = opened.readsText ? caseFile.pauses : contested && reads('contest') ? [contested] : [];
  const view: DateMovesView = {
    decisions,
    askedPause: reads('pause') ? askedPause(record, words) : null,
    pauseRefusal: opened.readsText ? words.paperOf(opened.events, 'pause_declined') : null,
    pauses: shown.map((pause) => pauseView(record, pause, words)),
    extension: opened.readsText ? await extensionView(db, ctx, record, { words, events: opened.events }) : null,
    procedure: readsProcedure ? await procedureView(db, record, { words, events: opened.events }) : null,
  };
  const against = standsAgainst(record, decisions);
  if (against) view.against = against;
  return opened.daysOnly ? inDays(view, record.rules.calendar) : view;
}

function standsAgainst({ caseFile, now }: CaseRecord, decisions: readonly Decision[]): DateMovesView['against'] {
  const pause = decisions.includes('pause') ? whyNoGrant(caseFile, now) : null;
  const answerWaits = decisions.includes('procedure') && caseFile.pendingAnswer !== null;
  if (!pause && !answerWaits) return undefined;
  return { ...(pause && { pause }), ...(answerWaits && { procedure: 'answer_waits' }) };
}

/** Whoever decided on a procedure still finds what it decided on: the document, its day and the paper. */
function hasDecidedProcedure({ actor }: StaffContext, { procedure }: Case): boolean {
  if (!procedure || procedure.state === 'proposed' || procedure.body !== actor.departmentId) return false;
  return actor.role === 'hub' || actor.role === 'head';
}

/** Every instant at which the investor or the lead did something, good for its day alone (security.md D-08). */
function inDays(view: DateMovesView, calendar: WorkingCalendar): DateMovesView {
  const day = (at: Date) => endOfDay(calendar, at);
  const { askedPause } = view;
  return {
    ...view,
    askedPause: askedPause && { ...askedPause, askedAt: day(askedPause.askedAt) },
    pauses: view.pauses.map((pause) => ({
      ...pause,
      from: day(pause.from),
      to: pause.to && day(pause.to),
      contest: pause.contest && { ...pause.contest, at: day(pause.contest.at) },
    })),
  };
}

type Words = Awaited<ReturnType<typeof wordsOf>>;
type WithPaper = 'pause_declined' | 'extension_asked' | 'extension_refused' | 'procedure_declined';

async function wordsOf(db: Db, caseId: number) {
  const messages = new Map((await listMessages(db, caseId, ['substance'])).map(({ id, body }) => [id, body]));
  const papers = new Map((await listPapers(db, caseId)).map(({ id, body }) => [id, body]));
  return {
    message: (id: number | null) => (id === null ? null : (messages.get(id) ?? null)),
    /** What was written with the last event of this type. */
    paperOf: (events: readonly CaseEvent[], type: WithPaper) => {
      const last = events.findLast((event) => event.type === type);
      return last && 'paper' in last && last.paper !== null ? (papers.get(last.paper) ?? null) : null;
    },
  };
}

function askedPause({ caseFile, county }: CaseRecord, words: Words): DateMovesView['askedPause'] {
  const { question } = caseFile;
  if (!question || question.endedAt || question.asksPause === null) return null;
  const { message, askedAt, asksPause } = question;
  return { question: words.message(message) ?? '', askedAt, decider: unitName(county, asksPause) };
}

function pauseView(record: CaseRecord, pause: Pause, words: Words): PauseView {
  const { caseFile, rules } = record;
  const contest = contestView(record, pause);
  return {
    nth: caseFile.pauses.indexOf(pause) + 1,
    delays: pause.delays,
    question: words.message(pause.message) ?? '',
    from: pause.from,
    to: pause.to,
    until: pause.to === null ? pauseEndsAt(caseFile, rules) : null,
    contest: contest && { ...contest, words: words.message(pause.contest?.message ?? null) },
  };
}

/** Who decides what the investor said against a pause, and until when; null where nothing was said. */
export function contestView({ caseFile, county }: CaseRecord, pause: Pause): Omit<ContestView, 'words'> | null {
  if (!pause.contest) return null;
  const { at, body, decided } = pause.contest;
  const decideBy = decided === null ? contestEndsAt(caseFile) : null;
  return { at, decider: unitName(county, body), decideBy, decided };
}

function contestEndsAt({ scheduled }: Case): Date | null {
  return scheduled.find(({ act }) => act === 'uphold_contest')?.at ?? null;
}

async function extensionView(
  db: Db,
  { actor }: StaffContext,
  { caseFile }: CaseRecord,
  { words, events }: { words: Words; events: readonly CaseEvent[] },
): Promise<ExtensionView | null> {
  const { extension } = caseFile;
  if (!extension) return null;
  const [account] = await listAccounts(db, [extension.by]);
  return {
    days: extension.days,
    reason: words.paperOf(events, 'extension_asked') ?? '',
    byName: account?.displayName ?? '',
    bySelf: extension.by === actor.accountId,
    askedAt: extension.askedAt,
    decided: extension.decided,
    isOpen: extension.decided === null && isAnswerAhead(caseFile),
    refusal: words.paperOf(events, 'extension_refused'),
  };
}

async function procedureView(
  db: Db,
  { id, caseFile, county }: CaseRecord,
  { words, events }: { words: Words; events: readonly CaseEvent[] },
): Promise<ProcedureView | null> {
  const { procedure } = caseFile;
  if (!procedure) return null;
  const filed = await findProcedurePaper(db, id);
  const paper = filed && { number: filed.number, mediaType: filed.mediaType, size: filed.size };
  const { document, paperKind, dueOn, state, message, body } = procedure;
  const text = words.message(message) ?? '';
  const refusal = state === 'declined' ? words.paperOf(events, 'procedure_declined') : null;
  return { document, paperKind, dueOn, state, text, decider: unitName(county, body), refusal, paper };
}
