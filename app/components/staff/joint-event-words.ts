import type { CaseEvent, CaseEventType } from '#app/domain/case-event.ts';
import { deskTexts, formatDay } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

const { joint, words } = deskTexts;

const JOINT_EVENTS = [
  'rules_changed',
  'pause_granted',
  'pause_declined',
  'pause_contested',
  'pause_contest_decided',
  'extension_asked',
  'extension_granted',
  'extension_refused',
  'procedure_proposed',
  'procedure_approved',
  'procedure_declined',
  'procedure_ended',
  'co_handler_invited',
  'opinion_filed',
  'lead_asked',
  'lead_replied',
  'lead_wait_ended',
  'objected',
  'handoff_accepted',
  'handoff_refused',
  'handoff_lapsed',
  'ruled',
  'ruling_lapsed',
  'duty_done',
  'unit_order_issued',
  'priority_changed',
  'notice_answered',
  'notice_overdue',
] as const satisfies readonly CaseEventType[];
export type JointEvent = Extract<CaseEvent, { type: (typeof JOINT_EVENTS)[number] }>;

export function isJointEvent(event: CaseEvent): event is JointEvent {
  return (JOINT_EVENTS as readonly string[]).includes(event.type);
}

/** What units do about a case with each other, or to its clocks, in one line; `nameOf` names a unit. */
export function jointEventWords(event: JointEvent, nameOf: (unit: string | null) => string): string {
  switch (event.type) {
    case 'rules_changed':
      return joint.rules_changed(event.policyVersion, event.calendarVersion);
    case 'pause_contest_decided':
      if (!event.upheld) return joint.contest_dismissed;
      return event.actor.kind === 'system' ? joint.contest_lapsed : joint.contest_upheld;
    case 'extension_asked':
    case 'extension_granted':
      return joint[event.type](event.days);
    case 'procedure_proposed':
      return joint.procedure_proposed(event.document, formatDay(event.dueOn, 'zh-CN', ''));
    case 'procedure_ended':
      return event.early ? joint.procedure_ended_early : joint.procedure_ended;
    case 'co_handler_invited':
      return joint.co_handler_invited[event.by](nameOf(event.unit));
    case 'lead_asked':
      return (event.pauses === false ? joint.lead_asked_running : joint.lead_asked)(nameOf(event.unit));
    case 'opinion_filed':
    case 'lead_replied':
    case 'lead_wait_ended':
      return joint[event.type](nameOf(event.unit));
    case 'objected':
      return joint.objected(nameOf(event.to));
    case 'ruled':
      return joint.ruled(nameOf(event.lead));
    case 'duty_done':
      return joint.duty_done(wordFor(words.duties, event.clock.split(':')[1] ?? ''));
    case 'unit_order_issued':
      return joint.unit_order_issued(nameOf(event.unit), event.breaches);
    case 'priority_changed':
      return event.urgent ? joint.made_urgent : joint.made_ordinary;
    case 'notice_answered':
      return joint.notice_answered(words.noticeOutcomes[event.outcome]);
    default:
      return joint[event.type];
  }
}
