import { z } from 'zod';
import { readItem, readPaidOn } from '#app/domain/amounts-answer.ts';
import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import type { Departments } from '#app/domain/department.ts';
import type { FeeEntry, FeeQuestion } from '#app/domain/fee-check.ts';
import { findFee } from '#app/domain/fee-search.ts';
import type { FineAnswers } from '#app/domain/fine-check.ts';
import type { Decision } from '#app/domain/remedies.ts';
import { cleanLine } from '#app/domain/typed-text.ts';
import { parsePaidOn, parseYuan } from '#app/domain/typed-values.ts';

/** What the county has, for reading a check: its catalogue, its departments, and today `YYYY-MM-DD`. */
export type CheckFacts = {
  catalogue: { version: string; entries: readonly FeeEntry[] };
  departments: Departments;
  today: string;
};
type Read<T> = { ok: true; value: T } | { ok: false; errors: AnswerErrors };
/** `near`: entries of the catalogue that may be meant, of which one or none is to be chosen first. */
type FeeRead = { ok: true; value: FeeQuestion } | { ok: false; errors: AnswerErrors; near: string[] };
/** The choice, among entries that come near, that it is none of them. */
export const NONE_NEAR = 'none';

const HIGHEST_QUANTITY = 1_000_000;
const MOST_OFFICERS = 99;

/** Reads the fee checker's form; only the item must be there. A typed name is looked for in the catalogue first. */
export function readFeeQuestion(form: StepForm, facts: CheckFacts): FeeRead {
  const errors: AnswerErrors = {};
  const { near, ...item } = readFeeItem(form, facts, errors);
  const question = {
    ...item,
    department: readUnit(form.department ?? '', facts.departments, errors),
    amountFen: readOptionalYuan('yuan', form.yuan ?? '', errors),
    quantity: readQuantity(form.quantity ?? '', errors),
    chargedOn: readPaidOn(form.paidOn ?? '', facts.today, errors),
    paidHow: readChoice('paidHow', form.paidHow, PAID_HOW, errors),
    receiptKind: readChoice('receiptKind', form.receiptKind, RECEIPTS, errors),
    isCondition: toBoolean(readChoice('isCondition', form.isCondition, YES_NO, errors)),
  };
  const isClear = Object.keys(errors).length === 0 && near.length === 0;
  return isClear ? { ok: true, value: question } : { ok: false, errors, near };
}

type FeeItem = Pick<FeeQuestion, 'itemCode' | 'itemText'> & { near: string[] };

function readFeeItem(form: StepForm, { catalogue, departments }: CheckFacts, errors: AnswerErrors): FeeItem {
  const codes = new Set(catalogue.entries.map(({ code }) => code));
  const item = readItem(form, codes, errors);
  if (item.itemText === null || Object.keys(errors).length > 0) return { ...item, near: [] };
  const { near: chosen } = form;
  const found = findFee(item.itemText, catalogue.entries, departments);
  const code = chosen && codes.has(chosen) ? chosen : found.code;
  if (code !== null) return { itemCode: code, itemText: null, near: [] };
  if (chosen === NONE_NEAR || found.near.length === 0) {
    if (found.isUnit) errors.itemText = 'item_unit';
    return { ...item, near: [] };
  }
  if (chosen !== undefined) errors.near = 'near';
  return { ...item, near: found.near };
}

/** Reads the fine checker's form; an empty answer is one that is not known. At least one must be there. */
export function readFineAnswers(form: StepForm): Read<FineAnswers> {
  const errors: AnswerErrors = {};
  const given = {
    officers: readOfficers(form.officers ?? '', errors),
    onRoad: readChoice('onRoad', form.onRoad, YES_NO, errors),
    showedId: readChoice('showedId', form.showedId, YES_NO, errors),
    toldRights: readChoice('toldRights', form.toldRights, YES_NO, errors),
    decision: readChoice('decision', form.decision, YES_NO, errors),
    spotFen: readOptionalYuan('spotYuan', form.spotYuan ?? '', errors),
    fined: readChoice('fined', form.fined, FINED, errors),
    paidHow: readChoice('paidHow', form.paidHow, PAID_HOW, errors),
    twice: readChoice('twice', form.twice, YES_NO, errors),
  };
  const known = Object.entries(given).filter(([, value]) => value !== null);
  if (known.length === 0 && Object.keys(errors).length === 0) errors.officers = 'check_empty';
  return Object.keys(errors).length > 0 ? { ok: false, errors } : { ok: true, value: Object.fromEntries(known) };
}

/** Reads the decision whose remedies are asked for: the kind, and at least one of its days. */
export function readDecision(form: StepForm, today: string): Read<Decision> {
  const errors: AnswerErrors = {};
  const kind = readChoice('kind', form.kind, ['spot', 'ordinary'] as const, errors);
  if (kind === null && !errors.kind) errors.kind = 'decision_kind';
  const decidedOn = readDay('decidedOn', form.decidedOn ?? '', { today, errors });
  const hearingToldOn = readDay('hearingToldOn', form.hearingToldOn ?? '', { today, errors });
  if (decidedOn === null && hearingToldOn === null && !errors.decidedOn) errors.decidedOn ??= 'day_none';
  if (Object.keys(errors).length > 0 || kind === null) return { ok: false, errors };
  return { ok: true, value: { kind, decidedOn, hearingToldOn } };
}

const PAID_HOW = ['bank', 'epay', 'cash', 'personal'] as const;
const RECEIPTS = ['fiscal', 'tax', 'plain', 'none'] as const;
const YES_NO = ['yes', 'no'] as const;
const FINED = ['person', 'unit'] as const;

function readChoice<Value extends string>(
  name: string,
  typed: string | undefined,
  values: readonly [Value, ...Value[]],
  errors: AnswerErrors,
): Value | null {
  if (!typed) return null;
  const parsed = z.enum(values).safeParse(typed);
  if (parsed.success) return parsed.data as Value;
  errors[name] = 'choice';
  return null;
}

const toBoolean = (answer: 'yes' | 'no' | null) => (answer === null ? null : answer === 'yes');

function readUnit(typed: string, units: Departments, errors: AnswerErrors): string | null {
  if (typed === '') return null;
  if (!units.has(typed)) errors.department = 'unit';
  return typed;
}

function readOptionalYuan(name: string, typed: string, errors: AnswerErrors): number | null {
  if (cleanLine(typed) === '') return null;
  const parsed = parseYuan(typed);
  if (parsed.ok) return parsed.value;
  errors[name] = ({ format: 'yuan_format', zero: 'yuan_zero', too_high: 'yuan_high' } as const)[parsed.reason];
  return null;
}

function readQuantity(typed: string, errors: AnswerErrors): number {
  const plain = cleanLine(typed).normalize('NFKC').replace(',', '.');
  if (plain === '') return 1;
  const quantity = /^\d{1,7}(?:\.\d{1,3})?$/.test(plain) ? Number(plain) : 0;
  if (!(quantity > 0 && quantity <= HIGHEST_QUANTITY)) errors.quantity = 'quantity';
  return quantity;
}

function readOfficers(typed: string, errors: AnswerErrors): number | null {
  const plain = cleanLine(typed).normalize('NFKC');
  if (plain === '') return null;
  const officers = /^\d{1,2}$/.test(plain) ? Number(plain) : 0;
  if (officers < 1 || officers > MOST_OFFICERS) errors.officers = 'officers';
  return officers;
}

/** A day as typed, past or present; null where none was, an error under its name where it is none. */
export function readDay(name: string, typed: string, on: { today: string; errors: AnswerErrors }): string | null {
  if (cleanLine(typed) === '') return null;
  const parsed = parsePaidOn(typed, on.today);
  if (parsed.ok) return parsed.value;
  on.errors[name] = ({ format: 'day_format', future: 'day_future', too_old: 'day_old' } as const)[parsed.reason];
  return null;
}
