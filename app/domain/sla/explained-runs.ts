import type { ExplainedDay } from '#app/domain/sla/explained-day.ts';

/** So many days of which the same is to be said are shown one by one; more of them are one line. */
export const MOST_ALIKE = 31;

/**
 * The days of a clock as a page lists them: each alone, but a long wait, a long delay and whatever comes after the stop as
 * one run. Days on which something happened, today and the due day always stand alone.
 */
export function explainedRuns(days: readonly ExplainedDay[], today: string): ExplainedDay[][] {
  const runs: ExplainedDay[][] = [];
  let run: ExplainedDay[] = [];
  // Days off within a run belong to it; those behind its last day do not.
  let off: ExplainedDay[] = [];
  const close = () => {
    const isOne = run.length > MOST_ALIKE || run[0]?.kind === 'stopped';
    runs.push(...(isOne ? [run] : run.map((day) => [day])), ...off.map((day) => [day]));
    [run, off] = [[], []];
  };
  for (const day of days) {
    const said = saidOf(day, today);
    if (said === 'off' && run[0]) off.push(day);
    else if (run[0] && said !== null && said === saidOf(run[0], today)) {
      run.push(...off, day);
      off = [];
    } else {
      close();
      if (said === null || said === 'off') runs.push([day]);
      else run = [day];
    }
  }
  close();
  return runs;
}

/** What is to be said of a day, as far as another one can share it; null where it stands alone. */
function saidOf({ kind, on, pause, events, isDue }: ExplainedDay, today: string): string | null {
  if (events.length > 0 || isDue || on === today) return null;
  switch (kind) {
    case 'weekend':
    case 'holiday':
      return 'off';
    case 'paused':
      return `paused ${pause?.reason} ${pause?.by} ${pause?.document}`;
    case 'after_due':
    case 'stopped':
      return kind;
    default:
      return null;
  }
}
