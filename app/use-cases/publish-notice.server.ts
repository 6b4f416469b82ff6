import { currentRules } from '#app/domain/county-rules.ts';
import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { isSameNotice, type NoticeTexts } from '#app/domain/public-notice.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findCorrection, findNotice, insertNotice, listNoticesOfDay } from '#db/repositories/public-notices.server.ts';

export type NoticePublication = {
  texts: NoticeTexts;
  /** `YYYY-MM-DD` in the county's zone, today or later. */
  shownOn: string;
  /** The notice that it corrects, if any. */
  corrects: number | null;
};

type Publication = { ok: true; id: number };
type NotPublished = Refused<'not_allowed' | 'bad_day' | 'past_day' | 'not_found' | 'taken_down' | 'corrected_already'>;

/**
 * Publishes a notice for good, with its audit row: nothing of it is edited later. A correction stands in the place of one
 * notice, which has at most one that holds. Sent twice is published once.
 */
export async function publishNotice(
  ctx: StaffContext,
  { texts, shownOn, corrects }: NoticePublication,
): Promise<Publication | NotPublished> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  if (parseDay(shownOn) === null) return refused('bad_day');
  return writeTransaction(ctx.db, async (trx) => {
    const { calendar } = currentRules(await getCountyRules(trx));
    if (shownOn < dayOf(calendar, ctx.now)) return refused('past_day');
    const twin = (await listNoticesOfDay(trx, shownOn)).find((one) => isSameNotice(one, { texts, corrects }));
    if (twin) return { ok: true, id: twin.id };
    if (corrects !== null) {
      const corrected = await findNotice(trx, corrects);
      if (!corrected) return refused('not_found');
      if (corrected.removal) return refused('taken_down');
      if (await findCorrection(trx, corrects)) return refused('corrected_already');
    }
    const id = await insertNotice(trx, { texts, shownOn, corrects, publishedBy: ctx.actor.accountId }, ctx.now);
    const act = { act: 'publish_notice', caseId: null, at: ctx.now, subject: `notice-${id}` };
    await appendAudit(trx, ctx.keys, auditOf(ctx.actor, act));
    return { ok: true, id };
  });
}
