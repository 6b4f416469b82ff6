import type { ClockView, UnitName } from '#app/domain/case-view.ts';
import type { ClockExplanation, PauseCause } from '#app/domain/sla/explain.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/** One clock of a case with every day of it, and the rules it was counted by, as a page shows them. */
export type ClockExplanationView = {
  reference: string;
  clock: ClockView;
  explanation: ClockExplanation;
  /** The units that the explanation names by their id. */
  units: readonly UnitName[];
  /** Pauses of its time that were contested and annulled: they count. */
  annulled: readonly PauseCause[];
  /** When it was moved to the versions that it is judged by, if it was. */
  movedAt: Date | null;
  policyVersion: string;
  calendarVersion: string;
  /** The unit by whose own days it is counted, where that version gives it some; absent in pinned ones from before. */
  ownDaysOf?: UnitName | null;
  /** The last day `YYYY-MM-DD` whose holidays are published; null where the calendar does not say. */
  publishedThrough: string | null;
};

/** A clock's key as a part of an address: `progress:1:2` is `progress-1-2`. Keys are compared in this form, never read back. */
export function clockSlug(key: string): string {
  return key.replaceAll(':', '-');
}

/**
 * The accused unit's clock is its own; discipline's disposal says what is being looked into; what units owe each other is
 * no promise to the investor.
 */
const NOT_INVESTORS: readonly ClockKind[] = [
  'legal_basis',
  'referral_disposal',
  'co_handling',
  'handoff',
  'ruling',
  'duty',
];

/** Whether the investor is shown this clock and how it is counted. */
export function isInvestorsClock(kind: ClockKind): boolean {
  return !NOT_INVESTORS.includes(kind);
}
