import { type NoGrant, whyNoGrant } from '#app/domain/sla/question.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedAct } from '#app/use-cases/repeated-act.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writePaper } from '#app/use-cases/write-paper.server.ts';

export type PauseDecision = { outcome: 'granted' } | { outcome: 'declined'; reason: string };

/** The unit with hub rights grants the second pause, from now on, or declines it with a reason for the lead. */
export function decidePause(
  ctx: StaffContext,
  reference: string,
  decision: PauseDecision,
): Promise<ActResult<NoGrant>> {
  const type = decision.outcome === 'granted' ? 'pause_granted' : 'pause_declined';
  const isRepeat = (on: Opened) => isRepeatedAct(on, ctx.actor, (event) => event.type === type);
  return actOnCase<NoGrant>(ctx, { reference, action: 'decide_pause', isRepeat }, async (on) => {
    if (decision.outcome === 'granted') {
      const against = whyNoGrant(on.record.caseFile, on.record.now);
      if (against) return refused(against);
      on.append({ type: 'pause_granted' });
      return { ok: true };
    }
    const { lead } = on.record.caseFile;
    const paper = await writePaper(on, ctx.actor, { kind: 'pause_refusal', body: decision.reason, to: lead });
    on.append({ type: 'pause_declined', paper });
    return { ok: true };
  });
}
