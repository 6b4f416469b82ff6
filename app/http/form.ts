import { data } from 'react-router';
import { z } from 'zod';
import { cleanText, countCharacters } from '#app/domain/typed-text.ts';

/** What was typed, by field: the first value, for a page that shows it again. Never files. */
export type FormValues = Record<string, string>;
export type RefusedForm = {
  ok: false;
  values: FormValues;
  /** All values of each field, for groups of checkboxes. */
  lists: Record<string, string[]>;
  /** Field name → message in the page's language. */
  errors: Record<string, string>;
};
export type ParsedForm<T> = { ok: true; value: T } | RefusedForm;

/** The body of a POST. What is no form at all is refused with 400, before anything is read from it. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw data(null, 400);
  }
}

/**
 * Checks a form. The schema holds the messages in the page's language (`filledText`, `oneOf`, …); the first one of
 * each field is shown. Texts are cleaned first, so passwords are not read through this. A repeated parameter reaches
 * the schema as an array, which only `manyOf` accepts.
 */
export function parseForm<T>(schema: z.ZodType<T>, formData: FormData): ParsedForm<T> {
  const given = new Map<string, (string | File)[]>();
  for (const [name, value] of formData.entries()) {
    const clean = typeof value === 'string' ? cleanText(value) : value;
    given.set(name, [...(given.get(name) ?? []), clean]);
  }
  const fields = [...given].map(([name, all]) => [name, all.length === 1 ? all[0] : all]);
  const result = schema.safeParse(Object.fromEntries(fields));
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, ...typedTexts(given), errors: firstErrors(result.error) };
}

function typedTexts(given: ReadonlyMap<string, readonly (string | File)[]>): Pick<RefusedForm, 'values' | 'lists'> {
  const texts = [...given].map(([name, all]) => ({ name, all: all.filter((value) => typeof value === 'string') }));
  const filled = texts.filter(({ all }) => all.length > 0);
  return {
    values: Object.fromEntries(filled.map(({ name, all }) => [name, all[0] ?? ''])),
    lists: Object.fromEntries(filled.map(({ name, all }) => [name, all])),
  };
}

function firstErrors(error: z.ZodError): Record<string, string> {
  const errors = new Map<string, string>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'form');
    if (!errors.has(field)) errors.set(field, issue.message);
  }
  return Object.fromEntries(errors);
}

type TextRule = { max: number; tooLong: string };

/** A text that must be there. */
export function filledText({ missing, max, tooLong }: TextRule & { missing: string }) {
  return z
    .string({ error: missing })
    .min(1, missing)
    .refine((text) => countCharacters(text) <= max, tooLong);
}

/** A text that may be left out: null then. */
export function optionalText({ max, tooLong }: TextRule) {
  return z
    .string({ error: tooLong })
    .refine((text) => countCharacters(text) <= max, tooLong)
    .optional()
    .transform((text) => text || null);
}

/** When the page of a form was opened, as the page itself says; null where it does not. */
export function openingTime() {
  return z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .catch(null);
}

/** One of a closed list; anything else is `missing`. */
export function oneOf<const Values extends readonly string[]>(values: Values, missing: string) {
  return z.enum(values, { error: missing });
}

/** Any number of values under one name, as checkboxes send them; none is an empty list. */
export function manyOf<Item extends z.ZodType>(item: Item) {
  const asList = (given: unknown) => (given === undefined ? [] : Array.isArray(given) ? given : [given]);
  return z.preprocess(asList, z.array(item));
}
