import type { CaseEvent } from '#app/domain/case-event.ts';
import {
  type ActingOn,
  type ActResult,
  actOnCase,
  type Opened,
  writeMessage,
} from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedDecision } from '#app/use-cases/repeated-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { writePaper } from '#app/use-cases/write-paper.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listPapers } from '#db/repositories/case-papers.server.ts';

export type ExtensionDecision = { outcome: 'granted' } | { outcome: 'refused'; reason: string };

/** Another person of the lead decides. Granted, the reason that was given for it goes to the investor as it stands. */
export function decideExtension(ctx: StaffContext, reference: string, decision: ExtensionDecision): Promise<ActResult> {
  const type = decision.outcome === 'granted' ? 'extension_granted' : 'extension_refused';
  const isRepeat = (on: Opened) => {
    const refusal = decision.outcome === 'refused' ? refusalOf(on, decision.reason) : null;
    return isRepeatedDecision(on, ctx.actor, { type, isAnew, refusal });
  };
  return actOnCase(ctx, { reference, action: 'decide_extension', isRepeat }, async (on) => {
    const { extension } = on.record.caseFile;
    if (!extension) throw new Error('no extension was asked for');
    if (decision.outcome === 'refused') {
      const paper = await writePaper(on, ctx.actor, refusalOf(on, decision.reason));
      on.append({ type: 'extension_refused', paper });
      return { ok: true };
    }
    const message = await writeMessage(on, ctx.actor, { body: await reasonAskedWith(on) });
    on.append({ type: 'extension_granted', days: extension.days, message });
    return { ok: true };
  });
}

const isAnew = ({ type }: CaseEvent) => type === 'extension_asked';

function refusalOf({ record }: Opened, body: string) {
  return { kind: 'extension_refusal', to: record.caseFile.lead, body } as const;
}

async function reasonAskedWith({ trx, record }: ActingOn): Promise<string> {
  const asked = (await listCaseEvents(trx, record.id)).findLast((event) => event.type === 'extension_asked');
  const paper = (await listPapers(trx, record.id)).find(({ id }) => id === asked?.paper);
  if (!paper) throw new Error('an extension without its reason');
  return paper.body;
}
