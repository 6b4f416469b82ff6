import { canContestPause, contestDecider } from '#app/domain/verdict.ts';
import { actOnOwnCase, writeInvestorMessage } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/**
 * The investor says that the last pause was not needed, in words or without: decided by a unit with hub rights that does
 * not wait itself; undecided for a working day, it is annulled (sla.md §4, Pauses).
 */
export function contestPause(ctx: UseCaseContext, caseId: number, words: string | null) {
  return actOnOwnCase(ctx, { caseId, action: 'contest_pause' }, async (on) => {
    const { caseFile } = on.record;
    if (!canContestPause(caseFile)) return false;
    const message = words === null ? null : await writeInvestorMessage(on, words, 'substance');
    on.append({ type: 'pause_contested', message, body: contestDecider(caseFile) });
    return true;
  });
}
