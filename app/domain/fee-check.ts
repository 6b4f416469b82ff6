import type { PaidHow, ReceiptKind } from '#app/domain/report.ts';

/** One entry of the published catalogue of what may be charged (优化营商环境条例 Art 25: nothing outside it). */
export type FeeEntry = {
  code: string;
  list: 'administrative' | 'fund' | 'deposit' | 'service';
  /** The official name, in Chinese. */
  name: string;
  /** What it is in English and in Russian: an aid to readers, never what is charged by; null where the county wrote none. */
  nameEn: string | null;
  nameRu: string | null;
  department: string;
  payer: string;
  /** Fen for one unit; null where the entry gives a rate or a rule instead of an amount. */
  standardFen: number | null;
  unit: string;
  basis: string;
  /** In force from this day `YYYY-MM-DD`… */
  from: string;
  /** …and no more from this day on; null while it is in force. */
  to: string | null;
  supersededBy: string | null;
};

/** What somebody was asked to pay. Null: not known. */
export type FeeQuestion = {
  /** A code of the catalogue; null where the item is not on it. */
  itemCode: string | null;
  /** The item as it was named, where it is not on the catalogue. */
  itemText: string | null;
  department: string | null;
  amountFen: number | null;
  /** How many units were charged for. */
  quantity: number;
  /** Day `YYYY-MM-DD`. */
  chargedOn: string | null;
  paidHow: PaidHow | null;
  receiptKind: ReceiptKind | null;
  /** It was made the condition of an approval, an inspection or a registration. */
  isCondition: boolean | null;
};

export type FeeVerdict =
  | { kind: 'within_standard'; code: string; limitFen: number }
  | { kind: 'above_standard'; code: string; limitFen: number; aboveFen: number }
  /** In the catalogue, but its standard is no amount, or the amount is not known. */
  | { kind: 'in_catalogue'; code: string }
  | { kind: 'abolished'; code: string; on: string; supersededBy: string | null }
  | { kind: 'not_yet'; code: string; from: string }
  | { kind: 'body_not_entitled'; code: string; department: string }
  | { kind: 'not_in_catalogue' };

/** What asks for care whatever the catalogue says (条例 Art 25, 国务院令 281; domain facts §4). */
export type FeeFlag = 'no_receipt' | 'plain_receipt' | 'personal_account' | 'cash' | 'condition';

export type FeeCheck = { verdict: FeeVerdict; flags: FeeFlag[]; catalogueVersion: string };

/**
 * What the published catalogue says of a charge: advice to the person who was asked to pay, and a hint for whoever
 * handles a report, never a finding. `today` stands in for a charge without a day.
 */
export function checkFee(
  question: FeeQuestion,
  catalogue: { version: string; entries: readonly FeeEntry[] },
  today: string,
): FeeCheck {
  const entry = catalogue.entries.find(({ code }) => code === question.itemCode);
  return {
    verdict: entry ? judge(question, entry, today) : { kind: 'not_in_catalogue' },
    flags: flagsOf(question),
    catalogueVersion: catalogue.version,
  };
}

function judge(question: FeeQuestion, entry: FeeEntry, today: string): FeeVerdict {
  const { code } = entry;
  const on = question.chargedOn ?? today;
  if (on < entry.from) return { kind: 'not_yet', code, from: entry.from };
  if (entry.to !== null && on >= entry.to) {
    return { kind: 'abolished', code, on: entry.to, supersededBy: entry.supersededBy };
  }
  if (question.department !== null && question.department !== entry.department) {
    return { kind: 'body_not_entitled', code, department: entry.department };
  }
  if (entry.standardFen === null || question.amountFen === null) return { kind: 'in_catalogue', code };
  const limitFen = Math.round(entry.standardFen * question.quantity);
  const aboveFen = question.amountFen - limitFen;
  return aboveFen > 0
    ? { kind: 'above_standard', code, limitFen, aboveFen }
    : { kind: 'within_standard', code, limitFen };
}

function flagsOf({ receiptKind, paidHow, isCondition }: FeeQuestion): FeeFlag[] {
  const flags: [FeeFlag, boolean][] = [
    ['no_receipt', receiptKind === 'none'],
    ['plain_receipt', receiptKind === 'plain'],
    ['personal_account', paidHow === 'personal'],
    ['cash', paidHow === 'cash'],
    ['condition', isCondition === true],
  ];
  return flags.filter(([, isRaised]) => isRaised).map(([flag]) => flag);
}

/** Whether the charge looks unlawful by the catalogue alone: a report is offered first, not the way to pay. */
export function isDoubtful({ verdict, flags }: FeeCheck): boolean {
  const isPlain = verdict.kind === 'within_standard' || verdict.kind === 'in_catalogue';
  return !isPlain || flags.some((flag) => flag !== 'cash');
}
