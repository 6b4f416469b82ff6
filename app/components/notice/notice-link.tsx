import { useTexts } from '#app/components/layout/locale.tsx';
import { langOf, noticeLanguage } from '#app/components/notice/notice-language.ts';
import { noticeIn, type PublicNotice } from '#app/domain/public-notice.ts';

/** The title of a notice, leading to it. */
export function NoticeLink({ notice: { id, texts } }: { notice: PublicNotice }) {
  const { locale, path } = useTexts();
  const { title, language } = noticeIn(texts, noticeLanguage(locale));
  return (
    <a href={path(`/notices/${id}`)} className="tel" lang={langOf(language, locale)}>
      {title}
    </a>
  );
}
