import { waitingCoHandlers } from '#app/domain/joint-units.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/** The lead answers a co-handler that waits for it; that unit's clock runs on. 'unknown_unit': it does not wait. */
export function replyToCoHandler(
  ctx: StaffContext,
  reference: string,
  { unit, text }: { unit: string; text: string },
): Promise<ActResult<'unknown_unit'>> {
  const draft = { kind: 'reply', to: unit, body: text } as const;
  const isRepeat = (on: Opened) =>
    isRepeatedPaper(on, ctx.actor, draft, (event) => event.type === 'lead_asked' && event.unit === unit);
  return actOnCase<'unknown_unit'>(ctx, { reference, action: 'reply_to_co_handler', isRepeat }, async (on) => {
    if (!waitingCoHandlers(on.record.caseFile).includes(unit)) return refused('unknown_unit');
    const paper = await writePaper(on, ctx.actor, draft);
    on.append({ type: 'lead_replied', unit, paper });
    return { ok: true };
  });
}
