import type { StaffActor } from '#app/domain/permissions.ts';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import { publishNotice } from '#app/use-cases/publish-notice.server.ts';
import { askForRehearsal } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { listRuleVersions } from '#db/repositories/rule-versions.server.ts';
import type { TestPortal } from '#tests/support/portal.ts';

/** A draft of each kind, and a rehearsal of the routing's, as the administrator left them. */
export type RulesWorld = { draft: number; rehearsal: number; calendar: number; policy: number };

export async function buildRules({ db, keys, now }: TestPortal, actor: StaffActor): Promise<RulesWorld> {
  const ctx = { db, keys, now: now(), actor };
  const draftOf = async (kind: RuleKind): Promise<number> => {
    const [base] = await listRuleVersions(db, kind);
    if (!base) throw new Error(`no ${kind} to begin with`);
    const { version: baseVersion, body } = base;
    const saved = await saveRuleDraft(ctx, { id: null, kind, body, baseVersion, note: null, effectiveOn: null });
    if (!saved.ok) throw new Error(saved.reason);
    return saved.id;
  };
  const draft = await draftOf('routing');
  const asked = await askForRehearsal(ctx, { draftId: draft, months: 3 });
  if (!asked.ok) throw new Error(asked.reason);
  return { draft, rehearsal: asked.id, calendar: await draftOf('calendar'), policy: await draftOf('policy') };
}

const COUNTY_NOTICE = 1;

/** The county's first notice, in three languages, and its second one, in Chinese alone. */
export async function publishNotices({ db, keys, now }: TestPortal, actor: StaffActor, shownOn: string): Promise<void> {
  const zh = { title: '国庆假期办件安排', text: '10 月 1 日至 7 日窗口不办公。\n网上照常使用。' };
  const en = { title: 'Holiday hours', text: 'The windows are closed from 1 to 7 October.\nThis site works as usual.' };
  const ru = { title: 'График работы в праздник', text: 'Окна закрыты с 1 по 7 октября.\nСайт работает как обычно.' };
  for (const texts of [
    { zh, en, ru },
    { zh: { ...zh, title: '夜间值班时间' }, en: null, ru: null },
  ]) {
    const publication = { texts, shownOn, corrects: null };
    const published = await publishNotice({ db, keys, now: now(), actor }, publication);
    if (!published.ok) throw new Error(published.reason);
  }
}

/** The address of a notice: of the first one. */
export function withNotice(path: string): string {
  return path.replace('/notices/:id', `/notices/${COUNTY_NOTICE}`);
}

/** Addresses of the drafts and the rehearsal in place of their patterns. */
export function withRules(path: string, { draft, rehearsal, calendar, policy }: RulesWorld): string {
  return withNotice(path)
    .replace('/routing/draft/:id', `/routing/draft/${draft}`)
    .replace('/calendars/draft/:id', `/calendars/draft/${calendar}`)
    .replace('/clocks/draft/:id', `/clocks/draft/${policy}`)
    .replace('/drafts/:id/', `/drafts/${draft}/`)
    .replace('/rehearsal/:id', `/rehearsal/${rehearsal}`);
}
