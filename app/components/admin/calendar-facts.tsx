import { dayWords, sessionWords } from '#app/components/admin/calendar-words.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Notice } from '#app/components/ui/notice.tsx';
import type { CalendarDefinition, UnitCalendar } from '#app/domain/sla/calendar-definition.ts';
import { WEEKDAYS, type Weekday } from '#app/domain/sla/civil-day.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars;

type WeekRow = { weekday: Weekday; week: CalendarDefinition['week'] };

const HOURS: readonly Column<WeekRow>[] = [
  {
    key: 'day',
    head: words.hours.columns.day,
    cell: ({ weekday }) => words.weekdays[weekday],
    isRowHead: true,
    className: 'nowrap',
  },
  {
    key: 'sessions',
    head: words.hours.columns.sessions,
    cell: ({ weekday, week }) => sessionWords(week[weekday] ?? []),
  },
];

/** The sessions of each weekday. */
export function WeekHours({ week }: { week: CalendarDefinition['week'] }) {
  const rows = WEEKDAYS.map((weekday) => ({ weekday, week }));
  return (
    <>
      <h2 className="section-title">{words.hours.title}</h2>
      <DataTable
        caption={words.hours.title}
        isCaptionHidden
        columns={HOURS}
        rows={rows}
        rowKey={({ weekday }) => weekday}
      />
    </>
  );
}

export type UnitRow = { id: string; name: string; own: UnitCalendar; href: string };

const daysOf = (days: readonly unknown[] = []) => (days.length === 0 ? words.units.noDays : `${days.length} 天`);

const UNITS: readonly Column<UnitRow>[] = [
  {
    key: 'unit',
    head: words.units.columns.unit,
    cell: ({ name, href }) => <a href={href}>{name}</a>,
    isRowHead: true,
  },
  {
    key: 'week',
    head: words.units.columns.week,
    cell: ({ own }) => (own.week ? weekWords(own.week) : words.units.county),
  },
  {
    key: 'closed',
    head: words.units.columns.closed,
    cell: ({ own }) => daysOf(own.holidays),
    className: 'nowrap',
  },
  { key: 'worked', head: words.units.columns.worked, cell: ({ own }) => daysOf(own.workdays), className: 'nowrap' },
];

function weekWords(week: CalendarDefinition['week']): string {
  const open = WEEKDAYS.filter((weekday) => week[weekday]?.length);
  return open.map((weekday) => `${words.weekdays[weekday]} ${sessionWords(week[weekday] ?? [])}`).join('；');
}

/** Units with days or hours of their own. */
export function UnitExceptions({ units }: { units: readonly UnitRow[] }) {
  return (
    <>
      <h2 className="section-title">{words.units.title}</h2>
      <DataTable
        caption={words.units.title}
        isCaptionHidden
        columns={UNITS}
        rows={units}
        rowKey={({ id }) => id}
        empty={words.units.none}
      />
    </>
  );
}

export type HorizonData = { publishedThrough: string | null; missingYear: number | null };

/** To which day holidays are published, what a provisional date is, and which year is still missing. */
export function Horizon({ horizon: { publishedThrough, missingYear } }: { horizon: HorizonData }) {
  const { horizon } = words;
  return (
    <Notice
      tone={missingYear === null ? 'info' : 'warn'}
      title={publishedThrough === null ? horizon.unpublished : horizon.published(dayWords(publishedThrough))}
    >
      {missingYear !== null && <p>{horizon.soon(missingYear)}</p>}
      <p>{horizon.provisional}</p>
    </Notice>
  );
}
