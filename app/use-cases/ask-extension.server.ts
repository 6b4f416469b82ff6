import type { CaseEvent } from '#app/domain/case-event.ts';
import type { ExtensionDays } from '#app/domain/sla/extension.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedAct } from '#app/use-cases/repeated-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/** Asks another person of the lead for more time, before the answer is due and once; the investor will read why. */
export function askExtension(
  ctx: StaffContext,
  reference: string,
  asked: { days: ExtensionDays; reason: string },
): Promise<ActResult> {
  const { days, reason } = asked;
  const by = ctx.actor.accountId;
  const isRepeat = async (on: Opened) => {
    const isIt = (event: CaseEvent) => event.type === 'extension_asked' && event.days === days;
    if (!(await isRepeatedAct(on, ctx.actor, { isIt, isAnew: isDecided }))) return false;
    return isRepeatedPaper(on, ctx.actor, draftOf(on, reason), isDecided);
  };
  return actOnCase(ctx, { reference, action: 'ask_extension', isRepeat }, async (on) => {
    const paper = await writePaper(on, ctx.actor, draftOf(on, reason));
    on.append({ type: 'extension_asked', days, paper, by });
    return { ok: true };
  });
}

function isDecided({ type }: CaseEvent): boolean {
  return type === 'extension_granted' || type === 'extension_refused';
}

function draftOf({ record }: Opened, body: string) {
  return { kind: 'extension', to: record.caseFile.lead, body } as const;
}
