import type { ExtensionDays } from '#app/domain/sla/extension.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedAct } from '#app/use-cases/repeated-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { writePaper } from '#app/use-cases/write-paper.server.ts';

/** Asks another person of the lead for more time, before the answer is due and once; the investor will read why. */
export function askExtension(
  ctx: StaffContext,
  reference: string,
  asked: { days: ExtensionDays; reason: string },
): Promise<ActResult> {
  const { days, reason } = asked;
  const by = ctx.actor.accountId;
  const isRepeat = (on: Opened) =>
    isRepeatedAct(on, ctx.actor, (event) => event.type === 'extension_asked' && event.days === days);
  return actOnCase(ctx, { reference, action: 'ask_extension', isRepeat }, async (on) => {
    const { lead } = on.record.caseFile;
    const paper = await writePaper(on, ctx.actor, { kind: 'extension', body: reason, to: lead });
    on.append({ type: 'extension_asked', days, paper, by });
    return { ok: true };
  });
}
