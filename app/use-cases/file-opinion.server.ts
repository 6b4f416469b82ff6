import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/** A co-handler does its part: its opinion goes to those who handle the report, and its clock stops. */
export function fileOpinion(ctx: StaffContext, reference: string, { text }: { text: string }): Promise<ActResult> {
  const draft = { kind: 'opinion', to: null, body: text } as const;
  const isRepeat = (on: Opened) =>
    isRepeatedPaper(on, ctx.actor, draft, (event) => {
      return event.type === 'co_handler_invited' && event.unit === ctx.actor.departmentId;
    });
  return actOnCase(ctx, { reference, action: 'file_opinion', isRepeat }, async (on) => {
    const paper = await writePaper(on, ctx.actor, draft);
    on.append({ type: 'opinion_filed', unit: ctx.actor.departmentId, paper });
    return { ok: true };
  });
}
