import { type BatchDue, BatchDueDay } from '#app/components/oversight/batch-due.tsx';
import { CaseLink } from '#app/components/oversight/lead-table.tsx';
import { Section } from '#app/components/oversight/section.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { TextArea } from '#app/components/ui/field.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CaseStatus } from '#app/domain/case.ts';
import { clockSlug } from '#app/domain/clock-explanation.ts';
import { deskTexts, type InThreeLanguages, oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.notices;
export const NOTICE_OUTCOMES = ['kept', 'to_supervision', 'taken_up'] as const;

export type BatchLine = {
  reference: string;
  category: InThreeLanguages | null;
  openedAt: Date;
  status: CaseStatus;
  /** Working days since its answer was due; null without a late clock. */
  daysLate: number | null;
  clockKey: string | null;
};
export type Batch = { unit: { id: string; name: InThreeLanguages }; due: BatchDue | null; lines: readonly BatchLine[] };
/** What was typed for one unit, and what to correct. */
export type TypedBatch = { unit: string; values: Record<string, string>; errors: Record<string, string> };

export const BATCH_FIELDS = ['outcome', 'reason'] as const;

/** The fields of a unit's form bear its name: a page holds one form a unit. */
export function batchField(name: (typeof BATCH_FIELDS)[number], unit: string): string {
  return `${name}-${unit}`;
}

const COLUMNS: readonly Column<BatchLine>[] = [
  {
    key: 'reference',
    head: words.columns.reference,
    cell: (row) => <CaseLink reference={row.reference} />,
    isRowHead: true,
    className: 'nowrap',
  },
  {
    key: 'category',
    head: words.columns.category,
    cell: (row) => row.category?.zh ?? oversightTexts.inbox.categoryUnknown,
  },
  { key: 'openedAt', head: words.columns.openedAt, cell: (row) => <Moment at={row.openedAt} withTime /> },
  {
    key: 'daysLate',
    head: words.columns.daysLate,
    cell: (row) => (row.daysLate === null ? '' : words.days(row.daysLate)),
    className: 'nowrap',
  },
  {
    key: 'status',
    head: words.columns.status,
    cell: (row) => deskTexts.words.statuses[row.status],
    className: 'nowrap',
  },
  { key: 'clock', head: words.columns.clock, cell: (row) => <Evidence line={row} />, className: 'nowrap' },
];

function Evidence({ line: { reference, clockKey } }: { line: BatchLine }) {
  if (!clockKey) return null;
  return <a href={`/oversight/c/${reference}/clock/${clockSlug(clockKey)}`}>{words.evidence}</a>;
}

/** One unit: its notices, and one answer to all of them. */
export function NoticeBatch({ batch, typed }: { batch: Batch; typed?: TypedBatch }) {
  const { unit, due, lines } = batch;
  const title = words.unit(unit.name.zh, lines.length);
  const [outcome, reason] = [batchField('outcome', unit.id), batchField('reason', unit.id)];
  return (
    <Section id={`unit-${unit.id}`} title={title}>
      <BatchDueDay due={due} />
      <DataTable caption={title} isCaptionHidden columns={COLUMNS} rows={lines} rowKey={(row) => row.reference} />
      <form method="post" className="column mt-3" action={`/oversight/notices#unit-${unit.id}`}>
        <input type="hidden" name="unit" value={unit.id} />
        {lines.map(({ reference }) => (
          <input key={reference} type="hidden" name="case" value={reference} />
        ))}
        <RadioGroup
          name={outcome}
          legend={words.legend(unit.name.zh, lines.length)}
          options={NOTICE_OUTCOMES.map((value) => ({
            value,
            label: words.outcomes[value],
            hint: words.hints[value],
          }))}
          value={typed?.values.outcome}
          error={typed?.errors.outcome}
        />
        <TextArea
          name={reason}
          label={words.reason}
          hint={words.reasonHint}
          optional
          rows={3}
          value={typed?.values.reason}
          error={typed?.errors.reason}
        />
        <div className="actions">
          <Button>{words.submit(unit.name.zh)}</Button>
        </div>
      </form>
    </Section>
  );
}
