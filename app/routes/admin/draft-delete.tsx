import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { PART_OF } from '#app/components/admin/draft-parts.ts';
import { useWhen } from '#app/components/desk/when.ts';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { fieldId } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { SummaryList } from '#app/components/ui/summary-list.tsx';
import { adminTexts } from '#app/i18n/index.ts';
import { adminContext, openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { notAForm, typedFields } from '#app/routes/admin/calendar-pages.server.ts';
import { draftIdOf, type TypedAgain } from '#app/routes/admin/rule-pages.server.ts';
import { deleteDraft } from '#app/use-cases/delete-rule-draft.server.ts';
import type { Db } from '#db/client.server.ts';
import { listAccounts } from '#db/repositories/accounts.server.ts';
import { findDeletedDraft, findRuleDraft } from '#db/repositories/rule-drafts.server.ts';

const words = adminTexts.drafts.remove;
const { kinds, draftName } = adminTexts.rehearsal;

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame } = await openAdmin(args);
  const id = draftIdOf(args);
  const deleted = await findDeletedDraft(ctx.db, id);
  if (deleted) {
    const by = await nameOf(ctx.db, deleted.deletedBy);
    return { frame, id, kind: deleted.kind, deleted: { by, at: deleted.deletedAt }, draft: null };
  }
  const draft = await findRuleDraft(ctx.db, id);
  if (!draft) throw data(null, 404);
  const { kind, accountId, createdAt, updatedAt, baseVersion, note, publishedVersion } = draft;
  const by = await nameOf(ctx.db, accountId);
  return { frame, id, kind, deleted: null, draft: { by, createdAt, updatedAt, baseVersion, note, publishedVersion } };
}

async function nameOf(db: Db, accountId: number): Promise<string> {
  return (await listAccounts(db, [accountId]))[0]?.displayName ?? '';
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await adminContext(args);
  const typed = await typedFields(args.request);
  const id = draftIdOf(args);
  if (typed?.intent !== 'delete') {
    if (!(await findRuleDraft(ctx.db, id))) throw data(null, 404);
    return notAForm();
  }
  const deleted = await deleteDraft(ctx, id);
  if (!deleted.ok && deleted.reason !== 'published') throw data(null, 404);
  // The page says what became of it: deleted, by whom and when, or published and not to be deleted.
  return redirect(`/admin/drafts/${id}/delete`, 303);
}

type Loaded = Awaited<ReturnType<typeof loader>>;
type Draft = NonNullable<Loaded['draft']>;

export default function DeleteDraft({ loaderData, actionData }: { loaderData: Loaded; actionData?: TypedAgain }) {
  const { frame, id, kind, deleted, draft } = loaderData;
  const when = useWhen();
  const title = words.title(draftName(kinds[kind], id));
  const home = `/admin/${PART_OF[kind]}`;
  return (
    <AdminPage frame={frame} tab={PART_OF[kind]}>
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href={deleted ? home : `${home}/draft/${id}`}>
        {deleted ? words.backTo(kinds[kind]) : adminTexts.rehearsal.publish.edit}
      </BackLink>
      <h1 className="page-title" id={fieldId('form')}>
        {title}
      </h1>
      <div className="column">
        <ErrorSummary errors={actionData?.errors} />
      </div>
      {deleted && (
        <div role="status">
          <Notice tone="ok" title={words.deleted(deleted.by, when(deleted.at))}>
            <p>{words.rehearsals}</p>
          </Notice>
        </div>
      )}
      {draft && <Facts draft={draft} />}
      {draft && draft.publishedVersion !== null && (
        <Notice title={words.published(draft.publishedVersion)}>
          <p>{words.publishedWhy}</p>
        </Notice>
      )}
      {draft?.publishedVersion === null && <Confirm cancelHref={`${home}/draft/${id}`} />}
    </AdminPage>
  );
}

function Facts({ draft }: { draft: Draft }) {
  const when = useWhen();
  return (
    <SummaryList
      rows={[
        { term: words.created, value: words.byAt(draft.by, when(draft.createdAt)) },
        { term: words.changed, value: when(draft.updatedAt) },
        { term: words.base, value: draft.baseVersion },
        { term: words.note, value: draft.note },
      ]}
    />
  );
}

function Confirm({ cancelHref }: { cancelHref: string }) {
  return (
    <form method="post">
      <Notice tone="warn">
        <p>{words.lead}</p>
        <p>{words.rehearsals}</p>
      </Notice>
      <div className="actions">
        <Button name="intent" value="delete">
          {words.button}
        </Button>
        <a href={cancelHref}>{words.cancel}</a>
      </div>
    </form>
  );
}
