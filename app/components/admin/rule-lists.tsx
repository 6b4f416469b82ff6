import { dayWords } from '#app/components/admin/calendar-words.ts';
import { WalkCell } from '#app/components/admin/walk-words.tsx';
import { useSite } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import type { Walk } from '#app/domain/rules/walk.ts';
import { adminTexts, formatDate } from '#app/i18n/index.ts';

const { versions: words, drafts: draftWords } = adminTexts.calendars;

/** A version as the lists show it. */
export type ListedVersion = {
  version: string;
  state: 'waiting' | 'inForce' | 'past';
  effectiveFrom: string;
  publishedAt: Date | null;
  publishedBy: string | null;
  note: string | null;
  href: string;
  walk: Walk;
};
export type ListedDraft = { id: number; baseVersion: string; note: string | null; by: string; updatedAt: Date };

type VersionTableProps<V extends ListedVersion> = {
  versions: readonly V[];
  /** The version that the page shows. */
  shown: string;
  /** Columns of the kind alone. */
  more?: readonly Column<V>[];
};

/** Every version with since when it is in force and who published it. */
export function VersionTable<V extends ListedVersion>({ versions, shown, more = [] }: VersionTableProps<V>) {
  const columns: Column<V>[] = [
    {
      key: 'version',
      head: words.columns.version,
      cell: ({ version, href }) => (
        <a href={href} aria-current={version === shown ? 'true' : undefined}>
          {version}
        </a>
      ),
      isRowHead: true,
      className: 'nowrap',
    },
    { key: 'state', head: words.columns.state, cell: ({ state }) => <StateTag state={state} />, className: 'nowrap' },
    {
      key: 'since',
      head: words.columns.since,
      cell: ({ effectiveFrom }) => dayWords(effectiveFrom),
      className: 'nowrap',
    },
    { key: 'published', head: words.columns.published, cell: (row) => <PublishedBy version={row} /> },
    {
      key: 'walk',
      head: adminTexts.drafts.walk.column,
      cell: ({ walk, publishedAt }) => <WalkCell walk={walk} isFirst={publishedAt === null} />,
    },
    ...more,
  ];
  return (
    <>
      <h2 className="section-title">{words.title}</h2>
      <DataTable
        caption={words.title}
        isCaptionHidden
        columns={columns}
        rows={versions}
        rowKey={({ version }) => version}
        rowMark={({ version }) => (version === shown ? 'current' : undefined)}
      />
    </>
  );
}

function StateTag({ state }: Pick<ListedVersion, 'state'>) {
  const tone = { inForce: 'ok', waiting: 'slate', past: 'neutral' } as const;
  return <StatusTag tone={tone[state]}>{words[state]}</StatusTag>;
}

function PublishedBy({ version: { publishedAt, publishedBy, note } }: { version: ListedVersion }) {
  const { timeZone, now } = useSite();
  if (publishedAt === null) return words.initial;
  const by = words.publishedBy(publishedBy ?? '', formatDate(publishedAt, 'zh-CN', timeZone, now));
  return note === null ? by : `${by}：${note}`;
}

type DraftListProps = { drafts: readonly ListedDraft[]; home: string; baseVersion: string };

/** Drafts that are worked on, and the button that begins another. */
export function DraftList({ drafts, home, baseVersion }: DraftListProps) {
  const columns: Column<ListedDraft>[] = [
    {
      key: 'draft',
      head: draftWords.columns.draft,
      cell: ({ id }) => <a href={`${home}/draft/${id}`}>{draftWords.name(id)}</a>,
      isRowHead: true,
      className: 'nowrap',
    },
    { key: 'base', head: draftWords.columns.base, cell: (draft) => draft.baseVersion, className: 'nowrap' },
    { key: 'note', head: draftWords.columns.note, cell: ({ note }) => note },
    { key: 'by', head: draftWords.columns.by, cell: ({ by }) => by, className: 'nowrap' },
    { key: 'at', head: draftWords.columns.at, cell: ({ updatedAt }) => <Moment at={updatedAt} withTime /> },
    {
      key: 'delete',
      head: draftWords.columns.act,
      cell: ({ id }) => <a href={`/admin/drafts/${id}/delete`}>{draftWords.remove(id)}</a>,
      className: 'nowrap',
    },
  ];
  return (
    <>
      <h2 className="section-title">{draftWords.title}</h2>
      <DataTable
        caption={draftWords.title}
        isCaptionHidden
        columns={columns}
        rows={drafts}
        rowKey={({ id }) => String(id)}
        empty={draftWords.none}
      />
      <form method="post">
        <p className="hint">{draftWords.startHint(baseVersion)}</p>
        <div className="actions !mt-2">
          <Button name="intent" value="new">
            {draftWords.start}
          </Button>
        </div>
      </form>
    </>
  );
}
