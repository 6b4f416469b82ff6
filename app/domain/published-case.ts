import { type Case, isConductOnly } from '#app/domain/case.ts';
import { type Category, GRAVE_CATEGORIES } from '#app/domain/category.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { Department } from '#app/domain/department.ts';
import { timesTaken } from '#app/domain/investor-time.ts';
import { monthAfter, monthOf } from '#app/domain/month.ts';
import { KEPT_BACK_DAYS } from '#app/domain/public-ledger.ts';
import { addDays } from '#app/domain/remedies.ts';
import { dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { canGiveVerdict } from '#app/domain/verdict.ts';

/** Three of the four numbers (product.md rule 4): what is in a statutory procedure has not ended. */
export type PublishedOutcome = 'solved' | 'answered' | 'cannot_be_met';
/** How much was asked back and returned, in yuan: below so much, or more. */
export type ReturnedBand = 'below_1000' | 'below_10000' | 'below_100000' | 'more';

/** All that is published of a case: composed from fields, never from words. The reporter agrees to exactly this. */
export type PublishedRow = {
  category: string;
  lead: string;
  /** When the last answer was given: a month `2026-11` where the reporter gave a name, else a quarter `2026-Q4`. */
  period: string;
  /** Working days that the lead took: a number where the reporter gave a name, else from through; no end above the last. */
  daysFrom: number;
  daysThrough: number | null;
  outcome: PublishedOutcome;
  returned: ReturnedBand | null;
};

/** The same with the names that everybody reads. */
export type NamedCase = PublishedRow & { categoryName: Category['name']; leadName: Department['name'] };

/** Throws where category or lead are not on record. */
export function withNames(
  row: PublishedRow,
  { categories, departments }: Pick<CountyRules, 'categories' | 'departments'>,
): NamedCase {
  const [category, lead] = [categories.get(row.category), departments.get(row.lead)];
  if (!category || !lead) throw new Error(`${row.category} or ${row.lead} is not on record`);
  return { ...row, categoryName: category.name, leadName: lead.name };
}

/** What the reporter allowed; void as soon as something else is said of the case. */
export type Publication = { row: PublishedRow; allowedAt: Date };

/** A row is shown among at least so many cases of the same kind at the same unit in a year (security.md T13). */
export const FEWEST_ALIKE = 5;
const MONTHS_SHOWN = 12;
const MONTHS_COUNTED = 12;

/** The case has come to its end with an answer: nothing more is done or asked. */
function hasEnded(caseFile: Case): boolean {
  if (caseFile.answeredAt === null) return false;
  if (caseFile.status === 'solved' || caseFile.status === 'unconfirmed') return true;
  return caseFile.status === 'answered' && caseFile.verdict !== null && !canGiveVerdict(caseFile);
}

/**
 * Whether the reporter may let this case be published: a report that has ended, or ends with "solved" (`ifSolved`), at a unit
 * that is not accused. Never coercion, demands for favours or retaliation: their reporters are the ones who are looked for.
 */
export function mayBePublished(
  caseFile: Case,
  categories: ReadonlyMap<string, Category>,
  { ifSolved = false } = {},
): boolean {
  const { kind, category, lead } = caseFile;
  if (kind !== 'report' || category === null || lead === null || caseFile.excluded.has(lead)) return false;
  if (isConductOnly(caseFile) || caseFile.route === 'outside' || caseFile.closedToAll) return false;
  if (GRAVE_CATEGORIES.includes(category) || categories.get(category)?.refer !== false) return false;
  return hasEnded(caseFile) || (ifSolved && canGiveVerdict(caseFile) && caseFile.answeredAt !== null);
}

type Composing = {
  categories: ReadonlyMap<string, Category>;
  calendar: WorkingCalendar;
  /** The payments that were reported, added up. */
  claimedFen: number;
  now: Date;
  /** As it will be once the reporter has said "solved". */
  ifSolved?: boolean;
};

/** The row that appears of this case; null where none may. */
export function publishedRow(caseFile: Case, given: Composing): PublishedRow | null {
  const { categories, calendar, claimedFen, now, ifSolved = false } = given;
  const { category, lead, answeredAt } = caseFile;
  const { departmentDays } = timesTaken(caseFile, [], now);
  if (!mayBePublished(caseFile, categories, { ifSolved })) return null;
  if (category === null || lead === null || answeredAt === null || departmentDays === null) return null;
  const isNamed = caseFile.filedAs === 'named';
  const outcome = ifSolved ? 'solved' : outcomeOf(caseFile);
  const isReturned = outcome === 'solved' && caseFile.answerOutcome === 'returned' && claimedFen > 0;
  return {
    category,
    lead,
    period: periodOf(dayOf(calendar, answeredAt), isNamed),
    ...(isNamed ? { daysFrom: departmentDays, daysThrough: departmentDays } : daysBand(departmentDays)),
    outcome,
    returned: isReturned ? returnedBand(claimedFen) : null,
  };
}

/** Only the reporter says "solved"; a lawful "no" is told as what it is. */
function outcomeOf({ status, reviewOutcome, answerOutcome }: Case): PublishedOutcome {
  if (status === 'solved') return 'solved';
  const isNo = reviewOutcome === null ? answerOutcome === 'not' : reviewOutcome === 'cannot_be_met';
  return isNo ? 'cannot_be_met' : 'answered';
}

function periodOf(day: string, isNamed: boolean): string {
  if (isNamed) return monthOf(day);
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

const DAY_BANDS = [
  [0, 5],
  [6, 10],
  [11, 20],
] as const;

function daysBand(days: number): Pick<PublishedRow, 'daysFrom' | 'daysThrough'> {
  const band = DAY_BANDS.find(([, through]) => days <= through);
  return band ? { daysFrom: band[0], daysThrough: band[1] } : { daysFrom: 21, daysThrough: null };
}

function returnedBand(fen: number): ReturnedBand {
  if (fen < 1_000_00) return 'below_1000';
  if (fen < 10_000_00) return 'below_10000';
  return fen < 100_000_00 ? 'below_100000' : 'more';
}

/** Of two reporters' rows the one with a quarter was kept back. */
export function isKeptBack({ period }: Pick<PublishedRow, 'period'>): boolean {
  return period.includes('Q');
}

/**
 * The first day on which an allowed row can appear: with the month after the consent, and where no name was given with the
 * month after 30 more days. All rows of a month appear together, so that none tells on which day somebody agreed.
 */
export function firstBatch(row: Pick<PublishedRow, 'period'>, allowedOn: string): string {
  return batchAfter(isKeptBack(row) ? addDays(allowedOn, KEPT_BACK_DAYS) : allowedOn, 1);
}

/** The first day of the month that comes so many months after that of this day; before it where negative. */
function batchAfter(day: string, months: number): string {
  return `${monthAfter(monthOf(day), months)}-01`;
}

/** An allowed row with the day of the consent. */
export type AllowedRow = { row: PublishedRow; allowedOn: string };
/** A case that counts among those alike. */
export type CountedCase = { category: string; lead: string; openedOn: string };

/** Since when a case counts, for the rows that can be shown on this day. */
export function countedSince(today: string): string {
  return batchAfter(today, -(MONTHS_SHOWN + MONTHS_COUNTED));
}

/**
 * The rows that everybody reads on this day. A row appears with the first batch in which enough cases alike were received in
 * the twelve months before, stays for twelve months, and nothing that happens in between moves it. The newest first, in an
 * order that tells nothing of who agreed when.
 */
export function rowsShown(
  allowed: readonly AllowedRow[],
  counted: readonly CountedCase[],
  today: string,
): PublishedRow[] {
  return allowed
    .filter(({ row, allowedOn }) => isShown(row, allowedOn, { counted, today }))
    .map(({ row }) => row)
    .sort((one, other) => compare(sortKey(one), sortKey(other)));
}

function isShown(
  row: PublishedRow,
  allowedOn: string,
  { counted, today }: { counted: readonly CountedCase[]; today: string },
): boolean {
  const alike = counted.filter(({ category, lead }) => category === row.category && lead === row.lead);
  const oldest = batchAfter(today, 1 - MONTHS_SHOWN);
  for (let batch = firstBatch(row, allowedOn); batch <= today; batch = batchAfter(batch, 1)) {
    const from = batchAfter(batch, -MONTHS_COUNTED);
    const count = alike.filter(({ openedOn }) => openedOn >= from && openedOn < batch).length;
    if (count >= FEWEST_ALIKE) return batch >= oldest;
  }
  return false;
}

function sortKey(row: PublishedRow): [string, string] {
  const { period, category, lead, daysFrom, outcome, returned } = row;
  const [year = '', part = ''] = period.split('-');
  const month = part.startsWith('Q') ? String(Number(part.slice(1)) * 3).padStart(2, '0') : part;
  return [`${year}-${month}`, [category, lead, String(daysFrom).padStart(4, '0'), outcome, returned].join(' ')];
}

function compare([period, rest]: [string, string], [otherPeriod, otherRest]: [string, string]): number {
  if (period !== otherPeriod) return period > otherPeriod ? -1 : 1;
  if (rest === otherRest) return 0;
  return rest < otherRest ? -1 : 1;
}
