import type { Case, CaseClock } from '#app/domain/case.ts';

/** A step that fired: when it was due and when it was written down, and the versions its clock was judged by at that moment. */
export type FiredFact = {
  level: number | null;
  action: string;
  dueAt: Date;
  firedAt: Date;
  policyVersion: string;
  calendarVersion: string;
};

/** Whether a step of a clock has fired. */
export function hasFired({ fired }: Pick<Case, 'fired'>, clock: CaseClock, step: string): boolean {
  return fired.get(clock.key)?.has(step) ?? false;
}

/** The name of a fired step of a clock, unique in the case. */
export function stepKey(clock: string, step: string): string {
  return `${clock}#${step}`;
}

/** Every step that fired on a case, with its clock. */
export function firedSteps({ fired }: Pick<Case, 'fired'>): (FiredFact & { clockKey: string; step: string })[] {
  return [...fired].flatMap(([clockKey, steps]) => [...steps].map(([step, fact]) => ({ clockKey, step, ...fact })));
}
