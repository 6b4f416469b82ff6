import { isBreached, openClock, type PlainCase } from '#tests/model/plain-case.ts';
import { DISCIPLINE } from '#tests/model/plain-county.ts';
import { openDuties } from '#tests/model/plain-duties.ts';
import { isToRule, openObjection } from '#tests/model/plain-joint.ts';
import { contestedPause } from '#tests/model/plain-waiting.ts';

/** Who reads what of a case (sla.md §5), each as `unit as standing`. */
export function readersOf(c: PlainCase): string[] {
  if (c.closedToAll) return [];
  if (c.route === 'discipline') return [`${DISCIPLINE} as discipline`];
  const readers: [string | null, string][] = [
    [c.lead, 'lead'],
    [c.route === 'triage' ? c.hub : null, 'hub'],
    [c.appeal?.body ?? null, 'appeal'],
    [c.review?.body ?? null, 'review'],
    [c.referrals.lead || c.referrals.notice ? DISCIPLINE : null, 'discipline'],
  ];
  for (const unit of c.coHandlers) if (unit !== c.lead) readers.push([unit, 'co_handler']);
  const objection = openObjection(c);
  if (objection?.state === 'open') readers.push([objection.to, 'named_owner']);
  for (const unit of new Set(c.deciders)) readers.push([unit, 'decides']);
  for (const unit of new Set(c.duties.map((duty) => duty.owner))) if (unit !== c.lead) readers.push([unit, 'duty']);
  const known = readers.filter(([unit]) => unit !== null && !c.excluded.includes(unit));
  // Who has done its part, and is told besides, goes on seeing the case as whoever is told.
  const busy = known.filter(([unit, as]) => unit !== null && isBusy(c, unit, as)).map(([unit]) => unit);
  const told = c.told.filter((unit) => !c.excluded.includes(unit) && !busy.includes(unit));
  return [...known, ...told.map((unit) => [unit, 'told'])].map(([unit, as]) => `${unit} as ${as}`).sort();
}

function isBusy(c: PlainCase, unit: string, as: string): boolean {
  if (as === 'co_handler') return openClock(c, 'co_handling', unit) !== undefined;
  if (as === 'duty') return openDuties(c, unit).length > 0;
  return as === 'decides' ? hasToDecide(c, unit) : true;
}

/** A ruling, a pause that was asked for, a contest or a procedure; nobody on himself. */
function hasToDecide(c: PlainCase, unit: string): boolean {
  if (unit === c.lead) return false;
  if (isToRule(c, unit) || contestedPause(c)?.contest?.body === unit) return true;
  if (c.procedure?.state === 'proposed' && c.procedure.body === unit) return true;
  const resolution = openClock(c, 'resolution');
  const isPauseOpen = c.question?.endedAt === null && c.question.asksPause === unit && c.status === 'in_progress';
  return isPauseOpen && resolution !== undefined && !isBreached(resolution);
}

export function standingOf(c: PlainCase, unit: string): string[] {
  return readersOf(c)
    .filter((reader) => reader.startsWith(`${unit} as `))
    .map((reader) => reader.slice(unit.length + 4));
}
