import { type Selectable, sql } from 'kysely';
import type { NoticeTexts, PublicNotice } from '#app/domain/public-notice.ts';
import type { Db } from '#db/client.server.ts';
import type { NoticeTables } from '#db/notice-tables.ts';

type NoticeRow = Selectable<NoticeTables['public_notices']> & { removed_on: string | null; reason: string | null };

function noticeOf(row: NoticeRow): PublicNotice {
  const inLanguage = (title: string | null, text: string | null) =>
    title === null || text === null ? null : { title, text };
  return {
    id: row.id,
    texts: {
      zh: { title: row.title_zh, text: row.text_zh },
      en: inLanguage(row.title_en, row.text_en),
      ru: inLanguage(row.title_ru, row.text_ru),
    },
    shownOn: row.shown_on,
    corrects: row.corrects,
    removal: row.removed_on === null ? null : { on: row.removed_on, reason: row.reason ?? '' },
  };
}

function selectNotices(db: Db) {
  return db
    .selectFrom('public_notices')
    .leftJoin('notice_removals', 'notice_removals.notice_id', 'public_notices.id')
    .selectAll('public_notices')
    .select(['notice_removals.removed_on', 'notice_removals.reason']);
}

/** What everybody may read on this day, `isPublic` in the database's words. */
function selectPublic(db: Db, today: string) {
  return selectNotices(db)
    .where('shown_on', '<=', today)
    .where((is) => is.or([is('removed_on', 'is', null), is('removed_on', '>=', is.ref('shown_on'))]))
    .orderBy('shown_on', 'desc')
    .orderBy('public_notices.id', 'desc');
}

/** No notice that still stands corrects it on this day. */
function stands(today: string) {
  return sql<boolean>`NOT EXISTS (
    SELECT 1 FROM public_notices AS later WHERE later.corrects = public_notices.id AND later.shown_on <= ${today}
      AND NOT EXISTS (SELECT 1 FROM notice_removals AS gone WHERE gone.notice_id = later.id))`;
}

/** The newest notices that hold: neither corrected nor taken down. */
export async function listStandingNotices(db: Db, today: string, most: number): Promise<PublicNotice[]> {
  const rows = await selectPublic(db, today).where('removed_on', 'is', null).where(stands(today)).limit(most).execute();
  return rows.map(noticeOf);
}

/** Everything that was ever shown, the newest first, from a place on. */
export async function listPublicNotices(
  db: Db,
  today: string,
  { from, most }: { from: number; most: number },
): Promise<PublicNotice[]> {
  return (await selectPublic(db, today).limit(most).offset(from).execute()).map(noticeOf);
}

/** Every notice by the day on which it is shown, those to come first, with who published it. */
export async function listAllNotices(
  db: Db,
): Promise<{ notice: PublicNotice; publishedAt: Date; publishedBy: string }[]> {
  const rows = await selectNotices(db)
    .innerJoin('accounts', 'accounts.id', 'public_notices.published_by')
    .select('accounts.display_name')
    .orderBy('shown_on', 'desc')
    .orderBy('public_notices.id', 'desc')
    .execute();
  return rows.map((row) => ({
    notice: noticeOf(row),
    publishedAt: new Date(row.published_at),
    publishedBy: row.display_name,
  }));
}

/** The notices that are shown from this day on. */
export async function listNoticesOfDay(db: Db, day: string): Promise<PublicNotice[]> {
  return (await selectNotices(db).where('shown_on', '=', day).execute()).map(noticeOf);
}

/** The notice of this number, shown or not. */
export async function findNotice(db: Db, id: number): Promise<PublicNotice | null> {
  const row = await selectNotices(db).where('public_notices.id', '=', id).executeTakeFirst();
  return row ? noticeOf(row) : null;
}

/** The notice that corrects this one and was not taken down, shown already or to come. */
export async function findCorrection(db: Db, id: number): Promise<PublicNotice | null> {
  const row = await selectNotices(db)
    .where('corrects', '=', id)
    .where('removed_on', 'is', null)
    .orderBy('public_notices.id', 'desc')
    .executeTakeFirst();
  return row ? noticeOf(row) : null;
}

/** Publishes a notice; the table refuses any later change of it. Returns its number. */
export async function insertNotice(
  db: Db,
  notice: { texts: NoticeTexts; shownOn: string; corrects: number | null; publishedBy: number },
  now: Date,
): Promise<number> {
  const { zh, en, ru } = notice.texts;
  const row = await db
    .insertInto('public_notices')
    .values({
      shown_on: notice.shownOn,
      title_zh: zh.title,
      text_zh: zh.text,
      title_en: en?.title ?? null,
      text_en: en?.text ?? null,
      title_ru: ru?.title ?? null,
      text_ru: ru?.text ?? null,
      corrects: notice.corrects,
      published_at: now.toISOString(),
      published_by: notice.publishedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Takes a notice down, once. */
export async function insertNoticeRemoval(
  db: Db,
  removal: { noticeId: number; on: string; reason: string; removedBy: number },
  now: Date,
): Promise<void> {
  await db
    .insertInto('notice_removals')
    .values({
      notice_id: removal.noticeId,
      removed_on: removal.on,
      reason: removal.reason,
      removed_at: now.toISOString(),
      removed_by: removal.removedBy,
    })
    .execute();
}
