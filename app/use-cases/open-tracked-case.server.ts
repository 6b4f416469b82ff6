import { type Case, isConductOnly } from '#app/domain/case.ts';
import type { CaseEvent, CaseEventType } from '#app/domain/case-event.ts';
import type { ClockView, MessageView, TrackedCaseView } from '#app/domain/case-view.ts';
import { isInvestorsClock } from '#app/domain/clock-explanation.ts';
import { promisedOnReceipt } from '#app/domain/foreseen-answer.ts';
import { NOTICE_REASONS } from '#app/domain/inspection.ts';
import { timesTaken } from '#app/domain/investor-time.ts';
import { canRate, ratingChangesUntil } from '#app/domain/rating.ts';
import { canAskWritten } from '#app/domain/service/written-answer.ts';
import { isProvisional, workingDaysLate } from '#app/domain/sla/calendar.ts';
import { pauseEndsAt } from '#app/domain/sla/due-step.ts';
import { clockRow } from '#app/domain/sla/policy.ts';
import { canGiveVerdict, canWrite } from '#app/domain/verdict.ts';
import { verdictReminder } from '#app/domain/verdict-reminder.ts';
import { type CaseRecord, fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import { clockViews, unitName } from '#app/use-cases/clock-views.ts';
import { sentMessages } from '#app/use-cases/message-views.ts';
import { ownActsView } from '#app/use-cases/own-acts.ts';
import { remediesOfCase } from '#app/use-cases/own-remedies.server.ts';
import { requestView } from '#app/use-cases/request-view.server.ts';
import { trackedDateMoves } from '#app/use-cases/tracked-date-moves.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { waysLeft } from '#app/use-cases/ways-left.ts';
import { withoutHead } from '#app/use-cases/without-head.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { listEvidence } from '#db/repositories/evidence-files.server.ts';
import { listMessages } from '#db/repositories/messages.server.ts';
import { listProofs } from '#db/repositories/proof-files.server.ts';
import { findAskAbout } from '#db/repositories/written-asks.server.ts';

/** What an investor is shown of the history; nothing that is not on this list. A finding is told by the feedback. */
const INVESTOR_EVENTS: readonly CaseEventType[] = [
  'case_opened',
  'unit_named',
  'protected_unit_named',
  'accepted',
  'accepted_silently',
  'refused',
  'refusal_appealed',
  'appeal_decided',
  'handed_off',
  'message_sent',
  'question_asked',
  'question_answered',
  'question_declined',
  'pause_ended',
  'pause_granted',
  'pause_contested',
  'pause_contest_decided',
  'extension_granted',
  'procedure_approved',
  'procedure_ended',
  'investor_wrote',
  'evidence_added',
  'query_served',
  'basis_filed',
  'presumption_recorded',
  'answered',
  'investor_reminded',
  'became_unconfirmed',
  'verdict_given',
  'rated',
  'publication_allowed',
  'publication_withdrawn',
  'review_decided',
  'referred',
  'referral_acknowledged',
  'referral_fed_back',
  'co_handler_invited',
  'objected',
  'handoff_accepted',
  'ruled',
  'ruling_lapsed',
  'step_fired',
  'inspection_asked',
  'extension_objected',
  'withdrawal_asked',
  'withdrawal_taken_back',
  'withdrawn',
  'identity_added',
  'report_released',
  'hold_changed',
  'hold_taken_back',
];

/** The investor's own case behind the code: state, dates, messages, history (experience.md P11). */
export async function openTrackedCase(ctx: UseCaseContext, caseId: number): Promise<TrackedCaseView> {
  const record = await openRecord(ctx.db, caseId, ctx.now);
  // What is due is reckoned with and not written: silence has accepted the case whether or not a sweep came by.
  fireDueSteps(record);
  return trackedView(ctx.db, record, [...(await listCaseEvents(ctx.db, caseId)), ...record.added]);
}

/** The same of an opened case with its whole history: a preview plays acts on top of what is stored. */
export async function trackedView(
  db: Db,
  record: CaseRecord,
  happened: readonly CaseEvent[],
): Promise<TrackedCaseView> {
  const { caseFile, county, rules, now } = record;
  const events = happened.filter((event) => isForInvestor(event, happened));
  const messages = sentMessages(await listMessages(db, record.id, ['substance', 'conduct']), happened, county);
  const clocks = clockViews(caseFile, rules, county, now);
  const category = caseFile.category === null ? undefined : county.categories.get(caseFile.category);
  return {
    reference: await getReference(db, record.id),
    status: caseFile.status,
    isConductOnly: isConductOnly(caseFile),
    route: caseFile.route,
    identityMode: caseFile.identityMode,
    category: category ? { code: category.code, name: category.name, amounts: category.amounts } : null,
    request: caseFile.kind === 'request' ? await requestView(db, record.id) : null,
    ...(await writtenAskOf(db, record)),
    lead: unitName(county, caseFile.lead),
    openedAt: caseFile.openedAt,
    acceptedAt: caseFile.acceptedAt,
    acceptedSilently: caseFile.acceptedSilently,
    cycle: caseFile.cycle,
    parties: partiesOf(record),
    withoutHead: withoutHead(record),
    coHandlers: coHandlersOf(record),
    settleMinutes: settleMinutesOf(record),
    ...datesOf(record, clocks),
    ...intakeOf(record, events, clocks),
    question: questionOf(record, messages),
    answer: await answerOf(db, record, events, messages),
    canGiveVerdict: canGiveVerdict(caseFile),
    reminder: verdictReminder(caseFile, rules.policy),
    verdict: caseFile.verdict,
    rating: ratingOf(record),
    canRate: canRate(caseFile),
    review: caseFile.reviewBody
      ? { body: unitName(county, caseFile.reviewBody), answerBy: dueOf(clocks, 'review') }
      : null,
    ...referralOf(caseFile, clocks),
    higherChannelShown: caseFile.higherChannelShown,
    waysOfLaw: waysLeft(record, happened),
    remedies: await remediesOfCase(db, { caseId: record.id, ...caseFile, ...rules, now }),
    times: timesTaken(caseFile, happened, now),
    policy: { ladder: rules.policy.ladder },
    canWrite: canWrite(caseFile),
    evidence: await evidenceOf(db, record.id),
    dateMoves: await trackedDateMoves(db, record, messages, happened),
    own: ownActsView(record),
    hold: caseFile.hold && { until: caseFile.hold.until, isTakenBack: caseFile.hold.isTakenBack },
    messages,
    events,
    clocks: clocks.filter((clock) => isInvestorsClock(clock.kind)),
  };
}

async function writtenAskOf(
  db: Db,
  { id, caseFile }: CaseRecord,
): Promise<Pick<TrackedCaseView, 'writtenAsk' | 'canAskWritten'>> {
  if (caseFile.kind !== 'request') return { writtenAsk: null, canAskWritten: false };
  const writtenAsk = await findAskAbout(db, id);
  return { writtenAsk, canAskWritten: writtenAsk === null && canAskWritten(caseFile) };
}

function ratingOf({ caseFile, rules, now }: CaseRecord): TrackedCaseView['rating'] {
  if (caseFile.rating === null) return null;
  const { level, standards, reasons } = caseFile.rating;
  return { level, standards, reasons, changeUntil: ratingChangesUntil(caseFile, rules.calendar, now) };
}

function partiesOf({ caseFile, county }: CaseRecord): TrackedCaseView['parties'] {
  const units = caseFile.handledBy.filter((unit) => !caseFile.excluded.has(unit));
  return units.map((unit) => unitName(county, unit)).filter((name) => name !== null);
}

function coHandlersOf({ caseFile, county }: CaseRecord): TrackedCaseView['coHandlers'] {
  return caseFile.coHandlers.flatMap(({ unit, at }) => {
    const name = unitName(county, unit);
    return name ? [{ unit: name, at }] : [];
  });
}

/** What the hand-off and the ruling may take, one after the other: after that the rules settle it by themselves. */
function settleMinutesOf({ caseFile, rules }: CaseRecord): number {
  const kinds = ['handoff', 'ruling'] as const;
  return kinds.reduce((sum, kind) => sum + (clockRow(rules.policy, kind, caseFile).target ?? 0), 0);
}

/** Reminders inside the county are not the investor's; from the red light on they are (sla.md §5). */
function isForInvestor(event: CaseEvent, happened: readonly CaseEvent[]): boolean {
  if (event.type === 'step_fired')
    return event.level === null ? event.action === 'show_higher_channel' : event.level >= 2;
  if (event.type === 'referral_disposed') return false;
  // Who asked for it is told what became of it; what discipline makes of the ladder's own notices is between units.
  if (event.type === 'notice_answered') {
    return happened.some((asked) => asked.type === 'inspection_asked' && NOTICE_REASONS.includes(asked.reason));
  }
  // New rules are told where a promised date moved by them.
  if (event.type === 'rules_changed') return event.promises !== undefined;
  return INVESTOR_EVENTS.includes(event.type);
}

function openClockView(clocks: readonly ClockView[], kind: ClockView['kind']): ClockView | undefined {
  return clocks.findLast((clock) => clock.kind === kind && clock.stoppedAt === null && clock.endedReason === null);
}

function dueOf(clocks: readonly ClockView[], kind: ClockView['kind']): Date | null {
  const clock = openClockView(clocks, kind);
  return clock?.breachedAt ?? clock?.dueAt ?? null;
}

function datesOf(record: CaseRecord, clocks: readonly ClockView[]) {
  const { caseFile, rules, now } = record;
  const resolution = openClockView(clocks, 'resolution');
  const breachedAt = resolution?.breachedAt ?? null;
  const answerForeseen = promisedOnReceipt(caseFile, rules, now);
  const { calendar } = caseFile.clocks.find(({ key }) => key === resolution?.key)?.rules ?? rules;
  return {
    acceptBy: caseFile.acceptedAt === null && caseFile.route !== 'outside' ? dueOf(clocks, 'acceptance') : null,
    answerBy: resolution?.dueAt ?? null,
    answerForeseen,
    answerByProvisional:
      resolution?.provisional ?? (answerForeseen !== null && isProvisional(calendar, answerForeseen)),
    daysLate: breachedAt ? workingDaysLate(calendar, breachedAt, now) : 0,
  };
}

function intakeOf(record: CaseRecord, events: readonly CaseEvent[], clocks: readonly ClockView[]) {
  const { caseFile, county } = record;
  const handedOff = events.find((event) => event.type === 'handed_off');
  const refused = events.find((event) => event.type === 'refused');
  const outside = caseFile.route === 'outside' ? caseFile.accused : [];
  const hotlines = outside.flatMap((id) => {
    const unit = county.departments.get(id);
    return unit?.hotline ? [{ name: unit.name, hotline: unit.hotline }] : [];
  });
  return {
    handedOffTo: handedOff ? handedOff.to : null,
    handOffBy: caseFile.route === 'outside' && caseFile.status === 'submitted' ? dueOf(clocks, 'acceptance') : null,
    hotlines,
    refusal: refused
      ? { reason: refused.reason, at: refused.at, canAppeal: caseFile.status === 'refused' && caseFile.appeal === null }
      : null,
    appeal: caseFile.appeal
      ? { decided: caseFile.appeal.decided, decideBy: caseFile.appeal.decided ? null : dueOf(clocks, 'appeal') }
      : null,
  };
}

function questionOf(record: CaseRecord, messages: readonly MessageView[]): TrackedCaseView['question'] {
  const { question } = record.caseFile;
  if (!question || question.endedAt) return null;
  const body = messages.find((message) => message.id === question.message)?.body ?? '';
  const { askedAt, pauses } = question;
  return { body, askedAt, pauses, pauseEndsAt: pauseEndsAt(record.caseFile, record.rules) };
}

async function evidenceOf(db: Db, caseId: number): Promise<TrackedCaseView['evidence']> {
  const files = await listEvidence(db, caseId);
  return files.map(({ kind, size, sha256, addedAt, copy }) => ({ kind, size, sha256, addedAt, state: copy.state }));
}

async function answerOf(
  db: Db,
  record: CaseRecord,
  events: readonly CaseEvent[],
  messages: readonly MessageView[],
): Promise<TrackedCaseView['answer']> {
  const last = events.findLast((event) => event.type === 'answered' || event.type === 'review_decided');
  if (!last) return null;
  const message = messages.find((candidate) => candidate.id === last.message);
  const [body, basis] = [message?.body ?? '', message?.basis ?? null];
  if (last.type === 'review_decided') {
    return { outcome: null, reviewOutcome: last.outcome, body, basis, at: last.at, proofKind: null };
  }
  const filed = last.outcome === 'returned' ? await listProofs(db, record.id) : [];
  // A procedure's paper opened it, and proves no answer.
  const proof = filed.findLast(({ kind }) => kind !== 'procedure_paper');
  const { refusal } = message ?? {};
  return {
    outcome: last.outcome,
    reviewOutcome: null,
    body,
    basis,
    refusal,
    at: last.at,
    proofKind: proof?.kind ?? null,
  };
}

function referralOf(caseFile: Case, clocks: readonly ClockView[]): Pick<TrackedCaseView, 'referredAt' | 'referral'> {
  const referral = caseFile.referrals.lead ?? caseFile.referrals.notice;
  if (!referral) return { referredAt: null, referral: null };
  const stage = referral.fedBackAt
    ? ('fed_back' as const)
    : referral.acknowledgedAt
      ? ('acknowledged' as const)
      : ('referred' as const);
  return { referredAt: referral.openedAt, referral: { stage, receiptBy: dueOf(clocks, 'referral_receipt') } };
}
