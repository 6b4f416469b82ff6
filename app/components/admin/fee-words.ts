import type { FeeChange } from '#app/domain/fee-changes.ts';
import type { FeeEntry } from '#app/domain/fee-check.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.fees;
/** Fields that the table has under another name than the entry. */
const HEADS = {
  ...words.columns,
  standardFen: words.columns.standard,
  from: words.columns.startsOn,
  to: words.columns.endsOn,
};

/** One field of an entry in words; `unitNames`: id → official name. */
export function feeFieldWords(
  entry: FeeEntry,
  field: keyof FeeEntry,
  unitNames: Readonly<Record<string, string>>,
): string {
  switch (field) {
    case 'list':
      return words.lists[entry.list];
    case 'department':
      return unitNames[entry.department] ?? entry.department;
    case 'standardFen':
      return standardWords(entry);
    default:
      return entry[field] || words.nothingThere;
  }
}

/** The amount of an entry as the table of it says it. */
export function standardWords({ standardFen }: FeeEntry): string {
  return standardFen === null ? words.noAmount : (standardFen / 100).toFixed(2).replace(/\.00$/, '');
}

/** What is different in an entry, field by field. */
export function changeWords(change: FeeChange, unitNames: Readonly<Record<string, string>>): string[] {
  if (change.kind !== 'changed') {
    return [`${feeFieldWords(change.entry, 'department', unitNames)}，${standardWords(change.entry)}`];
  }
  return change.fields.map((field) => {
    const named = HEADS[field];
    const [before, after] = [change.before, change.entry].map((entry) => feeFieldWords(entry, field, unitNames));
    return words.changed(named, before ?? '', after ?? '');
  });
}

/** How many entries each list has, and all together. */
export function countWords(counts: Record<FeeEntry['list'], number>): string {
  const lists = Object.entries(counts) as [FeeEntry['list'], number][];
  const all = lists.reduce((sum, [, count]) => sum + count, 0);
  return words.counts(lists.map(([list, count]) => `${words.lists[list]} ${count} 项`).join('、'), all);
}
