import { ExampleDue } from '#app/components/admin/policy-tables.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { PolicyChange } from '#app/domain/sla/policy-draft.ts';
import type { ClockExample } from '#app/domain/sla/policy-example.ts';
import { adminTexts, formatDateTime } from '#app/i18n/index.ts';

const words = adminTexts.clocks;
const { draft } = words;

export type PolicyChangeRow = PolicyChange & {
  name: string;
  /** What the example comes to before and after, where the number is a target. */
  example: { before: ClockExample; after: ClockExample } | null;
};

const COLUMNS: readonly Column<PolicyChangeRow>[] = [
  { key: 'what', head: draft.columns.what, cell: ({ name }) => name, isRowHead: true },
  { key: 'before', head: draft.columns.before, cell: ({ before }) => before, className: 'nowrap' },
  { key: 'after', head: draft.columns.after, cell: ({ after }) => after, className: 'nowrap' },
  { key: 'example', head: draft.columns.example, cell: ({ example }) => example && <Moved {...example} /> },
];

function Moved({ before, after }: { before: ClockExample; after: ClockExample }) {
  return (
    <>
      <ExampleDue example={before} /> → <ExampleDue example={after} />
    </>
  );
}

/** Every number that a draft has otherwise, and what becomes of the example. */
export function PolicyChangeTable({ changes, start }: { changes: readonly PolicyChangeRow[]; start: Date }) {
  const { timeZone, now } = useSite();
  const title = adminTexts.calendars.draft.changes;
  return (
    <>
      <h2 className="section-title">{title}</h2>
      {changes.length > 0 && <p className="hint">{words.example(formatDateTime(start, 'zh-CN', timeZone, now))}</p>}
      <DataTable
        caption={title}
        isCaptionHidden
        columns={COLUMNS}
        rows={changes}
        rowKey={({ field }) => field}
        empty={adminTexts.calendars.draft.unchanged}
      />
    </>
  );
}
