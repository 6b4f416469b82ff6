export type Standard = 'lawful' | 'courteous' | 'supportive' | 'efficient' | 'joint';

/** What can be reported or asked (reference/categories.json). */
export type Category = {
  code: string;
  kind: 'report' | 'request';
  standard: Standard;
  name: { zh: string; en: string; ru: string };
  /** Resolution target in working days. */
  days: number;
  /** One of the seven kinds of the first step; null for requests. */
  group: string | null;
  /** The accused unit owes a structured basis. */
  basis: boolean;
  /** The step for payment lines is asked. */
  amounts: boolean;
  /** The conduct goes to discipline at submission and no department sees it (L5, L8). */
  refer: boolean;
  urgent: boolean;
};

export type CategoryGroup = { id: string; name: { zh: string; en: string; ru: string } };

/** Coercion, demands for favours and retaliation. */
export const GRAVE_CATEGORIES: readonly string[] = ['L4', 'L5', 'L8'];

/** Days of a case whose category is not settled yet (sla.md §4, "In triage"). */
export const DAYS_WITHOUT_CATEGORY = 10;
