import { useTexts } from '#app/components/layout/locale.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { Opening } from '#app/domain/case-openings.ts';
import { inLocale, type Texts } from '#app/i18n/index.ts';

/** Who opened the report: unit, role, day; the latest first. */
export function OpeningList({ openings }: { openings: readonly Opening[] }) {
  const { texts, locale } = useTexts();
  const words = texts.openings;
  if (openings.length === 0) return <p className="hint">{words.none}</p>;
  return (
    <ol className="timeline">
      {openings.map((opening) => (
        <li key={opening.key}>
          <p className="timeline-title">
            {opening.role === 'discipline'
              ? words.discipline
              : words.who(inLocale(locale, opening.unit.name), words.role[opening.role])}
          </p>
          <p className="timeline-meta">
            <Moment at={opening.lastAt} withTime={!opening.daysOnly} />
            {' · '}
            {whatWasRead(opening, words)}
            {opening.times > 1 && ` · ${words.times(opening.times)}`}
          </p>
        </li>
      ))}
    </ol>
  );
}

function whatWasRead({ readsText, readsPaper }: Opening, words: Texts['openings']): string {
  if (readsText) return words.readText;
  return readsPaper ? words.readPaper : words.readStatus;
}
