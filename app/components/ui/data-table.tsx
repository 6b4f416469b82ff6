import type { ReactNode } from 'react';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  isNumber?: boolean;
  /** Classes for width or hiding: 'w-…', 'hidden xl:table-cell'. */
  className?: string;
  /** Names the row for screen readers; one column a table. */
  isRowHead?: boolean;
  sort?: 'ascending' | 'descending';
  /** What its cells are called where they stand under each other; without it the cell says it itself. */
  label?: string;
};

type DataTableProps<Row> = {
  caption: string;
  isCaptionHidden?: boolean;
  /** On a phone the cells of a row stand under each other, in the same order; `below_heads`: the heads stay, to sort by. */
  stacks?: 'alone' | 'below_heads';
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** 'late' draws the cinnabar rule, 'current' the pine one. */
  rowMark?: (row: Row) => 'late' | 'current' | undefined;
  /** Shown in place of the table when there is no row. */
  empty?: ReactNode;
};

const STACKED = { alone: 'table stacks stacks-alone', below_heads: 'table stacks' } as const;

/** A table with caption in a region that scrolls by itself, so that the page never does sideways. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  if (props.rows.length === 0 && props.empty !== undefined) return <p className="hint">{props.empty}</p>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scrolling region needs a name and a tab stop, a section has no tab stop
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="table-frame" role="region" aria-label={props.caption} tabIndex={0}>
      <table className={props.stacks ? STACKED[props.stacks] : 'table'}>
        <caption className={props.isCaptionHidden ? 'sr-only' : undefined}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)} aria-sort={column.sort}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)} className={rowClass(props.rowMark?.(row))}>
              {props.columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.isRowHead) {
    return (
      <th scope="row" className={cellClass(column)}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td className={cellClass(column)} data-label={column.label}>
      {column.cell(row)}
    </td>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  const classes = [column.isNumber ? 'number' : '', column.className ?? ''].filter((part) => part !== '');
  return classes.length > 0 ? classes.join(' ') : undefined;
}

function rowClass(mark: 'late' | 'current' | undefined): string | undefined {
  if (mark === 'late') return 'row-late';
  return mark === 'current' ? 'row-current' : undefined;
}
