import { useTexts } from '#app/components/layout/locale.tsx';

/** What a kept report means until it goes, and where that is changed. */
export function HeldReport({ isHeld }: { isHeld: boolean }) {
  const { texts, path } = useTexts();
  const { hold: words } = texts;
  if (!isHeld) return null;
  return (
    <section className="prose">
      <p>{words.choiceHow}</p>
      <p>{words.choiceCost}</p>
      <p>{words.remediesRun}</p>
      <p>
        <a href={path('/track/case/hold')} className="tel">
          {words.link}
        </a>
      </p>
    </section>
  );
}
