import type { ReactNode } from 'react';
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router';
import { type AdminFrame, AdminPage } from '#app/components/admin/admin-page.tsx';
import { DraftNext } from '#app/components/admin/draft-next.tsx';
import { DraftNote } from '#app/components/admin/draft-note.tsx';
import { PolicyChangeTable } from '#app/components/admin/policy-change-table.tsx';
import { PolicyForm } from '#app/components/admin/policy-form.tsx';
import { fieldNames } from '#app/components/admin/policy-words.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { fieldId } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { readPolicyNumbers, typedPolicy } from '#app/domain/sla/policy-draft.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { notAForm, typedFields } from '#app/routes/admin/calendar-pages.server.ts';
import {
  categoryNames,
  changeRows,
  countingOf,
  openPolicyDraft,
  policyErrors,
} from '#app/routes/admin/clock-pages.server.ts';
import { readNote, saveDraft, type TypedAgain, typedAgain } from '#app/routes/admin/rule-pages.server.ts';

const words = adminTexts.clocks;
const draftWords = adminTexts.calendars.draft;

export async function loader(args: LoaderFunctionArgs) {
  const opened = await openPolicyDraft(args);
  const { ctx, county, frame, facts, policy, base } = opened;
  const counting = countingOf(county, ctx.now, [base, policy]);
  return {
    frame,
    draft: facts,
    policy,
    start: counting.start,
    changes: changeRows(opened, counting),
    values: typedPolicy(policy),
    base: typedPolicy(base),
    categories: Object.entries(categoryNames(county)).map(([code, name]) => ({ code, name })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const opened = await openPolicyDraft(args);
  const typed = await typedFields(args.request);
  const to = `/admin/clocks/draft/${opened.draft.id}?saved=1`;
  if (typed?.intent !== 'numbers') return notAForm();
  const edit = readPolicyNumbers(opened.policy, typed);
  const note = readNote(typed);
  const problems = edit.ok ? [] : edit.problems;
  const errors = {
    ...Object.fromEntries(problems.map(({ field, code }) => [field, words.errors[code]])),
    ...note.errors,
  };
  if (!edit.ok || Object.keys(errors).length > 0) return typedAgain(typed, errors);
  const change = { body: JSON.stringify(edit.value), ...note.change };
  return saveDraft(opened, { change, to, values: typed, problemErrors: policyErrors, gone: draftWords.gone });
}

type Loaded = Awaited<ReturnType<typeof loader>>;
type Props = { loaderData: Loaded; actionData?: TypedAgain };

export default function ClocksDraft({ loaderData, actionData }: Props) {
  const { frame, draft, policy, categories, changes, start, base } = loaderData;
  const names = fieldNames(policy, Object.fromEntries(categories.map(({ code, name }) => [code, name])));
  const values = actionData?.values.intent === 'numbers' ? actionData.values : loaderData.values;
  // The summary names the field too: many of them have the same fault.
  const summary = Object.entries(actionData?.errors ?? {}).map(([field, message]) => {
    const name = names.get(field);
    return [field, name === undefined ? message : words.draft.named(name, message)];
  });
  return (
    <Head {...{ frame, draft }} hasErrors={actionData !== undefined}>
      <ErrorSummary errors={Object.fromEntries(summary)} />
      {draft.isSaved && !actionData && (
        <div role="status">
          <Notice tone="ok">{draftWords.saved}</Notice>
        </div>
      )}
      <PolicyChangeTable changes={changes} start={start} />
      {draft.publishedVersion === null && (
        <>
          <DraftNext id={draft.id} />
          <PolicyForm {...{ policy, categories }} form={{ values, base, errors: actionData?.errors, names }}>
            <DraftNote draft={draft} typed={actionData} />
          </PolicyForm>
        </>
      )}
    </Head>
  );
}

type HeadProps = { frame: AdminFrame; draft: Loaded['draft']; hasErrors: boolean; children: ReactNode };

function Head({ frame, draft, hasErrors, children }: HeadProps) {
  const title = words.draft.title(draft.id);
  return (
    <AdminPage frame={frame} tab="clocks">
      <PageTitle title={title} hasErrors={hasErrors} />
      <BackLink href="/admin/clocks">{words.title}</BackLink>
      <h1 className="page-title" id={fieldId('form')}>
        {title}
      </h1>
      <p className="hint">
        {draft.publishedVersion === null
          ? draftWords.base(draft.baseVersion)
          : draftWords.published(draft.publishedVersion)}
      </p>
      {children}
    </AdminPage>
  );
}
