import { type Case, isConductOnly } from '#app/domain/case.ts';
import type { Standard } from '#app/domain/category.ts';
import { addDays } from '#app/domain/remedies.ts';
import { dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';

/** The five official levels, 5 = 非常满意 (国办发〔2019〕51号). */
export type RatingLevel = 1 | 2 | 3 | 4 | 5;

export const RATED_STANDARDS = ['lawful', 'courteous', 'supportive', 'efficient', 'joint'] as const;
export const RATING_REASONS = ['slow', 'cold', 'unclear', 'passed_around', 'extra_demands', 'not_solved'] as const;
export type RatingReason = (typeof RATING_REASONS)[number];

/** What an investor thinks of the handling: one level, one for each standard where there is an opinion. */
export type Rating = {
  level: RatingLevel;
  standards: Partial<Record<Standard, RatingLevel>>;
  /** What was wrong, for the two lowest levels. */
  reasons: RatingReason[];
};

/** With when it was first given and how often. */
export type GivenRating = Rating & { at: Date; times: number };

const LOWEST_WITHOUT_REASON = 3;

/** Reasons belong to the two lowest levels; with another one they are left out. */
export function withOwnReasons(rating: Rating): Rating {
  return rating.level < LOWEST_WITHOUT_REASON ? rating : { ...rating, reasons: [] };
}

/** A rating is for a handling that came to an answer, once. */
export function canRate(caseFile: Case): boolean {
  return caseFile.answeredAt !== null && caseFile.rating === null && !isConductOnly(caseFile);
}

const CHANGE_DAYS = 15;

/** The last day on which a rating can be changed, `YYYY-MM-DD`: once, within 15 days. Null where it cannot any more. */
export function ratingChangesUntil(caseFile: Case, calendar: WorkingCalendar, now: Date): string | null {
  const { rating } = caseFile;
  if (rating === null || rating.times > 1) return null;
  const last = addDays(dayOf(calendar, rating.at), CHANGE_DAYS);
  return dayOf(calendar, now) <= last ? last : null;
}

/** The first day on which a rating cannot be changed any more, `YYYY-MM-DD`. */
export function ratingSettledOn({ at }: GivenRating, calendar: WorkingCalendar): string {
  return addDays(dayOf(calendar, at), CHANGE_DAYS + 1);
}

/** Whether the same is said again, as by a second click. */
export function isSameRating(one: Rating, other: Rating): boolean {
  const same = (standard: Standard) => one.standards[standard] === other.standards[standard];
  const reasons = (rating: Rating) => [...rating.reasons].sort().join(' ');
  return one.level === other.level && RATED_STANDARDS.every(same) && reasons(one) === reasons(other);
}
