import {
  type ActingOn,
  type ActResult,
  actOnCase,
  type Opened,
  writeMessage,
} from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedAct } from '#app/use-cases/repeated-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { writePaper } from '#app/use-cases/write-paper.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listPapers } from '#db/repositories/case-papers.server.ts';

export type ExtensionDecision = { outcome: 'granted' } | { outcome: 'refused'; reason: string };

/** Another person of the lead decides. Granted, the reason that was given for it goes to the investor as it stands. */
export function decideExtension(ctx: StaffContext, reference: string, decision: ExtensionDecision): Promise<ActResult> {
  const type = decision.outcome === 'granted' ? 'extension_granted' : 'extension_refused';
  const isRepeat = (on: Opened) => isRepeatedAct(on, ctx.actor, (event) => event.type === type);
  return actOnCase(ctx, { reference, action: 'decide_extension', isRepeat }, async (on) => {
    const { extension, lead } = on.record.caseFile;
    if (!extension) throw new Error('no extension was asked for');
    if (decision.outcome === 'refused') {
      const paper = await writePaper(on, ctx.actor, { kind: 'extension_refusal', body: decision.reason, to: lead });
      on.append({ type: 'extension_refused', paper });
      return { ok: true };
    }
    const message = await writeMessage(on, ctx.actor, { body: await reasonAskedWith(on) });
    on.append({ type: 'extension_granted', days: extension.days, message });
    return { ok: true };
  });
}

async function reasonAskedWith({ trx, record }: ActingOn): Promise<string> {
  const asked = (await listCaseEvents(trx, record.id)).findLast((event) => event.type === 'extension_asked');
  const paper = (await listPapers(trx, record.id)).find(({ id }) => id === asked?.paper);
  if (!paper) throw new Error('an extension without its reason');
  return paper.body;
}
