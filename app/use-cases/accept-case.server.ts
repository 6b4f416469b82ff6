import { type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** The lead takes the case on; who accepts becomes its officer. Progress and resolution start. */
export function acceptCase(ctx: StaffContext, reference: string): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'accept' }, async ({ append }) => {
    append({ type: 'accepted', assignee: ctx.actor.accountId });
    return { ok: true };
  });
}
