import { useTexts } from '#app/components/layout/locale.tsx';
import { cellWords, countWords, percentWords } from '#app/components/scorecard/cell-words.ts';
import { ShareBar } from '#app/components/scorecard/share-bar.tsx';
import { type Figures, shareOf } from '#app/domain/scorecard/scorecard.ts';

/** The four rates of the county; those of the county's own clocks have a target, what investors say has none. */
export const TILES = [
  { measure: 'acceptance', hasTarget: true },
  { measure: 'resolution', hasTarget: true },
  { measure: 'solved', hasTarget: false },
  { measure: 'rating', hasTarget: false },
] as const;

export function Tiles({ figures }: { figures: Figures }) {
  const words = useTexts().texts.scorecard;
  return (
    <dl className="sm:grid sm:grid-cols-2 sm:gap-x-8">
      {TILES.map(({ measure, hasTarget }) => {
        const cell = figures[measure];
        const percent = percentWords(cell, words);
        return (
          <div className="promise" key={measure}>
            <dt>
              {words.tiles[measure].title} <span className="nowrap">{percent}</span>
            </dt>
            <dd>
              <ShareBar share={shareOf(cell) ?? 0} />
              <span className="block text-ink">
                {percent === null ? words.fewRate : cellWords(cell, words)} ·{' '}
                {hasTarget ? words.target : words.noTarget}
              </span>
              {words.tiles[measure].text}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const FOUR = ['answered', 'solved', 'cannot_be_met', 'procedure'] as const;

/** What is never added up: only the investor says "solved" (product.md rule 4). */
export function FourNumbers({ figures }: { figures: Figures }) {
  const words = useTexts().texts.scorecard;
  return (
    <section aria-labelledby="four">
      <h2 className="section-title" id="four">
        {words.fourTitle}
      </h2>
      <dl className="summary-list">
        {FOUR.map((measure) => (
          <div className="summary-row" key={measure}>
            <dt className="summary-term">{words.four[measure]}</dt>
            <dd className="summary-value">{countWords(figures[measure], words)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
