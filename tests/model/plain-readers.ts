import type { PlainCase } from '#tests/model/plain-case.ts';
import { DISCIPLINE } from '#tests/model/plain-county.ts';
import { openObjection } from '#tests/model/plain-joint.ts';

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
  const told = c.told.filter((unit) => !c.excluded.includes(unit) && !known.some(([reader]) => reader === unit));
  return [...known, ...told.map((unit) => [unit, 'told'])].map(([unit, as]) => `${unit} as ${as}`).sort();
}

export function standingOf(c: PlainCase, unit: string): string[] {
  return readersOf(c)
    .filter((reader) => reader.startsWith(`${unit} as `))
    .map((reader) => reader.slice(unit.length + 4));
}
