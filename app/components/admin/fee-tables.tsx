import { changeWords, standardWords } from '#app/components/admin/fee-words.ts';
import { useSite } from '#app/components/layout/locale.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import type { FeeChange } from '#app/domain/fee-changes.ts';
import type { FeeEntry } from '#app/domain/fee-check.ts';
import { adminTexts, formatDate, formatDay } from '#app/i18n/index.ts';

const words = adminTexts.fees;
const { columns: heads } = words;
const MOST_CHANGES = 200;

export type ListedCatalogue = {
  version: string;
  state: 'waiting' | 'inForce' | 'past';
  effectiveFrom: string;
  publishedAt: Date | null;
  publishedBy: string | null;
  note: string | null;
};
type UnitNames = Readonly<Record<string, string>>;

const TONES = { inForce: 'ok', waiting: 'slate', past: 'neutral' } as const;

/** Every published catalogue, the one that the page shows marked. */
export function CatalogueTable({ catalogues, shown }: { catalogues: readonly ListedCatalogue[]; shown: string }) {
  const { timeZone, now } = useSite();
  const columns: Column<ListedCatalogue>[] = [
    {
      key: 'version',
      head: heads.version,
      isRowHead: true,
      className: 'nowrap',
      cell: ({ version }) => (
        <a
          href={`/admin/fees?version=${encodeURIComponent(version)}`}
          aria-current={version === shown ? 'true' : undefined}
        >
          {version}
        </a>
      ),
    },
    {
      key: 'state',
      head: heads.state,
      className: 'nowrap',
      cell: ({ state }) => <StatusTag tone={TONES[state]}>{words.states[state]}</StatusTag>,
    },
    {
      key: 'since',
      head: heads.since,
      className: 'nowrap',
      cell: ({ effectiveFrom }) => formatDay(effectiveFrom, 'zh-CN', ''),
    },
    {
      key: 'published',
      head: heads.published,
      cell: ({ publishedAt, publishedBy }) =>
        publishedAt === null
          ? words.seeded
          : `${publishedBy ?? ''} ${formatDate(publishedAt, 'zh-CN', timeZone, now)}`.trim(),
    },
    { key: 'note', head: heads.note, cell: ({ note }) => note },
  ];
  return (
    <DataTable
      caption={words.versions}
      isCaptionHidden
      columns={columns}
      rows={catalogues}
      rowKey={({ version }) => version}
      rowMark={({ version }) => (version === shown ? 'current' : undefined)}
    />
  );
}

type EntryTableProps = { caption: string; entries: readonly FeeEntry[]; unitNames: UnitNames };

/** The entries of one catalogue. */
export function EntryTable({ caption, entries, unitNames }: EntryTableProps) {
  const columns: Column<FeeEntry>[] = [
    { key: 'code', head: heads.code, cell: ({ code }) => code, className: 'nowrap' },
    { key: 'list', head: heads.list, cell: ({ list }) => words.lists[list], className: 'nowrap' },
    {
      key: 'name',
      head: heads.name,
      cell: ({ name, nameEn, nameRu }) => (
        <>
          {name}
          {nameEn && (
            <span className="block text-ink-2" lang="en">
              {nameEn}
            </span>
          )}
          {nameRu && (
            <span className="block text-ink-2" lang="ru">
              {nameRu}
            </span>
          )}
        </>
      ),
      isRowHead: true,
    },
    { key: 'department', head: heads.department, cell: ({ department }) => unitNames[department] ?? department },
    { key: 'standard', head: heads.standard, cell: standardWords, isNumber: true },
    { key: 'unit', head: heads.unit, cell: ({ unit }) => unit },
    { key: 'basis', head: heads.basis, cell: ({ basis }) => basis },
    { key: 'startsOn', head: heads.startsOn, cell: ({ from }) => from, className: 'nowrap' },
    {
      key: 'endsOn',
      head: heads.endsOn,
      cell: ({ to, supersededBy }) => (to === null ? words.inForce : [to, supersededBy].filter(Boolean).join(' ')),
    },
  ];
  return <DataTable caption={caption} isCaptionHidden columns={columns} rows={entries} rowKey={({ code }) => code} />;
}

/** What a new catalogue has differently. */
export function ChangeTable({ changes, unitNames }: { changes: readonly FeeChange[]; unitNames: UnitNames }) {
  const columns: Column<FeeChange>[] = [
    { key: 'change', head: words.changeColumns.change, cell: ({ kind }) => words.changes[kind], className: 'nowrap' },
    {
      key: 'item',
      head: words.changeColumns.item,
      cell: ({ entry }) => `${entry.code} ${entry.name}`,
      isRowHead: true,
    },
    {
      key: 'what',
      head: words.changeColumns.what,
      cell: (change) => changeWords(change, unitNames).map((line) => <div key={line}>{line}</div>),
    },
  ];
  const left = changes.length - MOST_CHANGES;
  return (
    <>
      <DataTable
        caption={words.previewTitle}
        isCaptionHidden
        columns={columns}
        rows={changes.slice(0, MOST_CHANGES)}
        rowKey={({ entry }) => entry.code}
        empty={words.noChange}
      />
      {left > 0 && <p className="hint">{words.moreChanges(left)}</p>}
    </>
  );
}
