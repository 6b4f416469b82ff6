import { z } from 'zod';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import type { AmountLine, PaidHow, ReceiptKind } from '#app/domain/report.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import { cleanLine, countCharacters, LONGEST_SHORT_TEXT } from '#app/domain/typed-text.ts';
import { parsePaidOn, parseYuan } from '#app/domain/typed-values.ts';

export const PAID_HOW: readonly PaidHow[] = ['bank', 'epay', 'cash', 'personal'];
export const RECEIPT_KINDS: readonly ReceiptKind[] = ['fiscal', 'tax', 'plain', 'none'];
const MOST_LINES = 30;
const LINE_FIELDS = ['itemCode', 'itemText', 'yuan', 'paidOn', 'paidHow', 'receiptKind'] as const;

type Amounts = NonNullable<ReportAnswers['amounts']>;
export type ParsedAmounts = { ok: true; amounts: Amounts } | { ok: false; errors: AnswerErrors };
/** Codes of the fee catalogue, and the county's calendar day. */
export type AmountFacts = { itemCodes: ReadonlySet<string>; today: string };

/**
 * Reads the page of payment lines: the new line joins those before. `intent` add keeps the page open, `remove:<index>/
 * <count>` takes a line away (once, even if sent twice), anything else goes on and needs a line or "none".
 */
export function parseAmounts(form: StepForm, before: Amounts | undefined, facts: AmountFacts): ParsedAmounts {
  const lines = before?.lines ?? [];
  const intent = form.intent ?? '';
  const removed = /^remove:(\d+)\/(\d+)$/.exec(intent);
  if (removed) {
    const isStillThere = Number(removed[2]) === lines.length;
    const kept = isStillThere ? lines.filter((_, index) => index !== Number(removed[1])) : lines;
    return { ok: true, amounts: { lines: kept, isComplete: false } };
  }
  const isBlank = isBlankLine(form);
  if (isBlank && intent !== 'add') return withoutNewLine(lines, form.none === 'yes');
  if (form.none === 'yes') return { ok: false, errors: { none: 'lines_conflict' } };
  const parsed = parseLine(form, facts);
  if (!parsed.ok) return parsed;
  if (isRepeat(form, parsed.line, lines)) return { ok: true, amounts: { lines, isComplete: intent !== 'add' } };
  if (lines.length >= MOST_LINES) return { ok: false, errors: { itemCode: 'lines_many' } };
  return { ok: true, amounts: { lines: [...lines, parsed.line], isComplete: intent !== 'add' } };
}

// The form says how many lines its page showed: sent twice, by a second click or after the line dropped, it joins once.
function isRepeat(form: StepForm, line: AmountLine, lines: readonly AmountLine[]): boolean {
  const last = lines.at(-1);
  return form.lines !== undefined && Number(form.lines) === lines.length - 1 && sameLine(line, last);
}

function sameLine(one: AmountLine, other: AmountLine | undefined): boolean {
  return other !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** Whether nothing of a new line was typed. */
export function isBlankLine(form: StepForm): boolean {
  return LINE_FIELDS.every((name) => cleanLine(form[name] ?? '') === '');
}

function withoutNewLine(lines: AmountLine[], isNone: boolean): ParsedAmounts {
  if (isNone && lines.length > 0) return { ok: false, errors: { none: 'lines_conflict' } };
  if (!isNone && lines.length === 0) return { ok: false, errors: { itemCode: 'lines_none' } };
  return { ok: true, amounts: { lines, isComplete: true } };
}

const PaidHowSchema = z.enum(['bank', 'epay', 'cash', 'personal']);
const ReceiptKindSchema = z.enum(['fiscal', 'tax', 'plain', 'none']);

function parseLine(
  form: StepForm,
  facts: AmountFacts,
): { ok: true; line: AmountLine } | { ok: false; errors: AnswerErrors } {
  const errors: AnswerErrors = {};
  const item = readItem(form, facts.itemCodes, errors);
  const amountFen = readAmount(form.yuan ?? '', errors);
  const paidOn = readPaidOn(form.paidOn ?? '', facts.today, errors);
  const paidHow = PaidHowSchema.nullable().safeParse(form.paidHow || null);
  if (!paidHow.success) errors.paidHow = 'choice';
  const receiptKind = ReceiptKindSchema.nullable().safeParse(form.receiptKind || null);
  if (!receiptKind.success) errors.receiptKind = 'choice';
  if (Object.keys(errors).length > 0 || !paidHow.success || !receiptKind.success) return { ok: false, errors };
  return { ok: true, line: { ...item, amountFen, paidOn, paidHow: paidHow.data, receiptKind: receiptKind.data } };
}

/** An item of the catalogue or one's own words for it, exactly one of both; what is wrong goes into `errors`. */
export function readItem(form: StepForm, itemCodes: ReadonlySet<string>, errors: AnswerErrors) {
  const [itemCode, itemText] = [form.itemCode ?? '', cleanLine(form.itemText ?? '')];
  if (itemCode !== '' && !itemCodes.has(itemCode)) errors.itemCode = 'choice';
  else if (itemCode !== '' && itemText !== '') errors.itemText = 'item_both';
  else if (itemCode === '' && itemText === '') errors.itemCode = 'item';
  else if (countCharacters(itemText) > LONGEST_SHORT_TEXT) errors.itemText = 'item_long';
  return { itemCode: itemCode || null, itemText: itemText || null };
}

function readAmount(typed: string, errors: AnswerErrors): number {
  if (cleanLine(typed) === '') errors.yuan = 'yuan';
  else {
    const parsed = parseYuan(typed);
    if (parsed.ok) return parsed.value;
    errors.yuan = ({ format: 'yuan_format', zero: 'yuan_zero', too_high: 'yuan_high' } as const)[parsed.reason];
  }
  return 0;
}

/** A day of payment as typed; null where none was, an error under `paidOn` where it is none. */
export function readPaidOn(typed: string, today: string, errors: AnswerErrors): string | null {
  if (cleanLine(typed) === '') return null;
  const parsed = parsePaidOn(typed, today);
  if (parsed.ok) return parsed.value;
  const reasons = { format: 'paid_on_format', future: 'paid_on_future', too_old: 'paid_on_old' } as const;
  errors.paidOn = reasons[parsed.reason];
  return null;
}
