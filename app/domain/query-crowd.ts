import { addDays } from '#app/domain/remedies.ts';
import type { Application } from '#app/domain/service/application.ts';
import type { Service } from '#app/domain/service/service.ts';
import { monthsBefore } from '#app/domain/sla/civil-day.ts';
import { parseSocialCreditCode } from '#app/domain/social-credit-code.ts';

/**
 * 人群计: how many firms of the portal's own data a query could mean (product.md).
 *
 * A firm counts at a unit and an item of the fee catalogue when, under a unified social credit code whose check character
 * fits, it asked that unit here for a service that has this fee: at least `SETTLED_DAYS` ago, within the 12 months that a
 * query asks of, and without being refused or taking the request back. Firms are told apart by that code alone.
 *
 * Reports never count. Anybody can begin a report and read the number, the accused unit too: one that rose because somebody
 * reported would tell the unit that there is a report (product.md rule 1). Requests it has handled itself, so watching the
 * number teaches it nothing. For the same reason there is a number for fees alone: whom a unit inspects or fines, the
 * portal knows from reports only.
 *
 * What it protects: a query that names an item fits several firms that the unit really charged, so the words of the query
 * point to none of them. What it does not: a valid code is no proof of a firm, and whoever invents requests, the unit
 * itself most easily, can push the number up; it has to do so a month before, in its own files, and gains a query that
 * names an item, never a name. Nor does the number know what else the unit knows, such as a quarrel with one payer. That is
 * why the broader query is what everybody gets who does not ask for more, and why nothing finer than an item is offered.
 */
export type QueryCrowd = {
  /** Firms that the query could mean as it names a field of work; with two units, of the unit with fewer. */
  field: number;
  /** Firms that it could mean if it named the catalogue items instead: those charged with each of them. */
  items: number;
};

/** Below so many firms no number is shown, and no item is named. */
export const LEAST_CROWD = 5;

/** Younger requests do not count: who learns of a payment today cannot add firms to hide or to find its payer. */
const SETTLED_DAYS = 30;
/** The months that a query asks of. */
const ASKED_MONTHS = 12;

/** The first and the last day `YYYY-MM-DD` on which a request was filed that counts today. */
export function crowdDays(today: string): { from: string; to: string } {
  return { from: monthsBefore(today, ASKED_MONTHS), to: addDays(today, -SETTLED_DAYS) };
}

/** Whether a query could mean so many firms that it may name the items. */
export function isCrowd(firms: number): boolean {
  return firms >= LEAST_CROWD;
}

const ROUND_NUMBERS = [500, 200, 100, 50, 20, 10, LEAST_CROWD];

/** "About k": rounded down, so that one firm more is seldom seen; null where there are too few for a number. */
export function aboutFirms(firms: number): number | null {
  return ROUND_NUMBERS.find((round) => firms >= round) ?? null;
}

const FEES = 'L1';

/** Whether requests tell which firms a query on this category's field of work could mean: on fees, they do. */
export function isFieldCounted(category: string): boolean {
  return category === FEES;
}

/** Whom a request counts for, and with which fee at which unit; null where it has none, or no valid code stands on it. */
export function chargedFirm(
  { department, fee }: Pick<Service, 'department' | 'fee'>,
  { company }: Pick<Application, 'company'>,
): { unit: string; itemCode: string; creditCode: string } | null {
  if (fee.kind !== 'standard' || company.creditCode === null) return null;
  const parsed = parseSocialCreditCode(company.creditCode);
  return parsed.ok ? { unit: department, itemCode: fee.item, creditCode: parsed.code } : null;
}

/**
 * What became of the wish that the query names the items: `named` as long as it still is a crowd when it is served, or
 * `too_few` at the filing, and then the field of work alone is named.
 */
export type QueryItems = 'named' | 'too_few';
