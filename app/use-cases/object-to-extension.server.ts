import { canObjectToExtension } from '#app/domain/verdict.ts';
import { actOnOwnCase, writeInvestorMessage } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/** The investor does not agree with more time for the answer: the head of the lead is told, no date moves by it. */
export function objectToExtension(ctx: UseCaseContext, caseId: number, words: string | null) {
  return actOnOwnCase(ctx, { caseId, action: 'object_to_extension' }, async (on) => {
    if (!canObjectToExtension(on.record.caseFile)) return false;
    const message = words === null ? null : await writeInvestorMessage(on, words, 'substance');
    on.append({ type: 'extension_objected', message });
    return true;
  });
}
