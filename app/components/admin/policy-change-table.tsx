import { type ChangeHeading, DRAFT_HEADING } from '#app/components/admin/change-heading.ts';
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

function columnsOf(heading: ChangeHeading): Column<PolicyChangeRow>[] {
  return [
    { key: 'what', head: draft.columns.what, cell: ({ name }) => name, isRowHead: true },
    { key: 'before', head: heading.before, cell: ({ before }) => before, className: 'nowrap' },
    { key: 'after', head: heading.after, cell: ({ after }) => after, className: 'nowrap' },
    { key: 'example', head: draft.columns.example, cell: ({ example }) => example && <Moved {...example} /> },
  ];
}

function Moved({ before, after }: { before: ClockExample; after: ClockExample }) {
  return (
    <>
      <ExampleDue example={before} /> → <ExampleDue example={after} />
    </>
  );
}

type PolicyChangesProps = { changes: readonly PolicyChangeRow[]; start: Date; heading?: ChangeHeading };

/** Every number that a draft or a version has otherwise, and what becomes of the example. */
export function PolicyChangeTable({ changes, start, heading = DRAFT_HEADING }: PolicyChangesProps) {
  const { timeZone, now } = useSite();
  const { title } = heading;
  return (
    <>
      <h2 className="section-title">{title}</h2>
      {changes.length > 0 && <p className="hint">{words.example(formatDateTime(start, 'zh-CN', timeZone, now))}</p>}
      <DataTable
        caption={title}
        isCaptionHidden
        columns={columnsOf(heading)}
        rows={changes}
        rowKey={({ field }) => field}
        empty={adminTexts.calendars.draft.unchanged}
      />
    </>
  );
}
