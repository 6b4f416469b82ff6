import { z } from 'zod';
import type { AnswerError, AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import type { Category } from '#app/domain/category.ts';
import { readDay } from '#app/domain/check-questions.ts';
import { isMailAddress } from '#app/domain/mail-address.ts';
import { mayHaveDecision } from '#app/domain/remedies.ts';
import type { Contact } from '#app/domain/report.ts';
import { categoriesOf, type ReportAnswers } from '#app/domain/report-answers.ts';
import type { Step } from '#app/domain/report-steps.ts';
import { cleanLine, cleanText, countCharacters, LONGEST_SHORT_TEXT, LONGEST_STORY } from '#app/domain/typed-text.ts';
import { parseEmail, parsePhone } from '#app/domain/typed-values.ts';

/** The value of the choice "not sure" among the categories. */
export const UNSURE = 'unsure';
const LONGEST_NAME = 100;

/** A step that one schema answers; the accused and the amounts grow line by line and have their own files. */
export type SimpleStep = Exclude<Step, 'accused' | 'amounts'>;
export type ParsedStep = { ok: true; given: Partial<ReportAnswers> } | { ok: false; errors: AnswerErrors };
type StepFacts = {
  answers: ReportAnswers;
  groups: readonly { id: string }[];
  categories: ReadonlyMap<string, Category>;
  today: string;
};

const typed = z.string().default('');
const error = (reason: AnswerError) => reason;

function longest(limit: number, reason: AnswerError) {
  return (text: string, context: z.RefinementCtx<string>) => {
    if (countCharacters(text) > limit) context.addIssue({ code: 'custom', message: error(reason) });
  };
}

const optionalText = (reason: AnswerError) =>
  typed
    .transform(cleanText)
    .superRefine(longest(LONGEST_SHORT_TEXT, reason))
    .transform((text) => text || null);

const oneOf = (values: readonly string[], reason: AnswerError) =>
  typed.refine((value) => values.includes(value), error(reason));

const WhatSchema = z.object({
  what: typed
    .transform(cleanText)
    .pipe(z.string().min(1, error('what')))
    .superRefine(longest(LONGEST_STORY, 'what_long')),
});

const ProjectSchema = z.object({ project: optionalText('project_long'), foreign: typed });

const ContactSchema = z.object({
  name: typed
    .transform(cleanLine)
    .pipe(z.string().min(1, error('name')))
    .superRefine(longest(LONGEST_NAME, 'name_long')),
  phone: readable(parsePhone, 'phone'),
  email: readable(parseEmail, 'email'),
  reachable: optionalText('reachable_long'),
});

/** Name, and a telephone or an e-mail address: how a named investor is reached. */
export const NamedContactSchema = ContactSchema.superRefine(({ phone, email }, context) => {
  if (phone === null && email === null) {
    context.addIssue({ code: 'custom', path: ['phone'], message: error('reach_none') });
  }
});

/** Nobody calls a hidden reporter: the name is what is sealed, and how to reach them may be left out. */
const HiddenContactSchema = ContactSchema.omit({ reachable: true }).transform((contact) => ({
  ...contact,
  reachable: null,
}));

/** Empty, or readable by `parse`. */
function readable(parse: (text: string) => string | null, reason: AnswerError) {
  return typed.transform(cleanLine).transform((text, context) => {
    if (text === '') return null;
    const value = parse(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: error(reason) });
    return z.NEVER;
  });
}

/** Reads the form of a step. Refused: field → what is wrong, every field of the page at once. */
export function parseStep(step: SimpleStep, form: StepForm, facts: StepFacts): ParsedStep {
  switch (step) {
    case 'kind': {
      const ids = facts.groups.map((group) => group.id);
      return answer(z.object({ group: oneOf(ids, 'kind') }), form, ({ group }) => ({ group }));
    }
    case 'category':
      return answer(categorySchema(facts), form, ({ category }) => ({
        category: category === UNSURE ? null : category,
      }));
    case 'identity': {
      const schema = z.object({ identityMode: z.enum(['named', 'hidden', 'anonymous'], error('identity')) });
      return answer(schema, form, (given) => given);
    }
    case 'safety':
      return { ok: true, given: { safetyRead: true } };
    case 'what':
      return whatAnswer(form, facts);
    case 'outcome':
      return answer(z.object({ outcome: optionalText('outcome_long') }), form, (given) => given);
    case 'evidence':
      return { ok: true, given: { evidence: true } };
    case 'project':
      return answer(ProjectSchema, form, ({ project, foreign }) =>
        facts.answers.identityMode === 'named' ? { project, isForeign: foreign === 'yes' } : { project },
      );
    case 'contact':
      return contactAnswer(form, facts.answers);
  }
}

function whatAnswer(form: StepForm, { answers, today }: StepFacts): ParsedStep {
  const parsed = answer(WhatSchema, form, (given) => given);
  if (!mayHaveDecision(answers.category)) return parsed;
  const errors: AnswerErrors = parsed.ok ? {} : parsed.errors;
  const decidedOn = readDay('decidedOn', form.decidedOn ?? '', { today, errors });
  if (!parsed.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, given: { ...parsed.given, decidedOn } };
}

/** Whether mails are asked for in a form of contact without an address that mail can be sent to. */
export function wantsMailWithoutAddress(form: StepForm): boolean {
  const email = parseEmail(cleanLine(form.email ?? ''));
  return form.mails === 'yes' && (email === null || !isMailAddress(email));
}

function contactAnswer(form: StepForm, { identityMode }: ReportAnswers): ParsedStep {
  const schema = identityMode === 'hidden' ? HiddenContactSchema : NamedContactSchema;
  const parsed = answer<z.ZodType<NonNullable<ReportAnswers['contact']>>>(schema, form, (contact) => ({
    contact,
    wantsMail: form.mails === 'yes',
  }));
  if (!wantsMailWithoutAddress(form)) return parsed;
  return { ok: false, errors: { email: 'mail_none', ...(parsed.ok ? {} : parsed.errors) } };
}

type ParsedContact = { ok: true; contact: Contact } | { ok: false; errors: AnswerErrors };

/** Reads the name that a reporter gives after filing, by the rules of filing. */
export function parseAddedContact(mode: 'named' | 'hidden', form: StepForm): ParsedContact {
  const schema = mode === 'hidden' ? HiddenContactSchema : NamedContactSchema;
  const parsed = schema.safeParse(form);
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error) };
  return { ok: true, contact: { ...parsed.data, project: null } };
}

function categorySchema({ answers, categories }: StepFacts) {
  const codes = categoriesOf(answers.group ?? '', categories).map((category) => category.code);
  return z.object({ category: oneOf(answers.group === 'other' ? [...codes, UNSURE] : codes, 'category') });
}

function answer<Schema extends z.ZodType>(
  schema: Schema,
  form: StepForm,
  given: (value: z.output<Schema>) => Partial<ReportAnswers>,
): ParsedStep {
  const parsed = schema.safeParse(form);
  return parsed.success ? { ok: true, given: given(parsed.data) } : { ok: false, errors: errorsOf(parsed.error) };
}

/** The first reason of each field. The messages of these schemas are reasons, never sentences. */
export function errorsOf(refusal: z.ZodError): AnswerErrors {
  const errors: AnswerErrors = {};
  for (const issue of refusal.issues) {
    const field = String(issue.path[0] ?? 'form');
    errors[field] ??= issue.message as AnswerError;
  }
  return errors;
}
