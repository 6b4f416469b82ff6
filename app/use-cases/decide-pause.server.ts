import type { CaseEvent } from '#app/domain/case-event.ts';
import { type NoGrant, whyNoGrant } from '#app/domain/sla/question.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedDecision } from '#app/use-cases/repeated-act.server.ts';
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
  const isRepeat = (on: Opened) => {
    const refusal = decision.outcome === 'declined' ? refusalOf(on, decision.reason) : null;
    return isRepeatedDecision(on, ctx.actor, { type, isAnew, refusal });
  };
  return actOnCase<NoGrant>(ctx, { reference, action: 'decide_pause', isRepeat }, async (on) => {
    if (decision.outcome === 'granted') {
      const against = whyNoGrant(on.record.caseFile, on.record.now);
      if (against) return refused(against);
      on.append({ type: 'pause_granted' });
      return { ok: true };
    }
    const paper = await writePaper(on, ctx.actor, refusalOf(on, decision.reason));
    on.append({ type: 'pause_declined', paper });
    return { ok: true };
  });
}

const isAnew = ({ type }: CaseEvent) => type === 'question_asked';

function refusalOf({ record }: Opened, body: string) {
  return { kind: 'pause_refusal', to: record.caseFile.lead, body } as const;
}
