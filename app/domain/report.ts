import type { IdentityMode } from '#app/domain/case-event.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { excludedUnits } from '#app/domain/department.ts';
import { chooseCoHandlers, chooseDepartment, isProtected, type Routing } from '#app/domain/department-routing.ts';

import type { PinnedCheck } from '#app/domain/pinned-check.ts';
import type { RequestHistory } from '#app/domain/service/request-history.ts';

export type ReportLocale = 'zh-CN' | 'en' | 'ru';
export type PaidHow = 'bank' | 'epay' | 'cash' | 'personal';
export type ReceiptKind = 'fiscal' | 'tax' | 'plain' | 'none';

/** One payment line: a catalogue item or a typed one, in fen. */
export type AmountLine = {
  itemCode: string | null;
  itemText: string | null;
  amountFen: number;
  paidOn: string | null;
  paidHow: PaidHow | null;
  receiptKind: ReceiptKind | null;
};

/** How to reach the reporter. Never asked of an anonymous one; sealed for a hidden one. */
export type Contact = {
  name: string;
  phone: string | null;
  email: string | null;
  reachable: string | null;
  project: string | null;
  /** A foreign-invested company or a foreign investor; asked of named reporters alone. */
  isForeign?: boolean;
  /** Of applicants for a service alone: the unified social credit code, or a number of the home country. */
  creditCode?: string | null;
  registration?: string | null;
};

/** Whom a report is about. No unit and neither flag = "I am not sure". */
export type AccusedAnswer = { units: string[]; countyLeader: boolean; headPersonally: boolean };

/** A complete report, as checked and sent. */
export type Report = {
  locale: ReportLocale;
  group: string;
  /** Null where the group is "other" and the reporter did not know. */
  category: string | null;
  identityMode: IdentityMode;
  accused: AccusedAnswer;
  amounts: AmountLine[];
  /** What the fee or fine checker said before; null where nothing was checked. */
  check: PinnedCheck | null;
  /** How the request went that has become this report. */
  history?: RequestHistory;
  what: string;
  outcome: string | null;
  /** The day on which a written decision was received: for the reporter's own remedies, shown to nobody else. */
  decidedOn?: string | null;
  contact: Contact | null;
  /** Where to send a neutral mail when something happens, where that was asked for; never of an anonymous reporter. */
  mailTo?: string | null;
  /** The reporter agreed that the accused units are asked, without being told. */
  queryAgreed: boolean;
  /** The reporter asked that the query names the catalogue items and not only the field of work. */
  namesItems?: boolean;
  /** The reporter agreed that the words go to the higher body when the matter is handed off. */
  wordsToHigher: boolean;
};

export type ReportDestination = Routing & {
  queryUnits: string[];
  /** Units that will join as co-handlers when the case is accepted. */
  co: string[];
  isOutside: boolean;
};

/**
 * Where a report will go and which units can be asked: shown on the check page and used at filing, the same function.
 * 'protected': nothing may be stored; the higher channel is shown.
 */
export function destinationOf(
  report: Pick<Report, 'category' | 'accused'> & { isForeign?: boolean },
  rules: CountyRules,
): ReportDestination | 'protected' {
  if (isProtected(report.accused, rules.departments)) return 'protected';
  const category = report.category === null ? null : rules.categories.get(report.category);
  if (category === undefined) throw new Error('a report of an unknown category');
  const routing = chooseDepartment(
    { category: report.category, refer: category?.refer ?? false, accused: report.accused.units },
    rules.routing,
    rules.departments,
  );
  if (routing === null) return 'protected';
  const asks = category?.basis === true && routing.route === 'lead';
  const queryUnits = asks ? report.accused.units.filter((id) => rules.departments.get(id)?.reach === 'inside') : [];
  const excluded = excludedUnits(report.accused.units, rules.departments);
  const asked = { category: report.category, lead: routing.lead, isForeign: report.isForeign ?? false };
  const co = routing.route === 'lead' ? chooseCoHandlers(asked, excluded, rules.routing) : [];
  return { ...routing, queryUnits, co, isOutside: routing.route === 'outside' };
}
