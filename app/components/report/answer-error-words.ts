import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { AnswerErrors } from '#app/domain/answer-errors.ts';
import type { Texts } from '#app/i18n/index.ts';

/** What is wrong with the answers of a form, field by field, in the words of the page. */
export function answerErrorWords(errors: AnswerErrors | undefined, texts: Texts): FieldErrors {
  const words = Object.entries(errors ?? {}).map(([field, reason]) => [field, texts.report.errors[reason]]);
  return Object.fromEntries(words);
}
