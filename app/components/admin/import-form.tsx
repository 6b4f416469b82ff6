import { rangeWords } from '#app/components/admin/calendar-words.ts';
import { ListFile } from '#app/components/admin/list-file.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import type { YearPreview } from '#app/domain/sla/calendar-changes.ts';
import type { ImportFormat } from '#app/domain/sla/calendar-import.ts';
import type { DayRange } from '#app/domain/sla/calendar-year.ts';
import type { ImportProblem } from '#app/domain/sla/imported-day.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.calendars.import;

export type ImportValues = {
  year: string;
  text: string;
  /** The year counts as published with these days. */
  isPublished: boolean;
  /** So it does although not everything was understood; asked for apart, and only once that was shown. */
  isPublishedAnyway: boolean;
};
export type ImportPreview = {
  year: number;
  format: ImportFormat;
  changes: YearPreview;
  problems: readonly ImportProblem[];
  /** Stands for the problems: whoever writes the year into the draft has seen these. Null without any. */
  problemsShown: string | null;
  /** Make-up days that would be worked anyway, in words. */
  idle: string | null;
  daysOff: number;
  canApply: boolean;
};

/** A year of holidays has about thirty days off, weekends among them counted: with more it is worth a look. */
const USUAL_DAYS_OFF = 45;

type ImportFormProps = { values: ImportValues; errors?: FieldErrors; preview?: ImportPreview };

/** Year, file or text; after the look a second button writes it into the draft. */
export function ImportForm({ values, errors, preview }: ImportFormProps) {
  return (
    <>
      {preview && <Preview preview={preview} />}
      <form method="post" encType="multipart/form-data" className="column">
        {preview && <h2 className="section-title">{words.title}</h2>}
        <p className="hint">{words.lead}</p>
        <Field
          name="year"
          label={words.year}
          hint={words.yearHint}
          value={values.year}
          error={errors?.year}
          width="short"
          inputMode="numeric"
        />
        <TextArea
          name="text"
          label={words.text}
          value={values.text}
          error={errors?.text}
          rows={10}
          spellCheck={false}
          wrap="off"
        />
        <HorizonBox values={values} preview={preview} />
        <ListFile
          label={words.file}
          hint={words.fileHint}
          error={errors?.file}
          accept=".ics,.json,.csv,.txt,text/calendar,application/json,text/csv"
        />
        <div className="actions">
          {preview?.canApply && (
            <Button name="intent" value="apply">
              {words.apply}
            </Button>
          )}
          <Button name="intent" value="preview" variant={preview?.canApply ? 'secondary' : 'primary'}>
            {words.preview}
          </Button>
        </div>
      </form>
    </>
  );
}

type HorizonBoxProps = Pick<ImportFormProps, 'values' | 'preview'>;

/** Whether the year is published with this: ticked to begin with, but never where something was not understood. */
function HorizonBox({ values, preview }: HorizonBoxProps) {
  // Nothing can be written: no question about what would be.
  if (preview && !preview.canApply) {
    return values.isPublished ? <input type="hidden" name="isPublished" value="yes" /> : null;
  }
  if (!preview?.problemsShown) {
    const label = words.isPublished(preview ? ` ${preview.year} 年` : words.thisYear);
    return <Checkbox name="isPublished" label={label} isChecked={values.isPublished} />;
  }
  return (
    <>
      <input type="hidden" name="problemsShown" value={preview.problemsShown} />
      <Checkbox
        name="isPublishedAnyway"
        label={words.publishedAnyway(preview.year)}
        hint={words.publishedAnywayHint(preview.year)}
        isChecked={values.isPublishedAnyway}
      />
    </>
  );
}

type ChangeRow = DayRange & { change: string; kind: string };

const changeColumns = (year: number): Column<ChangeRow>[] => [
  { key: 'change', head: words.columns.change, cell: ({ change }) => change, className: 'nowrap' },
  { key: 'kind', head: words.columns.kind, cell: ({ kind }) => kind, className: 'nowrap' },
  { key: 'days', head: words.columns.days, cell: (row) => rangeWords(row, year), isRowHead: true },
  { key: 'name', head: words.columns.name, cell: ({ name }) => name },
];

const problemColumns = (format: ImportFormat): readonly Column<ImportProblem & { key: string }>[] => [
  {
    key: 'line',
    head: format === 'json' ? words.problemColumns.entry : words.problemColumns.line,
    cell: ({ line }) => (line === 0 ? words.wholeText : String(line)),
    className: 'nowrap',
  },
  { key: 'why', head: words.problemColumns.why, cell: ({ code }) => words.problems[code], isRowHead: true },
  { key: 'text', head: words.problemColumns.text, cell: ({ text }) => text },
];

function Preview({ preview }: { preview: ImportPreview }) {
  const { year, format, changes, problems, idle, daysOff, canApply } = preview;
  const rows = changeRows(changes);
  const title = words.previewTitle(year, words.formats[format]);
  return (
    <section aria-labelledby="preview">
      <h2 className="section-title" id="preview">
        {title}
      </h2>
      {canApply && (
        <>
          <p role="status" className="mb-2">
            {words.counts(countOf(rows, words.added), countOf(rows, words.removed), changes.unchanged)}
          </p>
          <DataTable
            caption={words.changes}
            isCaptionHidden
            columns={changeColumns(year)}
            rows={rows}
            rowKey={({ change, kind, from }) => `${change} ${kind} ${from}`}
            empty={words.noChange}
          />
        </>
      )}
      {daysOff > USUAL_DAYS_OFF && <Notice tone="warn">{words.manyOff(daysOff)}</Notice>}
      {idle && <Notice tone="warn">{idle}</Notice>}
      {problems.length > 0 && (
        <>
          <Notice tone="warn" title={words.problemsTitle(problems.length)}>
            <p>{words.problemsLead}</p>
          </Notice>
          <DataTable
            caption={words.problemsTitle(problems.length)}
            isCaptionHidden
            columns={problemColumns(format)}
            rows={problems.map((problem, place) => ({ ...problem, key: String(place) }))}
            rowKey={({ key }) => key}
          />
        </>
      )}
    </section>
  );
}

function countOf(rows: readonly ChangeRow[], change: string): number {
  return rows.filter((row) => row.change === change).reduce((sum, { days }) => sum + days, 0);
}

function changeRows({ holidays, workdays }: YearPreview): ChangeRow[] {
  const rowsOf = (change: string, kind: string, ranges: readonly DayRange[]) =>
    ranges.map((range) => ({ ...range, change, kind }));
  return [
    ...rowsOf(words.added, words.kinds.holiday, holidays.added),
    ...rowsOf(words.added, words.kinds.workday, workdays.added),
    ...rowsOf(words.removed, words.kinds.holiday, holidays.removed),
    ...rowsOf(words.removed, words.kinds.workday, workdays.removed),
  ];
}
