import type { CaseEvent } from '#app/domain/case-event.ts';

/** One time at which the ladder told the head of a unit, and the first thing that the unit did after it. */
export type HeadTold = {
  told: Extract<CaseEvent, { type: 'step_fired' }>;
  unit: string;
  /** Null while the unit has done nothing since. */
  did: CaseEvent | null;
};

/** The levels at which the owner's head is told (ladder.json). */
const HEAD_LEVELS: readonly (number | null)[] = [1, 2, 3, 4];
const RED_LIGHT = 2;

/**
 * Told when, did what: the facts for the question whether a head is liable too (连带责任, sla.md §5). Nothing in it judges.
 * Oldest first.
 */
export function headsTold(events: readonly CaseEvent[]): HeadTold[] {
  const owners = new Map<string, string>();
  return events.flatMap((told, place) => {
    if (told.type !== 'step_fired' || !HEAD_LEVELS.includes(told.level)) return [];
    const [first] = told.tells;
    // Above the red light a missing head is stood in for by the hub: whose clock it is, the red light has said.
    const unit = told.level !== null && told.level > RED_LIGHT ? (owners.get(told.clock) ?? first) : first;
    if (unit === undefined) return [];
    owners.set(told.clock, unit);
    const did = events.slice(place + 1).find((event) => isActOf(unit, event)) ?? null;
    return [{ told, unit, did }];
  });
}

function isActOf(unit: string, { actor }: CaseEvent): boolean {
  return actor.kind === 'staff' && actor.departmentId === unit;
}
