import type { AmountView, CaseTextView, StaffCaseView, UnitName } from '#app/domain/case-view.ts';

/** A payment line without what only its payer knows: no day, no way of payment, no words of the reporter. */
export type HandOverLine = Pick<AmountView, 'itemName' | 'amountFen' | 'receiptKind'>;

/** What a higher body outside the county is given of a report, and nothing else of its case. */
export type HandOverSheet = {
  reference: string;
  receivedAt: Date;
  accused: UnitName[];
  headPersonally: boolean;
  category: StaffCaseView['category'];
  lines: HandOverLine[];
  /** The reporter's words, only where the reporter agreed to that on the check page. */
  words: Pick<CaseTextView, 'locale' | 'what' | 'outcome'> | null;
  hub: UnitName;
};

/**
 * The sheet for the accused units' higher body (sla.md §4: the words go only if the reporter agreed, else fields alone).
 * Never a name, a contact, an identity mode, a message, a file or the day of a decision. Null where nothing is handed off
 * outside the county, or for whoever does not read the report.
 */
export function handOverSheet(view: StaffCaseView): HandOverSheet | null {
  const { text } = view;
  if (view.route !== 'outside' || !text || text.request) return null;
  const { locale, what, outcome } = text;
  return {
    reference: view.reference,
    receivedAt: view.openedAt,
    accused: text.accused,
    headPersonally: text.headPersonally,
    category: view.category,
    lines: text.amounts.map(({ itemName, amountFen, receiptKind }) => ({ itemName, amountFen, receiptKind })),
    words: text.wordsToHigher ? { locale, what, outcome } : null,
    hub: view.hub,
  };
}
