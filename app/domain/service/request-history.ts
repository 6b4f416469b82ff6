import type { ClockExplanationView } from '#app/domain/clock-explanation.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/**
 * Why a request has become a report: its date passed, it was refused, or somebody said no and wrote nothing down;
 * `not_written`: a written answer was asked for, and its date passed in silence.
 */
export const STALLED_REASONS = ['overdue', 'refused', 'verbal_no', 'not_written'] as const;
export type StalledReason = (typeof STALLED_REASONS)[number];

type Words = { zh: string; en: string; ru: string };

/**
 * How a request went until it became a report: pinned to the report as it stood then. `clocks` is the text of its explained
 * clocks, days and all (`historyClocks` reads it).
 */
export type RequestHistory = {
  reference: string;
  service: Words;
  /** The unit that handled it, which the report is about. */
  unit: { id: string; name: Words };
  why: StalledReason;
  madeAt: string;
  clocks: string;
  /** `not_written` alone: when a written answer was asked for and by when it was owed, and what had been asked. */
  ask?: { askedAt: string; owedBy: string; words: string };
};

/** The promises that a request was given, in the order in which they began. */
export const HISTORY_CLOCKS: readonly ClockKind[] = ['acceptance', 'first_contact', 'resolution', 'appeal'];

const CATEGORY_OF: Record<StalledReason, { group: string; category: string }> = {
  overdue: { group: 'late', category: 'E1' },
  refused: { group: 'repeat', category: 'E2' },
  verbal_no: { group: 'repeat', category: 'E2' },
  not_written: { group: 'repeat', category: 'E2' },
};

/** The answers with which a report begins that a stalled request has become; who reports is asked as always. */
export function answersFromRequest(history: RequestHistory, what: string): ReportAnswers {
  const accused = { units: [history.unit.id], countyLeader: false, headPersonally: false, isComplete: true };
  return { ...CATEGORY_OF[history.why], accused, what, history };
}

/** The explained clocks as text, to be pinned. */
export function pinClocks(clocks: readonly ClockExplanationView[]): string {
  return JSON.stringify(clocks);
}

/** The pinned clocks again, with their instants. */
export function historyClocks({ clocks }: Pick<RequestHistory, 'clocks'>): ClockExplanationView[] {
  return JSON.parse(clocks, (_key, value) =>
    typeof value === 'string' && INSTANT.test(value) ? new Date(value) : value,
  ) as ClockExplanationView[];
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
