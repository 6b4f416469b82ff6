import type { MessageView } from '#app/domain/case-view.ts';
import type { Db } from '#db/client.server.ts';

/** A message as it is stored; a page names the unit. */
export type Message = Omit<MessageView, 'department'> & { departmentId: string | null };

/** Stores one message of a case and returns its id, by which events name it. */
export async function insertMessage(db: Db, caseId: number, message: Omit<Message, 'id'>): Promise<number> {
  const row = await db
    .insertInto('messages')
    .values({
      case_id: caseId,
      direction: message.direction,
      channel: message.channel,
      body: message.body,
      done: message.done,
      next: message.next,
      next_by_on: message.nextByOn,
      basis_document: message.basis?.document ?? null,
      basis_article: message.basis?.article ?? null,
      right_channel: message.rightChannel,
      department_id: message.departmentId,
      sent_at: message.sentAt.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (message.refusal) {
    await db
      .insertInto('written_refusals')
      .values({ message_id: row.id, ...message.refusal })
      .execute();
  }
  return row.id;
}

/** Messages of a case on these channels, oldest first. */
export async function listMessages(
  db: Db,
  caseId: number,
  channels: readonly Message['channel'][],
): Promise<Message[]> {
  const rows = await db
    .selectFrom('messages')
    .leftJoin('written_refusals as refusal', 'refusal.message_id', 'messages.id')
    .selectAll('messages')
    .select(['refusal.gap', 'refusal.route', 'refusal.officer', 'refusal.phone'])
    .where('case_id', '=', caseId)
    .where('channel', 'in', [...channels])
    .orderBy('messages.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    direction: row.direction,
    channel: row.channel,
    body: row.body,
    done: row.done,
    next: row.next,
    nextByOn: row.next_by_on,
    basis:
      row.basis_document !== null && row.basis_article !== null
        ? { document: row.basis_document, article: row.basis_article }
        : null,
    ...refusalOf(row),
    rightChannel: row.right_channel,
    departmentId: row.department_id,
    sentAt: new Date(row.sent_at),
  }));
}

type Refusal = NonNullable<Message['refusal']>;

function refusalOf({
  gap,
  route,
  officer,
  phone,
}: { [Part in keyof Refusal]: string | null }): Pick<Message, 'refusal'> {
  if (gap === null || route === null || officer === null || phone === null) return {};
  return { refusal: { gap, route, officer, phone } };
}
