import { useTexts } from '#app/components/layout/locale.tsx';
import { cellWords } from '#app/components/scorecard/cell-words.ts';
import type { Figures } from '#app/domain/scorecard/scorecard.ts';

type YearSentenceProps = {
  figures: Figures;
  day: string;
  /** How much came in is no number of a unit. */
  isUnits?: boolean;
};

/** The year in one sentence: what came in, what was answered, and how much of it in time. */
export function YearSentence({ figures, day, isUnits = false }: YearSentenceProps) {
  const words = useTexts().texts.scorecard;
  const { received, answered, resolution } = figures;
  const parts = isUnits ? [] : [words.received(cellWords(received, words))];
  parts.push(words.answered(cellWords(answered, words)));
  return (
    <p className="sentence-title">
      {words.asOf(day)}
      {parts.join(words.join)}
      {resolution.kind === 'rate' && words.inTime(resolution.n, resolution.of)}
      {words.stop}
    </p>
  );
}
