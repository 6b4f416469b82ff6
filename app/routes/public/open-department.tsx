import { data, type LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { openWords } from '#app/components/scorecard/cell-words.ts';
import { PromiseSections } from '#app/components/scorecard/promise-sections.tsx';
import { FigureTable } from '#app/components/scorecard/standard-section.tsx';
import { YearSentence } from '#app/components/scorecard/year-sentence.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { lastDayOf, type Month } from '#app/domain/month.ts';
import type { Promised } from '#app/domain/scorecard/promised.ts';
import { hasFigures, type UnitLine } from '#app/domain/scorecard/scorecard.ts';
import { formatPaperDay, inLocale } from '#app/i18n/index.ts';
import { readScorecard, type ScoredUnit } from '#app/use-cases/read-scorecard.server.ts';

export const handle = { static: true };

type Shown = {
  unit: ScoredUnit;
  promised: Promised;
  /** Null before the first month. */
  result: { line: UnitLine; through: Month } | null;
};

export async function loader({ context, params }: LoaderFunctionArgs): Promise<Shown> {
  const { scorecard, units, promised } = await readScorecard(context.db);
  const unit = units.find(({ id }) => id === params.id);
  if (!unit) throw data(null, 404);
  const line = scorecard?.units.find((one) => one.unit === unit.id);
  return { unit, promised, result: scorecard && line ? { line, through: scorecard.through } : null };
}

/** One unit: each of the five standards with its promise and its results. */
export default function OpenDepartment({ loaderData: { unit, promised, result } }: { loaderData: Shown }) {
  const { texts, locale, path } = useTexts();
  const words = texts.scorecard;
  const name = inLocale(locale, unit.name);
  const figures = result !== null && hasFigures(result.line.figures) ? result.line.figures : null;
  return (
    <div className="column">
      <PageTitle title={words.unitTitle(name)} />
      <BackLink href={path('/open')}>{words.back}</BackLink>
      <h1 className="page-title">{name}</h1>
      {result === null ? <p>{words.nothing}</p> : <UnitSummary result={result} />}
      <PromiseSections promised={promised} figures={figures} />
      <p className="mt-4">
        <a className="tel" href={path('/open/method')}>
          {words.method}
        </a>
        <br />
        <a className="tel" href={path('/open/ledger')}>
          {words.ledger}
        </a>
      </p>
    </div>
  );
}

function UnitSummary({ result: { line, through } }: { result: { line: UnitLine; through: Month } }) {
  const { texts, locale } = useTexts();
  const words = texts.scorecard;
  const day = formatPaperDay(lastDayOf(through), locale);
  const open = <p className="mb-3">{words.open(openWords(line.overdue, words), day)}</p>;
  if (!hasFigures(line.figures)) {
    return (
      <>
        {open}
        <p>{words.nothingForUnit}</p>
      </>
    );
  }
  return (
    <>
      <YearSentence figures={line.figures} day={day} isUnits />
      {open}
      <FigureTable caption={words.whole} measures={['answered', 'rating']} figures={line.figures} />
    </>
  );
}
