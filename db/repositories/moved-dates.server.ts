import { type SelectQueryBuilder, sql } from 'kysely';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import type { ReadsAs } from '#app/domain/case-readers.ts';
import { deskPromises, type MovedPromise } from '#app/domain/rules/rule-moves.ts';
import type { Db } from '#db/client.server.ts';
import { type Names, names } from '#db/names.ts';
import type { Database } from '#db/schema.ts';

/** What new rules did to the promised dates of one case: the versions that it is under since. */
export type MovedDates = {
  reference: string;
  category: Names | null;
  lead: Names | null;
  movedAt: Date;
  policyVersion: string;
  calendarVersion: string;
  promises: MovedPromise[];
};

/** The unit that asks, and the standings that this person's role may act as. */
export type MovedDatesAsk = { departmentId: string; readsAs: readonly ReadsAs[] };

/** So many cases stand on a page. */
export const MOVED_DATES_PAGE = 50;

type Tables = Database & { event: Database['case_events'] };
type Moved = SelectQueryBuilder<Tables, 'event', object>;

/** Word for word as the index has it, or it is not used. */
const IS_MOVE = sql<boolean>`event.type = 'rules_changed' AND json_extract(event.data, '$.promises') IS NOT NULL`;
/** Of a referral no desk learns, by a date that moved neither. */
const IS_SEEN = sql<boolean>`EXISTS (SELECT 1 FROM json_each(event.data, '$.promises') AS promise
  WHERE promise.value ->> '$.kind' <> 'referral_receipt')`;

/** Every case of which this person reads and of which new rules moved a promised date, the latest first; `page` from 1. */
export async function listMovedDates(
  db: Db,
  ask: MovedDatesAsk & { page: number },
): Promise<{ rows: MovedDates[]; total: number }> {
  if (ask.readsAs.length === 0) return { rows: [], total: 0 };
  const { total } = await movesFor(db, ask)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await movesFor(db, ask)
    .innerJoin('cases', 'cases.id', 'event.case_id')
    .leftJoin('categories as category', 'category.code', 'cases.category_code')
    .leftJoin('departments as lead', 'lead.id', 'cases.lead_id')
    .select(['event.at', 'event.data', 'cases.reference'])
    .select(['category.name_zh as category_zh', 'category.name_en as category_en', 'category.name_ru as category_ru'])
    .select(['lead.name_zh as lead_zh', 'lead.name_en as lead_en', 'lead.name_ru as lead_ru'])
    .orderBy('event.at', 'desc')
    .orderBy('event.case_id', 'desc')
    .orderBy('event.seq', 'desc')
    .limit(MOVED_DATES_PAGE)
    .offset((Math.max(1, ask.page) - 1) * MOVED_DATES_PAGE)
    .execute();
  return { rows: rows.flatMap(toMovedDates), total };
}

/** Whether new rules moved a promised date of a case that this person reads since an instant. */
export async function hasMovedDates(db: Db, ask: MovedDatesAsk, since: Date): Promise<boolean> {
  if (ask.readsAs.length === 0) return false;
  const found = await movesFor(db, ask)
    .select('event.case_id')
    .where('event.at', '>=', since.toISOString())
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Through the allow-list: the index of moves is walked, and each asks whether the unit reads its case. */
function movesFor(db: Db, { departmentId, readsAs }: MovedDatesAsk): Moved {
  return db
    .selectFrom('case_events as event')
    .where(IS_MOVE)
    .where(IS_SEEN)
    .where((where) =>
      where.exists(
        where
          .selectFrom('case_readers as reader')
          .select(sql<number>`1`.as('one'))
          .whereRef('reader.case_id', '=', 'event.case_id')
          .where('reader.department_id', '=', departmentId)
          .where('reader.reads_as', 'in', readsAs),
      ),
    ) as unknown as Moved;
}

type Row = { at: string; data: string; reference: string } & Record<
  'category_zh' | 'category_en' | 'category_ru' | 'lead_zh' | 'lead_en' | 'lead_ru',
  string | null
>;

function toMovedDates(row: Row): MovedDates[] {
  const event = JSON.parse(row.data) as CaseEventBody;
  if (event.type !== 'rules_changed') return [];
  const { policyVersion, calendarVersion } = event;
  return [
    {
      reference: row.reference,
      category: names(row.category_zh, row.category_en, row.category_ru),
      lead: names(row.lead_zh, row.lead_en, row.lead_ru),
      movedAt: new Date(row.at),
      policyVersion,
      calendarVersion,
      promises: deskPromises(event),
    },
  ];
}
