import type { ChangeHeading } from '#app/components/admin/change-heading.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { RoutingBody } from '#app/domain/rules/rule-draft.ts';
import { adminTexts } from '#app/i18n/index.ts';

const words = adminTexts.drafts.routingChanges;
const PARTS = ['lead', 'co', 'fallback'] as const;

type Row = { categories: string; what: string; before: string; after: string };
type Names = { unitNames: Readonly<Record<string, string>>; categoryNames: Readonly<Record<string, string>> };
type RoutingChangesProps = Names & { before: RoutingBody; after: RoutingBody; heading: ChangeHeading };

/** Who leads, joins and steps in otherwise than before, group of categories by group. */
export function RoutingChangeTable({ before, after, heading, ...names }: RoutingChangesProps) {
  const columns: Column<Row>[] = [
    { key: 'categories', head: words.columns.categories, cell: ({ categories }) => categories, isRowHead: true },
    { key: 'what', head: words.columns.what, cell: ({ what }) => what, className: 'nowrap' },
    { key: 'before', head: heading.before, cell: (row) => row.before },
    { key: 'after', head: heading.after, cell: (row) => row.after },
  ];
  return (
    <>
      <h2 className="section-title">{heading.title}</h2>
      <DataTable
        caption={heading.title}
        isCaptionHidden
        columns={columns}
        rows={changedRows(before, after, names)}
        rowKey={({ categories, what }) => `${categories}/${what}`}
        empty={words.none}
      />
    </>
  );
}

function changedRows(before: RoutingBody, after: RoutingBody, { unitNames, categoryNames }: Names): Row[] {
  const { none_: none } = adminTexts.rehearsal.routing;
  const named = (units: readonly string[]) => units.map((unit) => unitNames[unit] ?? unit).join('、') || none;
  const old = new Map(before.rules.map((rule) => [rule.categories.join(), rule]));
  const rows = after.rules.flatMap((rule) =>
    PARTS.map((part) => ({
      categories: rule.categories.map((code) => categoryNames[code] ?? code).join('、'),
      what: words.what[part],
      before: named([old.get(rule.categories.join())?.[part] ?? []].flat()),
      after: named([rule[part]].flat()),
    })),
  );
  const foreign = { categories: words.foreignCo, what: words.what.co };
  return [...rows, { ...foreign, before: named([before.foreignCo]), after: named([after.foreignCo]) }].filter(
    (row) => row.before !== row.after,
  );
}
