import type { CaseEvent } from '#app/domain/case-event.ts';
import { type ActResult, actOnCase, type Opened, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedAct } from '#app/use-cases/repeated-act.server.ts';
import { isRepeatedMessage } from '#app/use-cases/repeated-message.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** Decides what the investor said against a pause; the reason goes to the investor. Upheld, the pause is annulled. */
export function decideContest(
  ctx: StaffContext,
  reference: string,
  decision: { outcome: 'upheld' | 'dismissed'; text: string },
): Promise<ActResult> {
  const upheld = decision.outcome === 'upheld';
  const isRepeat = async (on: Opened) => {
    const isIt = (event: CaseEvent) => event.type === 'pause_contest_decided' && event.upheld === upheld;
    if (!(await isRepeatedAct(on, ctx.actor, { isIt, isAnew }))) return false;
    const words = { body: decision.text };
    return isRepeatedMessage(on, ctx.actor, { type: 'pause_contest_decided', words, isAnew });
  };
  return actOnCase(ctx, { reference, action: 'decide_contest', isRepeat }, async (on) => {
    const message = await writeMessage(on, ctx.actor, { body: decision.text });
    on.append({ type: 'pause_contest_decided', upheld, message });
    return { ok: true };
  });
}

const isAnew = ({ type }: CaseEvent) => type === 'pause_contested';
