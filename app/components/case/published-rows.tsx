import { useTexts } from '#app/components/layout/locale.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { NamedCase } from '#app/domain/published-case.ts';
import { formatMonth, inLocale, type Locale, type Texts } from '#app/i18n/index.ts';

type PlacedRow = NamedCase & { place: number };

/** Closed cases as everybody reads them: the same row on the page where its reporter is asked. */
export function PublishedRows({ caption, rows }: { caption: string; rows: readonly NamedCase[] }) {
  const { texts, locale } = useTexts();
  const words = texts.cases;
  const columns: readonly Column<PlacedRow>[] = [
    { key: 'matter', head: words.matter, cell: (row) => <MatterCell row={row} />, isRowHead: true },
    {
      key: 'period',
      head: words.period,
      cell: ({ period }) => periodWords(period, words, locale),
    },
    { key: 'result', head: words.result, cell: (row) => <ResultCell row={row} /> },
  ];
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      stacks="below_heads"
      columns={columns}
      rows={rows.map((row, place) => ({ ...row, place }))}
      // Two cases may be alike in everything that is published.
      rowKey={({ place }) => String(place)}
    />
  );
}

function MatterCell({ row: { categoryName, leadName } }: { row: NamedCase }) {
  const { locale } = useTexts();
  return (
    <>
      {inLocale(locale, categoryName)}
      <span className="block font-normal">{inLocale(locale, leadName)}</span>
    </>
  );
}

function ResultCell({ row: { outcome, daysFrom, daysThrough, returned } }: { row: NamedCase }) {
  const words = useTexts().texts.cases;
  return (
    <>
      <span className="font-bold">{words.outcome[outcome]}</span>
      <span className="block">{words.days(daysFrom, daysThrough)}</span>
      {returned && <span className="block">{words.returned[returned]}</span>}
    </>
  );
}

function periodWords(period: string, words: Texts['cases'], locale: Locale): string {
  const [year = '', part = ''] = period.split('-');
  return part.startsWith('Q') ? words.quarter(year, Number(part.slice(1))) : formatMonth(period, locale);
}
