import { type Case, type CaseStatus, isRunningOrPaused } from '#app/domain/case.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { summarizeClocks } from '#app/domain/case-summary.ts';
import { can } from '#app/domain/permissions.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import { questionPauses } from '#app/domain/sla/question.ts';
import { standingOf } from '#app/use-cases/act-on-case.server.ts';
import { appendEvent, type CaseRecord, fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
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
  | 'acknowledge'
  | 'dispose'
  | 'conclude'
  | 'feed_back';

export type ClockChange = {
  kind: ClockKind;
  change: 'starts' | 'stops' | 'pauses' | 'resumes' | 'ends';
  dueAt: Date | null;
};
export type ActPreview = { statusAfter: CaseStatus; clocks: ClockChange[] };

/**
 * Which clock would move to when, by playing the act on a copy that is thrown away: what the page shows is what the
 * replay will do. Null when the unit does not read the case.
 */
export async function previewAct(ctx: StaffContext, reference: string, act: PreviewedAct): Promise<ActPreview | null> {
  const found = await findCaseForDepartment(ctx.db, reference, ctx.actor.departmentId);
  if (!found) return null;
  const record = await openRecord(ctx.db, found.caseId, ctx.now);
  fireDueSteps(record);
  if (!can(ctx.actor, 'read_status', record.caseFile, standingOf(record, ctx.actor.departmentId))) return null;
  const before = snapshot(record);
  const { accountId, departmentId } = ctx.actor;
  for (const body of bodiesOf(act, record, accountId)) {
    appendEvent(record, body, { kind: 'staff', accountId, departmentId });
  }
  return { statusAfter: record.caseFile.status, clocks: changes(before, record) };
}

/** The events of an act, with message ids that stand for messages not written yet. */
function bodiesOf(act: PreviewedAct, record: CaseRecord, accountId: number): CaseEventBody[] {
  const { caseFile, rules, now } = record;
  const message = 0;
  switch (act) {
    case 'accept':
      return [{ type: 'accepted', assignee: accountId }];
    case 'refuse':
      return [{ type: 'refused', reason: 'outside_remit', message }];
    case 'ask':
      return [{ type: 'question_asked', message, pauses: questionPauses(caseFile, rules, now) }];
    case 'reply':
      return [{ type: 'message_sent', message, progress: false }];
    case 'reply_progress':
      return [{ type: 'message_sent', message, progress: true }];
    case 'answer_returned':
      return [{ type: 'answered', outcome: 'returned', message, signedBy: null }];
    case 'answer_not':
      return [{ type: 'answer_prepared', outcome: 'not', message, by: accountId }];
    case 'sign':
      return [{ type: 'answered', outcome: 'not', message, signedBy: accountId }];
    case 'hand_off':
      return [{ type: 'handed_off', to: '', silently: false, message }];
    case 'appeal_accepted':
      return [{ type: 'appeal_decided', outcome: 'accepted', message }];
    case 'appeal_upheld':
      return [{ type: 'appeal_decided', outcome: 'upheld', message }];
    case 'decide_review':
      return [{ type: 'review_decided', outcome: 'in_part', message }];
    default:
      return conductBodies(act, caseFile);
  }
}

function conductBodies(act: 'acknowledge' | 'dispose' | 'conclude' | 'feed_back', caseFile: Case): CaseEventBody[] {
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

type Snapshot = Map<string, 'running' | 'paused' | 'over'>;

function snapshot(record: CaseRecord): Snapshot {
  return new Map(record.caseFile.clocks.map((clock) => [clock.key, phaseOf(clock)]));
}

function phaseOf(clock: Case['clocks'][number]): 'running' | 'paused' | 'over' {
  if (!isRunningOrPaused(clock)) return 'over';
  return clock.events.at(-1)?.type === 'pause' ? 'paused' : 'running';
}

function changes(before: Snapshot, record: CaseRecord): ClockChange[] {
  const result: ClockChange[] = [];
  for (const { clock, dueAt } of summarizeClocks(record.caseFile, record.rules, record.now)) {
    const was = before.get(clock.key);
    const is = phaseOf(clock);
    if (was === is) continue;
    const change =
      was === undefined
        ? 'starts'
        : is === 'over'
          ? clock.ended
            ? 'ends'
            : 'stops'
          : is === 'paused'
            ? 'pauses'
            : 'resumes';
    result.push({ kind: clock.kind, change, dueAt });
  }
  return result;
}
