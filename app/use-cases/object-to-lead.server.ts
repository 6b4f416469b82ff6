import { partnersOf } from '#app/domain/joint-units.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/**
 * The lead says that the case is another unit's, by a clause of the duty list; once per unit, never after a ruling
 * (sla.md §4, Transfer). No clock of the case stands still for it. 'unknown_unit': the unit may not have the case.
 */
export function objectToLead(
  ctx: StaffContext,
  reference: string,
  objection: { unit: string; clause: string; text: string },
): Promise<ActResult<'unknown_unit'>> {
  const { unit, clause, text } = objection;
  const draft = { kind: 'objection', to: unit, clause, body: text } as const;
  const isRepeat = (on: Opened) => isRepeatedPaper(on, ctx.actor, draft);
  return actOnCase<'unknown_unit'>(ctx, { reference, action: 'object', isRepeat }, async (on) => {
    const { caseFile, county } = on.record;
    if (!partnersOf(caseFile, county.departments).includes(unit)) return refused('unknown_unit');
    const paper = await writePaper(on, ctx.actor, draft);
    on.append({ type: 'objected', to: unit, paper });
    return { ok: true };
  });
}
