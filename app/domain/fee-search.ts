import type { Departments } from '#app/domain/department.ts';
import type { FeeEntry } from '#app/domain/fee-check.ts';
import { cleanQuery, findServices, nearestServices, type Searchable } from '#app/domain/service/service-search.ts';

/** What the catalogue has for a name as somebody typed it. */
export type FoundFee = {
  /** The one entry of that name; null where there is none, or where several could be meant. */
  code: string | null;
  /** Entries that may be meant, for whoever typed it to choose from. */
  near: string[];
  /** It names a body that charges, and no charge. */
  isUnit: boolean;
};

type Entry = Pick<FeeEntry, 'code' | 'name' | 'nameEn' | 'nameRu' | 'department' | 'payer'>;

/**
 * The entry that a typed name means, or those that come near: by words of the name or of the payer, or by the department
 * that charges. Where nothing has a name in another language than Chinese that comes near, all of it is near.
 */
export function findFee(typed: string, entries: readonly Entry[], departments: Departments): FoundFee {
  const same = entries.filter((entry) => namesOf(entry).includes(comparable(typed)));
  if (same.length === 1 && same[0]) return { code: same[0].code, near: [], isUnit: false };
  const named = entries.map(byWords);
  const byName = findServices(named, stem(typed));
  const byUnit = findServices(
    entries.map((entry) => byDepartment(entry, departments)),
    typed,
  );
  const found = [...new Set([...byName, ...byUnit].map(({ id }) => id))];
  const isUnit = byName.length === 0 && isUnitName(typed, departments);
  if (found.length > 0 || isUnit) return { code: null, near: found, isUnit };
  const near = /\p{Script=Han}/u.test(typed) ? nearestServices(named, typed) : named;
  return { code: null, near: near.map(({ id }) => id), isUnit: false };
}

const namesOf = ({ name, nameEn, nameRu }: Entry) =>
  [name, nameEn, nameRu].filter((one) => one !== null).map(comparable);

function byWords({ code, name, nameEn, nameRu, payer }: Entry): Searchable {
  return { id: code, name, words: [comparable(name), payer, nameEn, nameRu].filter(Boolean).join(' ') };
}

function byDepartment({ code, department }: Entry, departments: Departments): Searchable {
  return { id: code, name: '', words: Object.values(departments.get(department)?.name ?? {}).join(' ') };
}

function isUnitName(typed: string, departments: Departments): boolean {
  const units = [...departments.values()].map(({ id, name }) => ({
    id,
    name: '',
    words: Object.values(name).join(' '),
  }));
  return findServices(units, typed).length > 0;
}

/** A name as it is compared: signs, spaces and width do not matter, nor which word for "fee" it ends with. */
function comparable(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
    .replace(FEE_WORD, '费');
}

const FEE_WORD = /(?:收费|费用|费)$/;

/** The words to look for: without the word for "fee" where two characters or more are left. */
function stem(typed: string): string {
  const query = cleanQuery(typed);
  const left = query.replace(FEE_WORD, '').trim();
  return [...left].length >= 2 ? left : query;
}
