import { useTexts } from '#app/components/layout/locale.tsx';

type PageTitleProps = { title: string; hasErrors?: boolean };

/** The document's title; React puts it into the head. A page uses this, or the route's `meta`, never both. */
export function PageTitle({ title, hasErrors = false }: PageTitleProps) {
  const { texts } = useTexts();
  return <title>{`${hasErrors ? texts.common.errorPrefix : ''}${title} – ${texts.common.siteName}`}</title>;
}
