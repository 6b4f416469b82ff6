import { DueIn } from '#app/components/desk/due-words.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts } from '#app/i18n/index.ts';

export type QueryLine = { number: string; subject: string; servedAt: Date; dueAt: Date; left: TimeLeft };

const texts = deskTexts.query;

const COLUMNS: Column<QueryLine>[] = [
  { key: 'due', head: texts.columns.due, cell: (line) => <DueIn dueAt={line.dueAt} left={line.left} /> },
  {
    key: 'number',
    head: texts.columns.number,
    cell: (line) => <a href={`/desk/query/${line.number}`}>{line.number}</a>,
    isRowHead: true,
    className: 'nowrap',
  },
  { key: 'subject', head: texts.columns.subject, cell: (line) => line.subject },
  { key: 'served', head: texts.columns.served, cell: (line) => <Moment at={line.servedAt} /> },
  { key: 'dueAt', head: texts.columns.dueAt, cell: (line) => <Moment at={line.dueAt} withTime /> },
];

/** The routine queries a unit still has to answer, due first. */
export function QueryTable({ lines }: { lines: readonly QueryLine[] }) {
  return (
    <DataTable
      caption={texts.title}
      isCaptionHidden
      columns={COLUMNS}
      rows={lines}
      rowKey={(line) => line.number}
      rowMark={(line) => (line.left.state === 'overdue' ? 'late' : undefined)}
      empty={texts.empty}
    />
  );
}
