import type { CaseEvent } from '#app/domain/case-event.ts';
import type { MessageView } from '#app/domain/case-view.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import type { Message } from '#db/repositories/messages.server.ts';

/**
 * The messages that were sent, dated by the event that sent them: a "no" goes out with its signature, a
 * statutory procedure with its approval, not when they were written. One that waits for its signature, or that another answer overtook, is none of them.
 */
export function sentMessages(
  messages: readonly Message[],
  events: readonly CaseEvent[],
  county: CountyRules,
): MessageView[] {
  const sentAt = new Map<number, Date>();
  const prepared = new Set<number>();
  for (const event of events) {
    if (event.type === 'answer_prepared' || event.type === 'procedure_proposed') prepared.add(event.message);
    else if ('message' in event && typeof event.message === 'number') sentAt.set(event.message, event.at);
  }
  return messages
    .filter((message) => sentAt.has(message.id) || !prepared.has(message.id))
    .map((message) => ({
      ...message,
      sentAt: sentAt.get(message.id) ?? message.sentAt,
      department: unitName(county, message.departmentId),
    }));
}
