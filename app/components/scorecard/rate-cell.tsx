import { useTexts } from '#app/components/layout/locale.tsx';
import { cellWords, percentWords } from '#app/components/scorecard/cell-words.ts';
import { ShareBar } from '#app/components/scorecard/share-bar.tsx';
import { type Cell, shareOf } from '#app/domain/scorecard/scorecard.ts';

/** How many of how many, the rate and its bar; where none is told, what is told instead. */
export function RateCell({ cell }: { cell: Cell }) {
  const words = useTexts().texts.scorecard;
  const percent = percentWords(cell, words);
  if (percent === null) return <span className="text-ink-2">{cellWords(cell, words)}</span>;
  return (
    <>
      <span className="nowrap">
        {cellWords(cell, words)} · {percent}
      </span>
      <ShareBar share={shareOf(cell) ?? 0} />
    </>
  );
}
