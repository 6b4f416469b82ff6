import type { ReactNode } from 'react';
import { dayWords, rangeWords } from '#app/components/admin/calendar-words.ts';
import { type DayRange, type DrawnDay, type DrawnMonth, FIRST_YEAR, LAST_YEAR } from '#app/domain/sla/calendar-year.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars.year;
const KINDS = ['working', 'weekend', 'holiday', 'make_up'] as const;
const CLASS_OF: Record<DrawnDay['kind'], string> = {
  working: 'day-working',
  weekend: 'day-weekend',
  holiday: 'day-holiday',
  make_up: 'day-make-up',
};

export type YearData = {
  year: number;
  /** The unit's name where the year is one with days of its own. */
  unit: string | null;
  months: readonly DrawnMonth[];
  holidays: readonly DayRange[];
  makeUps: readonly string[];
  /** The address of the same page up to the year. */
  home: string;
  /** Back to the county's, on a unit's page. */
  countyHref: string | null;
};

/** Twelve months, what each colour means, and the days off by name. */
export function YearView({ data }: { data: YearData }) {
  const { year, unit, months, holidays, makeUps, home, countyHref } = data;
  return (
    <section aria-labelledby="year">
      <h2 className="section-title" id="year">
        {words.title(year, unit)}
      </h2>
      <YearLinks year={year} hrefOf={(of) => `${home}${of}#year`}>
        {countyHref && (
          <a href={countyHref} className="year-link">
            {words.county}
          </a>
        )}
      </YearLinks>
      <ul className="legend">
        {KINDS.map((kind) => (
          <li key={kind} className="legend-item">
            <span className={`legend-box ${CLASS_OF[kind]}`} aria-hidden="true" />
            {words.legend[kind]}
          </li>
        ))}
      </ul>
      <div className="year">
        {months.map((month) => (
          <MonthTable key={month.month} month={month} />
        ))}
      </div>
      <dl className="summary-list">
        <div className="summary-row">
          <dt className="summary-term">{words.holidays}</dt>
          <dd className="summary-value">
            {holidays.length === 0
              ? words.noHolidays
              : holidays.map((range) => `${range.name} ${rangeWords(range, year)}`).join('\n')}
          </dd>
        </div>
        {makeUps.length > 0 && (
          <div className="summary-row">
            <dt className="summary-term">{words.makeUps}</dt>
            <dd className="summary-value">{makeUps.map((day) => dayWords(day, year)).join('、')}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

type YearLinksProps = { year: number; hrefOf: (year: number) => string; children?: ReactNode };

/** The years beside it. */
export function YearLinks({ year, hrefOf, children }: YearLinksProps) {
  return (
    <nav className="year-links" aria-label={words.pages}>
      {year > FIRST_YEAR && (
        <a href={hrefOf(year - 1)} className="year-link">
          {words.previous(year - 1)}
        </a>
      )}
      {year < LAST_YEAR && (
        <a href={hrefOf(year + 1)} className="year-link">
          {words.next(year + 1)}
        </a>
      )}
      {children}
    </nav>
  );
}

function MonthTable({ month: { month, lead, days } }: { month: DrawnMonth }) {
  const places: (DrawnDay | null)[] = [...Array.from({ length: lead }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(places.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, place) => ({ place, day: places[week * 7 + place] ?? null })),
  );
  return (
    <table className="month">
      <caption className="month-name">{words.month(month)}</caption>
      <thead>
        <tr>
          {words.short.map((name) => (
            <th key={name} scope="col" className="month-head">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find(({ day }) => day)?.day?.date}>
            {week.map(({ place, day }) =>
              day ? <DayCell key={place} day={day} /> : <td key={place} className="month-cell" />,
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ day }: { day: DrawnDay }) {
  return (
    <td className={`month-cell ${CLASS_OF[day.kind]}`}>
      {day.day}
      {day.kind === 'holiday' && <span className="day-mark">{words.off}</span>}
      {day.kind === 'make_up' && <span className="day-mark">{words.worked}</span>}
    </td>
  );
}
