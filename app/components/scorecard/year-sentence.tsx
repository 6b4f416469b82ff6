import { useTexts } from '#app/components/layout/locale.tsx';
import type { CountCell, Few, Figures } from '#app/domain/scorecard/scorecard.ts';

type YearSentenceProps = {
  figures: Figures;
  day: string;
  /** How much came in is no number of a unit. */
  isUnits?: boolean;
};

/** The year in one sentence: what came in, what was answered, and how much of it in time. */
export function YearSentence({ figures, day, isUnits = false }: YearSentenceProps) {
  const words = useTexts().texts.scorecard;
  const count = (cell: CountCell | Few) => (cell.kind === 'few' ? words.few(cell.below) : words.cases(cell.count));
  const { received, answered, resolution } = figures;
  const parts = isUnits ? [] : [words.received(count(received))];
  parts.push(words.answered(count(answered)));
  return (
    <p className="sentence-title">
      {words.asOf(day)}
      {parts.join(words.join)}
      {resolution.kind === 'rate' && words.inTime(resolution.n, resolution.of)}
      {words.stop}
    </p>
  );
}
