import { useDays } from '#app/components/desk/when.ts';
import { reasonWords } from '#app/components/staff/move-words.ts';
import type { MovedPromise } from '#app/domain/rules/rule-moves.ts';
import { deskTexts } from '#app/i18n/index.ts';

const texts = deskTexts.movedDates;

/** In a case's history: which of the promised dates new rules moved, from which day to which and why. */
export function MovedPromises({ promises }: { promises: readonly MovedPromise[] }) {
  const days = useDays();
  return (
    <>
      {promises.map(({ kind, from, to, reasons }) => (
        <p key={kind}>
          {texts.line(deskTexts.words.clocks[kind], days(new Date(from)), days(new Date(to)), reasonWords(reasons))}
        </p>
      ))}
      <p>
        <a href="/desk/moved-dates">{texts.all}</a>
      </p>
    </>
  );
}
