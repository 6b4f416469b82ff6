import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { placeOf, queueHref } from '#app/components/desk/queue-place.ts';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import { type TriageChoices, TriageFields } from '#app/components/desk/triage-fields.tsx';
import { type PlannedTriage, TriagePlanned } from '#app/components/desk/triage-planned.tsx';
import { Button } from '#app/components/ui/button.tsx';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { higherOf } from '#app/domain/sla/firing.ts';
import type { TriageChoice } from '#app/domain/triage.ts';
import { manyOf, parseForm } from '#app/http/form.ts';
import { readFields } from '#app/http/upload.server.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, loadAct, shownPreview, typedAgain, typedValues } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, notFound, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { previewTriage, type TriagePreview } from '#app/use-cases/preview-triage.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

type TriageData = ActPageData & { choices: TriageChoices };
type TriageForm = ActFormData & { plan?: PlannedTriage & { key: string } };

const { errors } = deskTexts.acts;
const yes = z.literal('yes', { error: errors.form }).optional();
const TriageSchema = z
  .object({
    category: z.string({ error: errors.category }).min(1, errors.category),
    units: manyOf(z.string()),
    noUnit: yes,
    countyLeader: yes,
    headPersonally: yes,
    intent: z.enum(['check', 'confirm'], { error: errors.form }),
    /** The choice whose plan was shown: another one is shown before it is confirmed. */
    planned: z.string({ error: errors.form }).optional(),
  })
  .superRefine(({ units, noUnit, countyLeader }, issues) => {
    const add = (message: string) => issues.addIssue({ code: 'custom', path: ['units'], message });
    if (units.length === 0 && !noUnit && !countyLeader) add(errors.unit);
    if (units.length > 0 && noUnit) add(errors.unitBoth);
  });

export async function loader(args: LoaderFunctionArgs) {
  const loaded = await loadAct(args, 'triage', []);
  const county = await getCountyRules(args.context.db);
  const choices: TriageChoices = {
    units: [...county.departments.values()].map(({ id, name }) => ({ value: id, label: name.zh })),
    categories: [...county.categories.values()]
      .filter((category) => category.kind === 'report')
      .map(({ code, name }) => ({ value: code, label: name.zh })),
  };
  const page: TriageData = { ...loaded.data, choices };
  return data(page, loaded.init ?? undefined);
}

/** First the hub is shown who will lead, then it confirms: nothing is named unseen. */
export async function action(args: ActionFunctionArgs) {
  const { ctx } = await enterDesk(args);
  const view = await openDeskCase(args, ctx);
  const fields = await readFields(args.request);
  if (!fields) return typedAgain({ values: {}, lists: {}, errors: { form: errors.form } });
  const form = parseForm(TriageSchema, fields);
  if (!form.ok) return typedAgain(form);
  const { category, units, countyLeader, headPersonally, intent, planned } = form.value;
  const choice: TriageChoice = {
    category,
    units,
    countyLeader: Boolean(countyLeader),
    headPersonally: Boolean(headPersonally),
  };
  const typed = { values: typedValues(form.value), lists: { units }, errors: {} };
  if (!view.may.includes('triage')) return afterAct({ ok: false, reason: 'not_allowed' }, args);
  const preview = await previewTriage(ctx, view.reference, choice);
  if (preview === null) throw notFound();
  if (preview === 'unknown_unit') return typedAgain({ ...typed, errors: { units: errors.unknownUnit } });
  if (intent === 'check' || planned !== choiceKey(choice)) {
    const plan = plannedIn(preview, args, await getCountyRules(ctx.db));
    const shown: TriageForm = { ...typed, isStale: false, plan: { ...plan, key: choiceKey(choice) } };
    return data(shown, { status: 200 });
  }
  const result = await nameUnit(ctx, view.reference, choice);
  // The hub does not read the case any more: back to its queue.
  return result.ok ? redirect(queueHref(placeOf(args.request.url), { isDone: true }), 303) : afterAct(result, args);
}

function choiceKey({ category, units, countyLeader, headPersonally }: TriageChoice): string {
  return JSON.stringify([category, [...units].sort(), countyLeader, headPersonally]);
}

/** The plan in the county's names. */
function plannedIn(
  { plan, effect, answer }: TriagePreview,
  args: ActionFunctionArgs,
  county: CountyRules,
): PlannedTriage {
  const shown = { kind: plan.kind, effect: shownPreview(effect, args), answer };
  if (plan.kind === 'protected') return { ...shown, lead: null, accused: [], higher: '' };
  const nameOf = (id: string) => county.departments.get(id)?.name.zh ?? id;
  const { lead, hub, accused } = plan;
  return {
    ...shown,
    lead: nameOf(lead ?? hub),
    accused: accused.map(nameOf),
    higher: higherOf(accused, county.departments),
  };
}

export default function TriagePage({ loaderData, actionData }: { loaderData: TriageData; actionData?: TriageForm }) {
  const texts = deskTexts.acts.triage;
  const plan = actionData?.plan;
  return (
    <ActPage
      title={texts.title}
      page={loaderData}
      form={actionData}
      effects={[]}
      aside={<ReportAside view={loaderData.view} />}
      submit={
        <Button name="intent" value="check" variant={plan ? 'secondary' : 'primary'}>
          {texts.check}
        </Button>
      }
    >
      {plan && (
        <>
          <input type="hidden" name="planned" value={plan.key} />
          <TriagePlanned
            plan={plan}
            statusNow={loaderData.view.status}
            confirm={
              <Button name="intent" value="confirm">
                {texts.confirm}
              </Button>
            }
          />
        </>
      )}
      <TriageFields choices={loaderData.choices} view={loaderData.view} form={actionData} />
    </ActPage>
  );
}
