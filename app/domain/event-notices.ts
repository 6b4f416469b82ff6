import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Notice } from '#app/domain/sla/firing.ts';

/**
 * Who hears by mail that something waits for the unit since this event, beside those that the ladder tells. `caseFile` is
 * the case with the event applied. The excluded units hear of nothing (product.md rule 1).
 */
export function noticesOfEvent(event: CaseEvent, caseFile: Case): Notice[] {
  return waitsFor(event, caseFile).filter((notice) => !caseFile.excluded.has(notice.department));
}

function waitsFor(event: CaseEvent, caseFile: Case): Notice[] {
  switch (event.type) {
    case 'accepted':
    case 'accepted_silently':
    case 'appeal_decided':
    case 'unit_named':
    case 'ruling_lapsed':
      return caseFile.coHandlers
        .filter(({ at }) => at.getTime() === event.at.getTime())
        .map(({ unit }) => ({ department: unit, audience: 'officers', template: 'co_handling_asked' }));
    case 'co_handler_invited':
      // Whoever is at it already hears of the new question too.
      return [{ department: event.unit, audience: 'officers', template: 'co_handling_asked' }];
    case 'lead_asked':
      return toLead(caseFile, 'investor_wrote');
    case 'lead_replied':
      return [{ department: event.unit, audience: 'officers', template: 'co_handling_asked' }];
    case 'objected':
      return [{ department: event.to, audience: 'officers', template: 'handoff_asked' }];
    case 'handoff_accepted':
    case 'ruled':
      return toLead(caseFile, 'case_passed_on');
    case 'handoff_refused':
    case 'handoff_lapsed':
    case 'pause_contested':
    case 'procedure_proposed':
      return event.body ? [{ department: event.body, audience: 'hub', template: 'decision_asked' }] : [];
    case 'question_asked':
      return event.asksPause ? [{ department: event.asksPause, audience: 'hub', template: 'decision_asked' }] : [];
    case 'extension_asked':
      return caseFile.lead ? [{ department: caseFile.lead, audience: 'head', template: 'decision_asked' }] : [];
    case 'unit_order_issued':
      return [
        { department: event.unit, audience: 'head', template: 'supervision_order' },
        { department: event.unit, audience: 'officers', template: 'duty_given' },
        ...toHeadOf(event.issuedBy, 'supervision_order'),
      ];
    case 'notice_answered':
      return event.tells.flatMap((unit) => toHeadOf(unit, 'supervision_order'));
    default:
      return [];
  }
}

function toHeadOf(unit: string | null, template: Notice['template']): Notice[] {
  return unit ? [{ department: unit, audience: 'head', template }] : [];
}

function toLead(caseFile: Case, template: Notice['template']): Notice[] {
  return caseFile.lead ? [{ department: caseFile.lead, audience: 'officers', template }] : [];
}
