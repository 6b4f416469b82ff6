import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/** A co-handler asks the lead; its own clock waits for the reply, the lead's clocks run on (sla.md §4, co_handling). */
export function askLead(ctx: StaffContext, reference: string, { text }: { text: string }): Promise<ActResult> {
  const draft = { kind: 'request', to: null, body: text } as const;
  const isRepeat = (on: Opened) =>
    isRepeatedPaper(on, ctx.actor, draft, (event) => {
      return event.type === 'lead_replied' && event.unit === ctx.actor.departmentId;
    });
  return actOnCase(ctx, { reference, action: 'ask_lead', isRepeat }, async (on) => {
    const paper = await writePaper(on, ctx.actor, draft);
    on.append({ type: 'lead_asked', unit: ctx.actor.departmentId, paper });
    return { ok: true };
  });
}
