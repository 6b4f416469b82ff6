import type { AnswerErrors, StepForm } from '#app/domain/answer-errors.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import { cleanLine, countCharacters, LONGEST_SHORT_TEXT } from '#app/domain/typed-text.ts';
import { parseYuan } from '#app/domain/typed-values.ts';

/** What was taken from a driver: by its name a fine, a fee, or nothing but the stop itself. */
export const ROAD_KINDS = ['fine', 'fee', 'stop'] as const;
export type RoadKind = (typeof ROAD_KINDS)[number];

/** Where a stop on the road belongs: 乱罚款, 乱收费, 乱检查. */
const CATEGORY: Record<RoadKind, { group: string; category: string }> = {
  fine: { group: 'fine', category: 'L2' },
  fee: { group: 'fee', category: 'L1' },
  stop: { group: 'fine', category: 'L3' },
};

/** Names of the lines that the report's text is made of, in the driver's words and in Chinese. */
export type RoadWords = { begun: string; place: string; badge: string; more: string };
type Read = { ok: true; answers: ReportAnswers } | { ok: false; errors: AnswerErrors };
/** The county's units, and the driver's words; `item` names what was paid. */
type Facts = { units: ReadonlySet<string>; words: RoadWords & { item: string } };

/**
 * The page for drivers as the answers of an anonymous report: place, badge or plate, amount, unit. What it does not ask is
 * left to the report's own pages: how to stay safe, and what will be sent. Place, and an amount where money was taken,
 * must be there.
 */
export function readRoadStop(form: StepForm, facts: Facts): Read {
  const errors: AnswerErrors = {};
  const kind = ROAD_KINDS.find((known) => known === form.kind);
  if (!kind) errors.kind = 'road_kind';
  const place = shortText('place', form, errors);
  if (place === '' && !errors.place) errors.place = 'place';
  const badge = shortText('badge', form, errors);
  const more = shortText('more', form, errors);
  // Whether money was taken is known only with the kind: before that an empty amount is no error.
  const isPaid = kind !== 'stop' && (kind !== undefined || cleanLine(form.yuan ?? '') !== '');
  const amountFen = isPaid ? readYuan(form.yuan ?? '', errors) : null;
  const unit = form.unit ?? '';
  if (unit !== '' && !facts.units.has(unit)) errors.unit = 'unit';
  if (!kind || Object.keys(errors).length > 0) return { ok: false, errors };
  const item = { itemCode: null, itemText: facts.words.item };
  const paid = { paidOn: null, paidHow: null, receiptKind: null };
  return {
    ok: true,
    answers: {
      ...CATEGORY[kind],
      identityMode: 'anonymous',
      accused: { units: unit ? [unit] : [], countyLeader: false, headPersonally: false, isComplete: true },
      ...(amountFen !== null && { amounts: { lines: [{ ...item, amountFen, ...paid }], isComplete: true } }),
      what: storyOf({ place, badge, more }, facts.words),
      outcome: null,
      // Photos later, with the code.
      evidence: true,
    },
  };
}

function storyOf(told: { place: string; badge: string; more: string }, words: RoadWords): string {
  const line = (name: string, value: string) => (value === '' ? [] : [`${name}${value}`]);
  const parts = [line(words.place, told.place), line(words.badge, told.badge), line(words.more, told.more)];
  return [words.begun, ...parts.flat()].join('\n');
}

function shortText(name: string, form: StepForm, errors: AnswerErrors): string {
  const text = cleanLine(form[name] ?? '');
  if (countCharacters(text) > LONGEST_SHORT_TEXT) errors[name] = 'line_long';
  return text;
}

function readYuan(typed: string, errors: AnswerErrors): number | null {
  if (cleanLine(typed) === '') {
    errors.yuan = 'yuan';
    return null;
  }
  const parsed = parseYuan(typed);
  if (parsed.ok) return parsed.value;
  errors.yuan = ({ format: 'yuan_format', zero: 'yuan_zero', too_high: 'yuan_high' } as const)[parsed.reason];
  return null;
}
