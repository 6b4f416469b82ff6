import { data, type LoaderFunctionArgs } from 'react-router';
import { MarkedChinese } from '#app/components/case/marked-chinese.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { NoticeBody } from '#app/components/notice/notice-body.tsx';
import { langOf, noticeLanguage } from '#app/components/notice/notice-language.ts';
import { NoticeLink } from '#app/components/notice/notice-link.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { noticeIn, type PublicNotice, readNoticeNumber } from '#app/domain/public-notice.ts';
import { formatPaperDay } from '#app/i18n/index.ts';
import { type ReadNotice, readNotice } from '#app/use-cases/read-notices.server.ts';

export const handle = { static: true };

export async function loader({ context, params }: LoaderFunctionArgs): Promise<ReadNotice> {
  const number = readNoticeNumber(params.id);
  const read = number === null ? null : await readNotice(context.db, context.clock(), number);
  // One that is still to come is as unknown as one that never was.
  if (!read) throw data(null, 404);
  return read;
}

export default function PublicNoticePage({ loaderData }: { loaderData: ReadNotice }) {
  const { texts, locale, path } = useTexts();
  const words = texts.notices;
  const { notice, correctedBy, corrects } = loaderData;
  const { title, text, language } = noticeIn(notice.texts, noticeLanguage(locale));
  const lang = langOf(language, locale);
  return (
    <div className="column">
      <PageTitle title={title} />
      <BackLink href={path('/notices')}>{words.all}</BackLink>
      <h1 className="page-title" lang={lang}>
        {title}
      </h1>
      <p className="hint">
        {words.publishedOn(formatPaperDay(notice.shownOn, locale))}
        {lang && <span className="block">{words.otherLanguage}</span>}
      </p>
      {notice.removal && <Removal removal={notice.removal} />}
      {correctedBy && (
        <Notice tone="warn" title={words.correctedBy}>
          <NoticeLink notice={correctedBy} />
        </Notice>
      )}
      {corrects && (
        <Notice title={words.corrects}>
          <NoticeLink notice={corrects} />
        </Notice>
      )}
      {!notice.removal && <NoticeBody text={text} lang={lang} />}
    </div>
  );
}

function Removal({ removal }: { removal: NonNullable<PublicNotice['removal']> }) {
  const { texts, locale } = useTexts();
  const words = texts.notices;
  return (
    <Notice tone="warn" title={words.takenDown(formatPaperDay(removal.on, locale))}>
      <p>
        {words.reason}
        {locale === 'zh-CN' ? '：' : ': '}
        <MarkedChinese text={removal.reason} />
      </p>
    </Notice>
  );
}
