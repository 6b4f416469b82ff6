import type { CheckedAgainst, RuleProblem } from '#app/domain/rules/rule-draft.ts';
import {
  type CalendarDefinition,
  CalendarError,
  compileCalendar,
  compileUnitCalendars,
  publishedThrough,
} from '#app/domain/sla/calendar.ts';

/** A calendar that can be counted by, in the county's zone, published at least as far as the one in force (sla.md §1). */
export function problemsOfCalendar(
  draft: CalendarDefinition,
  { calendar, departments }: CheckedAgainst,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  try {
    const compiled = compileCalendar(draft);
    compileUnitCalendars(draft);
    const through = publishedThrough(compiled);
    if (calendar.publishedThrough !== null && (through === null || through < calendar.publishedThrough)) {
      problems.push({ code: 'horizon_goes_back', at: through ?? '' });
    }
  } catch (error) {
    if (error instanceof CalendarError) return [{ code: 'calendar_impossible', at: error.code }];
    throw error;
  }
  if (draft.timeZone !== calendar.timeZone) problems.push({ code: 'zone_changed', at: draft.timeZone });
  for (const unit of Object.keys(draft.units ?? {})) {
    if (!departments.has(unit)) problems.push({ code: 'unit_unknown', at: unit });
  }
  return problems;
}
