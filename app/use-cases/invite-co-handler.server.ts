import { partnersOf } from '#app/domain/joint-units.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { isRepeatedPaper, writePaper } from '#app/use-cases/write-paper.server.ts';

/**
 * The lead asks a unit for its part, with a question. A unit that is at it already gets the question and no second clock
 * (sla.md §4, co_handling). 'unknown_unit': the county has none such, or it may not have a part.
 */
export function inviteCoHandler(
  ctx: StaffContext,
  reference: string,
  { unit, text }: { unit: string; text: string },
): Promise<ActResult<'unknown_unit'>> {
  const draft = { kind: 'question', to: unit, body: text } as const;
  const isRepeat = (on: Opened) =>
    isRepeatedPaper(on, ctx.actor, draft, (event) => event.type === 'opinion_filed' && event.unit === unit);
  return actOnCase<'unknown_unit'>(ctx, { reference, action: 'invite_co_handler', isRepeat }, async (on) => {
    const { caseFile, county } = on.record;
    if (!partnersOf(caseFile, county.departments).includes(unit)) return refused('unknown_unit');
    const paper = await writePaper(on, ctx.actor, draft);
    on.append({ type: 'co_handler_invited', unit, by: 'lead', paper });
    return { ok: true };
  });
}
