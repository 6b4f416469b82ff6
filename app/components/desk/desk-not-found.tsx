import { DeskShell } from '#app/components/layout/desk-shell.tsx';
import { useSite, useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { deskTexts } from '#app/i18n/index.ts';

/** No such case or query, or none for this unit: nothing on the page tells which. */
export function DeskNotFound() {
  const { queue, case: texts } = deskTexts;
  const { errors } = useTexts().texts;
  const { phone } = useSite();
  const nav = [
    { href: '/desk', label: queue.views.to_do },
    { href: '/desk/queries', label: queue.queries },
  ];
  return (
    <DeskShell title={queue.area} nav={nav}>
      <PageTitle title={texts.notFoundTitle} />
      <div className="column prose">
        <h1 className="page-title">{texts.notFoundTitle}</h1>
        <p>{texts.notFound}</p>
        <p>
          <ButtonLink href="/desk">{texts.backToQueue}</ButtonLink>
        </p>
        <p>
          <a href={`tel:${phone}`} className="tel">
            {errors.phone(phone)}
          </a>
        </p>
      </div>
    </DeskShell>
  );
}
