import type { StepForm } from '#app/domain/answer-errors.ts';
import { parseQueryCode, queryCodeGroups } from '#app/domain/reference.ts';
import { cleanLine } from '#app/domain/typed-text.ts';
import type { Texts } from '#app/i18n/index.ts';

/** The groups of the code that are typed again: field name → position, counted from 0. */
export const CONFIRMED_GROUPS = { group2: 1, group4: 3 } as const;
const GROUP_FIELDS: readonly GroupField[] = ['group2', 'group4'];

export type GroupField = keyof typeof CONFIRMED_GROUPS;

/** The fields whose group is wrong: put in its place it must give the whole code, read as leniently as to look it up. */
export function wrongGroups(form: StepForm, code: string): GroupField[] {
  return GROUP_FIELDS.filter((name) => {
    const groups: string[] = queryCodeGroups(code);
    groups[CONFIRMED_GROUPS[name]] = form[name] ?? '';
    return parseQueryCode(groups.join('-')) !== code;
  });
}

/** What is wrong with the groups, field by field. */
export function groupErrors(
  refusal: { values: StepForm; wrong: readonly GroupField[] } | undefined,
  words: Texts['receipt'],
): Record<string, string> {
  const errors = (refusal?.wrong ?? []).map((name) => {
    const number = CONFIRMED_GROUPS[name] + 1;
    const isEmpty = cleanLine(refusal?.values[name] ?? '') === '';
    return [name, isEmpty ? words.enterGroup(number) : words.wrongGroup(number)];
  });
  return Object.fromEntries(errors);
}
