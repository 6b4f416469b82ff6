import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router';
import { z } from 'zod';
import type { ActPageData } from '#app/components/desk/act-page.tsx';
import { filledText } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { actOnForm, LONGEST_LINE, LONGEST_TEXT, loadAct, shownPreview } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, notFound } from '#app/routes/desk/desk-page.server.ts';
import type { ActResult } from '#app/use-cases/act-on-case.server.ts';
import { type JointAct, prepareJoint, type UnitChoice } from '#app/use-cases/prepare-joint.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

export type JointPageData = ActPageData & { units: UnitChoice[]; ruler: string | null };

/** The page of an act between units: the case, whom it can be about, and what each way would do. */
export async function loadJoint(args: LoaderFunctionArgs, action: JointAct) {
  const loaded = await loadAct(args, action, []);
  const page: JointPageData = { ...loaded.data, units: [], ruler: null };
  if (!page.isStale) {
    const { ctx } = await enterDesk(args);
    const prepared = await prepareJoint(ctx, page.view.reference, action);
    if (!prepared) throw notFound();
    page.units = prepared.units;
    page.ruler = prepared.ruler;
    for (const [way, preview] of Object.entries(prepared.previews)) page.previews[way] = shownPreview(preview, args);
  }
  return data(page, loaded.init ?? undefined);
}

const { errors } = deskTexts.jointActs;
const { tooLong } = deskTexts.acts.errors;

/** What is written from unit to unit; `missing`: what to say where it is empty. */
export const paperText = (missing: string = errors.text) =>
  filledText({ missing, max: LONGEST_TEXT, tooLong: tooLong(LONGEST_TEXT) });
/** The clause of the duty list. */
export const dutyClause = filledText({ missing: errors.clause, max: LONGEST_LINE, tooLong: tooLong(LONGEST_LINE) });
/** A unit from the list; whether it can be is the use case's to say. */
export const chosenUnit = z.string({ error: errors.unit }).min(1, errors.unit);

type NamedUnit = { unit: string; clause: string; text: string };
const NamedUnitSchema = z.object({ unit: chosenUnit, clause: dutyClause, text: paperText(errors.reason) });

/** What the page says of a unit that cannot be chosen: somebody was faster. */
export const UNIT_REFUSED = { unknown_unit: { unit: errors.otherUnit } };

/** The POST of an act that names another unit, by what clause and why. */
export function actNamingUnit(
  args: ActionFunctionArgs,
  act: (ctx: StaffContext, reference: string, named: NamedUnit) => Promise<ActResult<'unknown_unit'>>,
) {
  return actOnForm(args, NamedUnitSchema, act, UNIT_REFUSED);
}
