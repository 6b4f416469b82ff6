import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { type ActFormData, ActPage, type ActPageData } from '#app/components/desk/act-page.tsx';
import { ReportAside } from '#app/components/desk/report-aside.tsx';
import {
  type TriageChoices,
  TriageFields,
  type TriagePlan,
  TriagePlanned,
} from '#app/components/desk/triage-fields.tsx';
import { Button } from '#app/components/ui/button.tsx';
import type { CountyRules } from '#app/domain/county-rules.ts';
import { chooseLead } from '#app/domain/department-routing.ts';
import { destinationOf } from '#app/domain/report.ts';
import { manyOf, parseForm } from '#app/http/form.ts';
import { readFields } from '#app/http/upload.server.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { afterAct, loadAct, typedAgain } from '#app/routes/desk/act-page.server.ts';
import { enterDesk, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { nameUnit, type Triage } from '#app/use-cases/name-unit.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

type TriageData = ActPageData & { choices: TriageChoices };
type TriageForm = ActFormData & { plan?: TriagePlan & { key: string } };

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
  const triage: Triage = {
    category,
    units,
    countyLeader: Boolean(countyLeader),
    headPersonally: Boolean(headPersonally),
  };
  const values = Object.fromEntries(Object.entries(form.value).filter(([, value]) => typeof value === 'string'));
  const typed = { values: values as Record<string, string>, lists: { units }, errors: {} };
  const county = await getCountyRules(ctx.db);
  if (!isKnown(triage, county)) return typedAgain({ ...typed, errors: { units: errors.unknownUnit } });
  if (!view.may.includes('triage')) return afterAct({ ok: false, reason: 'not_allowed' }, view.reference);
  if (intent === 'check' || planned !== choiceKey(triage)) {
    const plan = planOf(triage, view.text?.accused.map((unit) => unit.id) ?? [], county);
    const shown: TriageForm = { ...typed, isStale: false, plan: { ...plan, key: choiceKey(triage) } };
    return data(shown, { status: 200 });
  }
  const result = await nameUnit(ctx, view.reference, triage);
  // The hub does not read the case any more: back to its queue.
  return result.ok ? redirect('/desk?done=1', 303) : afterAct(result, view.reference);
}

function choiceKey({ category, units, countyLeader, headPersonally }: Triage): string {
  return JSON.stringify([category, [...units].sort(), countyLeader, headPersonally]);
}

function isKnown({ category, units }: Triage, county: CountyRules): boolean {
  return county.categories.get(category)?.kind === 'report' && units.every((unit) => county.departments.has(unit));
}

/** Who would lead, by the same rules as the act itself. */
function planOf(triage: Triage, alreadyAccused: readonly string[], county: CountyRules): TriagePlan {
  const units = [...new Set([...alreadyAccused, ...triage.units])];
  const destination = destinationOf({ category: triage.category, accused: { ...triage, units } }, county);
  if (destination === 'protected') return { kind: 'protected', unit: null };
  const isNobody = units.length === 0 && destination.route === 'triage';
  const lead = isNobody
    ? (chooseLead(triage.category, new Set<string>(), county.routing) ?? destination.hub)
    : (destination.lead ?? destination.hub);
  const kind = isNobody || destination.route === 'triage' ? 'lead' : destination.route;
  return { kind, unit: county.departments.get(lead)?.name.zh ?? null };
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
      note={plan && <TriagePlanned plan={plan} />}
      aside={<ReportAside view={loaderData.view} />}
      submit={
        <>
          {plan && <TriageButton intent="confirm">{texts.confirm}</TriageButton>}
          <TriageButton intent="check">{texts.check}</TriageButton>
        </>
      }
    >
      {plan && <input type="hidden" name="planned" value={plan.key} />}
      <TriageFields choices={loaderData.choices} form={actionData} />
    </ActPage>
  );
}

function TriageButton({ intent, children }: { intent: 'check' | 'confirm'; children: string }) {
  return (
    <Button name="intent" value={intent} variant={intent === 'confirm' ? 'primary' : 'secondary'}>
      {children}
    </Button>
  );
}
