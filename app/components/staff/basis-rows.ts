import { asksOfMeasure } from '#app/domain/query-subject.ts';
import type { QueryView } from '#app/domain/query-view.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { wordFor } from '#app/i18n/zh-CN/conduct-words.ts';

const { basis } = deskTexts.case;

/** What an accused unit filed as its basis, a row a field, in the words of the form it filled in. */
export function basisRows(answer: QueryView['answer'], category: string | null): { term: string; value: string }[] {
  if (!answer) return [];
  const isMeasure = category !== null && asksOfMeasure(category);
  const rows = [
    { term: basis.documentNumber, value: answer.documentNumber },
    { term: basis.article, value: answer.article },
    { term: isMeasure ? basis.measureItem : basis.catalogueItem, value: answer.catalogueItem },
    { term: basis.validity, value: answer.validity },
    { term: isMeasure ? basis.measurePaper : basis.receiptKind, value: paperWord(answer.receiptKind) },
    { term: basis.note, value: answer.note },
  ];
  return rows.flatMap(({ term, value }) => (value ? [{ term, value }] : []));
}

function paperWord(code: string | null): string | null {
  return code === null ? null : wordFor(deskTexts.words.basisPapers, code);
}
