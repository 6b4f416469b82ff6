import type { CaseEvent } from '#app/domain/case-event.ts';
import { lastCloseOn } from '#app/domain/sla/calendar.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedDecision } from '#app/use-cases/repeated-act.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { writePaper } from '#app/use-cases/write-paper.server.ts';

export type ProcedureDecision = { outcome: 'approved' } | { outcome: 'declined'; reason: string };

/** Approved, the lead's words go to the investor and the answer's clock waits; declined, the lead reads why. */
export function decideProcedure(
  ctx: StaffContext,
  reference: string,
  decision: ProcedureDecision,
): Promise<ActResult<'date_not_ahead' | 'answer_waits'>> {
  const type = decision.outcome === 'approved' ? 'procedure_approved' : 'procedure_declined';
  const isRepeat = (on: Opened) => {
    const refusal = decision.outcome === 'declined' ? refusalOf(on, decision.reason) : null;
    return isRepeatedDecision(on, ctx.actor, { type, isAnew, refusal });
  };
  return actOnCase<'date_not_ahead' | 'answer_waits'>(
    ctx,
    { reference, action: 'decide_procedure', isRepeat },
    async (on) => {
      const { caseFile, rules, now } = on.record;
      const { procedure } = caseFile;
      if (!procedure) throw new Error('no procedure was proposed');
      if (decision.outcome === 'approved') {
        if (caseFile.pendingAnswer) return refused('answer_waits');
        if (lastCloseOn(rules.calendar, procedure.dueOn) <= now) return refused('date_not_ahead');
        on.append({ type: 'procedure_approved', message: procedure.message });
        return { ok: true };
      }
      const paper = await writePaper(on, ctx.actor, refusalOf(on, decision.reason));
      on.append({ type: 'procedure_declined', paper });
      return { ok: true };
    },
  );
}

const isAnew = ({ type }: CaseEvent) => type === 'procedure_proposed';

function refusalOf({ record }: Opened, body: string) {
  return { kind: 'procedure_refusal', to: record.caseFile.lead, body } as const;
}
