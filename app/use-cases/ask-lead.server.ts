import type { Case } from '#app/domain/case.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { openClock } from '#app/domain/replay/clocks.ts';
import { pausesForLead } from '#app/domain/sla/question.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/**
 * A co-handler asks the lead; its own clock waits for the reply once in an invitation, the lead's clocks run on (sla.md §4,
 * co_handling).
 */
export function askLead(ctx: StaffContext, reference: string, { text }: { text: string }): Promise<ActResult> {
  const draft = { kind: 'request', to: null, body: text } as const;
  const isRepeat = (on: Opened) =>
    isRepeatedPaper(on, ctx.actor, draft, (event) => {
      return event.type === 'lead_replied' && event.unit === ctx.actor.departmentId;
    });
  return actOnCase(ctx, { reference, action: 'ask_lead', isRepeat }, async (on) => {
    const paper = await writePaper(on, ctx.actor, draft);
    on.append(leadQuestion(on.record.caseFile, ctx.actor.departmentId, paper));
    return { ok: true };
  });
}

/** The event of a question to the lead, for the act and for what its page says of it. */
export function leadQuestion(caseFile: Case, unit: string, paper: number): CaseEventBody {
  const own = openClock(caseFile, 'co_handling', unit);
  return { type: 'lead_asked', unit, paper, pauses: own !== undefined && pausesForLead(caseFile, own) };
}
