import type { Case } from '#app/domain/case.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';

/** The investor was reminded that an answer waits for a verdict: for the how-manieth time, and when it lapses. */
export type VerdictReminder = { nth: number; unconfirmedAt: Date };

/**
 * The reminder that stands over the investor's page once one has fired; null before the first, without an answer that waits,
 * and once a verdict is given. Whoever left no address is reminded by it alone (sla.md §2).
 */
export function verdictReminder(
  { scheduled, verdict }: Pick<Case, 'scheduled' | 'verdict'>,
  { ladder }: Pick<SlaPolicy, 'ladder'>,
): VerdictReminder | null {
  const end = scheduled.find(({ act }) => act === 'become_unconfirmed');
  const ahead = scheduled.filter(({ act }) => act === 'remind_investor').length;
  const nth = ladder.afterAnswer.remindDays.length - ahead;
  return end && verdict === null && nth > 0 ? { nth, unconfirmedAt: end.at } : null;
}
