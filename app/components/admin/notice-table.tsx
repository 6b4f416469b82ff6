import { useSite } from '#app/components/layout/locale.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { isPublic, type PublicNotice } from '#app/domain/public-notice.ts';
import { adminTexts, formatDate } from '#app/i18n/index.ts';

const words = adminTexts.notices;

export type NoticeRow = {
  notice: PublicNotice;
  publishedAt: Date;
  publishedBy: string;
  state: keyof typeof words.states;
  canBeCorrected: boolean;
};

/** Every notice with what became of it and what can still be done. */
export function NoticeTable({ rows, today }: { rows: readonly NoticeRow[]; today: string }) {
  const { timeZone, now } = useSite();
  const columns: Column<NoticeRow>[] = [
    {
      key: 'title',
      head: words.columns.title,
      cell: (row) => <Title row={row} today={today} />,
      isRowHead: true,
      className: 'min-w-[8rem]',
    },
    { key: 'day', head: words.columns.day, cell: ({ notice }) => notice.shownOn, className: 'nowrap' },
    { key: 'state', head: words.columns.state, cell: ({ state }) => words.states[state], className: 'nowrap' },
    {
      key: 'published',
      head: words.columns.published,
      cell: ({ publishedAt, publishedBy }) => `${publishedBy} ${formatDate(publishedAt, 'zh-CN', timeZone, now)}`,
      className: 'hidden lg:table-cell',
    },
    { key: 'act', head: words.columns.act, cell: (row) => <Acts row={row} />, className: 'nowrap' },
  ];
  return (
    <DataTable
      caption={words.list}
      isCaptionHidden
      columns={columns}
      rows={rows}
      rowKey={({ notice }) => String(notice.id)}
      empty={words.none}
    />
  );
}

function Title({ row: { notice }, today }: { row: NoticeRow; today: string }) {
  const { title } = notice.texts.zh;
  return isPublic(notice, today) ? <a href={`/notices/${notice.id}`}>{title}</a> : title;
}

function Acts({ row: { notice, state, canBeCorrected } }: { row: NoticeRow }) {
  const { title } = notice.texts.zh;
  return (
    <>
      {canBeCorrected && (
        <a href={`/admin/notices/new?corrects=${notice.id}`} className="mr-3">
          {words.correct}
          <span className="sr-only"> {title}</span>
        </a>
      )}
      {state !== 'taken_down' && (
        <a href={`/admin/notices/${notice.id}/take-down`}>
          {words.takeDown}
          <span className="sr-only"> {title}</span>
        </a>
      )}
    </>
  );
}
