import { useTexts } from '#app/components/layout/locale.tsx';
import { ButtonLink } from '#app/components/ui/button.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import { type InThreeLanguages, inLocale } from '#app/i18n/index.ts';

/** What a browser has here already: an application being written, or one sent whose code is not confirmed yet. */
export type EarlierApplication = { state: 'open' | 'sent'; service: { id: string; name: InThreeLanguages } };

/** That an application waits in this browser, and the way to it. */
export function EarlierApplicationNotice({ earlier }: { earlier: EarlierApplication | null }) {
  const { texts, locale, path } = useTexts();
  const { start } = texts.apply;
  if (!earlier) return null;
  const { state, service } = earlier;
  const isOpen = state === 'open';
  return (
    <Notice title={isOpen ? start.openTitle : start.sentTitle}>
      <p>{isOpen ? start.other(inLocale(locale, service.name)) : start.sent}</p>
      <p className="mt-3">
        <ButtonLink href={path(isOpen ? `/apply/${service.id}` : '/apply/done')}>
          {isOpen ? start.openLink : start.sentLink}
        </ButtonLink>
      </p>
    </Notice>
  );
}
