import { useWhen } from '#app/components/desk/when.ts';
import { reasonWords } from '#app/components/staff/move-words.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import {
  MOST_ROWS,
  type MoveCount,
  type MovedRow,
  type MoveTally,
  medianShift,
  movedOf,
} from '#app/domain/rules/move-tally.ts';
import { adminTexts, deskTexts, formatDay } from '#app/i18n/index.ts';

const words = adminTexts.rehearsal.moves;

type MovesProps = {
  moves: Pick<MoveTally, 'counts' | 'rows'>;
  /** Names of the units that appear, by their id. */
  unitNames: Readonly<Record<string, string>>;
};

/** What a draft does to clocks: numbers by kind and unit, and the first of those that move. Nothing of any case. */
export function MovesView({ moves, unitNames }: MovesProps) {
  const when = useWhen();
  // What moves is read first.
  const counts = Object.values(moves.counts).sort((one, other) => movedOf(other) - movedOf(one));
  const sum = (of: (count: MoveCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  const still = counts.filter((count) => movedOf(count) === 0);
  const moved = sum(movedOf);
  const total = words.totals(
    moved,
    sum(({ clocks }) => clocks),
    sum(({ appear }) => appear),
    sum(({ vanish }) => vanish),
  );
  const nameOf = (unit: string | null) => (unit === null ? words.allUnits : (unitNames[unit] ?? unit));
  return (
    <>
      <p className="mb-3">{total}</p>
      {moved > 0 && (
        <Counts counts={counts.filter((count) => movedOf(count) > 0)} caption={words.counts} nameOf={nameOf} />
      )}
      {still.length > 0 && (
        <details>
          <summary className="py-1">{words.still(still.length)}</summary>
          <Counts counts={still} caption={words.stillCounts} nameOf={nameOf} />
        </details>
      )}
      {counts.some(({ unit }) => unit === null) && <p className="hint">{words.unlisted}</p>}
      <DataTable
        caption={words.rows(moves.rows.length, MOST_ROWS)}
        columns={rowColumns(nameOf, (at) => when(new Date(at)))}
        rows={moves.rows.map((row, place) => ({ ...row, place }))}
        rowKey={({ place }) => String(place)}
        empty={words.noRows}
      />
    </>
  );
}

type NameOf = (unit: string | null) => string;
type CountsProps = { counts: readonly MoveCount[]; caption: string; nameOf: NameOf };

function Counts({ counts, caption, nameOf }: CountsProps) {
  return (
    <DataTable
      caption={caption}
      columns={countColumns(nameOf, counts)}
      rows={counts}
      rowKey={({ kind, unit, toUnit }) => `${kind}/${unit ?? ''}/${toUnit ?? ''}`}
      empty={words.noRows}
    />
  );
}

type Counted = 'clocks' | 'earlier' | 'later' | 'undated' | 'begin' | 'fall' | 'appear' | 'vanish';
/** Of these it matters how many they are of all. */
const SHARES: readonly Counted[] = ['earlier', 'later', 'undated'];

/** What happens to none of the clocks has no column, but for the common ones. */
function countColumns(nameOf: NameOf, counts: readonly MoveCount[]): Column<MoveCount>[] {
  const { columns } = words;
  const number = (key: Counted): Column<MoveCount> => ({
    key,
    head: columns[key],
    cell: (count) => (SHARES.includes(key) ? `${count[key] ?? 0}/${count.clocks}` : (count[key] ?? 0)),
    isNumber: true,
  });
  const where = (key: Counted) => (counts.some((count) => count[key]) ? [number(key)] : []);
  return [
    {
      key: 'kind',
      head: columns.kind,
      cell: ({ kind }) => deskTexts.words.clocks[kind],
      isRowHead: true,
      className: 'nowrap',
    },
    { key: 'unit', head: columns.unit, cell: (count) => unitWords(count, nameOf) },
    number('clocks'),
    ...where('begin'),
    ...where('fall'),
    number('earlier'),
    number('later'),
    ...where('undated'),
    { key: 'shift', head: columns.shift, cell: ({ shifts }) => shiftWords(shifts), isNumber: true },
    number('appear'),
    number('vanish'),
  ];
}

function unitWords({ unit, toUnit }: Pick<MoveCount, 'unit' | 'toUnit'>, nameOf: NameOf): string {
  return toUnit ? words.passes(nameOf(unit), nameOf(toUnit)) : nameOf(unit);
}

function shiftWords(shifts: MoveCount['shifts']): string {
  const middle = medianShift(shifts);
  if (middle === null) return words.noShift;
  const { lower, upper } = middle;
  return lower === upper ? words.shift(lower) : words.shiftBetween(words.shift(lower), words.shift(upper));
}

function rowColumns(nameOf: NameOf, when: (at: string) => string): Column<MovedRow & { place: number }>[] {
  const { columns } = words;
  return [
    { key: 'unit', head: columns.unit, cell: (row) => unitWords(row, nameOf), isRowHead: true, className: 'nowrap' },
    { key: 'kind', head: columns.kind, cell: ({ kind }) => deskTexts.words.clocks[kind] },
    { key: 'startedOn', head: columns.startedOn, cell: ({ startedOn }) => formatDay(startedOn, 'zh-CN') },
    { key: 'due', head: columns.from, cell: (row) => dateWords(row, row.from, when) },
    { key: 'newDue', head: columns.to, cell: (row) => dateWords(row, row.to, when) },
    { key: 'why', head: columns.why, cell: whyWords },
    { key: 'breach', head: columns.breach, cell: breachWords },
  ];
}

/** In words where there is no date: nobody knows it, or there is no such clock. */
function dateWords({ change }: MovedRow, at: string | null, when: (at: string) => string): string {
  if (at !== null) return when(at);
  return change ? words.noClock[change] : words.noDate;
}

function whyWords({ change, toUnit, reasons }: MovedRow): string {
  if (change) return words.changes[change];
  const why = reasonWords(reasons);
  return toUnit ? [words.newUnit, why].filter((part) => part !== '').join('；') : why;
}

/** Whether a unit that joins would have been late nobody knows. */
function breachWords({ breach, change }: MovedRow): string {
  if (change === 'begins') return words.unknownBreach;
  return breach ? words.breaches[breach] : words.noBreach;
}
