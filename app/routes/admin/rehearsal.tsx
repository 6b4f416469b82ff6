import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { useWhen } from '#app/components/desk/when.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { type Column, DataTable } from '#app/components/ui/data-table.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { Select } from '#app/components/ui/select.tsx';
import { parseForm, readForm } from '#app/http/form.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { adminContext, openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { askForRehearsal, REHEARSAL_MONTHS } from '#app/use-cases/rehearse-rules.server.ts';
import { listRuleDrafts } from '#db/repositories/rule-drafts.server.ts';
import { listRehearsals } from '#db/repositories/rule-rehearsals.server.ts';

const words = adminTexts.rehearsal.rehearsal;
const { kinds, draftName } = adminTexts.rehearsal;
const DEFAULT_MONTHS = '3';
const MOST_LISTED = 20;

const Asked = z.object({
  draft: z.string(words.draftMissing).regex(/^\d{1,9}$/, words.draftMissing),
  months: z.enum(REHEARSAL_MONTHS.map(String), words.monthsMissing),
});

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const drafts = await listRuleDrafts(ctx.db);
  const rehearsals = await listRehearsals(ctx.db, MOST_LISTED);
  return {
    frame,
    chosen: new URL(args.request.url).searchParams.get('draft') ?? '',
    drafts: drafts.map(({ id, kind }) => ({ value: String(id), label: draftName(kinds[kind], id) })),
    months: REHEARSAL_MONTHS.map((months) => ({ value: String(months), label: words.monthsOf(months) })),
    rehearsals: rehearsals.map(({ id, kind, draftId, months, requestedAt, state }) => ({
      id,
      name: draftName(kinds[kind], draftId),
      months,
      requestedAt,
      state,
    })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await adminContext(args);
  const form = parseForm(Asked, await readForm(args.request));
  if (!form.ok) return data({ values: form.values, errors: form.errors }, { status: 400 });
  const { draft, months } = form.value;
  const asked = await askForRehearsal(ctx, { draftId: Number(draft), months: Number(months) });
  if (asked.ok) return redirect(`/admin/rehearsal/${asked.id}`, 303);
  return data({ values: form.value, errors: { draft: words.draftMissing } }, { status: 400 });
}

type Loaded = Awaited<ReturnType<typeof loader>>;
type Typed = { values: Record<string, string>; errors: Record<string, string> };

export default function Rehearsal({ loaderData, actionData }: { loaderData: Loaded; actionData?: Typed }) {
  const { frame, drafts, months, chosen, rehearsals } = loaderData;
  const when = useWhen();
  return (
    <AdminPage frame={frame} tab="rehearsal">
      <PageTitle title={words.title} hasErrors={actionData !== undefined} />
      <h1 className="page-title">{words.title}</h1>
      <div className="column">
        <ErrorSummary errors={actionData?.errors} />
      </div>
      <p className="mb-3">{words.lead}</p>
      {drafts.length === 0 ? (
        <p className="hint">{words.noDrafts}</p>
      ) : (
        <form method="post" className="column">
          <Select
            name="draft"
            label={words.draft}
            options={drafts}
            emptyLabel={words.chooseDraft}
            value={actionData?.values.draft ?? chosen}
            error={actionData?.errors.draft}
          />
          <Select
            name="months"
            label={words.months}
            options={months}
            value={actionData?.values.months ?? DEFAULT_MONTHS}
            error={actionData?.errors.months}
          />
          <Button>{words.start}</Button>
        </form>
      )}
      <h2 className="section-title">{words.list}</h2>
      <DataTable
        caption={words.list}
        isCaptionHidden
        columns={listColumns(when)}
        rows={rehearsals}
        rowKey={({ id }) => String(id)}
        empty={words.empty}
      />
    </AdminPage>
  );
}

function listColumns(when: (at: Date) => string): Column<Loaded['rehearsals'][number]>[] {
  return [
    {
      key: 'what',
      head: words.columns.what,
      cell: ({ id, name }) => <a href={`/admin/rehearsal/${id}`}>{name}</a>,
      isRowHead: true,
    },
    { key: 'months', head: words.columns.months, cell: ({ months }) => words.monthsOf(months) },
    { key: 'asked', head: words.columns.asked, cell: ({ requestedAt }) => when(requestedAt) },
    { key: 'state', head: words.columns.state, cell: ({ state }) => words.states[state] },
  ];
}
