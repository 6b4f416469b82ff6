import { afterAppeal } from '#app/domain/appeal-decision.ts';
import { type Case, type CaseStatus, isRunningOrPaused } from '#app/domain/case.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { summarizeClocks } from '#app/domain/case-summary.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';
import { can } from '#app/domain/permissions.ts';
import { preparedNo } from '#app/domain/prepared-no.ts';
import { isPaused } from '#app/domain/replay/clocks.ts';
import { mayMoveYet } from '#app/domain/replay/rules.ts';
import { waitEndsAt } from '#app/domain/sla/due-step.ts';
import { higherOf } from '#app/domain/sla/firing.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { standingOf } from '#app/use-cases/act-on-case.server.ts';
import { questionEvent } from '#app/use-cases/ask-investor.server.ts';
import { appendEvent, type CaseRecord, fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import { trackedView } from '#app/use-cases/open-tracked-case.server.ts';
import { dateMoveBodies, isDateMove, type PreviewedDateMove } from '#app/use-cases/previewed-date-moves.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { findCaseForDepartment } from '#db/repositories/cases.server.ts';

export type PreviewedAct =
  | 'accept'
  | 'refuse'
  | 'ask'
  | 'reply'
  | 'reply_progress'
  | 'answer_returned'
  | 'answer_not'
  | 'sign'
  | 'hand_off'
  | 'appeal_accepted'
  | 'appeal_upheld'
  | 'decide_review'
  | PreviewedDateMove
  | 'acknowledge'
  | 'dispose'
  | 'conclude'
  | 'feed_back';

export type ClockChange = {
  /** The clock's key: it names a duty by its kind. */
  key: string;
  kind: ClockKind;
  /** `late`: it moves to an instant that has gone by. */
  change: 'starts' | 'starts_paused' | 'stops' | 'pauses' | 'resumes' | 'ends' | 'moves' | 'late';
  dueAt: Date | null;
  /** It lies after the last day with published holidays. */
  provisional: boolean;
  /** A pause ends by itself then at the latest. */
  pausedUntil?: Date;
};
export type ActPreview = {
  statusAfter: CaseStatus;
  clocks: ClockChange[];
  /** The case as the investor would read it: the pages quote its sentence. */
  investorView: TrackedCaseView;
};

/**
 * Which clock would move to when, by playing the act on a copy that is thrown away: what the page shows is what the
 * replay will do. Null when the unit does not read the case.
 */
export async function previewAct(ctx: StaffContext, reference: string, act: PreviewedAct): Promise<ActPreview | null> {
  const record = await openCopy(ctx, reference);
  return record && playOnCopy(ctx, record, bodiesOf(act, record, ctx.actor.accountId));
}

/** A copy of the case as it stands when all that is due has fired; null when the unit does not read it. */
export async function openCopy(ctx: StaffContext, reference: string): Promise<CaseRecord | null> {
  const found = await findCaseForDepartment(ctx.db, reference, ctx.actor.departmentId);
  if (!found) return null;
  const record = await openRecord(ctx.db, found.caseId, ctx.now);
  fireDueSteps(record);
  return can(ctx.actor, 'read_status', record.caseFile, standingOf(record, ctx.actor.departmentId)) ? record : null;
}

/** Plays events of this person on a copy and tells what they did, with what falls due by them at once. */
export async function playOnCopy(
  ctx: StaffContext,
  record: CaseRecord,
  bodies: readonly CaseEventBody[],
): Promise<ActPreview> {
  const before = snapshot(record);
  const { accountId, departmentId } = ctx.actor;
  for (const body of bodies) appendEvent(record, body, { kind: 'staff', accountId, departmentId });
  fireDueSteps(record);
  const happened = [...(await listCaseEvents(ctx.db, record.id)), ...record.added];
  return {
    statusAfter: record.caseFile.status,
    clocks: changes(before, record),
    investorView: await trackedView(ctx.db, record, happened),
  };
}

/** The events of an act, with message ids that stand for messages not written yet. */
function bodiesOf(act: PreviewedAct, record: CaseRecord, accountId: number): CaseEventBody[] {
  const { caseFile, now } = record;
  if (isDateMove(act)) return dateMoveBodies(act, caseFile, accountId);
  const message = 0;
  switch (act) {
    case 'accept':
      return [{ type: 'accepted', assignee: accountId }];
    case 'refuse':
      return [{ type: 'refused', reason: 'outside_remit', message }];
    case 'ask':
      return [questionEvent(caseFile, message, now)];
    case 'reply':
      return [{ type: 'message_sent', message, progress: false }];
    case 'reply_progress':
      return [{ type: 'message_sent', message, progress: true }];
    case 'answer_returned':
      return [{ type: 'answered', outcome: 'returned', message, signedBy: null }];
    case 'answer_not':
      return preparedNo(caseFile, message, accountId);
    case 'sign':
      return [{ type: 'answered', outcome: 'not', message, signedBy: accountId }];
    case 'hand_off':
      return [
        { type: 'handed_off', to: higherOf(caseFile.accused, record.county.departments), silently: false, message },
      ];
    default:
      return decisionBodies(act, record);
  }
}

type Decision = 'appeal_accepted' | 'appeal_upheld' | 'decide_review';
type Conduct = 'acknowledge' | 'dispose' | 'conclude' | 'feed_back';

function decisionBodies(act: Decision | Conduct, { caseFile, county }: CaseRecord): CaseEventBody[] {
  const message = 0;
  switch (act) {
    case 'appeal_accepted': {
      const { decision, handOff } = afterAppeal(caseFile, { outcome: 'accepted', message }, county.departments);
      return handOff ? [decision, handOff] : [decision];
    }
    case 'appeal_upheld':
      return [{ type: 'appeal_decided', outcome: 'upheld', message }];
    case 'decide_review':
      return [{ type: 'review_decided', outcome: 'in_part', message }];
    default:
      return conductBodies(act, caseFile);
  }
}

function conductBodies(act: Conduct, caseFile: Case): CaseEventBody[] {
  if (!caseFile.referrals.lead) return [];
  const kind = 'lead';
  switch (act) {
    case 'acknowledge':
      return [{ type: 'referral_acknowledged', kind }];
    case 'dispose':
      return [{ type: 'referral_disposed', kind, disposal: 'preliminary_check' }];
    case 'conclude':
      return [{ type: 'referral_concluded', kind, finding: 'not_established' }];
    case 'feed_back':
      return [{ type: 'referral_fed_back', kind, message: 0 }];
  }
}

type Phase = 'running' | 'paused' | 'over';
type Snapshot = Map<string, { phase: Phase; dueAt: Date | null }>;

function snapshot({ caseFile, rules, now }: CaseRecord): Snapshot {
  const clocks = summarizeClocks(caseFile, rules, now);
  return new Map(clocks.map(({ clock, dueAt }) => [clock.key, { phase: phaseOf(clock), dueAt }]));
}

function phaseOf(clock: Case['clocks'][number]): Phase {
  if (!isRunningOrPaused(clock)) return 'over';
  return isPaused(clock) ? 'paused' : 'running';
}

function changes(before: Snapshot, record: CaseRecord): ClockChange[] {
  const { caseFile, rules, now } = record;
  return summarizeClocks(caseFile, rules, now).flatMap(({ clock, dueAt }) => {
    const was = before.get(clock.key);
    const pausedUntil = phaseOf(clock) === 'paused' ? (waitEndsAt(caseFile, clock, rules) ?? undefined) : undefined;
    const isMoved = was?.dueAt?.getTime() !== dueAt?.getTime();
    const change = changeOf(clock, { was: was?.phase, isMoved, isLate: dueAt !== null && dueAt < now });
    const provisional = mayMoveYet(clock, dueAt, now);
    const moved = { key: clock.key, kind: clock.kind, dueAt, provisional, ...(pausedUntil && { pausedUntil }) };
    return change ? [{ ...moved, change }] : [];
  });
}

function changeOf(
  clock: Case['clocks'][number],
  { was, isMoved, isLate }: { was?: Phase; isMoved: boolean; isLate: boolean },
): ClockChange['change'] | null {
  const is = phaseOf(clock);
  if (was === undefined) return is === 'paused' ? 'starts_paused' : 'starts';
  if (was === is && (is !== 'running' || !isMoved)) return null;
  if (was === is) return isLate ? 'late' : 'moves';
  if (is === 'over') return clock.ended ? 'ends' : 'stops';
  return is === 'paused' ? 'pauses' : 'resumes';
}
