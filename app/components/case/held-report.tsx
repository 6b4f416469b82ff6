import { useTexts } from '#app/components/layout/locale.tsx';
import { RemedyLines } from '#app/components/report/remedy-lines.tsx';
import type { RunningRemedies } from '#app/domain/remedies.ts';

/** What a kept report means until it goes, and where that is changed. */
export function HeldReport({ kept }: { kept: { remedies: RunningRemedies; today: string } | null }) {
  const { texts, path } = useTexts();
  const { hold: words } = texts;
  if (!kept) return null;
  return (
    <section className="prose">
      <p>{words.choiceHow}</p>
      <p>{words.choiceCost}</p>
      <p>
        <a href={path('/track/case/hold')} className="tel">
          {words.link}
        </a>
      </p>
      {/* Counted from a decision, they stand on the page by themselves. */}
      {kept.remedies.from === 'payment' && <RemedyLines {...kept} />}
    </section>
  );
}
