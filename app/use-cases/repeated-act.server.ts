import type { CaseEvent } from '#app/domain/case-event.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import type { Opened } from '#app/use-cases/act-on-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';

/** A double click, or a form sent again with Back. */
const REPEAT_MINUTES = 10;

/** Whether this person has just done this very act on this case. */
export async function isRepeatedAct(
  { trx, record }: Opened,
  actor: StaffActor,
  isIt: (event: CaseEvent) => boolean,
): Promise<boolean> {
  const since = record.now.getTime() - REPEAT_MINUTES * 60_000;
  const events = await listCaseEvents(trx, record.id);
  return events.some((event) => {
    const isOwn = event.actor.kind === 'staff' && event.actor.accountId === actor.accountId;
    return isOwn && event.at.getTime() >= since && isIt(event);
  });
}
