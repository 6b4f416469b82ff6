import type { CountyRules } from '#app/domain/county-rules.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { answerDays, clockRow } from '#app/domain/sla/policy.ts';

/** What the five standards promise now: working days, and working hours for the first word. */
export type Promised = {
  acceptance: number;
  contact: { report: number; request: number };
  progress: number;
  answer: { least: number; most: number };
  opinion: number;
};

const MINUTES_AN_HOUR = 60;

/** The promises of the policy in force, in its own numbers. */
export function promisedBy(county: CountyRules): Promised {
  const { policy } = currentRules(county);
  const target = (kind: 'acceptance' | 'first_contact' | 'progress' | 'co_handling', of: 'report' | 'request') =>
    clockRow(policy, kind, { kind: of }).target ?? 0;
  const answered = [...county.categories.values()].filter(({ refer }) => !refer);
  return {
    acceptance: target('acceptance', 'report'),
    contact: {
      report: target('first_contact', 'report') / MINUTES_AN_HOUR,
      request: target('first_contact', 'request') / MINUTES_AN_HOUR,
    },
    progress: target('progress', 'report'),
    answer: answerDays(policy, answered),
    opinion: target('co_handling', 'report'),
  };
}
