import { useSite } from '#app/components/layout/locale.tsx';
import { Section } from '#app/components/oversight/section.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CaseTextView } from '#app/domain/case-view.ts';
import { formatDate, formatTime, oversightTexts } from '#app/i18n/index.ts';
import { staffEvidence } from '#app/i18n/zh-CN/staff-evidence.ts';

const words = oversightTexts.case;

const READINGS = ['read_text', 'read_status', 'read_file', 'read_paper'];

type Opening = CaseTextView['openings'][number];
/** What one person read of the case on one day. */
type Readings = {
  key: string;
  opening: Opening;
  first: Date;
  last: Date;
  times: number;
  files: number;
  readText: boolean;
  readPaper: boolean;
};

const COLUMNS: readonly Column<Readings>[] = [
  { key: 'at', head: words.openingColumns.at, cell: (row) => <Span first={row.first} last={row.last} /> },
  { key: 'unit', head: words.openingColumns.unit, cell: (row) => row.opening.unit?.name.zh ?? '' },
  { key: 'person', head: words.openingColumns.person, cell: (row) => row.opening.accountName ?? '' },
  {
    key: 'act',
    head: words.openingColumns.act,
    cell: (row) =>
      `${row.readText ? words.opened.read_text : words.opened.read_status}${row.readPaper ? words.opened.read_paper : ''}${row.files > 0 ? staffEvidence.opened(row.files) : ''}`,
  },
  { key: 'times', head: words.openingColumns.times, cell: (row) => row.times, isNumber: true },
];

/** Who of the staff read the case, one row a person and day, the latest first. */
export function Openings({ openings }: { openings: CaseTextView['openings'] }) {
  const { timeZone, now } = useSite();
  const rows = readingsByDay(openings, (at) => formatDate(at, 'zh-CN', timeZone, now));
  return (
    <Section id="openings" title={words.openings} holdsTable>
      <DataTable
        caption={words.openings}
        isCaptionHidden
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.key}
        empty={words.noOpening}
      />
    </Section>
  );
}

function readingsByDay(openings: readonly Opening[], dayOf: (at: Date) => string): Readings[] {
  const byKey = new Map<string, Readings>();
  for (const opening of openings) {
    if (!READINGS.includes(opening.act)) continue;
    const key = `${opening.accountId} ${dayOf(opening.at)}`;
    const known = byKey.get(key) ?? {
      key,
      opening,
      first: opening.at,
      last: opening.at,
      times: 0,
      files: 0,
      readText: false,
      readPaper: false,
    };
    known.last = opening.at;
    if (opening.act === 'read_file') known.files += 1;
    else known.times += 1;
    known.readText ||= opening.act === 'read_text' || opening.act === 'read_file';
    known.readPaper ||= opening.act === 'read_paper';
    byKey.set(key, known);
  }
  return [...byKey.values()].sort((one, other) => other.last.getTime() - one.last.getTime());
}

/** From the first to the last time of a day. */
function Span({ first, last }: { first: Date; last: Date }) {
  const { timeZone } = useSite();
  const [from, to] = [formatTime(first, timeZone), formatTime(last, timeZone)];
  return (
    <>
      <Moment at={first} withTime />
      {from !== to && words.openedUntil(to)}
    </>
  );
}
