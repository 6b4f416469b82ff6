import { afterAppeal } from '#app/domain/appeal-decision.ts';
import { type ActResult, actOnCase, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import { appendEvent } from '#app/use-cases/case-record.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/**
 * Decides the appeal against a refusal. Accepted: the same lead handles it from this instant; outside the county's reach it
 * is handed off with the decision.
 */
export function decideAppeal(
  ctx: StaffContext,
  reference: string,
  decided: { outcome: 'accepted' | 'upheld'; text: string },
): Promise<ActResult> {
  return actOnCase(ctx, { reference, action: 'decide_appeal' }, async (on) => {
    const message = await writeMessage(on, ctx.actor, { body: decided.text });
    const { caseFile, county } = on.record;
    const { decision, handOff } = afterAppeal(caseFile, { outcome: decided.outcome, message }, county.departments);
    on.append(decision);
    if (handOff) appendEvent(on.record, handOff, { kind: 'system' });
    return { ok: true };
  });
}
