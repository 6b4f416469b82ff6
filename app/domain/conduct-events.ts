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

/** What a reporter lets be published is nobody's business in the county, discipline's neither. */
export const PUBLICATION_EVENTS: readonly CaseEventType[] = ['publication_allowed', 'publication_withdrawn'];

/** What no desk sees and what moves no time on one. */
export const UNSEEN_AT_DESK: readonly CaseEventType[] = [...CONDUCT_EVENTS, ...PUBLICATION_EVENTS];
