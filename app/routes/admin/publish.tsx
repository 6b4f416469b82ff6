import { type ActionFunctionArgs, data, type HeadersArgs, type LoaderFunctionArgs, redirect } from 'react-router';
import { z } from 'zod';
import { AdminPage } from '#app/components/admin/admin-page.tsx';
import { PART_OF } from '#app/components/admin/draft-parts.ts';
import { LadderView } from '#app/components/admin/ladder-view.tsx';
import { MovesView } from '#app/components/admin/moves-view.tsx';
import { PublishForm } from '#app/components/admin/publish-form.tsx';
import { WalkNotice } from '#app/components/admin/walk-words.tsx';
import { PageTitle } from '#app/components/layout/page-title.tsx';
import { BackLink } from '#app/components/ui/back-link.tsx';
import { ErrorSummary } from '#app/components/ui/error-summary.tsx';
import { type FieldErrors, fieldId } from '#app/components/ui/field-ids.ts';
import { Notice } from '#app/components/ui/notice.tsx';
import { currentRules } from '#app/domain/county-rules.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { parseForm, readForm } from '#app/http/form.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { draftIdOf } from '#app/routes/admin/rule-pages.server.ts';
import { namesOfUnits } from '#app/routes/admin/unit-names.server.ts';
import { previewPublication } from '#app/use-cases/preview-publication.server.ts';
import { publishRules } from '#app/use-cases/publish-rules.server.ts';
import { walksOf } from '#app/use-cases/walk-progress.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft } from '#db/repositories/rule-drafts.server.ts';
import { listRuleVersions } from '#db/repositories/rule-versions.server.ts';

const words = adminTexts.rehearsal.publish;
const { kinds, draftName } = adminTexts.rehearsal;
/** Without JavaScript the page asks again by itself while cases are brought under the version, in seconds. */
const REFRESH_SECONDS = 5;

const Confirmed = z.object({
  asOf: z.string(),
  effectiveOn: z.string(words.errors.day).refine((day) => parseDay(day) !== null, words.errors.day),
  moves: z.enum(['yes', 'no']).optional(),
});

type Args = LoaderFunctionArgs | ActionFunctionArgs;

async function open(args: Args) {
  const opened = await openAdmin(args);
  const draft = await findRuleDraft(opened.ctx.db, draftIdOf(args));
  if (!draft) throw data(null, 404);
  return { ...opened, draft };
}

export async function loader(args: LoaderFunctionArgs) {
  const { ctx, frame, draft } = await open(args);
  const county = await getCountyRules(ctx.db);
  const { id, kind, body, baseVersion, publishedVersion, updatedAt } = draft;
  const versions = await listRuleVersions(ctx.db, kind);
  const waiting = versions.filter(({ activatedAt }) => activatedAt === null).map(({ version }) => version);
  // All of them only where somebody asks for it and waits.
  const most = new URL(args.request.url).searchParams.has('all') ? Number.MAX_SAFE_INTEGER : undefined;
  const preview = publishedVersion === null ? await previewPublication(ctx, { kind, body }, { most }) : null;
  const walk = publishedVersion === null ? null : (await walksOf(ctx.db, kind, versions)).get(publishedVersion);
  const shown = {
    frame,
    walk: walk ?? null,
    draft: { id, kind, baseVersion, publishedVersion, asOf: updatedAt.toISOString() },
    effectiveOn: draft.effectiveOn ?? dayOf(currentRules(county).calendar, ctx.now),
    waiting,
    preview: preview?.ok ? preview : null,
    unitNames: namesOfUnits(county),
  };
  const refresh = walk?.state === 'under_way' ? { Refresh: String(REFRESH_SECONDS) } : undefined;
  return data(shown, { headers: refresh });
}

export function headers({ loaderHeaders }: HeadersArgs): Headers {
  return loaderHeaders;
}

export async function action(args: ActionFunctionArgs) {
  const { ctx, draft } = await open(args);
  const form = parseForm(Confirmed, await readForm(args.request));
  const refuse = (values: Record<string, string>, errors: FieldErrors) => data({ values, errors }, { status: 400 });
  if (!form.ok) return refuse(form.values, form.errors);
  const { asOf, effectiveOn, moves } = form.value;
  const values = { asOf, effectiveOn, ...(moves && { moves }) };
  if (draft.kind === 'policy' && !moves) return refuse(values, { moves: words.errors.moves });
  // What was shown is what is published.
  if (draft.publishedVersion === null && asOf !== draft.updatedAt.toISOString()) {
    return refuse(values, { form: words.errors.changed });
  }
  const published = await publishRules(ctx, { draftId: draft.id, effectiveOn, movesOpenCases: moves === 'yes' });
  if (published.ok || published.reason === 'published') return redirect(`/admin/drafts/${draft.id}/publish`, 303);
  switch (published.reason) {
    case 'base_moved':
      return refuse(values, { effectiveOn: words.errors.base_moved });
    case 'bad_day':
      return refuse(values, { effectiveOn: words.errors.day });
    case 'problems':
      return refuse(values, { form: words.errors.problems });
    default:
      throw data(null, 404);
  }
}

type Loaded = Awaited<ReturnType<typeof loader>>['data'];
type Typed = { values: Record<string, string>; errors: FieldErrors };

export default function Publish({ loaderData, actionData }: { loaderData: Loaded; actionData?: Typed }) {
  const { frame, draft, walk, waiting, effectiveOn, preview, unitNames } = loaderData;
  const title = words.title(draftName(kinds[draft.kind], draft.id));
  const tab = PART_OF[draft.kind];
  return (
    <AdminPage frame={frame} tab={tab}>
      <PageTitle title={title} hasErrors={actionData !== undefined} />
      <BackLink href={`/admin/${tab}/draft/${draft.id}`}>{words.edit}</BackLink>
      <h1 className="page-title" id={fieldId('form')}>
        {title}
      </h1>
      <div className="column">
        <ErrorSummary errors={actionData?.errors} />
      </div>
      {draft.publishedVersion !== null ? (
        <>
          <div role="status">
            <Notice tone="ok" title={words.published(draft.publishedVersion)}>
              <p>{walk ? words.becomes[walk.state] : words.routingMoves}</p>
            </Notice>
          </div>
          {walk && <WalkNotice walk={walk} href={`/admin/drafts/${draft.id}/publish`} />}
          <p className="mt-4">
            <a href={`/admin/${tab}`}>{words.versions(kinds[draft.kind])}</a>
          </p>
        </>
      ) : (
        <>
          <p className="mb-3">{words.base(draft.baseVersion)}</p>
          {waiting.length > 0 && <Notice tone="warn">{words.waits(waiting.join('、'))}</Notice>}
          <p>
            <a href={`/admin/rehearsal?draft=${draft.id}`}>{words.rehearse}</a>
          </p>
          {preview && draft.kind !== 'routing' && (
            <Moving preview={preview} unitNames={unitNames} allHref={`/admin/drafts/${draft.id}/publish?all=1`} />
          )}
          <PublishForm kind={draft.kind} asOf={draft.asOf} effectiveOn={effectiveOn} typed={actionData} />
        </>
      )}
    </AdminPage>
  );
}

type MovingProps = {
  preview: NonNullable<Loaded['preview']>;
  unitNames: Loaded['unitNames'];
  /** The same page with every case counted. */
  allHref: string;
};

function Moving({ preview: { moves, examined, total }, unitNames, allHref }: MovingProps) {
  const overdue = Object.values(moves.counts).reduce((sum, { appear }) => sum + appear, 0);
  return (
    <>
      <h2 className="section-title">{words.now}</h2>
      {examined < total && (
        <Notice tone="warn" title={words.part(examined, total)}>
          <p>
            {words.partWhy} <a href={allHref}>{words.all(total)}</a>
          </p>
        </Notice>
      )}
      {overdue > 0 && <Notice tone="warn">{words.overdue(overdue)}</Notice>}
      <MovesView moves={moves} unitNames={unitNames} />
      <LadderView ladder={moves.ladder} unitNames={unitNames} isAhead />
    </>
  );
}
