import { useTexts } from '#app/components/layout/locale.tsx';
import { openWords } from '#app/components/scorecard/cell-words.ts';
import { RateCell } from '#app/components/scorecard/rate-cell.tsx';
import { TILES } from '#app/components/scorecard/tiles.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { type Figures, type Open, SORTS, type Sort } from '#app/domain/scorecard/scorecard.ts';

/** A line of the table: a unit, or the units with few cases together, which have no page and no stock. */
export type TableLine = { id: string; name: string; href: string | null; figures: Figures; overdue: Open | null };

type UnitTableProps = { lines: readonly TableLine[]; sort: Sort; caption: string };

/** Promise against result of each unit. */
export function UnitTable({ lines, sort, caption }: UnitTableProps) {
  const words = useTexts().texts.scorecard;
  const columns: readonly Column<TableLine>[] = [
    {
      key: 'unit',
      head: words.unit,
      cell: (line) => <UnitCell line={line} />,
      isRowHead: true,
      className: '[overflow-wrap:anywhere]',
    },
    {
      key: 'overdue',
      head: <SortLink by="overdue" sort={sort} />,
      cell: ({ overdue }) => overdue && openWords(overdue, words),
      label: words.overdue,
      sort: sort === 'overdue' ? 'descending' : undefined,
    },
    ...TILES.map(({ measure }) => ({
      key: measure,
      head: <SortLink by={measure} sort={sort} />,
      cell: ({ figures }: TableLine) => <RateCell cell={figures[measure]} />,
      label: words.tiles[measure].title,
      sort: sort === measure ? ('ascending' as const) : undefined,
    })),
  ];
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      stacks="below_heads"
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
    />
  );
}

/** The column that the table is sorted by is named alone. */
function SortLink({ by, sort }: { by: Sort; sort: Sort }) {
  const { texts, path } = useTexts();
  const words = texts.scorecard;
  const title = by === 'overdue' ? words.overdue : words.tiles[by].title;
  if (by === sort) return <>{title}</>;
  const query = by === SORTS[0] ? '' : `?by=${by}`;
  return (
    <a className="tel -my-2" href={`${path('/open')}${query}#units`} aria-label={words.sortBy(title)}>
      {title}
    </a>
  );
}

function UnitCell({ line: { name, href } }: { line: TableLine }) {
  if (href === null) return name;
  return (
    <a className="tel -mt-2" href={href}>
      {name}
    </a>
  );
}
