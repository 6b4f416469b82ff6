import type { Case } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { type ClockKind, HIGHER_CHANNEL_LEVEL, RED_LIGHT } from '#app/domain/sla/policy.ts';

/** What was promised to the investor; other clocks run between units. */
const PROMISED: ReadonlySet<ClockKind> = new Set([
  'acceptance',
  'first_contact',
  'progress',
  'resolution',
  'appeal',
  'review',
]);

/**
 * Whether an investor who asked for mails hears of this event: accepted, a question or words to read, an answer, a promised
 * date that waits or has moved, one that was missed, the request to say how it went (experience.md §2.5). That it was
 * received is told at filing.
 */
export function isInvestorNews(event: CaseEvent, { clocks }: Pick<Case, 'clocks'>): boolean {
  switch (event.type) {
    case 'accepted':
    case 'accepted_silently':
    case 'refused':
    case 'appeal_decided':
    case 'handed_off':
    case 'message_sent':
    case 'question_asked':
    // The date waits, waits no more or has moved: a promise that changes is never for the page alone to say.
    case 'pause_granted':
    case 'pause_ended':
    case 'pause_contest_decided':
    case 'extension_granted':
    case 'procedure_approved':
    case 'procedure_ended':
    case 'answered':
    case 'investor_reminded':
    case 'review_decided':
    case 'referral_fed_back':
    // That it ended by a withdrawal: whoever was made to withdraw hears of it too.
    case 'withdrawn':
    // Until then there was nothing to hear: a kept report is received when it is released.
    case 'report_released':
      return true;
    case 'rules_changed':
      return (event.promises ?? []).length > 0;
    case 'step_fired': {
      if (event.level === HIGHER_CHANNEL_LEVEL) return true;
      const clock = clocks.find(({ key }) => key === event.clock);
      return event.level === RED_LIGHT && clock !== undefined && PROMISED.has(clock.kind);
    }
    default:
      return false;
  }
}
