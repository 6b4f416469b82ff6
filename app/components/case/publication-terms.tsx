import { PublishedRows } from '#app/components/case/published-rows.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import type { NamedCase } from '#app/domain/published-case.ts';
import { formatPaperDay } from '#app/i18n/index.ts';

export type OfferedRow = {
  row: NamedCase;
  isKeptBack: boolean;
  /** The first day `YYYY-MM-DD` on which it can appear. */
  appearsOn: string;
  /** What was looked at, so that nobody agrees to another row. */
  shown: string;
};

/** The row itself and what agreeing to it means: before the tick, and afterwards. */
export function PublicationTerms({ offer: { row, isKeptBack, appearsOn } }: { offer: OfferedRow }) {
  const { texts, locale } = useTexts();
  const words = texts.publication;
  const day = formatPaperDay(appearsOn, locale);
  return (
    <>
      <PublishedRows caption={words.rowTitle} rows={[row]} />
      <ul className="mb-6 mt-4 list-disc pl-6">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
        <li>{(isKeptBack ? words.keptBack : words.soonest)(day)}</li>
      </ul>
    </>
  );
}
