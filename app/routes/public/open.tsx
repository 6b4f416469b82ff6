import type { LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { openWords } from '#app/components/scorecard/cell-words.ts';
import { PromiseSections } from '#app/components/scorecard/promise-sections.tsx';
import { FigureTable } from '#app/components/scorecard/standard-section.tsx';
import { FourNumbers, TILES, Tiles } from '#app/components/scorecard/tiles.tsx';
import { TrendChart } from '#app/components/scorecard/trend-chart.tsx';
import { type TableLine, UnitTable } from '#app/components/scorecard/unit-table.tsx';
import { YearSentence } from '#app/components/scorecard/year-sentence.tsx';
import { lastDayOf } from '#app/domain/month.ts';
import { OTHERS } from '#app/domain/scorecard/parcels.ts';
import { hasFigures, inOrder, isTold, SORTS, type Sort } from '#app/domain/scorecard/scorecard.ts';
import { formatDate, formatPaperDay, inLocale } from '#app/i18n/index.ts';
import type { PublishedScorecard, ScorecardRead, ScoredUnit } from '#app/use-cases/read-scorecard.server.ts';
import { readScorecard } from '#app/use-cases/read-scorecard.server.ts';

export const handle = { static: true };

type Shown = ScorecardRead & { sort: Sort };

export async function loader({ context, request }: LoaderFunctionArgs): Promise<Shown> {
  const by = new URL(request.url).searchParams.get('by');
  return { ...(await readScorecard(context.db)), sort: SORTS.find((one) => one === by) ?? SORTS[0] };
}

/** 承诺与结果: what was promised and what came of it, for the county and for each unit (experience.md §2.1.2). */
export default function OpenPage({ loaderData }: { loaderData: Shown }) {
  const { texts, locale } = useTexts();
  const words = texts.scorecard;
  const { scorecard } = loaderData;
  return (
    <>
      <PageTitle title={words.title} />
      <h1 className="page-title">{words.title}</h1>
      {scorecard === null ? (
        <FirstMonth read={loaderData} />
      ) : (
        <Results scorecard={scorecard} read={loaderData} day={formatPaperDay(lastDayOf(scorecard.through), locale)} />
      )}
      <MorePages hasData={scorecard !== null} />
    </>
  );
}

/** Nothing is over yet: the promises alone. */
function FirstMonth({ read }: { read: ScorecardRead }) {
  const words = useTexts().texts.scorecard;
  return (
    <div className="column">
      <p>{words.nothing}</p>
      <PromiseSections promised={read.promised} figures={null} />
    </div>
  );
}

type ResultsProps = { scorecard: PublishedScorecard; read: Shown; day: string };

function Results({ scorecard, read, day }: ResultsProps) {
  const { texts, locale } = useTexts();
  const words = texts.scorecard;
  const { timeZone } = read;
  return (
    <>
      <div className="column">
        <YearSentence figures={scorecard.county} day={day} />
        <p className="hint mt-2">
          {words.basis}
          <span className="block">
            {words.published(formatDate(scorecard.publishedAt, locale, timeZone, new Date(0)))}
          </span>
        </p>
      </div>
      <Tiles figures={scorecard.county} />
      <Units scorecard={scorecard} read={read} day={day} />
      <Trends scorecard={scorecard} />
      <div className="column">
        <FourNumbers figures={scorecard.county} />
        <FigureTable
          caption={words.county}
          measures={['department_days', 'investor_days', 'passed_on', 'substantiated']}
          figures={scorecard.county}
        />
      </div>
    </>
  );
}

function Units({ scorecard, read: { units, sort }, day }: ResultsProps) {
  const { texts, locale, path } = useTexts();
  const words = texts.scorecard;
  const nameOf = new Map(units.map(({ id, name }) => [id, inLocale(locale, name)]));
  const named = (id: string) => nameOf.get(id) ?? id;
  const byName = scorecard.units.toSorted((one, other) => named(one.unit).localeCompare(named(other.unit), locale));
  const told = inOrder(byName.filter(isTold), sort);
  const lines: TableLine[] = told.map(({ unit, ...line }) => {
    return { id: unit, name: named(unit), href: path(`/open/departments/${unit}`), ...line };
  });
  if (hasFigures(scorecard.others)) {
    lines.push({ id: OTHERS, name: words.others, href: null, figures: scorecard.others, overdue: null });
  }
  const untold = byName.filter((line) => !isTold(line)).map(({ unit: id }) => ({ id, name: named(id) }));
  return (
    <section>
      <h2 className="section-title" id="units">
        {words.units}
      </h2>
      <p className="hint">{words.open(openWords(scorecard.overdue, words), day)}</p>
      <UnitTable lines={lines} sort={sort} caption={words.units} />
      <UntoldUnits units={untold} />
    </section>
  );
}

function UntoldUnits({ units }: { units: readonly { id: ScoredUnit['id']; name: string }[] }) {
  const { texts, path } = useTexts();
  const words = texts.scorecard;
  if (units.length === 0) return null;
  return (
    <>
      <h3 className="font-bold">{words.untold}</h3>
      <p className="hint">{words.untoldText}</p>
      <ul className="stage-nav">
        {units.map(({ id, name }) => (
          <li key={id}>
            <a className="tel" href={path(`/open/departments/${id}`)}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Trends({ scorecard: { trend } }: { scorecard: PublishedScorecard }) {
  const words = useTexts().texts.scorecard;
  return (
    <section aria-labelledby="trends">
      <h2 className="section-title" id="trends">
        {words.trends}
      </h2>
      <p className="hint">{words.trendsText}</p>
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-8">
        {TILES.map(({ measure, hasTarget }) => (
          <TrendChart
            key={measure}
            measure={measure}
            title={words.tiles[measure].title}
            trend={trend}
            hasTarget={hasTarget}
          />
        ))}
      </div>
    </section>
  );
}

function MorePages({ hasData }: { hasData: boolean }) {
  const { texts, path } = useTexts();
  const words = texts.scorecard;
  const links = [
    { href: '/open/method', text: words.method },
    { href: '/open/ledger', text: words.ledger },
    { href: '/open/cases', text: texts.cases.title },
    ...(hasData
      ? [
          { href: '/open/data.csv', text: words.csv },
          { href: '/open/data.json', text: words.json },
        ]
      : []),
  ];
  return (
    <nav aria-labelledby="more">
      <h2 className="section-title" id="more">
        {words.more}
      </h2>
      <ul>
        {links.map(({ href, text }) => (
          <li key={href}>
            <a className="tel" href={path(href)}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
