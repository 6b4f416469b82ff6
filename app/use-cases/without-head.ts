import type { TrackedCaseView } from '#app/domain/case-view.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';

/** Units that keep a clock of the case and have no head's account: of them the hub is told instead (sla.md §5). */
export function withoutHead({ caseFile, county, headedUnits }: CaseRecord): TrackedCaseView['withoutHead'] {
  const owners = caseFile.clocks.map(({ owner }) => owner).filter((owner) => owner !== null);
  const units = [...new Set(owners)].filter((unit) => !headedUnits.has(unit) && !caseFile.excluded.has(unit));
  return { units, hub: unitName(county, caseFile.hub) };
}
