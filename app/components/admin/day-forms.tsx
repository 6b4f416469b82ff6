import { dayWords, rangeWords } from '#app/components/admin/calendar-words.ts';
import { Button } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { DayRange } from '#app/domain/sla/calendar-year.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars.days;

type Typed = { values: Readonly<Record<string, string>>; errors?: FieldErrors; year: number };
type RangesProps = { title: string; ranges: readonly DayRange[]; year: number; empty: string; removes: string };

/** Days off or worked as ranges, each with a button that takes it out. */
export function RangeTable({ title, ranges, year, empty, removes }: RangesProps) {
  const columns: Column<DayRange>[] = [
    { key: 'days', head: words.columns.days, cell: (range) => rangeWords(range, year), isRowHead: true },
    ...(ranges.some(({ name }) => name !== '')
      ? [{ key: 'name', head: words.columns.name, cell: ({ name }: DayRange) => name }]
      : []),
    { key: 'act', head: words.columns.act, cell: (range) => <Remove {...{ range, year, removes }} /> },
  ];
  return (
    <>
      <h2 className="section-title">{title}</h2>
      <form method="post">
        <DataTable caption={title} isCaptionHidden columns={columns} rows={ranges} rowKey={keyOf} empty={empty} />
      </form>
    </>
  );
}

const keyOf = ({ from, to }: DayRange) => `${from}/${to}`;

function Remove({ range, year, removes }: { range: DayRange; year: number; removes: string }) {
  const what = range.name === '' ? dayWords(range.from, year) : range.name;
  return (
    <button
      type="submit"
      className="btn btn-quiet"
      name="intent"
      value={`${removes} ${keyOf(range)}`}
      aria-label={words.removeWhat(what)}
    >
      {words.remove}
    </button>
  );
}

/** First day, last day and name of days off. */
export function AddHolidayForm({ values, errors, year }: Typed) {
  return (
    <form method="post" className="column">
      <h2 className="section-title">{words.addTitle}</h2>
      <RangeFields {...{ values, errors, year }} />
      <Field
        name="name"
        label={words.name}
        hint={words.nameHint}
        value={values.name}
        error={errors?.name}
        width="short"
      />
      <div className="actions">
        <Button name="intent" value="add-holidays" variant="secondary">
          {words.add}
        </Button>
      </div>
    </form>
  );
}

/** The first and the last day of a range. */
export function RangeFields({ values, errors, year }: Typed) {
  return (
    <>
      <Field
        name="first"
        label={words.first}
        hint={words.dayHint(year)}
        value={values.first}
        error={errors?.first}
        width="short"
        autoComplete="off"
      />
      <Field
        name="last"
        label={words.last}
        hint={words.lastHint}
        value={values.last}
        error={errors?.last}
        width="short"
        autoComplete="off"
      />
    </>
  );
}

/** One make-up day. */
export function AddWorkdayForm({ values, errors }: Typed) {
  return (
    <form method="post" className="column">
      <h2 className="section-title">{words.addWorkdayTitle}</h2>
      <Field
        name="workday"
        label={words.workday}
        hint={words.workdayHint}
        value={values.workday}
        error={errors?.workday}
        width="short"
        autoComplete="off"
      />
      <div className="actions">
        <Button name="intent" value="add-workday" variant="secondary">
          {words.addWorkday}
        </Button>
      </div>
    </form>
  );
}

/** To which day holidays are published. */
export function HorizonForm({ values, errors }: Typed) {
  return (
    <form method="post" className="column">
      <h2 className="section-title">{words.horizonTitle}</h2>
      <Field
        name="publishedThrough"
        label={words.horizon}
        hint={words.horizonHint}
        value={values.publishedThrough}
        error={errors?.publishedThrough}
        width="short"
        autoComplete="off"
      />
      <div className="actions">
        <Button name="intent" value="horizon" variant="secondary">
          {words.saveHorizon}
        </Button>
      </div>
    </form>
  );
}
