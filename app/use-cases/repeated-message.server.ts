import type { CaseEvent } from '#app/domain/case-event.ts';
import type { Opened } from '#app/use-cases/act-on-case.server.ts';
import { justDone } from '#app/use-cases/repeated-act.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listMessages, type Message } from '#db/repositories/messages.server.ts';

type Words = { body: string } & Partial<Pick<Message, 'done' | 'next' | 'nextByOn' | 'basis'>>;
type Sending = 'message_sent' | 'question_asked' | 'answer_prepared' | 'procedure_proposed' | 'pause_contest_decided';

/**
 * Whether this unit has just sent this very message on this case, by the same kind of act; `only`: as that one. `isAnew`: what
 * came after it and makes the same words a new message.
 */
export async function isRepeatedMessage(
  { trx, record }: Opened,
  from: { departmentId: string },
  sending: { type: Sending; words: Words; only?: number | null; isAnew?: (event: CaseEvent) => boolean },
): Promise<boolean> {
  const { only, isAnew = () => false } = sending;
  if (only === null) return false;
  const isIt = ({ type, actor }: CaseEvent) =>
    type === sending.type && actor.kind === 'staff' && actor.departmentId === from.departmentId;
  const sent = justDone(await listCaseEvents(trx, record.id), record.now, { isIt, isAnew });
  const ids = new Set(sent.map((event) => ('message' in event ? event.message : null)));
  if (ids.size === 0) return false;
  const messages = await listMessages(trx, record.id, ['substance']);
  const recent = messages.filter(({ id }) => ids.has(id) && (only === undefined || id === only));
  return recent.some((message) => saysTheSame(message, sending.words));
}

function saysTheSame(message: Message, words: Words): boolean {
  return (
    message.body === words.body &&
    message.done === (words.done ?? null) &&
    message.next === (words.next ?? null) &&
    message.nextByOn === (words.nextByOn ?? null) &&
    message.basis?.document === words.basis?.document &&
    message.basis?.article === words.basis?.article
  );
}
