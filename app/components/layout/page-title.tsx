import { useSite, useTexts } from '#app/components/layout/locale.tsx';

type PageTitleProps = { title: string; hasErrors?: boolean };

/** The document's title; React puts it into the head. A page uses this, or the route's `meta`, never both. */
export function PageTitle({ title, hasErrors = false }: PageTitleProps) {
  const { texts, locale } = useTexts();
  const { countyName } = useSite();
  const siteName = `${locale === 'zh-CN' ? countyName : ''}${texts.common.siteName}`;
  return <title>{`${hasErrors ? texts.common.errorPrefix : ''}${title} – ${siteName}`}</title>;
}
