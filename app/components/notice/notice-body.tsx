import { paragraphsOf } from '#app/domain/public-notice.ts';
import type { Locale } from '#app/i18n/index.ts';

/** The paragraphs of a notice, as typed and nothing else: no markup, no link. */
export function NoticeBody({ text, lang }: { text: string; lang: Locale | undefined }) {
  return (
    <div className="prose" lang={lang}>
      {paragraphsOf(text).map((paragraph, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text does not change, and two of its lines may be equal
        <p key={place}>{paragraph}</p>
      ))}
    </div>
  );
}
