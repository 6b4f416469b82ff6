import type { CountyRules } from '#app/domain/county-rules.ts';
import { excludedUnits } from '#app/domain/department.ts';
import { destinationOf } from '#app/domain/report.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';

/**
 * The unit that would help with a foreign investor's case (routing.json, foreign_co); null where none would, and then
 * nobody is asked. Named reporters alone: for the others it would tell who they are.
 */
export function foreignHelper(answers: ReportAnswers, county: CountyRules): string | null {
  const { identityMode, accused, category } = answers;
  if (identityMode !== 'named' || !accused || category === undefined) return null;
  const destination = destinationOf({ category, accused, isForeign: true }, county);
  if (destination === 'protected') return null;
  const unit = county.routing.foreignCo;
  // It joins when the hub has named the accused, unless it is then among them.
  if (destination.route === 'triage') return excludedUnits(accused.units, county.departments).has(unit) ? null : unit;
  return destination.co.includes(unit) ? unit : null;
}
