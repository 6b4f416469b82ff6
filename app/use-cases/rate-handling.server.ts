import { canRate } from '#app/domain/verdict.ts';
import { actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

export type RatingLevel = 1 | 2 | 3 | 4 | 5;

/** One of the five official levels, 5 = 非常满意; once per case (国办发〔2019〕51号). */
export function rateHandling(ctx: UseCaseContext, caseId: number, level: RatingLevel) {
  return actOnOwnCase(ctx, { caseId, action: 'rate' }, async (on) => {
    if (!canRate(on.record.caseFile)) return false;
    on.append({ type: 'rated', level });
    return true;
  });
}
