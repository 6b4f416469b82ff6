import { chooseDecider } from '#app/domain/department-routing.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { dayOf, lastCloseOn } from '#app/domain/sla/calendar.ts';
import type { StoredProof } from '#app/files/proof.server.ts';
import { type ActResult, actOnCase, type Opened, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedMessage } from '#app/use-cases/repeated-message.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { findProcedurePaper, insertProofFile } from '#db/repositories/proof-files.server.ts';

export type ProposedProcedure = {
  document: string;
  paperKind: string;
  /** `YYYY-MM-DD`, after today. */
  dueOn: string;
  text: string;
  /** The document itself, safely on disk: nobody decides on two typed lines. */
  paper: StoredProof<'procedure_paper'>;
};

/**
 * A statutory procedure in the place of an answer: sent to the investor and the answer's clock paused once the unit with
 * hub rights approves it, which the lead never is (sla.md §4, An answer).
 */
export function proposeProcedure(
  ctx: StaffContext,
  reference: string,
  procedure: ProposedProcedure,
): Promise<ActResult<'date_not_ahead' | 'nobody_to_approve'>> {
  const { document, paperKind, dueOn, text, paper } = procedure;
  const isRepeat = (on: Opened) => isWaiting(on, ctx.actor, procedure);
  return actOnCase(ctx, { reference, action: 'propose_procedure', isRepeat }, async (on) => {
    const { id, caseFile, rules, now } = on.record;
    if (dueOn <= dayOf(rules.calendar, now) || lastCloseOn(rules.calendar, dueOn) <= now) {
      return refused('date_not_ahead');
    }
    const body = chooseDecider(caseFile.excluded, [caseFile.lead]);
    if (body === null) return refused('nobody_to_approve');
    const message = await writeMessage(on, ctx.actor, { body: text });
    await insertProofFile(on.trx, id, { ...paper, accountId: ctx.actor.accountId, filedAt: now });
    on.append({ type: 'procedure_proposed', document, paperKind, dueOn, message, body });
    return { ok: true };
  });
}

/** The very same, words and paper, waits for its decision: decided or changed it is another one. */
async function isWaiting(on: Opened, actor: StaffActor, sent: ProposedProcedure): Promise<boolean> {
  const known = on.record.caseFile.procedure;
  if (known?.state !== 'proposed' || known.document !== sent.document) return false;
  if (known.paperKind !== sent.paperKind || known.dueOn !== sent.dueOn) return false;
  const paper = await findProcedurePaper(on.trx, on.record.id);
  if (paper?.sha256 !== sent.paper.sha256) return false;
  const words = { body: sent.text };
  return isRepeatedMessage(on, actor, { type: 'procedure_proposed', words, only: known.message });
}
