import type { CaseEventBody } from '#app/domain/case-event.ts';
import { chooseDecider } from '#app/domain/department-routing.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import { openClock } from '#app/domain/replay/clocks.ts';
import { openObjection } from '#app/domain/replay/joint.ts';
import { dayOf, lastCloseOn } from '#app/domain/sla/calendar.ts';
import { rulingBodyOf } from '#app/domain/sla/firing.ts';
import { canContestPause } from '#app/domain/verdict.ts';
import { type ActingOn, type ActResult, actOnCase, actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import { appendEvent, fireDueSteps, openRecord } from '#app/use-cases/case-record.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { refused, type StaffContext, type UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import type { StaffAct } from '#tests/model/plain-act.ts';
import { PARTNERS } from '#tests/model/plain-county.ts';
import type { Product } from '#tests/model/product.ts';
import { testKeys } from '#tests/support/keys.ts';

type Refusal = 'unknown_unit' | 'date_not_ahead' | 'nobody_to_approve';
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
    fireDueSteps(record);
    const event = { type: 'rules_changed', policyVersion: policy, calendarVersion: calendar } as const;
    appendEvent(record, event, { kind: 'system' });
    await saveRecord(trx, record, testKeys);
    return 'ok';
  });
}

type Make = (on: ActingOn, act: StaffAct & Record<string, unknown>, ctx: StaffContext) => Events;
const unitOf = (act: Record<string, unknown>) => String(act.unit);
const partner = (on: ActingOn, unit: string, event: CaseEventBody): Events => {
  const { excluded, lead } = on.record.caseFile;
  return PARTNERS.includes(unit) && unit !== lead && !excluded.has(unit) ? event : 'unknown_unit';
};
const paper = 1;
const message = 1;

const EVENTS: Record<string, [StaffAction, Make]> = {
  invite: [
    'invite_co_handler',
    (on, act) => partner(on, unitOf(act), { type: 'co_handler_invited', unit: unitOf(act), by: 'lead', paper }),
  ],
  file_opinion: ['file_opinion', (_, { by }) => ({ type: 'opinion_filed', unit: by.unit, paper })],
  ask_lead: ['ask_lead', (_, { by }) => ({ type: 'lead_asked', unit: by.unit, paper })],
  reply_to_co_handler: [
    'reply_to_co_handler',
    (on, act) => {
      const own = openClock(on.record.caseFile, 'co_handling', unitOf(act));
      if (own?.events.at(-1)?.type !== 'pause') return 'unknown_unit';
      return { type: 'lead_replied', unit: unitOf(act), paper };
    },
  ],
  object: ['object', (on, act) => partner(on, unitOf(act), { type: 'objected', to: unitOf(act), paper })],
  accept_handoff: ['answer_handoff', (_, __, ctx) => ({ type: 'handoff_accepted', assignee: ctx.actor.accountId })],
  refuse_handoff: [
    'answer_handoff',
    (on) => ({ type: 'handoff_refused', paper, body: rulingBodyOf(on.record.caseFile) }),
  ],
  rule: [
    'rule',
    ({ record: { caseFile } }, act, ctx) => {
      const objection = openObjection(caseFile);
      const named = caseFile.objections.map(({ to }) => to);
      const known = [objection?.by, ctx.actor.departmentId, ...caseFile.coHandlers.map(({ unit }) => unit), ...named];
      if (!known.includes(unitOf(act)) || caseFile.excluded.has(unitOf(act))) return 'unknown_unit';
      return { type: 'ruled', lead: unitOf(act), paper };
    },
  ],
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
  do_duty: [
    'do_duty',
    ({ record: { caseFile } }, { by }) => {
      const duty = caseFile.duties.find(({ owner, doneAt }) => owner === by.unit && doneAt === null);
      if (!duty) throw new Error('no duty to do');
      return { type: 'duty_done', clock: duty.clock, paper };
    },
  ],
  change_priority: ['change_priority', (_, act) => ({ type: 'priority_changed', urgent: act.urgent === true })],
};
