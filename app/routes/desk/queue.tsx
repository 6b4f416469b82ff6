import type { LoaderFunctionArgs } from 'react-router';
import { DeskFrame } from '#app/components/desk/desk-frame.tsx';
import { PageLinks } from '#app/components/desk/page-links.tsx';
import { parsePage, parseView, queueHref } from '#app/components/desk/queue-place.ts';
import { type QueueLine, QueueTable } from '#app/components/desk/queue-table.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { endOfDay, QUEUE_PAGE_SIZE, QUEUE_VIEWS, type QueueView, queueStandings } from '#app/domain/desk-queue.ts';
import { addDays } from '#app/domain/remedies.ts';
import { dayOf, startOfDay } from '#app/domain/sla/calendar.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { enterDesk, loadFrame } from '#app/routes/desk/desk-page.server.ts';
import { timesLeft } from '#app/use-cases/times-left.server.ts';
import { listHeadedUnits } from '#db/repositories/accounts.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { hasMovedDates } from '#db/repositories/moved-dates.server.ts';
import { listQueue, type QueueRow } from '#db/repositories/queue.server.ts';

/** For so many days the queue says that promised dates moved. */
const MOVED_NEWS_DAYS = 7;

type QueueData = Awaited<ReturnType<typeof loader>>;

export async function loader(args: LoaderFunctionArgs) {
  const { session, ctx } = await enterDesk(args);
  const { searchParams } = new URL(args.request.url);
  const view = parseView(searchParams.get('view'));
  const page = parsePage(searchParams.get('page'));
  const county = await getCountyRules(ctx.db);
  const { role, departmentId } = session.actor;
  const { calendar } = currentRules(county);
  const { rows, counts } = await listQueue(ctx.db, {
    departmentId,
    accountId: session.actor.accountId,
    readsAs: queueStandings(role),
    withHeadsDuties: role === 'head' || !(await listHeadedUnits(ctx.db)).has(departmentId),
    view,
    now: ctx.now,
    endOfDay: endOfDay(calendar, ctx.now),
    page,
  });
  const leftUntil = await timesLeft(ctx.db, { county, now: ctx.now }, rows.flatMap(listedDues));
  const lines = rows
    .map((row) => (row.readsText ? row : { ...row, updatedAt: endOfDay(calendar, row.updatedAt) }))
    .map((row) => toLine(row, { view, leftUntil }));
  const since = startOfDay(calendar, addDays(dayOf(calendar, ctx.now), -MOVED_NEWS_DAYS));
  const hasMoved = await hasMovedDates(ctx.db, { departmentId, readsAs: queueStandings(role) }, since);
  const frame = await loadFrame(args, session);
  return { frame, view, page, lines, counts, hasMoved, isDone: searchParams.has('done') };
}

type Seen = { view: QueueView; leftUntil: Awaited<ReturnType<typeof timesLeft>> };

/** The instants of a row, each with what it is counted by. */
function listedDues(row: QueueRow) {
  const { caseId } = row;
  return [
    row.dueAt && { caseId, at: row.dueAt, version: row.dueCalendar },
    row.nextDueAt && { caseId, at: row.nextDueAt, version: row.nextCalendar },
    row.headsDutyAt && { caseId, at: row.headsDutyAt, version: row.headsCalendar },
  ].filter((due) => due !== null);
}

/** What the page shows of a row, and no more: all of it goes through the framework's encoding. */
function toLine(row: QueueRow, { view, leftUntil }: Seen): QueueLine {
  const { dueAt, dueKind, nextDueAt, nextKind, dueDuty, nextDuty, headsDutyAt, identityMode, openedAt, ...more } = row;
  const { caseId, dueCalendar, nextCalendar, headsCalendar, ...shown } = more;
  const headsDuty = headsDutyAt && {
    at: headsDutyAt,
    left: leftUntil({ caseId, at: headsDutyAt, version: headsCalendar }),
  };
  return { ...shown, due: dueShown(row, { view, leftUntil }), headsDuty };
}

/** What is due today stands in its view with the clock that brings it there, though another may be overdue. */
function dueShown(row: QueueRow, { view, leftUntil }: Seen): QueueLine['due'] {
  const { caseId, dueAt, nextDueAt } = row;
  if (view === 'due_today' && nextDueAt) {
    const left = leftUntil({ caseId, at: nextDueAt, version: row.nextCalendar });
    return { at: nextDueAt, kind: row.nextKind, duty: row.nextDuty, left };
  }
  const left = dueAt && leftUntil({ caseId, at: dueAt, version: row.dueCalendar });
  return dueAt && left && { at: dueAt, kind: row.dueKind, duty: row.dueDuty, left };
}

export default function Queue({ loaderData }: { loaderData: QueueData }) {
  const { frame, view, page, lines, counts, hasMoved, isDone } = loaderData;
  const texts = deskTexts.queue;
  const views = QUEUE_VIEWS.map((name) => ({
    href: queueHref({ view: name, page: 1 }),
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
      {hasMoved && (
        <div className="mt-2">
          <Notice tone="info">
            {deskTexts.movedDates.news(MOVED_NEWS_DAYS)} <a href="/desk/moved-dates">{deskTexts.movedDates.see}</a>
          </Notice>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between py-1">
        <h1 className="text-desk-h2 font-bold">{texts.views[view]}</h1>
        <p className="text-desk-hint text-ink-2">{texts.summary(counts[view])}</p>
      </div>
      {lines.length > 0 ? (
        <QueueTable lines={lines} caption={texts.views[view]} place={{ view, page }} />
      ) : (
        <p className="py-3">
          {page > pages ? <a href={queueHref({ view, page: 1 })}>{texts.noSuchPage}</a> : texts.empty[view]}
        </p>
      )}
      <PageLinks page={page} pages={pages} hrefOf={(target) => queueHref({ view, page: target })} />
    </DeskFrame>
  );
}
