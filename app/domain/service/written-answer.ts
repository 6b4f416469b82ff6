import { z } from 'zod';
import type { AnswerError, StepForm } from '#app/domain/answer-errors.ts';
import { NamedContactSchema } from '#app/domain/answer-schemas.ts';
import { type Case, isOpen } from '#app/domain/case.ts';
import type { Contact } from '#app/domain/report.ts';
import { type CreditCodeFault, parseSocialCreditCode } from '#app/domain/social-credit-code.ts';
import { cleanLine, cleanText, countCharacters, LONGEST_SHORT_TEXT, LONGEST_STORY } from '#app/domain/typed-text.ts';
import { parsePaidOn } from '#app/domain/typed-values.ts';

/**
 * What a written "no" says beside what is refused and its legal basis: what is missing, what else can be done, and the
 * officer in charge with a telephone number (product.md, 要一个书面的"不").
 */
export type WrittenRefusal = { gap: string; route: string; officer: string; phone: string };

/** To what a written answer is asked for. `about`: the number of the request that does not go on. */
export type WrittenAskView = { about: string | null; refusedOn: string | null; place: string | null };
/** An ask about a request, as its own page names it. */
export type LinkedAsk = { caseId: number; reference: string };

/** Somebody was told "no" at a window: by whom and when it was said, as far as that is known, and who asks. */
export type WrittenAsk = {
  contact: Pick<Contact, 'name' | 'phone' | 'email' | 'reachable'>;
  creditCode: string | null;
  what: string;
  /** `YYYY-MM-DD`. */
  refusedOn: string;
  place: string | null;
};

export type WrittenAskError =
  | AnswerError
  | 'ask_what'
  | 'ask_what_long'
  | 'ask_day'
  | 'ask_day_future'
  | 'ask_place_long'
  | `credit_${CreditCodeFault}`;
export type WrittenAskErrors = Record<string, WrittenAskError>;
export type ParsedWrittenAsk = { ok: true; ask: WrittenAsk } | { ok: false; errors: WrittenAskErrors };

const typed = z.string().default('');
const error = (reason: WrittenAskError) => reason;
const upTo = (limit: number, reason: WrittenAskError) =>
  [(text: string) => countCharacters(text) <= limit, error(reason)] as const;

const OptionalCreditCode = typed.transform((text, context) => {
  if (cleanLine(text) === '') return null;
  const parsed = parseSocialCreditCode(text);
  if (parsed.ok) return parsed.code;
  context.addIssue({ code: 'custom', message: error(`credit_${parsed.fault}`) });
  return z.NEVER;
});

const askSchema = (today: string) =>
  z.object({
    what: typed
      .transform(cleanText)
      .pipe(z.string().min(1, error('ask_what')))
      .refine(...upTo(LONGEST_STORY, 'ask_what_long')),
    refusedOn: typed.transform((text, context) => {
      const day = parsePaidOn(text, today);
      if (day.ok) return day.value;
      context.addIssue({ code: 'custom', message: error(day.reason === 'future' ? 'ask_day_future' : 'ask_day') });
      return z.NEVER;
    }),
    place: typed
      .transform(cleanLine)
      .refine(...upTo(LONGEST_SHORT_TEXT, 'ask_place_long'))
      .transform((text) => text || null),
    creditCode: OptionalCreditCode,
  });

/**
 * Reads the one page of an ask; `today` is the county's day. Refused: field → what is wrong, every field of the page at once.
 */
export function parseWrittenAsk(form: StepForm, today: string): ParsedWrittenAsk {
  const [asked, reached] = [askSchema(today).safeParse(form), NamedContactSchema.safeParse(form)];
  if (asked.success && reached.success) return { ok: true, ask: { ...asked.data, contact: reached.data } };
  const errors: WrittenAskErrors = {};
  for (const issue of [...(asked.error?.issues ?? []), ...(reached.error?.issues ?? [])]) {
    errors[String(issue.path[0] ?? 'form')] ??= issue.message as WrittenAskError;
  }
  return { ok: false, errors };
}

/** Whether one tap can ask for a written answer about a request: it is open, and is no such ask itself. */
export function canAskWritten({ kind, status, lead, asksWritten }: Case): boolean {
  return kind === 'request' && !asksWritten && lead !== null && isOpen(status);
}
