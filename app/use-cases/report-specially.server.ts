import type { CaseEvent } from '#app/domain/case-event.ts';
import { referralNotices } from '#app/domain/sla/firing.ts';
import { type SpecialCause, unitsAtWork } from '#app/domain/special-report.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import { openCopy } from '#app/use-cases/preview-act.server.ts';
import { isRepeatedAct } from '#app/use-cases/repeated-act.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

export type SpecialReport = { cause: SpecialCause; unit: string | null; text: string };

/**
 * The hub reports to discipline inspection: a lead at once, or one more cause of the open one. What it writes is read by
 * discipline alone. 'unknown_unit': a unit that has no part in the case.
 */
export function reportSpecially(
  ctx: StaffContext,
  reference: string,
  { cause, unit, text }: SpecialReport,
): Promise<ActResult<'unknown_unit'>> {
  const isRepeat = async (on: Opened) => {
    const isIt = (event: CaseEvent) => event.type === 'referred' && event.cause === cause && event.unit === unit;
    if (!(await isRepeatedAct(on, ctx.actor, { isIt, isAnew: () => false }))) return false;
    return isRepeatedPaper(on, ctx.actor, draftOf(on, text));
  };
  return actOnCase<'unknown_unit'>(ctx, { reference, action: 'report_specially' }, async (on) => {
    const { caseFile, county, notices } = on.record;
    if (unit !== null && !unitsAtWork(caseFile).includes(unit)) return refused('unknown_unit');
    if (await isRepeat(on)) return { ok: true };
    await writePaper(on, ctx.actor, draftOf(on, text));
    notices.push(...referralNotices(caseFile, 'lead', county.disciplineUnit));
    on.append({ type: 'referred', kind: 'lead', cause, unit });
    return { ok: true };
  });
}

function draftOf({ record }: Opened, body: string) {
  return { kind: 'special_report', to: record.county.disciplineUnit, body } as const;
}

/** Whom a special report can be about, by name; empty where the unit does not read the case. */
export async function listReportableUnits(
  ctx: StaffContext,
  reference: string,
): Promise<{ id: string; name: string }[]> {
  const record = await openCopy(ctx, reference);
  if (!record) return [];
  const { caseFile, county } = record;
  return unitsAtWork(caseFile).map((id) => ({ id, name: unitName(county, id)?.name.zh ?? id }));
}
