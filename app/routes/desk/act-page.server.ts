import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { z } from 'zod';
import { caseSentence } from '#app/components/case/case-sentence.ts';
import type { ActFormData, ActPageData } from '#app/components/desk/act-page.tsx';
import type { ActPreview as ShownPreview } from '#app/components/desk/act-preview-list.tsx';
import { caseHref, placeOf } from '#app/components/desk/queue-place.ts';
import type { StaffAction } from '#app/domain/permissions.ts';
import { type ParsedForm, parseForm } from '#app/http/form.ts';
import { readFields } from '#app/http/upload.server.ts';
import { deskTexts, textsFor } from '#app/i18n/index.ts';
import { enterDesk, loadFrame, notFound, openDeskCase, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { type ActPreview, type PreviewedAct, previewAct } from '#app/use-cases/preview-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** The longest text to the investor, in characters. */
export const LONGEST_TEXT = 3000;
/** The longest "done" and "next". */
export const LONGEST_LINE = 500;

/**
 * What an act's page shows before it is confirmed: the case, and which clock would move to when. 409 when the act is not
 * possible any more or not this person's.
 */
export async function loadAct(args: LoaderFunctionArgs, action: StaffAction, acts: readonly PreviewedAct[]) {
  const { session, ctx } = await enterDesk(args);
  const view = await openDeskCase(args, ctx);
  const isStale = !view.may.includes(action);
  const previews: ActPageData['previews'] = {};
  for (const act of isStale ? [] : acts) {
    const preview = await previewAct(ctx, view.reference, act);
    if (!preview) throw notFound();
    previews[act] = shownPreview(preview, args);
  }
  const place = placeOf(args.request.url);
  const page: ActPageData = { frame: await loadFrame(args, session), view, place, previews, isStale };
  return data(page, { status: isStale ? 409 : 200 });
}

/** What the page quotes is the sentence that the investor will then read: the same function makes both. */
export function shownPreview(preview: ActPreview, { context }: Pick<LoaderFunctionArgs, 'context'>): ShownPreview {
  const { statusAfter, clocks, investorView } = preview;
  const { timeZone } = context.settings;
  const wording = { texts: textsFor('zh-CN'), locale: 'zh-CN', timeZone, now: context.clock() } as const;
  // When a clock that is over would have been due is not shown, and can tell the hour at which it began.
  const shown = clocks.map((clock) => (['stops', 'ends'].includes(clock.change) ? { ...clock, dueAt: null } : clock));
  return { statusAfter, clocks: shown, sentence: caseSentence(investorView, wording) };
}

/** Reads and checks an act's form. */
export async function readAct<T>(request: ActionFunctionArgs['request'], schema: z.ZodType<T>): Promise<ParsedForm<T>> {
  const fields = await readFields(request);
  if (!fields) return { ok: false, values: {}, lists: {}, errors: { form: deskTexts.acts.errors.form } };
  return parseForm(schema, fields);
}

type Outcome = { ok: true } | { ok: false; reason: string };
type TypedField = string | number | null | undefined;

/**
 * The POST of an act that takes what its form holds. `refusals`: what the page says of a refusal that a field can answer, by
 * its reason; any other leads to the page that keeps what was typed.
 */
export async function actOnForm<T extends Record<string, TypedField>>(
  args: ActionFunctionArgs,
  schema: z.ZodType<T>,
  act: (ctx: StaffContext, reference: string, value: T) => Promise<Outcome>,
  refusals: Partial<Record<string, ActFormData['errors']>> = {},
) {
  const { ctx } = await enterDesk(args);
  const form = await readAct(args.request, schema);
  if (!form.ok) return typedAgain(form);
  const result = await act(ctx, referenceOf(args), form.value);
  const values = typedValues(form.value);
  const errors = result.ok ? undefined : refusals[result.reason];
  return errors ? typedAgain({ values, lists: {}, errors }) : afterAct(result, args, { values });
}

/** A form's fields as they were typed, for the page that shows them again; lists and files are left out. */
export function typedValues(fields: Record<string, unknown>): Record<string, string> {
  const isTyped = (value: unknown) => typeof value === 'string' || typeof value === 'number';
  const typed = Object.entries(fields).filter(([, value]) => isTyped(value));
  return Object.fromEntries(typed.map(([name, value]) => [name, String(value)]));
}

/** The same page again with what was typed. */
export function typedAgain({ values, lists, errors }: Omit<ActFormData, 'isStale'>) {
  const form: ActFormData = { values, lists, errors, isStale: false };
  return data(form, { status: 400 });
}

/** What follows an act: the case with a confirmation, a 404, or the page that keeps what was typed. */
export function afterAct(
  result: { ok: true } | { ok: false; reason: string },
  { request, params }: Pick<ActionFunctionArgs, 'request' | 'params'>,
  typed: Pick<ActFormData, 'values'> = { values: {} },
) {
  const reference = referenceOf({ params });
  if (result.ok) return redirect(caseHref(reference, placeOf(request.url), { isDone: true }), 303);
  if (result.reason === 'not_found') throw notFound();
  const form: ActFormData = { values: typed.values, lists: {}, errors: {}, isStale: true };
  return data(form, { status: 409 });
}
