import { useTexts } from '#app/components/layout/locale.tsx';
import { cellWords, lengthWords } from '#app/components/scorecard/cell-words.ts';
import { RateCell } from '#app/components/scorecard/rate-cell.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { Standard } from '#app/domain/category.ts';
import { type FlowMeasure, isCount, MEASURES_OF } from '#app/domain/scorecard/measure.ts';
import type { Figures } from '#app/domain/scorecard/scorecard.ts';

type StandardSectionProps = {
  standard: Standard;
  /** What is promised by it, in the county's own numbers. */
  promise: string;
  /** Null where nothing of the unit may be told. */
  figures: Figures | null;
};

/** One of the five standards: the promise, and what came of it. */
export function StandardSection({ standard, promise, figures }: StandardSectionProps) {
  const { texts } = useTexts();
  const title = texts.rating.name[standard];
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <p className="mb-3">{promise}</p>
      {figures && <FigureTable caption={title} measures={MEASURES_OF[standard]} figures={figures} />}
    </section>
  );
}

type FigureTableProps = { caption: string; measures: readonly FlowMeasure[]; figures: Figures };

export function FigureTable({ caption, measures, figures }: FigureTableProps) {
  const words = useTexts().texts.scorecard;
  const columns: readonly Column<FlowMeasure>[] = [
    {
      key: 'item',
      head: words.item,
      cell: (measure) => words.measures[measure],
      isRowHead: true,
      className: 'w-1/2 [overflow-wrap:anywhere]',
    },
    { key: 'result', head: words.result, cell: (measure) => <ResultCell measure={measure} figures={figures} /> },
  ];
  return (
    <DataTable caption={caption} isCaptionHidden columns={columns} rows={measures} rowKey={(measure) => measure} />
  );
}

function ResultCell({ measure, figures }: { measure: FlowMeasure; figures: Figures }) {
  const words = useTexts().texts.scorecard;
  const cell = figures[measure];
  if (cell.kind === 'few') {
    return <span className="text-ink-2">{isCount(measure) ? cellWords(cell, words) : words.fewRate}</span>;
  }
  if (cell.kind === 'days' && (measure === 'department_days' || measure === 'investor_days')) {
    return (
      <>
        {lengthWords(cell, measure, words)}
        <span className="block text-hint text-ink-2">{words.ofCases(cell.of)}</span>
      </>
    );
  }
  if (cell.kind !== 'rate' && cell.kind !== 'level') return <>{cellWords(cell, words)}</>;
  return (
    <>
      <RateCell cell={cell} />
      {cell.kind === 'level' && <span className="block text-hint text-ink-2">{words.mean(cell.mean)}</span>}
    </>
  );
}
