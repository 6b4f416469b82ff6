import { dayWords, rangesWords, sessionWords } from '#app/components/admin/calendar-words.ts';
import { type ChangeHeading, DRAFT_HEADING } from '#app/components/admin/change-heading.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { CalendarChanges, DayChanges, WeekChange } from '#app/domain/sla/calendar-changes.ts';
import { adminTexts } from '#app/i18n/index.ts';

const { draft: words, weekdays } = adminTexts.calendars;

type Row = { what: string; before: string; after: string };

function columnsOf(heading: ChangeHeading): Column<Row>[] {
  return [
    { key: 'what', head: words.columns.what, cell: ({ what }) => what, isRowHead: true },
    { key: 'before', head: heading.before, cell: ({ before }) => before },
    { key: 'after', head: heading.after, cell: ({ after }) => after },
  ];
}

type Part = { week: WeekChange[]; holidays: DayChanges; workdays: DayChanges };
type ChangeTableProps = {
  changes: CalendarChanges;
  unitNames: Readonly<Record<string, string>>;
  heading?: ChangeHeading;
};

/** Everything that a draft or a version does otherwise, before and after; of days only those that come or go. */
export function CalendarChangeTable({ changes, unitNames, heading = DRAFT_HEADING }: ChangeTableProps) {
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
      <h2 className="section-title">{heading.title}</h2>
      <DataTable
        caption={heading.title}
        isCaptionHidden
        columns={columnsOf(heading)}
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
