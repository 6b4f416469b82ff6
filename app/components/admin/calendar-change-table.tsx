import { dayWords, rangesWords, sessionWords } from '#app/components/admin/calendar-words.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { CalendarChanges, DayChanges, WeekChange } from '#app/domain/sla/calendar-changes.ts';
import { adminTexts } from '#app/i18n/index.ts';

const { draft: words, weekdays } = adminTexts.calendars;

type Row = { what: string; before: string; after: string };

const COLUMNS: readonly Column<Row>[] = [
  { key: 'what', head: words.columns.what, cell: ({ what }) => what, isRowHead: true },
  { key: 'before', head: words.columns.before, cell: ({ before }) => before },
  { key: 'after', head: words.columns.after, cell: ({ after }) => after },
];

type Part = { week: WeekChange[]; holidays: DayChanges; workdays: DayChanges };
type ChangeTableProps = { changes: CalendarChanges; unitNames: Readonly<Record<string, string>> };

/** Everything that a draft does otherwise, before and after; of days only those that come or go. */
export function CalendarChangeTable({ changes, unitNames }: ChangeTableProps) {
  const { horizon } = changes;
  const rows = [
    ...rowsOf(changes, { holidays: words.holidays, workdays: words.workdays }),
    ...(horizon
      ? [{ what: words.horizon, before: horizonWords(horizon.before), after: horizonWords(horizon.after) }]
      : []),
    ...changes.units.flatMap(({ unit, ...part }) =>
      rowsOf(part, { holidays: words.closedDays, workdays: words.workedDays }).map((row) => ({
        ...row,
        what: words.ofUnit(unitNames[unit] ?? unit, row.what),
      })),
    ),
  ];
  return (
    <>
      <h2 className="section-title">{words.changes}</h2>
      <DataTable
        caption={words.changes}
        isCaptionHidden
        columns={COLUMNS}
        rows={rows}
        rowKey={({ what }) => what}
        empty={words.unchanged}
      />
    </>
  );
}

function horizonWords(day: string | null): string {
  return day === null ? words.nothing : dayWords(day);
}

function rowsOf({ week, holidays, workdays }: Part, names: { holidays: string; workdays: string }): Row[] {
  return [
    ...week.map(({ weekday, before, after }) => ({
      what: words.hours(weekdays[weekday]),
      before: sessionWords(before),
      after: sessionWords(after),
    })),
    ...dayRow(names.holidays, holidays),
    ...dayRow(names.workdays, workdays),
  ];
}

function dayRow(what: string, { added, removed }: DayChanges): Row[] {
  if (added.length + removed.length === 0) return [];
  return [{ what, before: rangesWords(removed), after: rangesWords(added) }];
}
