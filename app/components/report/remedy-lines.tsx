import { useTexts } from '#app/components/layout/locale.tsx';
import type { RunningRemedies } from '#app/domain/remedies.ts';
import { formatDay } from '#app/i18n/index.ts';

/** Which remedies run on while a report is kept, with their last days where a decision or a payment told when they began. */
export function RemedyLines({ remedies, today }: { remedies: RunningRemedies; today: string }) {
  const { texts, locale, path } = useTexts();
  const { hold: words, checker } = texts;
  return (
    <>
      <p>{words.remediesRun}</p>
      {remedies.dates.map(({ remedy, lastOn, isOver, provisional }) => (
        <p key={remedy}>
          {(isOver ? words.remedyOver : words.remedyFrom)[remedies.from](
            checker.remedy[remedy],
            formatDay(lastOn, locale, today),
          )}
          {provisional && <span className="hint block">{checker.provisional}</span>}
        </p>
      ))}
      <p>
        <a href={path('/remedies')} className="tel">
          {words.remedyCheck}
        </a>
      </p>
    </>
  );
}
