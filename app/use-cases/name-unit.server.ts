import { referralNotices } from '#app/domain/sla/firing.ts';
import { planTriage, type TriageChoice, type TriagePlan, triageEvents } from '#app/domain/triage.ts';
import { type ActingOn, type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { openContact } from '#app/use-cases/contact-box.server.ts';
import { urgentCover } from '#app/use-cases/urgent-cover.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
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
    const onDuty = await coverOf(on.trx, on.record, plan, choice.category);
    for (const event of triageEvents(plan, choice.category, onDuty.length > 0)) on.append(event);
    tellNewLead(on, onDuty);
    return { ok: true };
  });
}

/**
 * Who of the new lead is on duty for it. Only where its first word to the investor is still to be clocked: what runs keeps the
 * time that was promised.
 */
export async function coverOf(db: Db, record: CaseRecord, plan: TriagePlan, category: string): Promise<number[]> {
  const { caseFile, county, now } = record;
  if (plan.kind === 'protected' || caseFile.clocks.some((clock) => clock.kind === 'first_contact')) return [];
  return urgentCover(db, county, { route: plan.kind, lead: plan.lead, category }, now);
}

function tellNewLead({ record: { caseFile, notices } }: ActingOn, onDuty: readonly number[]): void {
  if (caseFile.closedToAll || caseFile.route === 'discipline' || !caseFile.lead) return;
  notices.push({ department: caseFile.lead, audience: 'officers', template: 'case_received', onDuty });
}
