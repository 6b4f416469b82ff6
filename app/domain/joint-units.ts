import type { Case } from '#app/domain/case.ts';
import type { Departments } from '#app/domain/department.ts';
import { chooseOrderIssuer } from '#app/domain/department-routing.ts';
import { isOwedReply, openClock } from '#app/domain/replay/clocks.ts';
import { openObjection } from '#app/domain/replay/joint.ts';

/**
 * The units of the county that can have a part in the case beside its lead: none that is accused, above or below the
 * accused, none out of the county's reach, and not discipline, whose track is its own.
 */
export function partnersOf(caseFile: Case, departments: Departments): string[] {
  return [...departments.values()]
    .filter(({ id, reach, role }) => {
      if (reach !== 'inside' || role === 'discipline') return false;
      return id !== caseFile.lead && !caseFile.excluded.has(id);
    })
    .map(({ id }) => id);
}

/** Whether the unit is at work on its part already: a question to it starts no second clock. */
export function isCoHandling(caseFile: Case, unit: string): boolean {
  return openClock(caseFile, 'co_handling', unit) !== undefined;
}

/** The co-handlers that asked the lead something and have no reply. */
export function waitingCoHandlers(caseFile: Case): string[] {
  const waiting = caseFile.clocks.filter(isOwedReply).map(({ owner }) => owner);
  return waiting.filter((unit) => unit !== null);
}

/**
 * Whom a ruling can make the lead: who objected, who was named, then the units that are known to the decider already. A
 * list of all units would tell it who is accused by whom it leaves out.
 */
export function rulingChoices(caseFile: Case, decider: string): string[] {
  const objection = openObjection(caseFile);
  if (!objection) return [];
  const named = caseFile.objections.map(({ to }) => to);
  const units = [objection.by, objection.to, decider, ...caseFile.coHandlers.map(({ unit }) => unit), ...named];
  return [...new Set(units)].filter((unit) => !caseFile.excluded.has(unit));
}

/** In whose name a ruling is issued: the government office, or who stands in where it is a party (sla.md §4, ruling). */
export function rulingIssuer(caseFile: Case): string | null {
  const ruled = caseFile.objections.find(({ state }) => state === 'in_ruling' || state === 'ruled');
  const parties = ruled ? [ruled.by, ruled.to] : [];
  return chooseOrderIssuer(new Set([...caseFile.excluded, ...parties]), null);
}
