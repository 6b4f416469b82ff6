import type { LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { PageLinks } from '#app/components/desk/page-links.tsx';
import { type QueueLine, QueueTable } from '#app/components/desk/queue-table.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { endOfDay, QUEUE_PAGE_SIZE, QUEUE_VIEWS, type QueueView, queueStandings } from '#app/domain/desk-queue.ts';
import { timeLeft } from '#app/domain/sla/time-left.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listQueue } from '#db/repositories/queue.server.ts';

type QueueData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const { searchParams } = new URL(args.request.url);
  const view = QUEUE_VIEWS.find((name) => name === searchParams.get('view')) ?? 'open';
  const page = pageOf(searchParams.get('page'));
  const { calendar } = currentRules(await getCountyRules(ctx.db));
  const { rows, counts } = await listQueue(ctx.db, {
    departmentId: session.department.id,
    readsAs: queueStandings(session.actor.role),
    view,
    now: ctx.now,
    endOfDay: endOfDay(calendar, ctx.now),
    page,
  });
  const lines: QueueLine[] = rows.map((row) => ({
    ...row,
    left: row.dueAt && timeLeft(calendar, ctx.now, row.dueAt),
  }));
  return { frame: await loadFrame(args, session), view, page, lines, counts, isDone: searchParams.has('done') };
}

function pageOf(given: string | null): number {
  return given !== null && /^[1-9][0-9]{0,5}$/.test(given) ? Number(given) : 1;
}

function hrefOf(view: QueueView, page = 1): string {
  const query = [view === 'open' ? '' : `view=${view}`, page === 1 ? '' : `page=${page}`].filter((part) => part !== '');
  return query.length === 0 ? '/desk' : `/desk?${query.join('&')}`;
}

export default function Queue({ loaderData }: { loaderData: QueueData }) {
  const { frame, view, page, lines, counts, isDone } = loaderData;
  const texts = deskTexts.queue;
  const views = QUEUE_VIEWS.map((name) => ({
    href: hrefOf(name),
    label: texts.views[name],
    count: name === 'all' ? undefined : counts[name],
    current: name === view,
  }));
  const pages = Math.max(1, Math.ceil(counts[view] / QUEUE_PAGE_SIZE));
  return (
    <DeskFrame frame={frame} views={views}>
      <PageTitle title={texts.views[view]} />
      {isDone && (
        <div className="mt-2" role="status">
          <Notice tone="ok">{deskTexts.case.done}</Notice>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between py-1">
        <h1 className="text-desk-h2 font-bold">{texts.views[view]}</h1>
        <p className="text-desk-hint text-ink-2">{texts.summary(counts[view])}</p>
      </div>
      {lines.length > 0 ? (
        <QueueTable lines={lines} caption={texts.views[view]} />
      ) : (
        <p className="py-3">{page > pages ? <a href={hrefOf(view)}>{texts.noSuchPage}</a> : texts.empty[view]}</p>
      )}
      <PageLinks page={page} pages={pages} hrefOf={(target) => hrefOf(view, target)} />
    </DeskFrame>
  );
}
