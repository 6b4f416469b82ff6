import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import type { z } from 'zod';
import type { ActFacts, RefusedAct } from '#app/components/oversight/act-page.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import { parseForm, readForm } from '#app/http/form.ts';
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
    disposal: view.text.referrals.find((referral) => referral.kind === 'lead')?.disposal ?? null,
    clocks: preview?.clocks ?? [],
  };
  return data(facts, { status: isStale ? 409 : 200 });
}

type LeadForm<T extends string> = {
  field: string;
  /** Of the whole form, giving the one value that counts. */
  schema: z.ZodType<T>;
  act: (ctx: StaffContext, reference: string, value: T) => Promise<ActResult<string>>;
  /** The value in words, for the page that keeps what was typed. */
  wordOf?: (value: T) => string;
  /** What a refusal of the act's own says beside the field. */
  refusals?: Readonly<Record<string, string>>;
};

/** An act with one field: done, or the page again with what was typed and what to correct. */
export async function actOnLead<T extends string>(args: ActionFunctionArgs, form: LeadForm<T>) {
  const { ctx, reference } = await actingOn(args);
  const parsed = parseForm(form.schema, await readForm(args.request));
  if (!parsed.ok) return typedAgain(parsed.errors, parsed.values[form.field]);
  const { value } = parsed;
  const result = await form.act(ctx, reference, value);
  const refusal = result.ok ? undefined : form.refusals?.[result.reason];
  if (refusal !== undefined) return typedAgain({ [form.field]: refusal }, value);
  return answerAct(result, reference, form.wordOf ? form.wordOf(value) : value);
}

/** An act that needs nothing typed. */
export async function confirmOnLead(
  args: ActionFunctionArgs,
  act: (ctx: StaffContext, reference: string) => Promise<ActResult>,
) {
  const { ctx, reference } = await actingOn(args);
  await readForm(args.request);
  return answerAct(await act(ctx, reference), reference);
}

/** Who acts on which lead. Redirects whoever is not signed in. */
async function actingOn({ context, request, params }: ActionFunctionArgs) {
  return { ctx: await oversightContext({ context, request }), reference: params.reference ?? '' };
}

/** The answer to an act: the case with a confirmation, or the page again with what was typed. */
function answerAct(result: ActResult<string>, reference: string, typed = '') {
  if (result.ok) return redirect(`/oversight/c/${reference}?done=1`, 303);
  if (result.reason === 'not_found') throw data(null, 404);
  return data<RefusedAct>({ isStale: true, typed }, { status: 409 });
}

/** Nothing was stored. */
function typedAgain(errors: FieldErrors, typed = '') {
  return data<RefusedAct>({ isStale: false, typed, errors }, { status: 400 });
}
