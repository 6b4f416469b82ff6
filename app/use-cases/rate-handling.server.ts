import { canRate, isSameRating, type Rating, ratingChangesUntil, withOwnReasons } from '#app/domain/rating.ts';
import { type ActingOn, actOnOwnCase, writeInvestorMessage } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listMessages } from '#db/repositories/messages.server.ts';

/**
 * What the investor thinks of the handling: once, and changed once within 15 days; the same again changes nothing. What is
 * said with it stands among the messages, which the handling unit reads: so a named investor alone says it here
 * (experience.md P12).
 */
export function rateHandling(ctx: UseCaseContext, caseId: number, given: Rating, remark: string | null = null) {
  return actOnOwnCase(ctx, { caseId, action: 'rate' }, async (on) => {
    const { caseFile, rules, now } = on.record;
    const rating = withOwnReasons(given);
    if (remark !== null && caseFile.identityMode !== 'named') return false;
    if (caseFile.rating && isSameRating(caseFile.rating, rating) && (await wasSaid(on, remark))) return true;
    if (!canRate(caseFile) && ratingChangesUntil(caseFile, rules.calendar, now) === null) return false;
    const said = remark === null ? {} : { message: await writeInvestorMessage(on, remark, 'substance') };
    on.append({ type: 'rated', ...rating, ...said });
    return true;
  });
}

/** Whether the last rating came with these words; none are said with every one. */
async function wasSaid({ trx, record }: ActingOn, remark: string | null): Promise<boolean> {
  if (remark === null) return true;
  const rated = (await listCaseEvents(trx, record.id)).findLast((event) => event.type === 'rated');
  const messages = await listMessages(trx, record.id, ['substance']);
  return messages.some(({ id, body }) => id === rated?.message && body === remark);
}
