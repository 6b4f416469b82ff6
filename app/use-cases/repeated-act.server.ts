import type { CaseEvent } from '#app/domain/case-event.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { repeatedSince } from '#app/domain/repeated-form.ts';
import type { Opened } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedPaper, type PaperDraft } from '#app/use-cases/write-paper.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';

/** Which event an act left; `isAnew`: which later one, a decision or a reply to it, makes the very same a new act. */
export type RepeatOf = { isIt: (event: CaseEvent) => boolean; isAnew: (event: CaseEvent) => boolean };

/** Whether this person has just done this very act on this case, and nothing has come of it yet. */
export async function isRepeatedAct({ trx, record }: Opened, actor: StaffActor, of: RepeatOf): Promise<boolean> {
  const isOwn = (by: CaseEvent['actor']) => by.kind === 'staff' && by.accountId === actor.accountId;
  const events = await listCaseEvents(trx, record.id);
  return justDone(events, record.now, { ...of, isIt: (event) => isOwn(event.actor) && of.isIt(event) }).length > 0;
}

/** Whether this person has just decided the same in the same words; a refusal has words, what is granted has none. */
export async function isRepeatedDecision(
  on: Opened,
  actor: StaffActor,
  { type, isAnew, refusal }: { type: CaseEvent['type']; isAnew: RepeatOf['isAnew']; refusal: PaperDraft | null },
): Promise<boolean> {
  if (!(await isRepeatedAct(on, actor, { isIt: (event) => event.type === type, isAnew }))) return false;
  return refusal === null || isRepeatedPaper(on, actor, refusal, isAnew);
}

/** The events that a repeat would be one of: so recent, and nothing after them that makes it a new act. */
export function justDone(events: readonly CaseEvent[], now: Date, { isIt, isAnew }: RepeatOf): CaseEvent[] {
  const since = repeatedSince(now);
  const after = events.findLastIndex(isAnew);
  return events.slice(after + 1).filter((event) => event.at >= since && isIt(event));
}
