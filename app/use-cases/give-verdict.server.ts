import type { Verdict } from '#app/domain/case-event.ts';
import { canGiveVerdict, verdictGiven } from '#app/domain/verdict.ts';
import { type ActingOn, actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { listDepartmentAccounts } from '#db/repositories/accounts.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';

/** Only the investor says "solved"; "partly" and "not" reopen once, then go to review (product.md rule 4). */
export function giveVerdict(ctx: UseCaseContext, caseId: number, verdict: Verdict) {
  return actOnOwnCase(ctx, { caseId, action: 'give_verdict' }, async (on) => {
    const { caseFile } = on.record;
    if (!canGiveVerdict(caseFile)) return false;
    on.append(verdictGiven(caseFile, verdict, await nextHandler(on)));
    if (caseFile.status === 'in_progress' && caseFile.lead) {
      on.record.notices.push({ department: caseFile.lead, audience: 'officers', template: 'case_received' });
    }
    if (caseFile.status === 'under_review' && caseFile.reviewBody) {
      on.record.notices.push({ department: caseFile.reviewBody, audience: 'officers', template: 'case_received' });
    }
    return true;
  });
}

/**
 * Another officer of the lead than had it and than answered it, else its head, else the same one, recorded (sla.md §4,
 * Reopening). After a silent acceptance, or where a colleague stood in, who answered is not who the case is assigned to.
 */
async function nextHandler(on: ActingOn): Promise<{ assignee: number | null; sameOfficer: boolean }> {
  const { lead, assignee } = on.record.caseFile;
  if (!lead) return { assignee: null, sameOfficer: false };
  const handlers = new Set([...(assignee === null ? [] : [assignee]), ...(await answeredBy(on, lead))]);
  const others = async (roles: ('officer' | 'hub' | 'head')[]) =>
    (await listDepartmentAccounts(on.trx, lead, roles)).find((account) => !handlers.has(account.id));
  const next = (await others(['officer', 'hub'])) ?? (await others(['head']));
  if (next) return { assignee: next.id, sameOfficer: false };
  const [same = null] = handlers;
  return { assignee: same, sameOfficer: same !== null };
}

/** Who of this unit wrote or signed an answer on the case. */
async function answeredBy({ trx, record }: ActingOn, unit: string): Promise<number[]> {
  const events = await listCaseEvents(trx, record.id);
  return events.flatMap(({ type, actor }) => {
    const isAnswer = type === 'answered' || type === 'answer_prepared';
    return isAnswer && actor.kind === 'staff' && actor.departmentId === unit ? [actor.accountId] : [];
  });
}
