import { referralNotices } from '#app/domain/sla/firing.ts';
import { planTriage, type TriageChoice, triageEvents } from '#app/domain/triage.ts';
import { type ActingOn, type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import { openContact } from '#app/use-cases/contact-box.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { insertAccused } from '#db/repositories/case-cache.server.ts';
import { getReport } from '#db/repositories/reports.server.ts';

/**
 * The hub names the accused and with it the lead, before any department sees the case. No unit at all is an answer
 * too. A protected name closes the text to all and shows the higher channel (sla.md §4, In triage).
 */
export function nameUnit(
  ctx: StaffContext,
  reference: string,
  choice: TriageChoice,
): Promise<ActResult<'unknown_unit'>> {
  return actOnCase<'unknown_unit'>(ctx, { reference, action: 'triage' }, async (on) => {
    const { county, id, caseFile } = on.record;
    const { headPersonally, contactBox } = await getReport(on.trx, id);
    const isForeign = openContact(ctx.keys, contactBox, reference)?.isForeign ?? false;
    const plan = planTriage({ accused: caseFile.accused, headPersonally, isForeign }, choice, county);
    if (plan === 'unknown_unit') return refused('unknown_unit');
    if (plan.kind !== 'protected') await insertAccused(on.trx, id, plan);
    if (plan.kind === 'discipline') {
      on.record.notices.push(...referralNotices(caseFile, 'lead', county.disciplineUnit));
    }
    for (const event of triageEvents(plan, choice.category)) on.append(event);
    tellNewLead(on);
    return { ok: true };
  });
}

function tellNewLead({ record: { caseFile, notices } }: ActingOn): void {
  if (caseFile.closedToAll || caseFile.route === 'discipline' || !caseFile.lead) return;
  notices.push({ department: caseFile.lead, audience: 'officers', template: 'case_received' });
}
