import type { CaseEventBody } from '#app/domain/case-event.ts';
import { chooseDecider } from '#app/domain/department-routing.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import { dayOf, lastCloseOn } from '#app/domain/sla/calendar.ts';
import { canContestPause } from '#app/domain/verdict.ts';
import { type ActingOn, type ActResult, actOnCase, actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import { appendEvent, openRecord } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { refused, type StaffContext, type UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import type { StaffAct } from '#tests/model/plain-act.ts';
import type { Product } from '#tests/model/product.ts';
import { testKeys } from '#tests/support/keys.ts';

type Refusal = 'date_not_ahead' | 'nobody_to_approve';
type Events = CaseEventBody | Refusal;

/** Acts whose pages are still to come: the permission table, then the event. */
export function actByEvent(ctx: StaffContext, reference: string, act: StaffAct): Promise<ActResult<Refusal>> {
  const [action, events] = EVENTS[act.do] ?? [];
  if (!action || !events) throw new Error(`nobody can ${act.do}`);
  return actOnCase<Refusal>(ctx, { reference, action }, async (on) => {
    const event = events(on, act, ctx);
    if (typeof event === 'string') return refused(event);
    on.append(event);
    return { ok: true };
  });
}

export function contestByEvent(ctx: UseCaseContext, caseId: number) {
  return actOnOwnCase(ctx, { caseId, action: 'contest_pause' }, async (on) => {
    const { caseFile } = on.record;
    if (!canContestPause(caseFile)) return false;
    on.append({ type: 'pause_contested', message: null, body: chooseDecider(caseFile.excluded, [caseFile.lead]) });
    return true;
  });
}

/** Moves the case to other published versions, as the county's administrators do with all open cases. */
export async function changeRules(
  { db, filed }: Product,
  { policy, calendar }: { policy: string; calendar: string },
  at: Date,
): Promise<string> {
  if (!filed) throw new Error('no case to move');
  return writeTransaction(db, async (trx) => {
    const record = await openRecord(trx, filed.caseId, at);
    await fireDue(trx, record);
    const event = { type: 'rules_changed', policyVersion: policy, calendarVersion: calendar } as const;
    appendEvent(record, event, { kind: 'system' });
    await saveRecord(trx, record, testKeys);
    return 'ok';
  });
}

type Make = (on: ActingOn, act: StaffAct & Record<string, unknown>, ctx: StaffContext) => Events;
const paper = 1;
const message = 1;

const EVENTS: Record<string, [StaffAction, Make]> = {
  ask_extension: [
    'ask_extension',
    (_, act, ctx) => ({ type: 'extension_asked', days: Number(act.days), paper, by: ctx.actor.accountId }),
  ],
  decide_extension: [
    'decide_extension',
    ({ record }, act) =>
      act.yes
        ? { type: 'extension_granted', days: record.caseFile.extension?.days ?? 0, message }
        : { type: 'extension_refused', paper },
  ],
  decide_pause: ['decide_pause', (_, act) => (act.yes ? { type: 'pause_granted' } : { type: 'pause_declined', paper })],
  decide_contest: [
    'decide_contest',
    (_, act) => ({ type: 'pause_contest_decided', upheld: act.yes === true, message }),
  ],
  propose_procedure: [
    'propose_procedure',
    ({ record: { caseFile, rules, now } }, act) => {
      const dueOn = String(act.dueOn);
      if (dueOn <= dayOf(rules.calendar, now) || lastCloseOn(rules.calendar, dueOn) <= now) return 'date_not_ahead';
      const body = chooseDecider(caseFile.excluded, [caseFile.lead]);
      if (body === null) return 'nobody_to_approve';
      return { type: 'procedure_proposed', document: '文号', paperKind: '通知书', dueOn, message, body };
    },
  ],
  decide_procedure: [
    'decide_procedure',
    (_, act) => (act.yes ? { type: 'procedure_approved', message } : { type: 'procedure_declined', paper }),
  ],
  change_priority: ['change_priority', (_, act) => ({ type: 'priority_changed', urgent: act.urgent === true })],
};
