import type { CaseEventType } from '#app/domain/case-event.ts';

/** The conduct track is discipline's: no department sees that it exists, nor when it moved (sla.md §3, §5). */
export const CONDUCT_EVENTS: readonly CaseEventType[] = [
  'referred',
  'referral_acknowledged',
  'referral_disposed',
  'referral_concluded',
  'referral_fed_back',
  'notice_answered',
  'notice_overdue',
  'inspection_asked',
];
