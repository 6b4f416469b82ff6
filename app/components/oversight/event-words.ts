import { staffClockName } from '#app/components/sla/staff-clock.tsx';
import { eventWords, type NameOf } from '#app/components/staff/event-words.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { deskTexts, oversightTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';
import type { AnswerSubject } from '#app/i18n/zh-CN/outcome-words.ts';

const { events, words } = deskTexts;
const { conduct } = oversightTexts;

/** What an event says in one line. Discipline reads in full what departments are not shown. */
export function eventTitle(event: CaseEvent, nameOf: NameOf, subject: AnswerSubject): string {
  switch (event.type) {
    case 'step_fired':
      return events.step_fired(staffClockName(event.clock), wordFor(words.ladder, event.action));
    case 'referred':
      return conduct.events.referred(conduct.kinds[event.kind], conduct.causes[event.cause]);
    case 'inspection_asked':
      return conduct.asked[event.reason];
    case 'referral_disposed':
      return conduct.events.referral_disposed(conduct.disposals[event.disposal]);
    case 'referral_concluded':
      return conduct.events.referral_concluded(conduct.findings[event.finding]);
    case 'protected_unit_named':
    case 'referral_acknowledged':
    case 'referral_fed_back':
      return conduct.events[event.type];
    default:
      return eventWords(event, nameOf, subject);
  }
}
