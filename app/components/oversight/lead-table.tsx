import { dueWords } from '#app/components/desk/due-words.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { CauseSign } from '#app/components/oversight/cause-sign.tsx';
import { DueBadge } from '#app/components/sla/due-badge.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CaseStatus } from '#app/domain/case.ts';
import type { ReferralCause } from '#app/domain/case-event.ts';
import type { ReferralStage } from '#app/domain/case-summary.ts';
import type { TimeLeft } from '#app/domain/sla/time-left.ts';
import {
  deskTexts,
  formatDateTime,
  formatTime,
  formatWeekday,
  type InThreeLanguages,
  oversightTexts,
} from '#app/i18n/index.ts';

const words = oversightTexts.inbox;

/** A lead with the working time left to discipline's own next step. */
export type LeadLine = {
  reference: string;
  cause: ReferralCause;
  stage: ReferralStage;
  unit: InThreeLanguages | null;
  category: InThreeLanguages | null;
  openedAt: Date;
  due: { at: Date; left: TimeLeft } | null;
  status: CaseStatus;
};

const COLUMNS: readonly Column<LeadLine>[] = [
  { key: 'cause', head: words.columns.cause, cell: (row) => <CauseSign cause={row.cause} />, className: 'nowrap' },
  { key: 'time', head: words.columns.time, cell: (row) => <LeadDue due={row.due} />, className: 'nowrap' },
  {
    key: 'reference',
    head: words.columns.reference,
    cell: (row) => <CaseLink reference={row.reference} />,
    isRowHead: true,
    className: 'nowrap',
  },
  { key: 'unit', head: words.columns.unit, cell: (row) => row.unit?.zh ?? words.unitUnknown },
  { key: 'category', head: words.columns.category, cell: (row) => row.category?.zh ?? words.categoryUnknown },
  { key: 'openedAt', head: words.columns.openedAt, cell: (row) => <Moment at={row.openedAt} withTime /> },
  {
    key: 'stage',
    head: words.columns.stage,
    cell: (row) => oversightTexts.conduct.stages[row.stage],
    className: 'nowrap',
  },
];

type LeadTableProps = { caption: string; rows: readonly LeadLine[]; empty?: string };

/** Leads in the order given. Overdue ones carry the rule of lateness. */
export function LeadTable({ caption, rows, empty }: LeadTableProps) {
  return (
    <DataTable
      caption={caption}
      isCaptionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.reference}
      rowMark={(row) => (row.due?.left.state === 'overdue' ? 'late' : undefined)}
      empty={empty}
    />
  );
}

export function CaseLink({ reference }: { reference: string }) {
  return <a href={`/oversight/c/${reference}`}>{reference}</a>;
}

function LeadDue({ due }: { due: LeadLine['due'] }) {
  const { timeZone, now } = useSite();
  if (!due) return <DueBadge state="none" text={words.noClock} />;
  const dueAt = { time: formatTime(due.at, timeZone), weekday: formatWeekday(due.at, 'zh-CN', timeZone) };
  const { timeLeft, provisionalTitle } = deskTexts.queue;
  const { isProvisional } = due.left;
  const text = dueWords(timeLeft(due.left, dueAt), isProvisional);
  const exact = formatDateTime(due.at, 'zh-CN', timeZone, now);
  const title = isProvisional ? provisionalTitle(exact) : exact;
  return <DueBadge state={due.left.state} text={text} dueAt={due.at} title={title} />;
}
