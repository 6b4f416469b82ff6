import { higherOf } from '#app/domain/sla/firing.ts';
import { type ActResult, actOnCase, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** All accused outside the county's reach: the hub hands the matter to their higher body, never to them. */
export function handOff(ctx: StaffContext, reference: string, handOver: { text: string }): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'hand_off' }, async (on) => {
    const { caseFile, county } = on.record;
    const message = await writeMessage(on, ctx.actor, { body: handOver.text });
    const to = higherOf(caseFile.accused, county.departments);
    on.append({ type: 'handed_off', to, silently: false, message });
    return { ok: true };
  });
}
