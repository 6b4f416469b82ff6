import { actionWords, clockName, dutyWords, targetWords } from '#app/components/admin/policy-words.ts';
import { useSite } from '#app/components/layout/locale.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import type { ClockRow, LadderStep } from '#app/domain/sla/policy.ts';
import { type PolicyNumbers, warningsInUse } from '#app/domain/sla/policy-draft.ts';
import type { ClockExample } from '#app/domain/sla/policy-example.ts';
import { adminTexts, formatDateTime } from '#app/i18n/index.ts';

const words = adminTexts.clocks;

/** A policy as it is shown: its numbers, and to what they come in an example. */
export type PolicyView = {
  policy: PolicyNumbers;
  /** When the example begins. */
  start: Date;
  /** By the place of the clock; null where it has no target of its own. */
  clockExamples: readonly (ClockExample | null)[];
  categories: readonly { code: string; name: string; days: number; example: ClockExample | null }[];
};

type ClockLine = { key: string; row: ClockRow; example: ClockExample | null };

const CLOCKS: readonly Column<ClockLine>[] = [
  {
    key: 'kind',
    head: words.clocks.columns.kind,
    cell: ({ row }) => clockName(row),
    isRowHead: true,
    className: 'nowrap',
  },
  {
    key: 'standard',
    head: words.clocks.columns.standard,
    cell: ({ row }) => words.standards[row.standard],
    className: 'nowrap',
  },
  { key: 'target', head: words.clocks.columns.target, cell: ({ row }) => <Target row={row} /> },
  { key: 'warn', head: words.clocks.columns.warn, cell: ({ row }) => warnWords(row), className: 'nowrap' },
  {
    key: 'levels',
    head: words.clocks.columns.levels,
    cell: ({ row }) => row.levels.map(words.ladder.level).join('、'),
    className: 'nowrap',
  },
  {
    key: 'example',
    head: words.clocks.columns.example,
    cell: ({ example }) => example && <ExampleDue example={example} />,
    className: 'nowrap',
  },
];

function Target({ row }: { row: ClockRow }) {
  return (
    <>
      {targetWords(row)}
      {row.needs === 'duty_roster' && <span className="hint">{words.clocks.rosterOnly}</span>}
    </>
  );
}

function warnWords(row: ClockRow): string {
  const names = [words.warnings.first, words.warnings.second];
  const shares = row.warn.slice(0, warningsInUse(row)).map((share) => words.percent(String(Math.round(share * 100))));
  return shares.map((share, place) => `${names[place]} ${share}`).join('，');
}

/** When an example is due: 12 月 1 日（周二）17:30 前. */
export function ExampleDue({ example: { dueAt, isProvisional } }: { example: ClockExample }) {
  const { timeZone, now } = useSite();
  const due = words.due(formatDateTime(dueAt, 'zh-CN', timeZone, now));
  return <time dateTime={dueAt.toISOString()}>{isProvisional ? words.provisional(due) : due}</time>;
}

type CategoryLine = PolicyView['categories'][number];

const CATEGORIES: readonly Column<CategoryLine>[] = [
  { key: 'code', head: words.categories.columns.code, cell: ({ code }) => code, className: 'nowrap' },
  { key: 'name', head: words.categories.columns.name, cell: ({ name }) => name, isRowHead: true },
  {
    key: 'days',
    head: words.categories.columns.days,
    cell: ({ days }) => words.amounts.days(days),
    className: 'nowrap',
  },
  {
    key: 'example',
    head: words.categories.columns.example,
    cell: ({ example }) => example && <ExampleDue example={example} />,
    className: 'nowrap',
  },
];

const LADDER: readonly Column<LadderStep>[] = [
  {
    key: 'level',
    head: words.ladder.columns.level,
    cell: ({ level }) => words.ladder.level(level),
    className: 'nowrap',
  },
  {
    key: 'what',
    head: words.ladder.columns.what,
    cell: ({ action, applies }) =>
      applies ? words.clocks.ofKind(actionWords(action), words.ladder.reportsOnly) : actionWords(action),
    isRowHead: true,
  },
  { key: 'when', head: words.ladder.columns.when, cell: whenWords, className: 'nowrap' },
  {
    key: 'duty',
    head: words.ladder.columns.duty,
    cell: ({ duty }) => (duty ? words.ladder.duty(dutyWords(duty.kind), duty.days) : words.ladder.none),
  },
];

function whenWords({ at, days }: LadderStep): string {
  if (at === 'warn') return words.ladder.atWarn;
  return days ? words.ladder.afterBreach(days) : words.ladder.atBreach;
}

/** Clocks, categories, ladder and rules of a policy, with an example a clock. */
export function PolicyTables({ view }: { view: PolicyView }) {
  const { timeZone, now } = useSite();
  const { policy, start, clockExamples, categories } = view;
  const { steps, unitRule, afterAnswer } = policy.ladder;
  const clocks = policy.clocks.map((row, place) => ({
    key: String(place),
    row,
    example: clockExamples[place] ?? null,
  }));
  return (
    <>
      <h2 className="section-title">{words.clocks.title}</h2>
      <p className="hint">{words.example(formatDateTime(start, 'zh-CN', timeZone, now))}</p>
      <DataTable
        caption={words.clocks.title}
        isCaptionHidden
        columns={CLOCKS}
        rows={clocks}
        rowKey={({ key }) => key}
      />
      <AfterBreach clocks={policy.clocks} />
      <h2 className="section-title">{words.categories.title}</h2>
      <DataTable
        caption={words.categories.title}
        isCaptionHidden
        columns={CATEGORIES}
        rows={categories}
        rowKey={({ code }) => code}
      />
      <h2 className="section-title">{words.ladder.title}</h2>
      <DataTable
        caption={words.ladder.title}
        isCaptionHidden
        columns={LADDER}
        rows={steps}
        rowKey={({ level, action }) => `${level} ${action}`}
      />
      <p>{words.unitRule.sentence(unitRule.breaches, unitRule.days)}</p>
      <p>{words.afterAnswer.sentence(afterAnswer.remindDays.join('、'), afterAnswer.unconfirmedDays)}</p>
    </>
  );
}

function AfterBreach({ clocks }: { clocks: readonly ClockRow[] }) {
  const lines = clocks.flatMap((row) =>
    (row.after ?? []).map(
      ({ days, action }) => `${words.after.of(clockName(row), actionWords(action))}，${words.after.days(days)}`,
    ),
  );
  return (
    <ul className="mb-3">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
