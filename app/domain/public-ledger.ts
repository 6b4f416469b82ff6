import { type Case, type CaseClock, isConductOnly } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Category, Standard } from '#app/domain/category.ts';
import { RATED_STANDARDS } from '#app/domain/rating.ts';
import { addDays } from '#app/domain/remedies.ts';
import { ownerAt } from '#app/domain/replay/clocks.ts';
import { applyEvent, replayCase, type SlaRules } from '#app/domain/replay/replay-case.ts';
import { dayOf, startOfDay, type WorkingCalendar, workingDaysBetween } from '#app/domain/sla/calendar.ts';
import { type ClockKind, clockRow, RED_LIGHT } from '#app/domain/sla/policy.ts';

/** The clocks whose red light is public: never the accused unit's, never discipline's (sla.md §5). */
export const PUBLIC_CLOCKS = [
  'acceptance',
  'first_contact',
  'progress',
  'resolution',
  'co_handling',
  'review',
  'ruling',
] as const satisfies readonly ClockKind[];

/** How long after the query, or after the breach where none was served, a hidden or anonymous case is kept back. */
export const KEPT_BACK_DAYS = 30;

/** A red light as the ledger may show it, and nothing else of its case. */
export type RedLight = {
  /** Who answered for the clock when it turned red. */
  unit: string;
  standard: Standard;
  /** Whole working days late; null where nobody decided and the rules did so at the due instant (silence = accepted). */
  daysLate: number | null;
  isOpen: boolean;
  /** The day `YYYY-MM-DD` in whose week it appears. */
  publishedOn: string;
};

export type LedgerRules = {
  rules: SlaRules;
  categories: ReadonlyMap<string, Category>;
  /** Days are the county's. */
  calendar: WorkingCalendar;
};

/**
 * The red lights of one case as they stood at `asOf`: none of L5 and L8, none that would name an accused unit. Who was hidden
 * or anonymous at the filing is so here for ever: a name that is added later moves no row.
 */
export function redLightsOf(events: readonly CaseEvent[], county: LedgerRules, asOf: Date): RedLight[] {
  const [first, ...later] = events;
  if (first?.type !== 'case_opened') throw new Error('a case without a history');
  const { rules, categories, calendar } = county;
  const caseFile = replayCase([first], rules);
  const lit: { clock: CaseClock; unit: string | null; at: Date }[] = [];
  const servedOn: string[] = [];
  for (const event of later) {
    applyEvent(caseFile, event, rules);
    if (event.type === 'query_served') servedOn.push(dayOf(calendar, event.at));
    if (event.type !== 'step_fired' || event.level !== RED_LIGHT) continue;
    const clock = caseFile.clocks.find(({ key }) => key === event.clock);
    // Whoever takes the case over did not let it turn red before, whenever that is found out.
    if (clock) lit.push({ clock, unit: ownerAt(clock, event.at), at: event.at });
  }
  if (isDisciplinesOwn(caseFile, categories)) return [];
  const isNamed = first.identityMode === 'named';
  return lit.flatMap(({ clock, unit, at }) => {
    if (!PUBLIC_CLOCKS.some((kind) => kind === clock.kind) || unit === null) return [];
    if (unit === rules.disciplineUnit || caseFile.excluded.has(unit)) return [];
    const on = dayOf(calendar, at);
    const publishedOn = isNamed ? on : keptBackUntil(on, servedOn);
    return [{ unit, ...lateness(caseFile, { clock, at }, asOf), publishedOn }];
  });
}

/** Whether nothing of a case is ever public: the conduct track alone, or a category that goes to discipline. */
export function isDisciplinesOwn(caseFile: Case, categories: LedgerRules['categories']): boolean {
  const { category } = caseFile;
  // A category that the county does not know is never taken for one that may be shown.
  return isConductOnly(caseFile) || (category !== null && categories.get(category)?.refer !== false);
}

/**
 * The day on which what happened on a hidden or anonymous case may be told; a query that is served after that takes it
 * back no more.
 */
export function keptBackUntil(breachedOn: string, servedOn: readonly string[]): string {
  const unserved = addDays(breachedOn, KEPT_BACK_DAYS);
  const served = servedOn
    .filter((on) => on < unserved)
    .sort()
    .at(-1);
  if (served === undefined) return unserved;
  const until = addDays(served, KEPT_BACK_DAYS);
  return until > breachedOn ? until : breachedOn;
}

function lateness(
  caseFile: Case,
  { clock, at }: { clock: CaseClock; at: Date },
  asOf: Date,
): Pick<RedLight, 'standard' | 'daysLate' | 'isOpen'> {
  const { policy, calendar } = clock.rules;
  const { standard, on_breach: decidedByRule } = clockRow(policy, clock.kind, caseFile);
  if (decidedByRule) return { standard, daysLate: null, isOpen: false };
  const last = clock.events.at(-1);
  const end = clock.ended?.at ?? (last?.type === 'stop' ? last.at : asOf);
  const isOpen = end >= asOf;
  // The day of the breach does not count, as no day does on which a clock starts (sla.md §1).
  const from = startOfDay(calendar, addDays(dayOf(calendar, at), 1));
  return { standard, daysLate: Math.max(0, workingDaysBetween(calendar, from, isOpen ? asOf : end)), isOpen };
}

/** What the ledger says of a week: how many red lights of a unit and a standard are equally late. */
export type LedgerRow = Omit<RedLight, 'publishedOn'> & { count: number };

/** The rows of the days `from` through `through`, by unit, standard and lateness, so that their order tells nothing. */
export function ledgerRows(
  lights: Iterable<RedLight>,
  { from, through }: { from: string; through: string },
): LedgerRow[] {
  const rows = new Map<string, LedgerRow>();
  for (const { publishedOn, ...light } of lights) {
    if (publishedOn < from || publishedOn > through) continue;
    const key = [light.unit, light.standard, light.daysLate, light.isOpen].join(' ');
    const row = rows.get(key) ?? { ...light, count: 0 };
    row.count += 1;
    rows.set(key, row);
  }
  return [...rows.values()].sort(inOrder);
}

function inOrder(one: LedgerRow, other: LedgerRow): number {
  if (one.unit !== other.unit) return one.unit < other.unit ? -1 : 1;
  const place = ({ standard }: LedgerRow) => RATED_STANDARDS.indexOf(standard);
  const days = ({ daysLate }: LedgerRow) => daysLate ?? -1;
  return place(one) - place(other) || days(one) - days(other) || Number(one.isOpen) - Number(other.isOpen);
}
