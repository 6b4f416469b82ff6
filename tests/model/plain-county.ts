import categories from '#db/reference/categories.json' with { type: 'json' };
import clocks from '#db/reference/clocks.json' with { type: 'json' };
import departments from '#db/reference/departments.json' with { type: 'json' };
import ladder from '#db/reference/ladder.json' with { type: 'json' };
import routing from '#db/reference/routing.json' with { type: 'json' };
import { FIRST, LATER, laterPolicy } from '#tests/model/later-rules.ts';

type Unit = { id: string; reach: string; parent?: string; head_higher?: boolean; higher?: string };
export type Category = { code: string; kind: string; days: number; basis?: boolean; refer?: boolean; urgent?: boolean };
export type ClockRow = {
  kind: string;
  unit: 'days' | 'minutes' | 'calendar_minutes';
  target: number | null;
  applies?: string;
  levels: number[];
  on_breach?: string;
  after?: { days: number; action: string }[];
};
export type LadderRow = {
  level: number;
  at: string;
  fraction?: number;
  days?: number;
  action: string;
  tell: string[];
  duty?: { kind: string; owner: string; days: number };
};

export const UNITS: Unit[] = departments.departments;
export const DISCIPLINE: string = departments.discipline;
export const CATEGORIES: Category[] = (categories.categories as Category[]).filter((each) => each.kind === 'report');

/** One version of targets, ladder and days, as reports are measured by it. */
export type Policy = {
  rows: ClockRow[];
  urgentRow: ClockRow;
  ladder: LadderRow[];
  remindDays: number[];
  unconfirmedDays: number;
  daysOf: Record<string, number>;
};

const forReports = (rows: ClockRow[]) => rows.filter((row) => row.applies === undefined || row.applies === 'report');
const urgentOf = (rows: ClockRow[]) => rows.find((row) => row.applies === 'urgent') as ClockRow;

const POLICIES: Record<string, Policy> = {
  [FIRST]: {
    rows: forReports(clocks.clocks as ClockRow[]),
    urgentRow: urgentOf(clocks.clocks as ClockRow[]),
    ladder: ladder.steps,
    remindDays: ladder.after_answer.remind_days,
    unconfirmedDays: ladder.after_answer.unconfirmed_days,
    daysOf: Object.fromEntries(CATEGORIES.map(({ code, days }) => [code, days])),
  },
  [LATER]: {
    rows: forReports(laterPolicy.clocks as ClockRow[]),
    urgentRow: urgentOf(laterPolicy.clocks as ClockRow[]),
    ladder: laterPolicy.ladder.steps,
    ...laterPolicy.ladder.afterAnswer,
    daysOf: laterPolicy.categoryDays,
  },
};
export const policyOf = (version: string): Policy => POLICIES[version] as Policy;

/** So many red lights of one unit within so many dates bring an order for the unit. */
export const UNIT_RULE: { breaches: number; days: number } = ladder.unit_rule;

const unitOf = (id: string) => UNITS.find((unit) => unit.id === id);
export const categoryOf = (code: string | null): Category | undefined =>
  CATEGORIES.find((category) => category.code === code);

/** A unit, its parent and its children count as one accused. */
export function excludedBy(accused: readonly string[]): string[] {
  const family = (id: string) =>
    UNITS.filter((unit) => unit.id === id || unit.id === unitOf(id)?.parent || unit.parent === id);
  return accused.flatMap((id) => family(id).map((unit) => unit.id));
}

const firstOf = (units: readonly string[], excluded: readonly string[]): string | null =>
  units.find((unit) => !excluded.includes(unit)) ?? null;

/** '' where none of the four is impartial: nobody in the county can take the case. */
export const hubFor = (excluded: readonly string[]): string => firstOf(['zsj', 'xzfb', 'yshj', 'xwb'], excluded) ?? '';
/** Hub rights, and none of those between whom it decides. */
export const deciderFor = (excluded: readonly string[]) => firstOf(['zsj', 'xzfb', 'yshj', 'xwb'], excluded);
export const appealBodyFor = (excluded: readonly string[]) => firstOf(['zsj', 'xzfb', 'yshj'], excluded);
export const reviewBodyFor = (excluded: readonly string[]) => firstOf(['xzfb', 'sfj', 'yshj', 'xwb'], excluded);
export const issuerFor = (excluded: readonly string[]) => firstOf(['xzfb', 'xwb', 'yshj'], excluded);

export type Named = { units: readonly string[]; countyLeader: boolean; headPersonally: boolean };

/** Nothing may be stored about these; one such entry is enough. */
export function isProtected(named: Named): boolean {
  if (named.countyLeader || named.units.includes(DISCIPLINE)) return true;
  return named.headPersonally && named.units.some((id) => unitOf(id)?.head_higher === true);
}

export const isInside = (id: string): boolean => unitOf(id)?.reach === 'inside';
/** The county's units that can have a part in a case beside discipline inspection. */
export const PARTNERS: string[] = UNITS.filter(({ id }) => isInside(id) && id !== DISCIPLINE).map(({ id }) => id);

/** Units of which somebody is on duty at every hour; of the others nobody at any. */
export const ON_DUTY = ['xzfb', 'zsj', 'scjg'];

/** Urgent where the category is and the duty roster of whoever leads, the hub too, covers the hour. */
export const isUrgentFor = (category: string | null, lead: string | null): boolean =>
  categoryOf(category)?.urgent === true && ON_DUTY.includes(lead ?? '');

/** Units whose head has no account: the hub is told instead. */
export const HEADLESS = ['sfj', 'gaj', 'xwb', 'zjj'];

/** The lead of a category for these excluded units: the rule's own, each fallback, then yshj, then xzfb. */
export function leadFor(category: string, excluded: readonly string[]): string | null {
  const rule = routing.rules.find((each) => each.categories.includes(category));
  return firstOf([rule?.lead ?? '', ...(rule?.fallback ?? []), 'yshj', 'xzfb'], excluded);
}

/** Who does a part beside the lead, from the acceptance on: the rule's own, and commerce for a foreign investor. */
export function coHandlersFor(
  category: string | null,
  lead: string | null,
  { excluded, isForeign }: { excluded: readonly string[]; isForeign: boolean },
): string[] {
  const rule = routing.rules.find((each) => category !== null && each.categories.includes(category));
  const units = [...(rule?.co ?? []), ...(rule && isForeign ? [routing.foreign_co] : [])];
  return units.filter((unit) => unit !== lead && !excluded.includes(unit));
}

/** Where a report goes. `accused` empty, or inside and no category: triage, but L5 and L8 are never in triage. */
export function destinationOf(category: string | null, accused: readonly string[], isForeign: boolean) {
  const excluded = excludedBy(accused);
  const hub = hubFor(excluded);
  if (categoryOf(category)?.refer) return { route: 'discipline', lead: DISCIPLINE, hub, excluded, co: [] };
  if (accused.length === 0) return { route: 'triage', lead: null, hub, excluded, co: [] };
  if (!accused.some(isInside)) return { route: 'outside', lead: hub, hub, excluded, co: [] };
  if (category === null) return { route: 'triage', lead: null, hub, excluded, co: [] };
  const lead = leadFor(category, excluded) ?? hub;
  return { route: 'lead', lead, hub, excluded, co: coHandlersFor(category, lead, { excluded, isForeign }) };
}
