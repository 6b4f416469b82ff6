import { sql } from 'kysely';
import type { CaseStatus } from '#app/domain/case.ts';
import type { Db } from '#db/client.server.ts';
import { type Names, names } from '#db/names.ts';

/** A case whose answer is so late that the head of the unit is called to a talk. */
export type Summons = {
  caseId: number;
  reference: string;
  status: CaseStatus;
  category: Names | null;
  lead: Names | null;
  /** When it came to the talk, and when the answer was due; stopped: when it was given after all. */
  at: Date;
  breachedAt: Date;
  stoppedAt: Date | null;
  /** Of the calendar that the answer was judged by. */
  calendarVersion: string;
  /** The recorded talk: null where nobody was left to hold it. */
  talk: { dueAt: Date | null; doneAt: Date | null } | null;
};

/** A literal in the query: the index of summonses is for this level alone. */
const SUMMONS_LEVEL = 4;
const MOST_SHOWN = 200;

/** The summonses of which a unit was told, through the allow-list, the latest first; at most 200. */
export async function listSummonses(db: Db, departmentId: string): Promise<Summons[]> {
  const rows = await db
    .selectFrom('fired_steps as fired')
    .innerJoin('sla_clocks as clock', 'clock.id', 'fired.clock_id')
    .innerJoin('cases', 'cases.id', 'clock.case_id')
    .leftJoin('sla_clocks as talk', (join) =>
      join
        .onRef('talk.case_id', '=', 'clock.case_id')
        .onRef('talk.started_at', '=', 'fired.due_at')
        .on('talk.kind', '=', 'duty')
        .on('talk.key', 'like', 'duty:talk_recorded%'),
    )
    .leftJoin('departments as lead', 'lead.id', 'cases.lead_id')
    .leftJoin('categories as category', 'category.code', 'cases.category_code')
    .where('fired.level', '=', sql.lit(SUMMONS_LEVEL))
    .where((where) =>
      where.exists(
        where
          .selectFrom('case_readers as reader')
          .select(sql<number>`1`.as('one'))
          .whereRef('reader.case_id', '=', 'clock.case_id')
          .where('reader.department_id', '=', departmentId)
          .where('reader.reads_as', 'in', ['told', 'duty']),
      ),
    )
    .select(['cases.id', 'cases.reference', 'cases.status', 'fired.due_at as summoned_at'])
    .select(['clock.breached_at', 'clock.stopped_at', 'clock.calendar_version'])
    .select(['talk.key as talk_key', 'talk.due_at as talk_due_at', 'talk.breached_at as talk_breached_at'])
    .select(['talk.stopped_at as talk_stopped_at', 'lead.name_zh as lead_zh', 'lead.name_en as lead_en'])
    .select(['lead.name_ru as lead_ru', 'category.name_zh as category_zh', 'category.name_en as category_en'])
    .select('category.name_ru as category_ru')
    .orderBy('fired.due_at', 'desc')
    .orderBy('cases.reference')
    .limit(MOST_SHOWN)
    .execute();
  return rows.map((row) => ({
    caseId: row.id,
    reference: row.reference,
    status: row.status,
    category: names(row.category_zh, row.category_en, row.category_ru),
    lead: names(row.lead_zh, row.lead_en, row.lead_ru),
    at: new Date(row.summoned_at),
    breachedAt: new Date(row.breached_at ?? row.summoned_at),
    stoppedAt: instant(row.stopped_at),
    calendarVersion: row.calendar_version,
    talk:
      row.talk_key === null
        ? null
        : { dueAt: instant(row.talk_breached_at ?? row.talk_due_at), doneAt: instant(row.talk_stopped_at) },
  }));
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
