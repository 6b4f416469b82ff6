import { rulingChoices } from '#app/domain/joint-units.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/**
 * Who handles the case, decided between the unit that objected and the one it named; issued in the name of the government
 * office. After it nothing is returned (sla.md §4, ruling). 'unknown_unit': none of those it can be.
 */
export function ruleOnHandoff(
  ctx: StaffContext,
  reference: string,
  ruling: { unit: string; clause: string; text: string },
): Promise<ActResult<'unknown_unit'>> {
  const { unit, clause, text } = ruling;
  const draft = { kind: 'ruling', to: unit, clause, body: text } as const;
  const isRepeat = (on: Opened) => isRepeatedPaper(on, ctx.actor, draft);
  return actOnCase<'unknown_unit'>(ctx, { reference, action: 'rule', isRepeat }, async (on) => {
    if (!rulingChoices(on.record.caseFile, ctx.actor.departmentId).includes(unit)) return refused('unknown_unit');
    const paper = await writePaper(on, ctx.actor, draft);
    on.append({ type: 'ruled', lead: unit, paper });
    return { ok: true };
  });
}
