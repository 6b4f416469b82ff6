import type { LoaderFunctionArgs } from 'react-router';
import { useTexts } from '#app/components/layout/locale.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { LedgerWeek } from '#app/domain/ledger-week.ts';
import { formatPlainDay, inLocale } from '#app/i18n/index.ts';
import { type Ledger, type NamedRow, readLedger } from '#app/use-cases/read-ledger.server.ts';

export const handle = { static: true };

/** So many weeks stand under the one that is shown. */
const OLDER_SHOWN = 8;

export function loader({ context, request }: LoaderFunctionArgs): Promise<Ledger> {
  return readLedger(context.db, context.clock(), new URL(request.url).searchParams.get('week'));
}

/** 红灯台账: which unit let which standard turn red, week by week (sla.md §5, level 2). */
export default function PublicLedger({ loaderData: { week, weeks, rows, countedThrough } }: { loaderData: Ledger }) {
  const { texts, locale, path } = useTexts();
  const words = texts.ledger;
  const weekWords = useWeekWords(countedThrough);
  const columns: readonly Column<NamedRow>[] = [
    { key: 'unit', head: words.unit, cell: ({ unitName }) => inLocale(locale, unitName), isRowHead: true },
    {
      key: 'standard',
      head: words.standard,
      cell: ({ standard }) => texts.rating.name[standard],
    },
    { key: 'late', head: words.late, cell: (row) => <LateCell row={row} /> },
  ];
  const title = weekWords(week);
  return (
    <div className="column">
      <PageTitle title={words.title} />
      <BackLink href={path('/open')}>{texts.scorecard.back}</BackLink>
      <h1 className="page-title">{words.title}</h1>
      <p>{words.lead}</p>
      <p className="hint mt-2">{words.counted(formatPlainDay(countedThrough, locale))}</p>
      <h2 className="section-title">{title}</h2>
      <DataTable
        caption={title}
        isCaptionHidden
        stacks="below_heads"
        columns={columns}
        rows={rows}
        rowKey={({ unit, standard, daysLate, isOpen }) => [unit, standard, daysLate, isOpen].join(' ')}
        empty={words.none}
      />
      <OtherWeeks week={week} weeks={weeks} weekWords={weekWords} />
      <p className="mt-4">
        <a href={path('/open/cases')} className="tel">
          {texts.cases.link}
        </a>
      </p>
    </div>
  );
}

function LateCell({ row: { daysLate, isOpen, count } }: { row: NamedRow }) {
  const words = useTexts().texts.ledger;
  return (
    <>
      {daysLate === null ? words.undecided : words.days(daysLate, isOpen)}
      {count > 1 && <span className="block font-bold">{words.times(count)}</span>}
    </>
  );
}

type OtherWeeksProps = { week: LedgerWeek; weeks: LedgerWeek[]; weekWords: (week: LedgerWeek) => string };

function OtherWeeks({ week, weeks, weekWords }: OtherWeeksProps) {
  const { texts, path } = useTexts();
  const words = texts.ledger;
  const place = weeks.findIndex(({ name }) => name === week.name);
  const older = weeks.slice(place + 1, place + 1 + OLDER_SHOWN);
  return (
    <nav aria-labelledby="other-weeks">
      <h2 className="section-title" id="other-weeks">
        {words.otherWeeks}
      </h2>
      <ul>
        {place > 0 && (
          <li>
            <a href={path('/open/ledger')} className="tel">
              {words.newest}
            </a>
          </li>
        )}
        {older.map((one) => (
          <li key={one.name}>
            <a href={path(`/open/ledger?week=${one.name}`)} className="tel">
              {weekWords(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A week in words; the year where it is not that of the newest one. */
function useWeekWords(today: string): (week: LedgerWeek) => string {
  const { texts, locale } = useTexts();
  return ({ from, through }) =>
    texts.ledger.week(formatPlainDay(from, locale, today), formatPlainDay(through, locale, today));
}
