import type { Standard } from '#app/domain/category.ts';
import { DAYS_WITHOUT_CATEGORY } from '#app/domain/category.ts';
import type { ClockTarget, ClockUnit } from '#app/domain/sla/clock.ts';

export type ClockKind =
  | 'acceptance'
  | 'legal_basis'
  | 'first_contact'
  | 'progress'
  | 'resolution'
  | 'co_handling'
  | 'handoff'
  | 'ruling'
  | 'duty'
  | 'appeal'
  | 'review'
  | 'referral_receipt'
  | 'referral_disposal'
  | 'referral_feedback';

export type BreachAction =
  | 'accept_silently'
  | 'presume_no_basis'
  | 'hub_rules'
  | 'first_receiver_keeps'
  | 'record_breach';
export type AfterAction = 'refer_lead' | 'show_higher_channel';

export type ClockRow = {
  kind: string;
  standard: Standard;
  unit: ClockUnit;
  /** Null: the category's days, or those that a duty was given. */
  target: number | null;
  warn: readonly number[];
  applies?: 'report' | 'request' | 'urgent';
  needs?: 'duty_roster';
  levels: readonly number[];
  on_breach?: string;
  after?: readonly { days: number; action: AfterAction }[];
};

export type LadderTell = 'officer' | 'head' | 'hub' | 'xzfb' | 'xwb' | 'discipline' | 'investor';
export type LadderStep = {
  level: number;
  at: 'warn' | 'breach';
  fraction?: number;
  days?: number;
  action: string;
  applies?: 'report';
  tell: readonly LadderTell[];
  duty?: { kind: string; owner: string; days: number };
};

/** Levels of the ladder that have a meaning of their own (sla.md §5): the breach itself. */
export const RED_LIGHT = 2;
/** Referred to discipline inspection, as a notice. */
export const NOTICE_LEVEL = 5;
/** The investor is shown the higher channel. */
export const HIGHER_CHANNEL_LEVEL = 6;

/** One published version of targets, warnings and ladder. */
export type SlaPolicy = {
  version: string;
  clocks: readonly ClockRow[];
  ladder: {
    steps: readonly LadderStep[];
    afterAnswer: { remindDays: readonly number[]; unconfirmedDays: number };
    /** So many red lights of one unit within so many calendar days bring one supervision order for the unit. */
    unitRule: { breaches: number; days: number };
  };
  categoryDays: Readonly<Record<string, number>>;
};

/**
 * The policy's row for a clock kind on a report or a request; where the case is urgent, the urgent row wins. Throws when
 * the policy has none: bad data.
 */
export function clockRow(
  policy: SlaPolicy,
  kind: ClockKind,
  { kind: caseKind, urgent = false }: { kind: 'report' | 'request'; urgent?: boolean },
): ClockRow {
  const ofCase = policy.clocks.find((row) => row.kind === kind && (!row.applies || row.applies === caseKind));
  const row = (urgent && policy.clocks.find((row) => row.kind === kind && row.applies === 'urgent')) || ofCase;
  if (!row) throw new Error(`policy ${policy.version} has no clock ${kind} for a ${caseKind}`);
  return row;
}

/** Its place in clocks.json: ties between steps go in this order (sla.md §2). */
export function clockOrder(policy: SlaPolicy, kind: ClockKind): number {
  return policy.clocks.findIndex((row) => row.kind === kind);
}

/** The target of a clock; from the second cycle on half the days, rounded up (sla.md §4, Reopening). */
export function clockTarget(row: ClockRow, days: number | null, cycle: number): ClockTarget {
  const whole = row.target ?? days;
  if (whole === null) throw new Error(`clock ${row.kind} has no target`);
  const halved = cycle > 1 && (row.kind === 'progress' || row.kind === 'resolution');
  return { unit: row.unit, target: halved ? Math.ceil(whole / 2) : whole, warn: row.warn };
}

/** The fewest and the most working days to answer a case of one of these categories. */
export function answerDays(
  policy: SlaPolicy,
  categories: readonly { code: string }[],
): { least: number; most: number } {
  const days = categories.map(({ code }) => resolutionDays(policy, code));
  return { least: Math.min(...days), most: Math.max(...days) };
}

/** Working days past the breach until an unanswered report goes to discipline inspection; null where the ladder has no such level. */
export function noticeDays({ ladder }: SlaPolicy): number | null {
  return ladder.steps.find(({ level }) => level === NOTICE_LEVEL)?.days ?? null;
}

/** Working days to answer a case of this category; 10 while it has none (sla.md §4, In triage). */
export function resolutionDays(policy: SlaPolicy, category: string | null): number {
  if (category === null) return DAYS_WITHOUT_CATEGORY;
  const days = policy.categoryDays[category];
  if (days === undefined) throw new Error(`policy ${policy.version} has no days for category ${category}`);
  return days;
}
