import { data, type LoaderFunctionArgs } from 'react-router';
import { DeskFrame, type FrameData } from '#app/components/desk/desk-frame.tsx';
import { dueWords } from '#app/components/desk/due-words.tsx';
import { useDays } from '#app/components/desk/when.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { issuesOrders } from '#app/domain/department-routing.ts';
import { isProvisional } from '#app/domain/sla/calendar.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { lateDue, timesLeft } from '#app/use-cases/times-left.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listSummonses, type Summons } from '#db/repositories/summonses.server.ts';

type Row = Omit<Summons, 'caseId' | 'breachedAt' | 'stoppedAt' | 'calendarVersion'> & {
  daysLate: number;
  isTalkLate: boolean;
  isProvisionalTalk: boolean;
};
type SummonsData = { frame: FrameData; rows: Row[] };

const texts = deskTexts.summons;

export async function loader(args: LoaderFunctionArgs): Promise<SummonsData> {
  const { session, ctx } = await enterDesk(args);
  if (!issuesOrders(ctx.actor.departmentId)) throw data(null, 403);
  const county = await getCountyRules(ctx.db);
  const { calendar } = currentRules(county);
  const summonses = await listSummonses(ctx.db, ctx.actor.departmentId);
  const leftUntil = await timesLeft(ctx.db, { county, now: ctx.now }, summonses.map(lateDue));
  const rows = summonses.map(({ caseId, breachedAt, stoppedAt, calendarVersion, ...summons }) => {
    const { talk } = summons;
    const isTalkLate = talk !== null && talk.doneAt === null && talk.dueAt !== null && talk.dueAt < ctx.now;
    const isProvisionalTalk = !isTalkLate && !!talk?.dueAt && isProvisional(calendar, talk.dueAt);
    const { days: daysLate } = leftUntil(lateDue({ caseId, breachedAt, stoppedAt, calendarVersion }));
    return { ...summons, daysLate, isTalkLate, isProvisionalTalk };
  });
  return { frame: await loadFrame(args, session), rows };
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: 'reference',
    head: texts.columns.reference,
    cell: ({ reference }) => <a href={`/desk/t/${reference}`}>{reference}</a>,
    isRowHead: true,
    className: 'nowrap',
  },
  { key: 'lead', head: texts.columns.lead, label: texts.columns.lead, cell: ({ lead }) => lead?.zh ?? texts.noUnit },
  {
    key: 'category',
    head: texts.columns.category,
    label: texts.columns.category,
    cell: ({ category }) => category?.zh ?? texts.noCategory,
  },
  {
    key: 'at',
    head: texts.columns.at,
    label: texts.columns.at,
    cell: ({ at }) => <Day at={at} />,
    className: 'nowrap',
  },
  {
    key: 'late',
    head: texts.columns.late,
    label: texts.columns.late,
    cell: ({ daysLate }) => texts.days(daysLate),
    className: 'nowrap',
  },
  { key: 'talk', head: texts.columns.talk, label: texts.columns.talk, cell: (row) => <Talk row={row} /> },
  {
    key: 'status',
    head: texts.columns.status,
    label: texts.columns.status,
    cell: ({ status }) => deskTexts.words.statuses[status],
    className: 'nowrap',
  },
];

/** 县领导名单: every answer so late that the head of the unit is called to a talk (sla.md §5, level 4). */
export default function SummonsList({ loaderData: { frame, rows } }: { loaderData: SummonsData }) {
  return (
    <DeskFrame frame={frame} isSummons>
      <PageTitle title={texts.title} />
      <h1 className="page-title">{texts.title}</h1>
      <p className="mb-3 max-w-measure">{texts.intro}</p>
      <DataTable
        caption={texts.title}
        isCaptionHidden
        stacks="alone"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ reference, at }) => `${reference} ${at.toISOString()}`}
        rowMark={({ isTalkLate }) => (isTalkLate ? 'late' : undefined)}
        empty={texts.none}
      />
    </DeskFrame>
  );
}

function Day({ at }: { at: Date }) {
  return useDays()(at);
}

function Talk({ row: { talk, isTalkLate, isProvisionalTalk } }: { row: Row }) {
  const days = useDays();
  if (!talk) return texts.nobody;
  if (talk.doneAt) return texts.done(days(talk.doneAt));
  if (!talk.dueAt) return '';
  if (isTalkLate) return texts.overdue(days(talk.dueAt));
  return dueWords(texts.due(days(talk.dueAt)), isProvisionalTalk);
}
