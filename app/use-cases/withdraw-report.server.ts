import { canWithdraw } from '#app/domain/verdict.ts';
import { actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import { tellDiscipline } from '#app/use-cases/ask-inspection.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/**
 * The investor takes the report back: in effect after 24 hours, until then every clock runs on. That it was done under
 * pressure is for discipline inspection alone; no department reads it (experience.md P14).
 */
export function withdrawReport(
  ctx: UseCaseContext,
  caseId: number,
  { isPressed, words }: { isPressed: boolean; words: string | null },
) {
  return actOnOwnCase(ctx, { caseId, action: 'withdraw' }, async (on) => {
    if (!canWithdraw(on.record.caseFile)) return false;
    on.append({ type: 'withdrawal_asked' });
    if (isPressed) await tellDiscipline(on, { reason: 'pressed_to_withdraw', words });
    return true;
  });
}

/** The report goes on as if it had never been taken back: its clocks have run all the time. */
export function takeBackWithdrawal(ctx: UseCaseContext, caseId: number) {
  return actOnOwnCase(ctx, { caseId, action: 'take_back_withdrawal' }, async (on) => {
    if (on.record.caseFile.withdrawal === null) return false;
    on.append({ type: 'withdrawal_taken_back' });
    return true;
  });
}
