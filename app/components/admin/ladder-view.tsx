import { actionWords } from '#app/components/admin/policy-words.ts';
import { useWhen } from '#app/components/desk/when.ts';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { type LadderCount, type LadderRow, type LadderTally, shiftedOf } from '#app/domain/rules/ladder-tally.ts';
import { MOST_ROWS } from '#app/domain/rules/move-tally.ts';
import { type OrderTally, ordersOf } from '#app/domain/rules/order-tally.ts';
import { adminTexts, deskTexts, formatDay } from '#app/i18n/index.ts';

const words = adminTexts.rehearsal.ladder;

type UnitNames = Readonly<Record<string, string>>;
type LadderProps = { ladder: LadderTally; unitNames: UnitNames; isAhead?: boolean };

/** What a draft does to the steps of the ladder: numbers by level, and the first that come at another time. Nothing of any case. */
export function LadderView({ ladder, unitNames, isAhead = false }: LadderProps) {
  const when = useWhen();
  const counts = Object.values(ladder.counts).sort((one, other) => (one.step < other.step ? -1 : 1));
  const [moved, still] = [counts.filter((count) => shiftedOf(count) > 0), counts.filter((count) => !shiftedOf(count))];
  const sum = (of: (count: LadderCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  return (
    <>
      <h2 className="section-title">{isAhead ? words.ahead : words.past}</h2>
      {counts.length === 0 ? (
        <p className="hint">{words.noSteps}</p>
      ) : (
        <p className="mb-3">
          {words.totals(
            sum(shiftedOf),
            sum(({ steps, appear }) => steps + appear),
          )}
        </p>
      )}
      {moved.length > 0 && <Counts counts={moved} caption={words.counts} />}
      {still.length > 0 && (
        <details>
          <summary className="py-1">{words.still(still.length)}</summary>
          <Counts counts={still} caption={words.stillCounts} />
        </details>
      )}
      {moved.length > 0 && (
        <>
          <p className="hint">{words.unlisted}</p>
          <DataTable
            caption={words.rows(ladder.rows.length, MOST_ROWS)}
            columns={rowColumns(unitNames, (at) => (at === null ? words.none : when(new Date(at))))}
            rows={ladder.rows.map((row, place) => ({ ...row, place }))}
            rowKey={({ place }) => String(place)}
            empty={words.noRows}
          />
        </>
      )}
      {!isAhead && <p className="hint">{words.pastNote}</p>}
    </>
  );
}

/** 3 级 督办; what follows a breach beside the levels is named alone. */
function stepWords({ step, action }: Pick<LadderCount, 'step' | 'action'>): string {
  const level = /^level_(\d)$/.exec(step)?.[1];
  return level === undefined ? actionWords(action) : `${words.level(Number(level))} ${actionWords(action)}`;
}

function Counts({ counts, caption }: { counts: readonly LadderCount[]; caption: string }) {
  const { columns } = words;
  const number = (key: 'steps' | 'earlier' | 'later' | 'appear' | 'vanish'): Column<LadderCount> => ({
    key,
    head: columns[key],
    cell: (count) => count[key],
    isNumber: true,
  });
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'step', head: columns.step, cell: stepWords, isRowHead: true, className: 'nowrap' },
        number('steps'),
        number('earlier'),
        number('later'),
        number('appear'),
        number('vanish'),
      ]}
      rows={counts}
      rowKey={({ step }) => step}
    />
  );
}

function rowColumns(
  unitNames: UnitNames,
  when: (at: string | null) => string,
): Column<LadderRow & { place: number }>[] {
  const { columns } = words;
  const clocks = adminTexts.rehearsal.moves.columns;
  return [
    { key: 'step', head: columns.step, cell: stepWords, isRowHead: true, className: 'nowrap' },
    { key: 'unit', head: clocks.unit, cell: ({ unit }) => unitNames[unit] ?? unit },
    { key: 'kind', head: clocks.kind, cell: ({ kind }) => deskTexts.words.clocks[kind] },
    { key: 'startedOn', head: clocks.startedOn, cell: ({ startedOn }) => formatDay(startedOn, 'zh-CN') },
    { key: 'due', head: columns.from, cell: (row) => when(row.from) },
    { key: 'newDue', head: columns.to, cell: (row) => when(row.to) },
  ];
}

/** How many orders units are given by the rule of red lights, as it was and by the draft. */
export function OrdersView({ orders, unitNames }: { orders: OrderTally; unitNames: UnitNames }) {
  if (!orders.rules) return null;
  const units = ordersOf(orders);
  const total = (side: 'was' | 'is') => units.reduce((sum, unit) => sum + unit[side], 0);
  const ruleWords = ({ count, days }: { count: number; days: number }) => words.rule(count, days);
  const { orderColumns: columns } = words;
  return (
    <>
      <h2 className="section-title">{words.orders}</h2>
      <p>
        {words.ruleChange(ruleWords(orders.rules.was), ruleWords(orders.rules.is))}
        {words.orderTotals(total('was'), total('is'))}
      </p>
      <p className="hint">{words.orderNote}</p>
      {units.length > 0 && (
        <DataTable
          caption={words.orderCounts}
          columns={[
            { key: 'unit', head: columns.unit, cell: ({ unit }) => unitNames[unit] ?? unit, isRowHead: true },
            { key: 'was', head: columns.was, cell: ({ was }) => was, isNumber: true },
            { key: 'is', head: columns.is, cell: ({ is }) => is, isNumber: true },
            { key: 'change', head: columns.change, cell: ({ was, is }) => words.change(is - was), isNumber: true },
          ]}
          rows={units}
          rowKey={({ unit }) => unit}
        />
      )}
    </>
  );
}
