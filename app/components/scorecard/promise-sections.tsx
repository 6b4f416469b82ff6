import { useTexts } from '#app/components/layout/locale.tsx';
import { StandardSection } from '#app/components/scorecard/standard-section.tsx';
import type { Standard } from '#app/domain/category.ts';
import { RATED_STANDARDS } from '#app/domain/rating.ts';
import type { Promised } from '#app/domain/scorecard/promised.ts';
import type { Figures } from '#app/domain/scorecard/scorecard.ts';
import type { Texts } from '#app/i18n/index.ts';

type PromiseSectionsProps = { promised: Promised; figures: Figures | null };

/** The five standards, each with its promise and, where there are any, its results. */
export function PromiseSections({ promised, figures }: PromiseSectionsProps) {
  const { texts } = useTexts();
  return RATED_STANDARDS.map((standard) => (
    <StandardSection
      key={standard}
      standard={standard}
      promise={promiseWords(standard, promised, texts.scorecard.promises)}
      figures={figures}
    />
  ));
}

function promiseWords(standard: Standard, promised: Promised, words: Texts['scorecard']['promises']): string {
  const { acceptance, contact, progress, answer, opinion } = promised;
  switch (standard) {
    case 'lawful':
      return words.lawful(acceptance);
    case 'courteous':
      return words.courteous(contact.report, contact.request);
    case 'supportive':
      return words.supportive(progress);
    case 'efficient':
      return words.efficient(answer.least, answer.most);
    case 'joint':
      return words.joint(opinion);
  }
}
