import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Notice } from '#app/domain/sla/firing.ts';
import { RED_LIGHT } from '#app/domain/sla/policy.ts';

/**
 * Who hears by mail that something waits for the unit since this event, beside those that the ladder tells. `caseFile` is
 * the case with the event applied. The excluded units hear of nothing (product.md rule 1).
 */
export function noticesOfEvent(event: CaseEvent, caseFile: Case): Notice[] {
  const informed = event.type.startsWith('pause_') ? unitOfPause(caseFile) : caseFile.lead;
  const informs = informsHandlers(event, caseFile) ? toOfficersOf(informed, 'lead_informed') : [];
  return [...waitsFor(event, caseFile), ...informs].filter((notice) => !caseFile.excluded.has(notice.department));
}

/** What others have decided about the case of the lead or the reviewer, or what their silence has brought upon it. */
function informsHandlers(event: CaseEvent, caseFile: Case): boolean {
  switch (event.type) {
    case 'pause_granted':
    case 'pause_declined':
    case 'pause_contested':
    case 'pause_contest_decided':
    case 'extension_granted':
    case 'extension_refused':
    case 'procedure_approved':
    case 'procedure_declined':
    case 'opinion_filed':
    case 'handoff_refused':
    case 'handoff_lapsed':
    case 'ruling_lapsed':
    case 'appeal_decided':
    case 'review_decided':
      return true;
    case 'pause_ended':
    case 'procedure_ended':
      // Its own "no" ended it, and it knows.
      return !event.early;
    case 'accepted_silently':
    case 'handed_off':
      // A red light tells of its own acceptance; that of an appeal burns for who did not decide.
      return caseFile.appeal?.decided === 'silently';
    case 'step_fired':
      // Nobody decided on more time until the answer was due: there is none (sla.md §4, Extension).
      return event.level === RED_LIGHT && isExtensionLapsed(caseFile, event.clock);
    default:
      return false;
  }
}

/** Whose time it was that waited last: a review's waits come after all of the lead's. */
function unitOfPause({ pauses, reviewBody, lead }: Case): string | null {
  return pauses.at(-1)?.delays === 'review' ? reviewBody : lead;
}

function isExtensionLapsed({ clocks, extension }: Case, key: string): boolean {
  const clock = clocks.find((candidate) => candidate.key === key);
  const startedAt = clock?.events[0]?.at;
  if (clock?.kind !== 'resolution' || extension?.decided !== null || !startedAt) return false;
  return startedAt <= extension.askedAt;
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
    case 'report_released':
      return [receivedBy(caseFile)];
    case 'co_handler_invited':
      // Whoever is at it already hears of the new question too.
      return [{ department: event.unit, audience: 'officers', template: 'co_handling_asked' }];
    case 'lead_asked':
      return toOfficersOf(caseFile.lead, 'investor_wrote');
    case 'lead_wait_ended':
      // The lead is reminded by the same mail as it was asked by; the co-handler hears that its time runs again.
      return [
        ...toOfficersOf(caseFile.lead, 'investor_wrote'),
        { department: event.unit, audience: 'officers', template: 'co_handling_asked' },
      ];
    case 'lead_replied':
      return [{ department: event.unit, audience: 'officers', template: 'co_handling_asked' }];
    case 'objected':
      return [{ department: event.to, audience: 'officers', template: 'handoff_asked' }];
    case 'handoff_accepted':
    case 'ruled':
      return toOfficersOf(caseFile.lead, 'case_passed_on');
    case 'handoff_refused':
    case 'handoff_lapsed':
    case 'pause_contested':
    case 'procedure_proposed':
      return event.body ? [{ department: event.body, audience: 'hub', template: 'decision_asked' }] : [];
    case 'question_asked':
      return event.asksPause ? [{ department: event.asksPause, audience: 'hub', template: 'decision_asked' }] : [];
    case 'extension_objected':
      return caseFile.lead ? [{ department: caseFile.lead, audience: 'head', template: 'investor_wrote' }] : [];
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

function toOfficersOf(unit: string | null, template: Notice['template']): Notice[] {
  return unit ? [{ department: unit, audience: 'officers', template }] : [];
}

/** Whoever has to act first on a case that has come in. */
export function receivedBy({ lead, hub, route }: Pick<Case, 'lead' | 'hub' | 'route'>): Notice {
  const audience = lead && route === 'lead' ? 'officers' : 'hub';
  return { department: lead ?? hub, audience, template: 'case_received' };
}
