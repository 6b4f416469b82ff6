import type { CaseEvent, CaseEventBody, EventActor } from '#app/domain/case-event.ts';
import type { Db } from '#db/client.server.ts';

/** A case's whole history in order. Empty for an unknown case. */
export async function listCaseEvents(db: Db, caseId: number): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('case_events')
    .select(['seq', 'type', 'at', 'recorded_at', 'actor_kind', 'account_id', 'department_id', 'data'])
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    ...(JSON.parse(row.data) as CaseEventBody),
    seq: row.seq,
    at: new Date(row.at),
    recordedAt: new Date(row.recorded_at),
    actor: toActor(row),
  }));
}

function toActor(row: {
  actor_kind: 'investor' | 'staff' | 'system';
  account_id: number | null;
  department_id: string | null;
}): EventActor {
  if (row.actor_kind === 'staff' && row.account_id !== null && row.department_id !== null) {
    return { kind: 'staff', accountId: row.account_id, departmentId: row.department_id };
  }
  return { kind: row.actor_kind === 'investor' ? 'investor' : 'system' };
}

/** Appends events; the table refuses any change of what is there. */
export async function insertCaseEvents(db: Db, caseId: number, events: readonly CaseEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => {
    const { seq, at, recordedAt, actor, ...body } = event;
    return {
      case_id: caseId,
      seq,
      type: body.type,
      at: at.toISOString(),
      recorded_at: recordedAt.toISOString(),
      actor_kind: actor.kind,
      account_id: actor.kind === 'staff' ? actor.accountId : null,
      department_id: actor.kind === 'staff' ? actor.departmentId : null,
      data: JSON.stringify(body),
    };
  });
  await db.insertInto('case_events').values(rows).execute();
}

/** Ids of all cases, oldest first: for the doctor, which replays every one. */
export async function listCaseIds(db: Db, after: number, limit: number): Promise<number[]> {
  const rows = await db.selectFrom('cases').select('id').where('id', '>', after).orderBy('id').limit(limit).execute();
  return rows.map((row) => row.id);
}
