import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { type ReadsAs, seesDaysOnly } from '#app/domain/case-readers.ts';
import type { CaseStatusView, CaseTextView, StaffCaseView } from '#app/domain/case-view.ts';
import { PUBLICATION_EVENTS, UNSEEN_AT_DESK } from '#app/domain/conduct-events.ts';
import { isDutyClockShown } from '#app/domain/duty.ts';
import type { EvidenceView } from '#app/domain/evidence.ts';
import { checkSinceReceived, sinceReceived } from '#app/domain/held-report.ts';
import { timesTaken } from '#app/domain/investor-time.ts';
import { can, type StaffAction } from '#app/domain/permissions.ts';
import { isQueryDeclined } from '#app/domain/query.ts';
import { deskPromises } from '#app/domain/rules/rule-moves.ts';
import { pauseEndsAt } from '#app/domain/sla/due-step.ts';
import { proofKindsIn } from '#app/use-cases/answer-report.server.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { clockViews, firedViews, unitName } from '#app/use-cases/clock-views.ts';
import { openContact } from '#app/use-cases/contact-box.server.ts';
import { dateMovesView } from '#app/use-cases/date-moves.server.ts';
import { inDaysOnly } from '#app/use-cases/days-only.ts';
import { dutyViews } from '#app/use-cases/duty-views.server.ts';
import { sentMessages } from '#app/use-cases/message-views.ts';
import { openForReading } from '#app/use-cases/open-for-reading.server.ts';
import { paperViews } from '#app/use-cases/paper-views.server.ts';
import { requestView } from '#app/use-cases/request-view.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listAccounts } from '#db/repositories/accounts.server.ts';
import { listCaseAudit } from '#db/repositories/audit-rows.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { type EvidenceFile, listEvidence } from '#db/repositories/evidence-files.server.ts';
import { listFeeNames } from '#db/repositories/fee-catalogue.server.ts';
import { listMessages, type Message } from '#db/repositories/messages.server.ts';
import { listProofs } from '#db/repositories/proof-files.server.ts';
import { listQueriesOfCase } from '#db/repositories/queries.server.ts';
import { findReportHistory } from '#db/repositories/report-histories.server.ts';
import { findReportCheck, getReport } from '#db/repositories/reports.server.ts';

const ALL_ACTIONS: readonly StaffAction[] = [
  'accept',
  'refuse',
  'ask',
  'reply',
  'answer',
  'sign',
  'triage',
  'hand_off',
  'decide_appeal',
  'decide_review',
  'invite_co_handler',
  'reply_to_co_handler',
  'file_opinion',
  'ask_lead',
  'object',
  'answer_handoff',
  'rule',
  'ask_extension',
  'decide_extension',
  'propose_procedure',
  'decide_pause',
  'decide_contest',
  'decide_procedure',
  'report_specially',
  'answer_notice',
  'make_urgent',
  'acknowledge',
  'dispose',
  'conclude',
  'feed_back',
];

/**
 * Reading a case is an act: it is found through the allow-list, appends its audit row in the same transaction, and
 * returns only what this unit may see. Null for an unknown reference and for a stranger alike.
 */
export async function openCase(ctx: StaffContext, reference: string): Promise<StaffCaseView | null> {
  return writeTransaction(ctx.db, async (trx) => {
    const opened = await openForReading(trx, ctx, reference);
    if (!opened) return null;
    const { record, standing, readsText } = opened;
    const act = readsText ? 'read_text' : 'read_status';
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, { act, caseId: record.id, at: ctx.now, subject: reference }));
    const events = sinceReceived(await listCaseEvents(trx, record.id)).filter(
      ({ type }) => !PUBLICATION_EVENTS.includes(type),
    );
    const papers = await paperViews(trx, record, { unit: ctx.actor.departmentId, readsText });
    const duties = await dutyViews(trx, ctx, record, { standing, readsText });
    const daysOnly = seesDaysOnly(record.caseFile, { standing, readsText });
    const dateMoves = await dateMovesView(trx, ctx, record, { events, readsText, daysOnly });
    const parts = { papers, duties, dateMoves };
    const status = statusView(ctx, record, { reference, standing, events, readsText, ...parts });
    return {
      ...status,
      text: readsText ? await textView(trx, ctx, record, { reference, standing, events }) : null,
    };
  });
}

type Opened = { reference: string; standing: ReadsAs[]; events: CaseEvent[] };
type Reading = Opened & { readsText: boolean } & Pick<CaseStatusView, 'papers' | 'duties' | 'dateMoves'>;

function statusView(ctx: StaffContext, record: CaseRecord, opened: Reading): CaseStatusView {
  const { caseFile, county, rules, now } = record;
  const isDiscipline = opened.standing.includes('discipline');
  const category = caseFile.category === null ? undefined : county.categories.get(caseFile.category);
  const clocks = clockViews(caseFile, rules, county, now);
  const fired = firedViews(opened.events, county);
  const asking = { ...opened, department: ctx.actor.departmentId };
  const isShown = (clock: string) =>
    isClockShown(clock, isDiscipline, opened.readsText) && isDutyClockShown(caseFile, clock, asking);
  const view: CaseStatusView = {
    reference: opened.reference,
    standing: opened.standing,
    may: ALL_ACTIONS.filter((action) => can(ctx.actor, action, caseFile, opened.standing)),
    status: caseFile.status,
    route: caseFile.route,
    category: category ? { code: category.code, name: category.name, standard: category.standard } : null,
    lead: unitName(county, caseFile.lead),
    hub: unitName(county, caseFile.hub) ?? { id: caseFile.hub, name: { zh: '', en: '', ru: '' } },
    openedAt: caseFile.openedAt,
    acceptedAt: caseFile.acceptedAt,
    acceptedSilently: caseFile.acceptedSilently,
    cycle: caseFile.cycle,
    isUrgent: caseFile.urgent,
    clocks: clocks.filter((clock) => isShown(clock.key)),
    fired: fired.filter((step) => isShown(step.clock) && (isDiscipline || !isConductStep(step.clock, step.action))),
    papers: opened.papers,
    duties: opened.duties,
    dateMoves: opened.dateMoves,
    daysOnly: seesDaysOnly(caseFile, opened),
  };
  return view.daysOnly ? inDaysOnly(view, { calendar: rules.calendar, unit: ctx.actor.departmentId }) : view;
}

/** Discipline's clocks are its own; a clock of the basis names the accused, which only readers of the text know. */
export function isClockShown(clock: string, isDiscipline: boolean, readsText: boolean): boolean {
  if (clock.startsWith('referral_')) return isDiscipline;
  return readsText || !clock.startsWith('legal_basis');
}

function isConductStep(clock: string, action: string): boolean {
  return clock.startsWith('referral_') || action === 'refer_lead' || action === 'refer_notice';
}

async function textView(trx: Db, ctx: StaffContext, record: CaseRecord, opened: Opened): Promise<CaseTextView> {
  const { caseFile, county, rules, id } = record;
  const isDiscipline = opened.standing.includes('discipline');
  const report = await getReport(trx, id);
  const items = await listFeeNames(trx);
  const messages = await listMessages(trx, id, isDiscipline ? ['substance', 'conduct'] : ['substance']);
  // How the investor rated is not shown to the handling unit with a hidden or anonymous case (experience.md P12).
  const seesRating = isDiscipline || caseFile.identityMode === 'named';
  const events = isDiscipline
    ? opened.events
    : opened.events
        .filter((event) => isDeskEvent(event) && (seesRating || event.type !== 'rated'))
        .map(withDeskPromises);
  const accountNames = await namesIn(trx, events);
  const group = county.groups.find((candidate) => candidate.id === caseFile.group);
  return {
    groupName: group?.name ?? null,
    identityMode: caseFile.identityMode,
    contact: openContact(ctx.keys, report.contactBox, opened.reference),
    accused: caseFile.accused.map((unit) => unitName(county, unit)).filter((unit) => unit !== null),
    headPersonally: report.headPersonally,
    locale: report.locale,
    what: report.what,
    outcome: report.outcome,
    contentHash: report.contentHash,
    wordsToHigher: report.wordsToHigher,
    amounts: report.amounts.map((line) => ({
      ...line,
      itemName: line.itemCode ? (items.get(line.itemCode) ?? null) : null,
    })),
    request: await requestView(trx, id),
    check: checkSinceReceived(await findReportCheck(trx, id), opened.events),
    history: await findReportHistory(trx, id),
    messages: sentMessages(messages, opened.events, county),
    events,
    accountNames,
    question: caseFile.question,
    pauseEndsAt: pauseEndsAt(caseFile, rules),
    withdrawalAt: caseFile.withdrawal?.takesEffectAt ?? null,
    pendingAnswer: pendingAnswer(ctx, caseFile, messages, accountNames),
    queries: await queryViews(trx, record),
    queryDeclined: isQueryDeclined(caseFile),
    isAboutMoney: caseFile.category === null || (county.categories.get(caseFile.category)?.amounts ?? true),
    proofKinds: proofKindsIn(record),
    proofs: await listProofs(trx, id),
    evidence: (await listEvidence(trx, id)).map((file) => toEvidenceView(file, caseFile.openedAt)),
    appealBody: unitName(county, caseFile.appeal?.body ?? null),
    reviewBody: unitName(county, caseFile.reviewBody),
    rating: seesRating ? caseFile.rating : null,
    verdict: caseFile.verdict,
    times: timesTaken(caseFile, opened.events, record.now),
    assigneeName: caseFile.assignee === null ? null : (accountNames.get(caseFile.assignee) ?? null),
    referrals: isDiscipline ? Object.values(caseFile.referrals) : [],
    openings: isDiscipline ? await openingsOf(trx, record) : [],
  };
}

/** A file that waited with its report was received with it. */
function toEvidenceView(
  { number, kind, size, sha256, addedAt: handedInAt, copy }: EvidenceFile,
  openedAt: Date,
): EvidenceView {
  const addedAt = handedInAt < openedAt ? openedAt : handedInAt;
  return { number, kind, size, sha256, addedAt, state: copy.state, copySize: copy.size };
}

function isDeskEvent(event: CaseEvent): boolean {
  if (UNSEEN_AT_DESK.includes(event.type)) return false;
  return !(event.type === 'step_fired' && isConductStep(event.clock, event.action));
}

/** Which promised dates new rules moved, but for that of a referral. */
function withDeskPromises(event: CaseEvent): CaseEvent {
  if (event.type !== 'rules_changed') return event;
  const { promises: _promises, ...rest } = event;
  const promises = deskPromises(event);
  return promises.length > 0 ? { ...rest, promises } : rest;
}

function pendingAnswer(
  ctx: StaffContext,
  caseFile: Case,
  messages: readonly Message[],
  names: ReadonlyMap<number, string>,
): CaseTextView['pendingAnswer'] {
  const pending = caseFile.pendingAnswer;
  if (!pending) return null;
  const message = messages.find((candidate) => candidate.id === pending.message);
  const bySelf = pending.by === ctx.actor.accountId;
  const { outcome, by } = pending;
  const { body = '', basis = null, refusal } = message ?? {};
  return { outcome, body, basis, refusal, byName: names.get(by) ?? '', bySelf };
}

async function queryViews(trx: Db, record: CaseRecord): Promise<CaseTextView['queries']> {
  const rows = await listQueriesOfCase(trx, record.id);
  return rows.flatMap((row) => {
    const unit = unitName(record.county, row.department);
    if (!unit) return [];
    const presumed = record.caseFile.presumedUnits.includes(row.department);
    const { number, servedAt, dueAt, answer } = row;
    return [{ number, unit, servedAt, dueAt, presumed, answer }];
  });
}

async function namesIn(trx: Db, events: readonly CaseEvent[]): Promise<Map<number, string>> {
  const ids = new Set<number>();
  for (const event of events) {
    if (event.actor.kind === 'staff') ids.add(event.actor.accountId);
    if (event.type === 'verdict_given' && event.assignee !== null) ids.add(event.assignee);
  }
  const accounts = await listAccounts(trx, [...ids]);
  return new Map(accounts.map((account) => [account.id, account.displayName]));
}

async function openingsOf(trx: Db, record: CaseRecord): Promise<CaseTextView['openings']> {
  // What its reporter did with it while it was kept is nobody's to read.
  const rows = (await listCaseAudit(trx, record.id)).filter(({ at }) => at >= record.caseFile.openedAt);
  const ids = rows.map((row) => row.accountId).filter((id) => id !== null);
  const names = new Map(
    (await listAccounts(trx, [...new Set(ids)])).map((account) => [account.id, account.displayName]),
  );
  return rows.map((row) => ({
    at: row.at,
    unit: unitName(record.county, row.departmentId),
    accountId: row.accountId,
    accountName: row.accountId === null ? null : (names.get(row.accountId) ?? null),
    act: row.act,
  }));
}
