import type { LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { PageLinks } from '#app/components/desk/page-links.tsx';
import { caseHref, parsePage, START_OF_QUEUE } from '#app/components/desk/queue-place.ts';
import { useDays, type When } from '#app/components/desk/when.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { reasonWords } from '#app/components/staff/move-words.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { queueStandings } from '#app/domain/desk-queue.ts';
import type { MovedPromise } from '#app/domain/rules/rule-moves.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { listMovedDates, MOVED_DATES_PAGE, type MovedDates } from '#db/repositories/moved-dates.server.ts';

type MovedData = Awaited<ReturnType<typeof loader>>;
type Row = Omit<MovedDates, 'promises'> & MovedPromise;

const texts = deskTexts.movedDates;
const PATH = '/desk/moved-dates';

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const page = parsePage(new URL(args.request.url).searchParams.get('page'));
  const { departmentId, role } = session.actor;
  const { rows, total } = await listMovedDates(ctx.db, { departmentId, readsAs: queueStandings(role), page });
  const pages = Math.max(1, Math.ceil(total / MOVED_DATES_PAGE));
  return { frame: await loadFrame(args, session), page, pages, rows: rows.flatMap(byPromise), total };
}

function byPromise({ promises, ...moved }: MovedDates): Row[] {
  return promises.map((promise) => ({ ...moved, ...promise }));
}

/** Every promised date that new rules moved, on the cases that the reader's unit reads (sla.md §1, Horizon). */
export default function MovedDatesList({ loaderData: { frame, page, pages, rows, total } }: { loaderData: MovedData }) {
  const days = useDays();
  const hrefOf = (target: number) => (target === 1 ? PATH : `${PATH}?page=${target}`);
  return (
    <DeskFrame frame={frame} isMovedDates>
      <PageTitle title={texts.title} />
      <div className="flex flex-wrap items-center justify-between py-1">
        <h1 className="page-title">{texts.title}</h1>
        <p className="text-desk-hint text-ink-2">{texts.summary(total)}</p>
      </div>
      <p className="mb-3 max-w-measure">{texts.intro}</p>
      {page > pages ? (
        <p>
          <a href={PATH}>{texts.noSuchPage}</a>
        </p>
      ) : (
        <DataTable
          caption={texts.title}
          isCaptionHidden
          stacks="alone"
          columns={columnsFor(days)}
          rows={rows}
          rowKey={({ reference, movedAt, kind }) => `${reference} ${movedAt.toISOString()} ${kind}`}
          empty={texts.none}
        />
      )}
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
    </DeskFrame>
  );
}

/** Days alone: each of these dates is the close of its day, and an hour could tell who was there. */
function columnsFor(days: When): Column<Row>[] {
  const { columns } = texts;
  const column = (key: keyof typeof columns, cell: Column<Row>['cell'], className?: string): Column<Row> => ({
    key,
    head: columns[key],
    label: columns[key],
    cell,
    className,
  });
  return [
    {
      ...column(
        'reference',
        ({ reference }) => <a href={caseHref(reference, START_OF_QUEUE)}>{reference}</a>,
        'nowrap',
      ),
      isRowHead: true,
    },
    column('matter', ({ category }) => category?.zh ?? texts.noCategory),
    column('lead', ({ lead }) => lead?.zh ?? texts.noUnit),
    column('clock', ({ kind }) => deskTexts.words.clocks[kind], 'nowrap'),
    column('was', (row) => days(new Date(row.from)), 'nowrap'),
    column('is', (row) => days(new Date(row.to)), 'nowrap'),
    column('why', (row) => (
      <>
        {reasonWords(row.reasons)} <span className="hint">{versionWords(row)}</span>
      </>
    )),
    column('movedOn', ({ movedAt }) => days(movedAt), 'nowrap'),
  ];
}

/** Another target is the policy's, other days are the calendar's; one act can bring both. */
function versionWords({ reasons, policyVersion, calendarVersion }: Row): string {
  const isTargets = reasons.some(({ kind }) => kind === 'target');
  const isCalendars = reasons.some(({ kind }) => kind !== 'target');
  const parts = [isTargets ? texts.policy(policyVersion) : '', isCalendars ? texts.calendar(calendarVersion) : ''];
  return parts.filter((part) => part !== '').join('，');
}
