import { repeatedSince } from '#app/domain/repeated-form.ts';
import { rulingBodyOf } from '#app/domain/sla/firing.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { writePaper } from '#app/use-cases/write-paper.server.ts';
import { hasJustWritten } from '#db/repositories/case-papers.server.ts';

/** The unit named takes the case over, with its clocks as they run: none of them begins anew (sla.md §4, Transfer). */
export function acceptHandoff(ctx: StaffContext, reference: string): Promise<ActResult> {
  const { departmentId, accountId } = ctx.actor;
  const isRepeat = async ({ record: { caseFile } }: Opened) =>
    caseFile.lead === departmentId && caseFile.objections.at(-1)?.state === 'accepted';
  return actOnCase(ctx, { reference, action: 'answer_handoff', isRepeat }, async ({ append }) => {
    append({ type: 'handoff_accepted', assignee: accountId });
    return { ok: true };
  });
}

/** The unit named says why it is not its own; the reason goes to whoever rules, and the unit reads the case no more. */
export async function refuseHandoff(
  ctx: StaffContext,
  reference: string,
  { text }: { text: string },
): Promise<ActResult> {
  const result = await actOnCase(ctx, { reference, action: 'answer_handoff' }, async (on) => {
    const body = rulingBodyOf(on.record.caseFile);
    const paper = await writePaper(on, ctx.actor, { kind: 'handoff_refusal', to: body, body: text });
    on.append({ type: 'handoff_refused', paper, body });
    return { ok: true };
  });
  if (result.ok || result.reason !== 'not_found') return result;
  const { departmentId } = ctx.actor;
  // A second click after the first one took the case out of the unit's sight is answered like the first.
  const isRepeat = await hasJustWritten(ctx.db, {
    reference,
    departmentId,
    kind: 'handoff_refusal',
    body: text,
    since: repeatedSince(ctx.now),
  });
  return isRepeat ? { ok: true } : result;
}
