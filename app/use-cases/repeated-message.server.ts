import type { Opened } from '#app/use-cases/act-on-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listMessages, type Message } from '#db/repositories/messages.server.ts';

/** A double click, or a form sent again with Back: the same words by the same unit so soon are one message. */
const REPEAT_MINUTES = 10;

type Words = { body: string } & Partial<Pick<Message, 'done' | 'next' | 'nextByOn' | 'basis'>>;
type Sending = 'message_sent' | 'question_asked' | 'answer_prepared';

/** Whether this unit has just sent this very message on this case, by the same kind of act; `only`: as that one. */
export async function isRepeatedMessage(
  { trx, record }: Opened,
  from: { departmentId: string },
  sending: { type: Sending; words: Words; only?: number | null },
): Promise<boolean> {
  const { only } = sending;
  if (only === null) return false;
  const since = record.now.getTime() - REPEAT_MINUTES * 60_000;
  const ids = new Set<number>();
  for (const event of await listCaseEvents(trx, record.id)) {
    if (event.type !== sending.type || event.at.getTime() < since) continue;
    if (event.actor.kind === 'staff' && event.actor.departmentId === from.departmentId) ids.add(event.message);
  }
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
