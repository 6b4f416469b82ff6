import { canRate, isSameRating, type Rating, ratingChangesUntil, withOwnReasons } from '#app/domain/rating.ts';
import { actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/** What the investor thinks of the handling: once, and changed once within 15 days. The same again changes nothing. */
export function rateHandling(ctx: UseCaseContext, caseId: number, given: Rating) {
  return actOnOwnCase(ctx, { caseId, action: 'rate' }, async (on) => {
    const { caseFile, rules, now } = on.record;
    const rating = withOwnReasons(given);
    if (caseFile.rating && isSameRating(caseFile.rating, rating)) return true;
    if (!canRate(caseFile) && ratingChangesUntil(caseFile, rules.calendar, now) === null) return false;
    on.append({ type: 'rated', ...rating });
    return true;
  });
}
