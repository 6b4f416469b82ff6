import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { DraftNext } from '#app/components/admin/draft-next.tsx';
import { MOST_CO, MOST_FALLBACK, RoutingFields } from '#app/components/admin/routing-fields.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { type FieldErrors, fieldId } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { Select } from '#app/components/ui/select.tsx';
import type { RoutingRule } from '#app/domain/department-routing.ts';
import type { RoutingBody, RuleProblem } from '#app/domain/rules/rule-draft.ts';
import { parseForm, readForm } from '#app/http/form.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { draftIdOf } from '#app/routes/admin/rule-pages.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft } from '#db/repositories/rule-drafts.server.ts';

const words = adminTexts.rehearsal.routing;
const Fields = z.record(z.string(), z.string());

type Args = LoaderFunctionArgs | ActionFunctionArgs;

async function open(args: Args) {
  const opened = await openAdmin(args);
  const draft = await findRuleDraft(opened.ctx.db, draftIdOf(args));
  if (draft?.kind !== 'routing') throw data(null, 404);
  return { ...opened, draft, body: JSON.parse(draft.body) as RoutingBody };
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame, draft, body } = await open(args);
  const { categories, departments } = await getCountyRules(ctx.db);
  const units = [...departments.values()].filter(({ reach, role }) => reach === 'inside' && role !== 'discipline');
  return {
    frame,
    draft: { id: draft.id, publishedVersion: draft.publishedVersion },
    isSaved: new URL(args.request.url).searchParams.has('saved'),
    foreignCo: body.foreignCo,
    rules: body.rules.map((rule) => ({
      rule,
      title: rule.categories.map((code) => categories.get(code)?.name.zh ?? code).join('、'),
      isFixed: isFixed(rule, categories),
    })),
    units: units.map(({ id, name }) => ({ value: id, label: name.zh })),
  };
}

function isFixed(rule: RoutingRule, categories: ReadonlyMap<string, { refer: boolean }>): boolean {
  return rule.categories.some((code) => categories.get(code)?.refer);
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, draft, body } = await open(args);
  const form = parseForm(Fields, await readForm(args.request));
  if (!form.ok || form.value.foreignCo === undefined) throw data(null, 400);
  const typed = form.value;
  const { categories, departments } = await getCountyRules(ctx.db);
  const rules = body.rules.map((rule, place) => (isFixed(rule, categories) ? rule : typedRule(rule, place, typed)));
  const { id, kind, baseVersion, note, effectiveOn } = draft;
  const changed = JSON.stringify({ ...body, rules, foreignCo: typed.foreignCo });
  const saved = await saveRuleDraft(ctx, { id, kind, body: changed, baseVersion, note, effectiveOn });
  if (saved.ok) return redirect(`/admin/routing/draft/${id}?saved=1`, 303);
  const refuse = (errors: FieldErrors) => data({ values: typed, errors }, { status: 400 });
  if (saved.reason === 'problems') return refuse(errorsOf(saved.problems, { body, typed, units: departments }));
  if (saved.reason === 'published') return refuse({ form: words.gone });
  throw data(null, 404);
}

function typedRule(rule: RoutingRule, place: number, typed: Record<string, string>): RoutingRule {
  const list = (name: string, most: number) =>
    Array.from({ length: most }, (_, nth) => typed[`${name}_${place}_${nth}`] ?? '').filter((unit) => unit !== '');
  const lead = typed[`lead_${place}`] ?? '';
  return { ...rule, lead, co: list('co', MOST_CO), fallback: list('fallback', MOST_FALLBACK) };
}

type Sent = {
  body: RoutingBody;
  typed: Readonly<Record<string, string>>;
  units: ReadonlyMap<string, { name: { zh: string } }>;
};

function errorsOf(problems: readonly RuleProblem[], { body, typed, units }: Sent): FieldErrors {
  const known: Partial<Record<string, string>> = words.problems;
  return Object.fromEntries(
    problems.map(({ code, at }) => {
      const place = body.rules.findIndex(({ categories }) => categories.join() === at);
      const twice = code === 'unit_twice' ? chosenTwice(place, typed) : undefined;
      if (twice) return [twice.name, words.unitTwice(units.get(twice.unit)?.name.zh ?? twice.unit, twice.label)];
      const field = place >= 0 ? `lead_${place}` : at === 'foreign_co' ? 'foreignCo' : 'form';
      return [field, known[code] ?? words.problems.other];
    }),
  );
}

/** The first choice of a rule that repeats one before it: the lead and who helps it, or the lead and who steps in. */
function chosenTwice(place: number, typed: Sent['typed']) {
  const slots = (name: string, most: number, label: (nth: number) => string) =>
    Array.from({ length: most }, (_, nth) => ({ name: `${name}_${place}_${nth}`, label: label(nth + 1) }));
  for (const fields of [slots('co', MOST_CO, words.co), slots('fallback', MOST_FALLBACK, words.fallback)]) {
    const seen = new Set([typed[`lead_${place}`]]);
    for (const field of fields) {
      const unit = typed[field.name] ?? '';
      if (unit !== '' && seen.has(unit)) return { ...field, unit };
      seen.add(unit);
    }
  }
}

type Loaded = Awaited<ReturnType<typeof loader>>;
type Typed = { values: Record<string, string>; errors: FieldErrors };

export default function RoutingDraft({ loaderData, actionData }: { loaderData: Loaded; actionData?: Typed }) {
  const { frame, draft, isSaved, rules, units, foreignCo } = loaderData;
  const title = words.draftTitle(draft.id);
  return (
    <AdminPage frame={frame} tab="routing">
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href="/admin/routing">{words.title}</BackLink>
      <h1 className="page-title" id={fieldId('form')}>
        {title}
      </h1>
      <ErrorSummary errors={actionData?.errors} />
      {isSaved && !actionData && (
        <div role="status">
          <Notice tone="ok">{words.saved}</Notice>
        </div>
      )}
      {draft.publishedVersion !== null ? (
        <Notice>{words.gone}</Notice>
      ) : (
        <>
          <form method="post">
            {rules.map(({ rule, title: categories, isFixed: fixed }, place) =>
              fixed ? (
                <p key={categories} className="hint">
                  {categories}：{words.fixed}
                </p>
              ) : (
                <RoutingFields
                  key={categories}
                  {...{ place, rule, units }}
                  title={categories}
                  values={actionData?.values}
                  errors={actionData?.errors ?? {}}
                />
              ),
            )}
            <div className="column mt-4">
              <Select
                name="foreignCo"
                label={words.foreignCo}
                options={units}
                value={actionData?.values.foreignCo ?? foreignCo}
                error={actionData?.errors.foreignCo}
              />
            </div>
            <Button>{words.save}</Button>
          </form>
          <DraftNext id={draft.id} />
        </>
      )}
    </AdminPage>
  );
}
