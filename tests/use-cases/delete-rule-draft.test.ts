import { describe, expect, test } from 'vitest';
import { deleteDraft } from '#app/use-cases/delete-rule-draft.server.ts';
import { publishRules } from '#app/use-cases/publish-rules.server.ts';
import { askForRehearsal, rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { findDeletedDraft, findRuleDraft, listRuleDrafts } from '#db/repositories/rule-drafts.server.ts';
import { findRehearsal } from '#db/repositories/rule-rehearsals.server.ts';
import { shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin } from '#tests/use-cases/rule-story.ts';

const AT = '2026-11-05 10:00';

async function aDraft(on: string | null = null) {
  const db = testDb();
  const admin = await anAdmin(db, AT);
  const body = aCalendar({ closed: ['2026-11-11'] });
  const draft = { id: null, kind: 'calendar', body, baseVersion: '2026-11', note: null, effectiveOn: on } as const;
  const saved = await saveRuleDraft(admin, draft);
  if (!saved.ok) throw new Error('not saved');
  return { db, admin, id: saved.id, draft };
}

describe('a draft that is deleted', () => {
  test('is worked on, rehearsed and published no more, and stays on record with who and when', async () => {
    const { db, admin, id, draft } = await aDraft();
    expect(await deleteDraft(admin, id)).toEqual({ ok: true });
    expect(await listRuleDrafts(db)).toEqual([]);
    expect(await findRuleDraft(db, id)).toBeNull();
    expect(await findDeletedDraft(db, id)).toEqual({
      id,
      kind: 'calendar',
      deletedBy: admin.actor.accountId,
      deletedAt: shanghai(AT),
    });
    expect(await saveRuleDraft(admin, { ...draft, id })).toEqual({ ok: false, reason: 'not_found' });
    const publication = { draftId: id, effectiveOn: '2026-11-05', movesOpenCases: true };
    expect(await publishRules(admin, publication)).toEqual({ ok: false, reason: 'not_found' });
    expect(await askForRehearsal(admin, { draftId: id, months: 3 })).toEqual({ ok: false, reason: 'not_found' });
  });

  test('is deleted once, with one audit row, however often the button is pressed', async () => {
    const { db, admin, id } = await aDraft();
    expect(await deleteDraft(admin, id)).toEqual({ ok: true });
    expect(await deleteDraft({ ...admin, now: shanghai('2026-11-05 10:01') }, id)).toEqual({ ok: true });
    expect((await findDeletedDraft(db, id))?.deletedAt).toEqual(shanghai(AT));
    const audit = await db.selectFrom('audit_rows').select('subject').where('act', '=', 'delete_rule_draft').execute();
    expect(audit).toEqual([{ subject: `calendar:draft-${id}` }]);
  });

  test('leaves its rehearsal to be read, even one that was still under way', async () => {
    const { db, admin, id } = await aDraft();
    const asked = await askForRehearsal(admin, { draftId: id, months: 3 });
    if (!asked.ok) throw new Error(asked.reason);
    await deleteDraft(admin, id);
    expect(await rehearseNext(admin)).toBe(true);
    expect(await findRehearsal(db, asked.id)).toMatchObject({ state: 'done', draftId: id });
  });
});

describe('what is refused', () => {
  test.each([
    ['in force', '2026-11-05'],
    ['scheduled', '2026-12-01'],
  ])('is to delete what was published and is %s', async (_state, on) => {
    const { db, admin, id } = await aDraft(on);
    const published = await publishRules(admin, { draftId: id, effectiveOn: on, movesOpenCases: true });
    expect(published.ok).toBe(true);
    expect(await deleteDraft(admin, id)).toEqual({ ok: false, reason: 'published' });
    expect(await findRuleDraft(db, id)).toMatchObject({ publishedVersion: on });
    const update = db.updateTable('rule_drafts').set({ deleted_at: AT }).where('id', '=', id);
    await expect(update.execute()).rejects.toThrow('a published draft is not deleted');
  });

  test('is anybody’s but an administrator’s wish, and one for a draft that there is not', async () => {
    const { db, admin, id } = await aDraft();
    const { officer, head } = await theCast(db);
    for (const actor of [officer, head]) {
      expect(await deleteDraft(by(db, actor, AT), id)).toEqual({ ok: false, reason: 'not_allowed' });
    }
    expect(await deleteDraft(admin, id + 1)).toEqual({ ok: false, reason: 'not_found' });
    expect(await listRuleDrafts(db)).toHaveLength(1);
  });
});
