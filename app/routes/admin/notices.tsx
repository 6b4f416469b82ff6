import type { LoaderFunctionArgs } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { NoticeTable } from '#app/components/admin/notice-table.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { today } from '#app/routes/admin/fee-pages.server.ts';
import { readKeptNotices } from '#app/use-cases/read-notices.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const words = adminTexts.notices;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const rows = await readKeptNotices(ctx.db, ctx.now);
  const asked = new URL(args.request.url).searchParams;
  const find = (name: string) => rows.find(({ notice }) => String(notice.id) === asked.get(name)) ?? null;
  const day = today(await getCountyRules(ctx.db), ctx.now);
  return { frame, rows, day, published: find('published'), removed: find('removed') };
}

export default function Notices({ loaderData }: { loaderData: Awaited<ReturnType<typeof loader>> }) {
  const { frame, rows, day, published, removed } = loaderData;
  return (
    <AdminPage frame={frame} tab="notices">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      {published && (
        <div role="status">
          <Notice tone="ok" title={words.published(published.notice.texts.zh.title, published.notice.shownOn)} />
        </div>
      )}
      {removed?.state === 'taken_down' && (
        <div role="status">
          <Notice tone="ok" title={words.removed(removed.notice.texts.zh.title)} />
        </div>
      )}
      <p className="mb-3">{words.lead}</p>
      <div className="actions">
        <ButtonLink href="/admin/notices/new">{words.write}</ButtonLink>
      </div>
      <h2 className="section-title">{words.list}</h2>
      <NoticeTable rows={rows} today={day} />
    </AdminPage>
  );
}
