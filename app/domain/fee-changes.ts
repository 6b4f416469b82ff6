import type { FeeEntry } from '#app/domain/fee-check.ts';

export type FeeChange =
  | { kind: 'added' | 'removed'; entry: FeeEntry }
  | { kind: 'changed'; entry: FeeEntry; before: FeeEntry; fields: (keyof FeeEntry)[] };

/** What another catalogue has differently, entry by entry in the order of their codes. */
export function feeChanges(before: readonly FeeEntry[], after: readonly FeeEntry[]): FeeChange[] {
  const [was, is] = [byCode(before), byCode(after)];
  const codes = [...new Set([...was.keys(), ...is.keys()])].sort();
  return codes.flatMap((code): FeeChange[] => {
    const [earlier, entry] = [was.get(code), is.get(code)];
    if (!earlier) return entry ? [{ kind: 'added', entry }] : [];
    if (!entry) return [{ kind: 'removed', entry: earlier }];
    const fields = (Object.keys(entry) as (keyof FeeEntry)[]).filter((field) => entry[field] !== earlier[field]);
    return fields.length === 0 ? [] : [{ kind: 'changed', entry, before: earlier, fields }];
  });
}

/** How many entries each of the four lists has. */
export function countByList(entries: readonly FeeEntry[]): Record<FeeEntry['list'], number> {
  const counts = { administrative: 0, fund: 0, deposit: 0, service: 0 };
  for (const { list } of entries) counts[list] += 1;
  return counts;
}

const byCode = (entries: readonly FeeEntry[]) => new Map(entries.map((entry) => [entry.code, entry]));
