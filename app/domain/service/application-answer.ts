import { z } from 'zod';
import type { StepForm } from '#app/domain/answer-errors.ts';
import { NamedContactSchema, wantsMailWithoutAddress } from '#app/domain/answer-schemas.ts';
import {
  type ApplicationAnswers,
  type ApplicationError,
  type ApplicationErrors,
  applicantOf,
  type Offer,
  type TypedStep,
} from '#app/domain/service/application.ts';
import type { ApplicantKind } from '#app/domain/service/service.ts';
import { parseSocialCreditCode } from '#app/domain/social-credit-code.ts';
import { cleanLine, cleanText, countCharacters, LONGEST_SHORT_TEXT, LONGEST_STORY } from '#app/domain/typed-text.ts';

const LONGEST_NAME = 200;

export type AnsweredTask = { ok: true; answers: ApplicationAnswers } | { ok: false; errors: ApplicationErrors };

const typed = z.string().default('');
const error = (reason: ApplicationError) => reason;
const upTo = (limit: number, reason: ApplicationError) =>
  [(text: string) => countCharacters(text) <= limit, error(reason)] as const;

const line = (limit: number, reason: ApplicationError) => typed.transform(cleanLine).refine(...upTo(limit, reason));
const MatterSchema = z.object({
  matter: typed
    .transform(cleanText)
    .pipe(z.string().min(1, error('matter')))
    .refine(...upTo(LONGEST_STORY, 'matter_long')),
});
const CreditCode = typed.transform((text, context) => {
  if (cleanLine(text) === '') return refuse(context, 'credit_code');
  const parsed = parseSocialCreditCode(text);
  return parsed.ok ? parsed.code : refuse(context, `credit_${parsed.fault}`);
});

function refuse(context: z.RefinementCtx<string>, reason: ApplicationError): never {
  context.addIssue({ code: 'custom', message: error(reason) });
  return z.NEVER;
}

const FilledName = line(LONGEST_NAME, 'company_long').pipe(z.string().min(1, error('company')));
const NoText = z
  .unknown()
  .optional()
  .transform(() => null);
const OptionalName = line(LONGEST_NAME, 'company_long').transform((text) => text || null);
const OptionalNumber = line(LONGEST_SHORT_TEXT, 'registration_long').transform((text) => text || null);
/** A company has its code; who has none yet gives the name it will have; nobody from abroad must have a number. */
const COMPANY: Record<ApplicantKind, z.ZodType<NonNullable<ApplicationAnswers['company']>>> = {
  company: z.object({ name: FilledName, creditCode: CreditCode, registration: NoText }),
  founder: z.object({ name: OptionalName, creditCode: NoText, registration: NoText }),
  foreign: z.object({ name: OptionalName, creditCode: NoText, registration: OptionalNumber }),
};

/** Carries the form of a task into the answers; refused: field → what is wrong, every field of the page at once. */
export function answerTask(answers: ApplicationAnswers, step: TypedStep, form: StepForm, offer: Offer): AnsweredTask {
  const parsed = parseTask(answers, step, form, offer);
  const lacksAddress = step === 'contact' && wantsMailWithoutAddress(form);
  if (!parsed.success || lacksAddress) {
    const errors = parsed.success ? {} : errorsOf(parsed.error);
    return { ok: false, errors: { ...(lacksAddress && { email: error('mail_none') }), ...errors } };
  }
  const next = withoutTyped({ ...answers, ...parsed.data }, step);
  // Another kind of applicant is asked for other names and numbers.
  if (step === 'applicant' && next.applicant !== answers.applicant) delete next.company;
  return { ok: true, answers: next };
}

type Parsed = z.ZodSafeParseResult<Partial<ApplicationAnswers>>;

function parseTask(answers: ApplicationAnswers, step: TypedStep, form: StepForm, offer: Offer): Parsed {
  switch (step) {
    case 'applicant':
      return z.object({ applicant: z.enum(offer.service.applicants, error('applicant')) }).safeParse(form);
    case 'company': {
      const applicant = applicantOf(answers, offer);
      if (!applicant) throw new Error('the applicant is not known yet');
      return COMPANY[applicant].transform((company) => ({ company })).safeParse(form);
    }
    case 'contact':
      return NamedContactSchema.transform((contact) => ({ contact, wantsMail: form.mails === 'yes' })).safeParse(form);
    case 'matter':
      return MatterSchema.safeParse(form);
    case 'papers':
      return z.object({ papers: typed.transform((text) => paperPlaces(text, offer)) }).safeParse(form);
    case 'handling':
      return z
        .object({ handling: z.enum(['self', 'agent'], error('handling')) })
        .transform(({ handling }) => ({ byAgent: handling === 'agent' }))
        .safeParse(form);
  }
}

/** The ticked boxes, sent as places in the list: `0,2`. */
function paperPlaces(text: string, { service }: Offer): number[] {
  const places = text.split(',').map((word) => (/^\d{1,2}$/.test(word) ? Number(word) : -1));
  return [...new Set(places)].filter((place) => place >= 0 && place < service.papers.length).sort((a, b) => a - b);
}

function errorsOf(refusal: z.ZodError): ApplicationErrors {
  const errors: ApplicationErrors = {};
  for (const issue of refusal.issues) errors[String(issue.path[0] ?? 'form')] ??= issue.message as ApplicationError;
  return errors;
}

/** The fields of each task's page; nothing else of a form is kept. */
const FIELDS_OF: Record<TypedStep, readonly string[]> = {
  applicant: ['applicant'],
  company: ['name', 'creditCode', 'registration'],
  contact: ['name', 'phone', 'email', 'reachable', 'mails'],
  matter: ['matter'],
  papers: ['papers'],
  handling: ['handling'],
};

/** The answers with what was typed on a page that is left by its language or by 返回: unchecked, no answer yet. */
export function keepTypedTask(answers: ApplicationAnswers, step: TypedStep, form: StepForm): ApplicationAnswers {
  const kept = Object.fromEntries(FIELDS_OF[step].map((name) => [name, form[name] ?? '']));
  if (Object.values(kept).every((value) => value === '')) return withoutTyped(answers, step);
  return { ...answers, pending: { ...answers.pending, [step]: kept } };
}

function withoutTyped(answers: ApplicationAnswers, step: TypedStep): ApplicationAnswers {
  const { pending, ...rest } = answers;
  if (!pending) return rest;
  const { [step]: _typed, ...left } = pending;
  return Object.keys(left).length > 0 ? { ...rest, pending: left } : rest;
}

/** What the fields of a task start with: what was typed and left, else the answer given before. */
export function taskValues(step: TypedStep, answers: ApplicationAnswers): Record<string, string> {
  return { ...(answers.pending?.[step] ?? answeredValues(step, answers)) };
}

function answeredValues(step: TypedStep, answers: ApplicationAnswers): Record<string, string> {
  const { applicant, company, contact, wantsMail, matter, papers, byAgent } = answers;
  switch (step) {
    case 'applicant':
      return applicant ? { applicant } : {};
    case 'company':
      return textsOf({ ...company });
    case 'contact':
      return contact ? textsOf({ ...contact, mails: wantsMail ? 'yes' : '' }) : {};
    case 'matter':
      return matter ? { matter } : {};
    case 'papers':
      return { papers: (papers ?? []).join(',') };
    case 'handling':
      return byAgent === undefined ? {} : { handling: byAgent ? 'agent' : 'self' };
  }
}

function textsOf(held: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(held).map(([name, value]) => [name, value ?? '']));
}
