import type { CaseEventBody } from '#app/domain/case-event.ts';
import { readersOf } from '#app/domain/case-readers.ts';
import { can, type StaffAction } from '#app/domain/permissions.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { appendEvent, type CaseRecord, openRecord, takeNewRules } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { type Refused, refused, type StaffContext, type UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import type { AuditRow } from '#db/repositories/audit-rows.server.ts';
import { findCaseForDepartment } from '#db/repositories/cases.server.ts';
import { insertMessage, type Message } from '#db/repositories/messages.server.ts';

/** An open case inside a transaction, with what acting on it needs. */
export type ActingOn = { trx: Db; record: CaseRecord; append: (body: CaseEventBody) => void };
/** The same before anything is decided. */
export type Opened = Pick<ActingOn, 'trx' | 'record'>;
type Done = { ok: true };
export type ActResult<Reason extends string = never> = Done | Refused<'not_found' | 'not_allowed' | Reason>;

/**
 * One act of staff on a case: finds it through the allow-list, first fires what is due, asks the permission table on
 * the state that leaves, does the work, and writes everything with its audit row in one transaction.
 */
export async function actOnCase<Reason extends string = never>(
  ctx: StaffContext,
  act: { reference: string; action: StaffAction; isRepeat?: (on: Opened) => Promise<boolean> },
  work: (on: ActingOn) => Promise<Done | Refused<Reason>>,
): Promise<ActResult<Reason>> {
  return writeTransaction(ctx.db, async (trx): Promise<ActResult<Reason>> => {
    const found = await findCaseForDepartment(trx, act.reference, ctx.actor.departmentId);
    if (!found) {
      await appendAudit(trx, ctx.keys, strangerOf(ctx, act.action, act.reference));
      return refused('not_found');
    }
    const record = await openRecord(trx, found.caseId, ctx.now);
    await fireDue(trx, record);
    takeNewRules(record);
    const standing = standingOf(record, ctx.actor.departmentId);
    const allowed = can(ctx.actor, act.action, record.caseFile, standing);
    // A role that reads nothing of the case learns nothing of it either: not even that it exists.
    const reason: 'not_allowed' | 'not_found' = can(ctx.actor, 'read_status', record.caseFile, standing)
      ? 'not_allowed'
      : 'not_found';
    // Asked before the permission: what the first click did may have taken it away.
    const isRepeat = reason === 'not_allowed' && ((await act.isRepeat?.({ trx, record })) ?? false);
    const { accountId, departmentId } = ctx.actor;
    const actor = { kind: 'staff', accountId, departmentId } as const;
    const append = (body: CaseEventBody) => appendEvent(record, body, actor);
    const decide = async () => (allowed ? await work({ trx, record, append }) : refused(reason));
    const outcome: ActResult<Reason> = isRepeat ? { ok: true } : await decide();
    await saveRecord(trx, record, ctx.keys);
    const result = outcome.ok && !isRepeat ? 'done' : 'refused';
    await appendAudit(
      trx,
      ctx.keys,
      auditOf(ctx.actor, { act: act.action, caseId: record.id, at: ctx.now, subject: act.reference, result }),
    );
    return outcome;
  });
}

/** The row of somebody who asked for a case that is not for the own unit, or for none: probing leaves a trace. */
export function strangerOf(ctx: StaffContext, act: string, reference: string): AuditRow {
  return auditOf(ctx.actor, { act, caseId: null, at: ctx.now, subject: reference, result: 'refused' });
}

/** What a unit is on a case, by the replayed allow-list. */
export function standingOf(record: CaseRecord, departmentId: string) {
  return readersOf(record.caseFile, record.county.disciplineUnit)
    .filter((reader) => reader.department === departmentId)
    .map((reader) => reader.readsAs);
}

/** One act of the investor on the own case. */
export async function actOnOwnCase(
  ctx: UseCaseContext,
  act: { caseId: number; action: string },
  work: (on: ActingOn) => Promise<boolean>,
): Promise<Done | Refused<'not_possible'>> {
  return writeTransaction(ctx.db, async (trx): Promise<Done | Refused<'not_possible'>> => {
    const record = await openRecord(trx, act.caseId, ctx.now);
    await fireDue(trx, record);
    takeNewRules(record);
    const append = (body: CaseEventBody) => appendEvent(record, body, { kind: 'investor' });
    const done = await work({ trx, record, append });
    await saveRecord(trx, record, ctx.keys);
    const row = { act: act.action, caseId: act.caseId, at: ctx.now, result: done ? 'done' : 'refused' } as const;
    await appendAudit(trx, ctx.keys, auditOf({ kind: 'investor' }, row));
    return done ? { ok: true } : refused('not_possible');
  });
}

/** Stores a message to the investor written by this unit. Returns its id for the event. */
export function writeMessage(
  on: ActingOn,
  from: { departmentId: string },
  message: {
    body: string;
    channel?: Message['channel'];
    done?: string | null;
    next?: string | null;
    nextByOn?: string | null;
    basis?: Message['basis'];
    refusal?: Message['refusal'];
    rightChannel?: string;
  },
): Promise<number> {
  return insertMessage(on.trx, on.record.id, {
    direction: 'to_investor',
    channel: message.channel ?? 'substance',
    body: message.body,
    done: message.done ?? null,
    next: message.next ?? null,
    nextByOn: message.nextByOn ?? null,
    basis: message.basis ?? null,
    refusal: message.refusal,
    rightChannel: message.rightChannel ?? null,
    departmentId: from.departmentId,
    sentAt: on.record.now,
  });
}

/** Stores a message from the investor. Returns its id for the event. */
export function writeInvestorMessage(on: ActingOn, body: string, channel: Message['channel']): Promise<number> {
  return insertMessage(on.trx, on.record.id, {
    direction: 'from_investor',
    channel,
    body,
    done: null,
    next: null,
    nextByOn: null,
    basis: null,
    rightChannel: null,
    departmentId: null,
    sentAt: on.record.now,
  });
}
