import { ADMIN_ROLES } from '#app/domain/permissions.ts';
import { checkedAgainst, problemsOfDraft, type RuleKind, type RuleProblem } from '#app/domain/rules/rule-draft.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { parseDay } from '#app/domain/sla/civil-day.ts';
import { activate } from '#app/use-cases/activate-rules.server.ts';
import { appendAudit, auditOf } from '#app/use-cases/audit.server.ts';
import { type Refused, refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRuleDraft, markRuleDraftPublished, type RuleDraft } from '#db/repositories/rule-drafts.server.ts';
import { insertRuleVersion, listRuleVersions, type RuleVersion } from '#db/repositories/rule-versions.server.ts';

export type Publication = {
  draftId: number;
  /** `YYYY-MM-DD` in the county's zone; today or earlier: in force at once. */
  effectiveOn: string;
  /** A policy is for new cases alone, or for the running clocks too; a calendar always moves them. */
  movesOpenCases: boolean;
};
export type Published = { ok: true; version: string; isInForce: boolean };
type PublishRefusal = 'not_allowed' | 'not_found' | 'published' | 'bad_day' | 'base_moved';
type DraftProblems = { ok: false; reason: 'problems'; problems: RuleProblem[] };

/**
 * Makes a draft a version for good, in one transaction with its audit row: checked once more, named by its day, in force
 * at once where that day has come. `base_moved`: another version than the one the draft was made from is in force on that
 * day, so publishing it would silently take that one back.
 */
export async function publishRules(
  ctx: StaffContext,
  publication: Publication,
): Promise<Published | DraftProblems | Refused<PublishRefusal>> {
  if (!ADMIN_ROLES.includes(ctx.actor.role)) return refused('not_allowed');
  if (parseDay(publication.effectiveOn) === null) return refused('bad_day');
  return writeTransaction(ctx.db, async (trx) => {
    const draft = await findRuleDraft(trx, publication.draftId);
    if (!draft) return refused('not_found');
    if (draft.publishedVersion !== null) return refused('published');
    const county = await getCountyRules(trx);
    const problems = problemsOfDraft(draft.kind, draft.body, checkedAgainst(county));
    if (problems.length > 0) return { ok: false, reason: 'problems', problems };
    const versions = await listRuleVersions(trx, draft.kind);
    if (versionOn(versions, publication.effectiveOn)?.version !== draft.baseVersion) return refused('base_moved');
    const calendar = county.calendars.get(county.calendarVersion);
    const isInForce = calendar !== undefined && publication.effectiveOn <= dayOf(calendar, ctx.now);
    return insert(trx, ctx, { draft, publication, name: nameOf(versions, publication.effectiveOn), isInForce });
  });
}

async function insert(
  trx: Db,
  ctx: StaffContext,
  given: { draft: RuleDraft; publication: Publication; name: string; isInForce: boolean },
): Promise<Published> {
  const { draft, publication, name, isInForce } = given;
  const { kind, body, note } = draft;
  const movesOpenCases = movesCases(kind, publication.movesOpenCases);
  const version = { kind, version: name, effectiveFrom: publication.effectiveOn, body, note, movesOpenCases };
  await insertRuleVersion(trx, { ...version, publishedBy: ctx.actor.accountId }, ctx.now);
  await markRuleDraftPublished(trx, draft.id, name, ctx.now);
  const act = { act: 'publish_rules', caseId: null, at: ctx.now, subject: `${kind}:${name}` };
  await appendAudit(trx, ctx.keys, auditOf(ctx.actor, act));
  if (isInForce) await activate(trx, ctx, version, ctx.now);
  return { ok: true, version: name, isInForce };
}

/** Whether the running clocks are counted anew: a closed day is closed for everybody; where a case went stays. */
export function movesCases(kind: RuleKind, chosen: boolean): boolean {
  return kind === 'calendar' || (kind === 'policy' && chosen);
}

/** The version that will be in force on a day, as far as it is published. `versions` as listRuleVersions gives them. */
export function versionOn(versions: readonly RuleVersion[], day: string): RuleVersion | undefined {
  const waiting = versions.filter((version) => version.activatedAt === null && version.effectiveFrom <= day);
  return waiting[0] ?? versions.find((version) => version.activatedAt !== null);
}

/** Named by its day; a second one of the same day has a number. */
function nameOf(versions: readonly RuleVersion[], day: string): string {
  const taken = new Set(versions.map((version) => version.version));
  if (!taken.has(day)) return day;
  let nth = 2;
  while (taken.has(`${day}-${nth}`)) nth += 1;
  return `${day}-${nth}`;
}
