import { useWhen } from '#app/components/desk/when.ts';
import { Button } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { Field } from '#app/components/ui/field.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { StatusTag } from '#app/components/ui/status-tag.tsx';
import { deskTexts } from '#app/i18n/index.ts';

type ShiftLine = { id: number; name: string; start: Date; end: Date; phone: string; hasBegun: boolean };
export type RosterPage = {
  shifts: readonly ShiftLine[];
  people: readonly { id: number; name: string }[];
  /** This person may change it. */
  isKeeper: boolean;
  /** The last day that takes shifts, `YYYY-MM-DD`. */
  lastDay: string;
};
/** What was typed and what to correct. */
export type ShiftTyped = { values: Record<string, string>; errors: Record<string, string> };

const texts = deskTexts.roster;

/** The shifts of the coming two weeks; one that has not begun can be removed. */
export function RosterTable({ page }: { page: RosterPage }) {
  const when = useWhen();
  const columns: Column<ShiftLine>[] = [
    { key: 'start', head: texts.columns.start, cell: (row) => when(row.start), isRowHead: true, className: 'nowrap' },
    { key: 'end', head: texts.columns.end, cell: (row) => when(row.end), className: 'nowrap' },
    { key: 'person', head: texts.columns.person, cell: (row) => row.name, className: 'nowrap' },
    { key: 'phone', head: texts.columns.phone, cell: (row) => row.phone, className: 'nowrap' },
    {
      key: 'act',
      head: texts.columns.act,
      cell: (row) => <ShiftAct row={row} isKeeper={page.isKeeper} />,
      className: 'nowrap',
    },
  ];
  return (
    <DataTable
      caption={texts.title}
      isCaptionHidden
      columns={columns}
      rows={page.shifts}
      rowKey={(row) => String(row.id)}
      empty={texts.none}
    />
  );
}

function ShiftAct({ row, isKeeper }: { row: ShiftLine; isKeeper: boolean }) {
  const when = useWhen();
  if (row.hasBegun) return <StatusTag tone="pine">{texts.current}</StatusTag>;
  if (!isKeeper) return null;
  return (
    <form method="post">
      <input type="hidden" name="remove" value={row.id} />
      <Button variant="quiet">
        {texts.remove}
        <span className="sr-only"> {texts.removeOf(row.name, when(row.start))}</span>
      </Button>
    </form>
  );
}

/** One more shift. */
export function ShiftFields({ page, typed }: { page: RosterPage; typed?: ShiftTyped }) {
  const { fields } = texts;
  const kept = (name: string) => ({ value: typed?.values[name], error: typed?.errors[name] });
  return (
    <form method="post" aria-labelledby="add-shift">
      <h2 className="section-title" id="add-shift">
        {texts.addTitle}
      </h2>
      <Field name="on" type="date" label={fields.on} hint={fields.onHint(page.lastDay)} width="short" {...kept('on')} />
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Field name="start" type="time" label={fields.start} hint={fields.startHint} width="short" {...kept('start')} />
        <Field name="end" type="time" label={fields.end} hint={fields.endHint} width="short" {...kept('end')} />
      </div>
      <Select
        name="accountId"
        label={fields.person}
        emptyLabel={fields.choose}
        options={page.people.map(({ id, name }) => ({ value: String(id), label: name }))}
        {...kept('accountId')}
      />
      <Field name="phone" type="tel" label={fields.phone} width="short" {...kept('phone')} />
      <div className="actions">
        <Button>{texts.submit}</Button>
      </div>
    </form>
  );
}
