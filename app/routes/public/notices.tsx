import type { LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { NoticeLink } from '#app/components/notice/notice-link.tsx';
import { formatPaperDay } from '#app/i18n/index.ts';
import { type NoticeList, readNotices } from '#app/use-cases/read-notices.server.ts';

export const handle = { static: true };

export function loader({ context, request }: LoaderFunctionArgs): Promise<NoticeList> {
  const asked = new URL(request.url).searchParams.get('page') ?? '';
  return readNotices(context.db, context.clock(), /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1);
}

/** 公告: everything that was ever published, what was corrected or taken down marked so. */
export default function Notices({ loaderData: { notices, page, hasOlder } }: { loaderData: NoticeList }) {
  const { texts, locale, path } = useTexts();
  const words = texts.notices;
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      {notices.length === 0 && <p className="hint">{words.none}</p>}
      <ul>
        {notices.map(({ notice, standing }) => (
          <li key={notice.id} className="mb-3">
            <NoticeLink notice={notice} />
            <span className="hint block">
              {formatPaperDay(notice.shownOn, locale)}
              {standing !== 'holds' && <strong> {words.standing[standing]}</strong>}
            </span>
          </li>
        ))}
      </ul>
      {(page > 1 || hasOlder) && (
        <nav aria-label={words.title}>
          <ul>
            {page > 1 && (
              <li>
                <a href={path(page === 2 ? '/notices' : `/notices?page=${page - 1}`)} className="tel">
                  {words.newer}
                </a>
              </li>
            )}
            {hasOlder && (
              <li>
                <a href={path(`/notices?page=${page + 1}`)} className="tel">
                  {words.older}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  );
}
