import { Instants } from '#app/components/oversight/case-timeline.tsx';
import { eventTitle } from '#app/components/oversight/event-words.ts';
import { Section } from '#app/components/oversight/section.tsx';
import type { NameOf } from '#app/components/staff/event-words.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Moment } from '#app/components/ui/moment.tsx';
import type { CaseTextView } from '#app/domain/case-view.ts';
import { type HeadTold, headsTold } from '#app/domain/head-told.ts';
import { oversightTexts } from '#app/i18n/index.ts';

const words = oversightTexts.heads;

type HeadsToldProps = { text: CaseTextView; nameOf: NameOf };

/** The question of the head's own liability, with the facts for it; nothing where no head was told. */
export function HeadsTold({ text, nameOf }: HeadsToldProps) {
  const rows = headsTold(text.events);
  if (rows.length === 0) return null;
  const columns: readonly Column<HeadTold>[] = [
    { key: 'unit', head: words.unit, cell: (row) => nameOf(row.unit), isRowHead: true },
    { key: 'told', head: words.told, cell: (row) => <Told row={row} nameOf={nameOf} text={text} /> },
    { key: 'did', head: words.did, cell: (row) => <Did row={row} nameOf={nameOf} text={text} /> },
  ];
  return (
    <Section id="heads" title={words.title} hint={words.hint} holdsTable>
      <DataTable
        caption={words.title}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={({ told }) => String(told.seq)}
      />
    </Section>
  );
}

type CellProps = HeadsToldProps & { row: HeadTold };

function Told({ row: { told }, text, nameOf }: CellProps) {
  return (
    <>
      {eventTitle(told, nameOf, text)}
      <br />
      <Instants at={told.at} recordedAt={told.recordedAt} />
    </>
  );
}

function Did({ row: { did }, text, nameOf }: CellProps) {
  if (!did) return words.nothing;
  return (
    <>
      {eventTitle(did, nameOf, text)}
      <br />
      <Moment at={did.at} withTime />
    </>
  );
}
