import type { Case } from '#app/domain/case.ts';
import type { ReferralCause } from '#app/domain/case-event.ts';

/** What the unit with hub rights reports to discipline inspection by itself, as a lead (sla.md §5, Two kinds of referral). */
export const SPECIAL_CAUSES = [
  'reporter_leaked',
  'record_falsified',
  'special_report',
] as const satisfies readonly ReferralCause[];
export type SpecialCause = (typeof SPECIAL_CAUSES)[number];

/** The units that it can be about: those at work on the case, which whoever reads its status sees already. */
export function unitsAtWork({ lead, coHandlers, hub }: Case): string[] {
  const units = [lead, ...coHandlers.map(({ unit }) => unit)];
  return [...new Set(units)].filter((unit) => unit !== null).filter((unit) => unit !== hub);
}
