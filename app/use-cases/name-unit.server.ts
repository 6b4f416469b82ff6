import { excludedUnits } from '#app/domain/department.ts';
import { chooseLead } from '#app/domain/department-routing.ts';
import { type AccusedAnswer, destinationOf } from '#app/domain/report.ts';
import { referralNotices } from '#app/domain/sla/firing.ts';
import { type ActingOn, type ActResult, actOnCase } from '#app/use-cases/act-on-case.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { insertAccused } from '#db/repositories/case-cache.server.ts';
import { getReport } from '#db/repositories/reports.server.ts';

export type Triage = AccusedAnswer & { category: string };

/**
 * The hub names the accused and with it the lead, before any department sees the case. No unit at all is an answer
 * too. A protected name closes the text to all and shows the higher channel (sla.md §4, In triage).
 */
export function nameUnit(ctx: StaffContext, reference: string, triage: Triage): Promise<ActResult<'unknown_unit'>> {
  return actOnCase<'unknown_unit'>(ctx, { reference, action: 'triage' }, async (on) => {
    const { county, id } = on.record;
    const isKnown =
      triage.units.every((unit) => county.departments.has(unit)) && county.categories.has(triage.category);
    if (!isKnown) return refused('unknown_unit');
    // Once the reporter said that it is about the head personally, it is, whoever names the unit.
    const headPersonally = triage.headPersonally || (await getReport(on.trx, id)).headPersonally;
    const destination = triageDestination(on, { ...triage, headPersonally });
    if (destination === 'protected') {
      on.append({ type: 'protected_unit_named' });
      return { ok: true };
    }
    const { accused, excluded } = destination;
    await insertAccused(on.trx, id, { accused, excluded });
    on.append({ type: 'unit_named', category: triage.category, ...destination });
    tellNewLead(on, triage.category);
    return { ok: true };
  });
}

/** Units the investor named already stay excluded, whatever the hub adds. */
function triageDestination(on: ActingOn, triage: Triage) {
  const { county, caseFile } = on.record;
  const units = [...new Set([...caseFile.accused, ...triage.units])];
  const accused = { units, countyLeader: triage.countyLeader, headPersonally: triage.headPersonally };
  const category = county.categories.get(triage.category);
  const destination = destinationOf({ category: triage.category, accused }, county);
  if (destination === 'protected') return destination;
  const excluded = [...excludedUnits(units, county.departments)].sort();
  const { hub } = destination;
  if (units.length > 0) return { accused: units, excluded, route: destination.route, lead: destination.lead, hub };
  // "No unit": the category's own lead handles it; nobody is accused.
  if (category?.refer)
    return { accused: units, excluded, route: 'discipline' as const, lead: county.disciplineUnit, hub };
  const lead = chooseLead(triage.category, new Set<string>(), county.routing) ?? hub;
  return { accused: units, excluded, route: 'lead' as const, lead, hub };
}

function tellNewLead(on: ActingOn, category: string): void {
  const { caseFile, county, notices } = on.record;
  if (caseFile.route === 'discipline') {
    notices.push(...referralNotices(caseFile, 'lead', county.disciplineUnit));
    const cause = category === 'L8' ? 'category_L8' : 'category_L5';
    on.append({ type: 'referred', kind: 'lead', cause, unit: caseFile.accused[0] ?? null });
    return;
  }
  if (caseFile.lead) notices.push({ department: caseFile.lead, audience: 'officers', template: 'case_received' });
}
