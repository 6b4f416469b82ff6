import { canRate, isSameRating, type Rating, ratingChangesUntil, withOwnReasons } from '#app/domain/rating.ts';
import { actOnOwnCase, writeInvestorMessage } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

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
    if (remark === null && caseFile.rating && isSameRating(caseFile.rating, rating)) return true;
    if (!canRate(caseFile) && ratingChangesUntil(caseFile, rules.calendar, now) === null) return false;
    const said = remark === null ? {} : { message: await writeInvestorMessage(on, remark, 'substance') };
    on.append({ type: 'rated', ...rating, ...said });
    return true;
  });
}
