import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import type { ActFacts, RefusedAct } from '#app/components/oversight/act-page.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import { openOversight, oversightContext } from '#app/routes/oversight/oversight-page.server.ts';
import type { ActResult } from '#app/use-cases/act-on-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { previewAct } from '#app/use-cases/preview-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

type ConductAction = Extract<StaffAction, 'acknowledge' | 'dispose' | 'conclude' | 'feed_back'>;

/** What the page of an act shows before it is confirmed; 409 when the step is not possible now, 404 for strangers. */
export async function loadAct({ context, request, params }: LoaderFunctionArgs, action: ConductAction) {
  const { ctx, frame } = await openOversight({ context, request });
  const view = await openCase(ctx, params.reference ?? '');
  if (!view?.text) throw data(null, 404);
  const isStale = !view.may.includes(action);
  const preview = isStale ? null : await previewAct(ctx, view.reference, action);
  const facts: ActFacts = {
    frame,
    reference: view.reference,
    isStale,
    isAnonymous: view.text.identityMode === 'anonymous',
    isConductOnly: view.route === 'discipline',
    clocks: preview?.clocks ?? [],
  };
  return data(facts, { status: isStale ? 409 : 200 });
}

type ActArguments = Pick<ActionFunctionArgs, 'context' | 'request' | 'params'>;

/** Who acts on which lead. Redirects whoever is not signed in. */
export async function actingOn({ context, request, params }: ActArguments): Promise<{
  ctx: StaffContext;
  reference: string;
}> {
  return { ctx: await oversightContext({ context, request }), reference: params.reference ?? '' };
}

/** The answer to an act: back to the case, or the page again with what was typed. */
export function answerAct(result: ActResult, reference: string, typed = '') {
  if (result.ok) return redirect(`/oversight/c/${reference}`, 303);
  if (result.reason === 'not_found') throw data(null, 404);
  return data<RefusedAct>({ isStale: true, typed }, { status: 409 });
}

/** The page again, with what to correct. Nothing was stored. */
export function refuseFields(errors: FieldErrors, typed = '') {
  return data<RefusedAct>({ isStale: false, typed, errors }, { status: 400 });
}
