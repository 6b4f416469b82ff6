import { Fragment } from 'react';
import { type BatchDue, BatchDueDay } from '#app/components/oversight/batch-due.tsx';
import { CaseLink } from '#app/components/oversight/lead-table.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CaseStatus } from '#app/domain/case.ts';
import { deskTexts, type InThreeLanguages, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.inbox;

export type NoticeLine = {
  reference: string;
  category: InThreeLanguages | null;
  openedAt: Date;
  status: CaseStatus;
};
/** `count` is the unit's in all; a page may hold fewer. */
export type NoticeGroup = {
  unit: InThreeLanguages | null;
  count: number;
  due: BatchDue | null;
  notices: readonly NoticeLine[];
};

const COLUMNS: readonly Column<NoticeLine>[] = [
  {
    key: 'reference',
    head: words.columns.reference,
    cell: (row) => <CaseLink reference={row.reference} />,
    isRowHead: true,
    className: 'nowrap',
  },
  { key: 'category', head: words.columns.category, cell: (row) => row.category?.zh ?? words.categoryUnknown },
  { key: 'openedAt', head: words.columns.openedAt, cell: (row) => <Moment at={row.openedAt} withTime /> },
  {
    key: 'status',
    head: words.columns.status,
    cell: (row) => deskTexts.words.statuses[row.status],
    className: 'nowrap',
  },
];

/** Notices unit by unit: what repeats shows. */
export function NoticeGroups({ groups }: { groups: readonly NoticeGroup[] }) {
  if (groups.length === 0) return <p className="hint">{words.noNotices}</p>;
  return groups.map((group) => {
    const caption = words.unitNotices(group.unit?.zh ?? words.unitUnknown, group.count);
    return (
      <Fragment key={caption}>
        <DataTable caption={caption} columns={COLUMNS} rows={group.notices} rowKey={(row) => row.reference} />
        <BatchDueDay due={group.due} />
      </Fragment>
    );
  });
}
