import { ChangeTable } from '#app/components/admin/fee-tables.tsx';
import { countWords } from '#app/components/admin/fee-words.ts';
import { ListFile } from '#app/components/admin/list-file.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Field, TextArea } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import type { FeeChange } from '#app/domain/fee-changes.ts';
import type { FeeEntry } from '#app/domain/fee-check.ts';
import type { FeeProblem } from '#app/domain/fee-csv.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.fees;

export type FeeImportValues = { text: string; effectiveOn: string; note: string };
export type FeePreview = {
  counts: Record<FeeEntry['list'], number>;
  changes: FeeChange[];
  problems: FeeProblem[];
  unitNames: Record<string, string>;
  /** What was looked at, so that nothing else is published. */
  shown: string;
};

type FeeImportFormProps = { values: FeeImportValues; errors?: FieldErrors; preview?: FeePreview };

/** File or pasted table, day and note; after a look without a fault a second button publishes. */
export function FeeImportForm({ values, errors, preview }: FeeImportFormProps) {
  const canPublish = preview !== undefined && preview.problems.length === 0;
  return (
    <>
      {preview && <Preview preview={preview} />}
      <form method="post" encType="multipart/form-data" className="column" noValidate>
        {canPublish && <input type="hidden" name="shown" value={preview.shown} />}
        <p className="hint">{words.importLead}</p>
        <TextArea
          name="text"
          label={words.text}
          value={values.text}
          error={errors?.text}
          rows={10}
          spellCheck={false}
          wrap="off"
        />
        <Field
          name="effectiveOn"
          label={words.effectiveOn}
          hint={words.effectiveHint}
          value={values.effectiveOn}
          error={errors?.effectiveOn}
          width="short"
        />
        <Field name="note" label={words.note} value={values.note} error={errors?.note} optional />
        <ListFile label={words.file} hint={words.fileHint} error={errors?.file} accept=".csv,.txt,text/csv" />
        <div className="actions">
          {canPublish && (
            <Button name="intent" value="publish">
              {words.publish}
            </Button>
          )}
          <Button name="intent" value="preview" variant={canPublish ? 'secondary' : 'primary'}>
            {words.preview}
          </Button>
        </div>
      </form>
    </>
  );
}

function Preview({ preview: { counts, changes, problems, unitNames } }: { preview: FeePreview }) {
  if (problems.length > 0) return <Problems problems={problems} />;
  return (
    <section aria-labelledby="preview">
      <h2 className="section-title" id="preview">
        {words.previewTitle}
      </h2>
      <p role="status" className="mb-2">
        {countWords(counts)}
      </p>
      <ChangeTable changes={changes} unitNames={unitNames} />
    </section>
  );
}

const PROBLEM_COLUMNS: readonly Column<FeeProblem>[] = [
  { key: 'line', head: words.problemColumns.line, cell: ({ line }) => String(line), isNumber: true },
  {
    key: 'column',
    head: words.problemColumns.column,
    cell: ({ column }) => (column === null ? words.wholeLine : words.columns[column]),
    className: 'nowrap',
  },
  { key: 'why', head: words.problemColumns.why, cell: ({ code }) => words.problems[code], isRowHead: true },
  { key: 'text', head: words.problemColumns.text, cell: ({ text }) => text },
];

function Problems({ problems }: { problems: readonly FeeProblem[] }) {
  const title = words.problemsTitle(problems.length);
  return (
    <section>
      <div role="status">
        <Notice tone="warn" title={title} />
      </div>
      <DataTable
        caption={title}
        isCaptionHidden
        columns={PROBLEM_COLUMNS}
        rows={problems}
        rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
      />
    </section>
  );
}
