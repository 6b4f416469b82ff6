import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { AdminFrame } from '#app/components/admin/admin-page.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { RuleKind, RuleProblem } from '#app/domain/rules/rule-draft.ts';
import type { Walk } from '#app/domain/rules/walk.ts';
import { readTypedDay } from '#app/domain/sla/calendar-typed.ts';
import { countCharacters } from '#app/domain/typed-text.ts';
import { adminTexts } from '#app/i18n/index.ts';
import { openAdmin } from '#app/routes/admin/admin-page.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { walksOf } from '#app/use-cases/walk-progress.server.ts';
import { listAccounts } from '#db/repositories/accounts.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  findPublishedDraft,
  findRuleDraft,
  listRuleDrafts,
  type RuleDraft,
} from '#db/repositories/rule-drafts.server.ts';
import { findRuleVersion, listRuleVersions, type RuleVersion } from '#db/repositories/rule-versions.server.ts';

const words = adminTexts.calendars.draft;

type Args = LoaderFunctionArgs | ActionFunctionArgs;

/** A version in the list of its kind. */
export type VersionRow = {
  version: string;
  state: 'waiting' | 'inForce' | 'past';
  effectiveFrom: string;
  publishedAt: Date | null;
  publishedBy: string | null;
  note: string | null;
  body: string;
  /** What became of the running cases under it. */
  walk: Walk;
};

export type DraftRow = { id: number; baseVersion: string; note: string | null; by: string; updatedAt: Date };

/** The versions and drafts of a kind, with the names of who made them. */
export async function listRules(ctx: StaffContext, kind: RuleKind) {
  const versions = await listRuleVersions(ctx.db, kind);
  const drafts = await listRuleDrafts(ctx.db, kind);
  const ids = [...versions.map(({ publishedBy }) => publishedBy), ...drafts.map(({ accountId }) => accountId)];
  const accounts = await listAccounts(ctx.db, [...new Set(ids.filter((id) => id !== null))]);
  const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  const walks = await walksOf(ctx.db, kind, versions);
  const inForce = versions.find(({ activatedAt }) => activatedAt !== null);
  return {
    versions: versions.map((version): VersionRow => {
      const { publishedBy, version: name, effectiveFrom, publishedAt, note, body } = version;
      const by = publishedBy === null ? null : (names.get(publishedBy) ?? null);
      return {
        version: name,
        state: stateOf(version, inForce),
        effectiveFrom,
        publishedAt,
        publishedBy: by,
        note,
        body,
        walk: walks.get(name) ?? { state: 'none' },
      };
    }),
    drafts: drafts.map(
      ({ id, baseVersion, note, accountId, updatedAt }): DraftRow => ({
        id,
        baseVersion,
        note,
        by: names.get(accountId) ?? '',
        updatedAt,
      }),
    ),
  };
}

function stateOf(version: RuleVersion, inForce: RuleVersion | undefined): VersionRow['state'] {
  if (version.activatedAt === null) return 'waiting';
  return version.version === inForce?.version ? 'inForce' : 'past';
}

/** The version that this one was made from: what was before it. Null for what the county began with. */
export async function baseOf({ db }: StaffContext, kind: RuleKind, version: string): Promise<RuleVersion | null> {
  const draft = await findPublishedDraft(db, kind, version);
  return draft && findRuleVersion(db, kind, draft.baseVersion);
}

/** A new draft made from the version published last; its page. */
export async function startDraft(ctx: StaffContext, kind: RuleKind, home: string): Promise<Response> {
  const [last] = await listRuleVersions(ctx.db, kind);
  if (!last) throw data(null, 404);
  const draft = { id: null, kind, body: last.body, baseVersion: last.version, note: null, effectiveOn: null };
  const saved = await saveRuleDraft(ctx, draft);
  if (!saved.ok) throw data(null, 409);
  return redirect(`${home}/draft/${saved.id}`, 303);
}

export type OpenedDraft = {
  ctx: StaffContext;
  frame: AdminFrame;
  county: CountyRules;
  draft: RuleDraft;
  /** The body of the version that the draft was made from. */
  baseBody: string;
};

/** The number in an address; 0, which no draft and no rehearsal has, where there is none. */
export function draftIdOf({ params }: Pick<Args, 'params'>): number {
  return /^\d{1,9}$/.test(params.id ?? '') ? Number(params.id) : 0;
}

/** The draft of the address, with what its page needs. 404 where there is none of this kind. */
export async function openDraft(args: Args, kind: RuleKind): Promise<OpenedDraft> {
  const { ctx, frame } = await openAdmin(args);
  const draft = await findRuleDraft(ctx.db, draftIdOf(args));
  if (draft?.kind !== kind) throw data(null, 404);
  const base = await findRuleVersion(ctx.db, kind, draft.baseVersion);
  return { ctx, frame, county: await getCountyRules(ctx.db), draft, baseBody: base?.body ?? draft.body };
}

/** What the frame of a draft's pages shows. */
export type DraftFacts = Pick<RuleDraft, 'id' | 'baseVersion' | 'note' | 'effectiveOn' | 'publishedVersion'> & {
  isSaved: boolean;
};

export function draftFacts({ draft }: OpenedDraft, request: Request): DraftFacts {
  const { id, baseVersion, note, effectiveOn, publishedVersion } = draft;
  const isSaved = new URL(request.url).searchParams.has('saved');
  return { id, baseVersion, note, effectiveOn, publishedVersion, isSaved };
}

type Saving = {
  change: Partial<Pick<RuleDraft, 'body' | 'note' | 'effectiveOn'>>;
  /** Where to go when it is saved. */
  to: string;
  values: Record<string, string>;
  /** What the page says of a problem, by field. */
  problemErrors: (problems: readonly RuleProblem[]) => FieldErrors;
  gone: string;
};

/** Saves a draft and leads on, or says why not with everything that was typed. */
export async function saveDraft({ ctx, draft }: OpenedDraft, saving: Saving) {
  const { id, kind, body, baseVersion, note, effectiveOn } = draft;
  const saved = await saveRuleDraft(ctx, { id, kind, body, baseVersion, note, effectiveOn, ...saving.change });
  if (saved.ok) return redirect(saving.to, 303);
  if (saved.reason === 'problems') return typedAgain(saving.values, saving.problemErrors(saved.problems));
  if (saved.reason === 'published') return typedAgain(saving.values, { form: saving.gone }, 409);
  throw data(null, 404);
}

export type TypedAgain = { values: Record<string, string>; errors: FieldErrors };

/** Nothing was stored: the page again with what was typed. */
export function typedAgain(values: Record<string, string>, errors: FieldErrors, status = 400) {
  return data<TypedAgain>({ values, errors }, { status });
}

const LONGEST_NOTE = 500;

/** The note and the day of a draft as they were typed; both may be left empty. */
export function readNote({ note = '', effectiveOn = '' }: Record<string, string>) {
  const day = effectiveOn === '' ? null : readTypedDay(effectiveOn);
  const errors: FieldErrors = {};
  if (countCharacters(note) > LONGEST_NOTE) errors.note = words.noteTooLong;
  if (effectiveOn !== '' && day === null) errors.effectiveOn = words.badDay;
  return { errors, change: { note: note === '' ? null : note, effectiveOn: day } };
}
