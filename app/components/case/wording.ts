import type { InThreeLanguages, Locale, Texts } from '#app/i18n/index.ts';
import { formatDate, formatDateTime, formatDayNow, inLocale } from '#app/i18n/index.ts';

/** What it takes to put a case into words: the page's language, the county's zone, and the reference for years. */
export type Wording = { texts: Texts; locale: Locale; timeZone: string; now: Date };

export function wordDay({ locale, timeZone, now }: Wording, at: Date): string {
  return formatDate(at, locale, timeZone, now);
}

export function wordMoment({ locale, timeZone, now }: Wording, at: Date): string {
  return formatDateTime(at, locale, timeZone, now);
}

/** A calendar day `YYYY-MM-DD` in words. */
export function wordOn({ locale, timeZone, now }: Wording, on: string): string {
  return formatDayNow(on, locale, timeZone, now);
}

/** A unit by its name; without one, "the department in charge". */
export function wordUnit({ texts, locale }: Wording, unit: { name: InThreeLanguages } | null | undefined): string {
  return unit ? inLocale(locale, unit.name) : texts.sentence.department;
}
