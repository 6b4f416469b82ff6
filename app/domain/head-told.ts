import type { CaseEvent } from '#app/domain/case-event.ts';
import { RED_LIGHT } from '#app/domain/sla/policy.ts';

/** One time at which the ladder told the head of a unit, and the first thing that the unit did after it. */
export type HeadTold = {
  told: Extract<CaseEvent, { type: 'step_fired' }>;
  unit: string;
  /** Null while the unit has done nothing since. */
  did: CaseEvent | null;
};

/** The levels at which the owner's head is told (ladder.json). */
const HEAD_LEVELS: readonly (number | null)[] = [1, 2, 3, 4];

/**
 * Told when, did what: the facts for the question whether a head is liable too (连带责任, sla.md §5). Nothing in it judges.
 * Oldest first.
 */
export function headsTold(events: readonly CaseEvent[]): HeadTold[] {
  const owners = new Map<string, { unit: string; since: Date }>();
  return events.flatMap((told, place) => {
    if (told.type !== 'step_fired' || !HEAD_LEVELS.includes(told.level)) return [];
    const [first] = told.tells;
    // Above the red light a missing head is stood in for by the hub: whose clock it is, the red light or a transfer has said.
    const isAboveRed = told.level !== null && told.level > RED_LIGHT;
    const unit = isAboveRed ? (takenOver(events, owners.get(told.clock), told.at) ?? first) : first;
    if (unit === undefined) return [];
    owners.set(told.clock, { unit, since: told.at });
    const did = events.slice(place + 1).find((event) => isActOf(unit, event)) ?? null;
    return [{ told, unit, did }];
  });
}

/** Whose clock it is at an instant: the one that the red light told, or whoever the case has passed to since. */
function takenOver(
  events: readonly CaseEvent[],
  owner: { unit: string; since: Date } | undefined,
  at: Date,
): string | undefined {
  if (!owner) return undefined;
  const passed = events.findLast((event) => owner.since < event.at && event.at <= at && newLead(event) !== null);
  return (passed && newLead(passed)) ?? owner.unit;
}

function newLead(event: CaseEvent): string | null {
  switch (event.type) {
    case 'unit_named':
    case 'ruled':
      return event.lead;
    case 'handoff_accepted':
      return event.actor.kind === 'staff' ? event.actor.departmentId : null;
    default:
      return null;
  }
}

function isActOf(unit: string, { actor }: CaseEvent): boolean {
  return actor.kind === 'staff' && actor.departmentId === unit;
}
