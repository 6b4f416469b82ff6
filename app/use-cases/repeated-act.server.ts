import type { CaseEvent } from '#app/domain/case-event.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import type { Opened } from '#app/use-cases/act-on-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';

/** A double click, or a form sent again with Back. */
const REPEAT_MINUTES = 10;

/** Which event an act left; `isAnew`: which later one, a decision or a reply to it, makes the very same a new act. */
export type RepeatOf = { isIt: (event: CaseEvent) => boolean; isAnew: (event: CaseEvent) => boolean };

/** Whether this person has just done this very act on this case, and nothing has come of it yet. */
export async function isRepeatedAct({ trx, record }: Opened, actor: StaffActor, of: RepeatOf): Promise<boolean> {
  const isOwn = (by: CaseEvent['actor']) => by.kind === 'staff' && by.accountId === actor.accountId;
  const events = await listCaseEvents(trx, record.id);
  return justDone(events, record.now, { ...of, isIt: (event) => isOwn(event.actor) && of.isIt(event) }).length > 0;
}

/** The events that a repeat would be one of: so recent, and nothing after them that makes it a new act. */
export function justDone(events: readonly CaseEvent[], now: Date, { isIt, isAnew }: RepeatOf): CaseEvent[] {
  const since = now.getTime() - REPEAT_MINUTES * 60_000;
  const after = events.findLastIndex(isAnew);
  return events.slice(after + 1).filter((event) => event.at.getTime() >= since && isIt(event));
}
