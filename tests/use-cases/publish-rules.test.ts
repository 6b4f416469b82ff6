import { describe, expect, test } from 'vitest';
import { publishRules } from '#app/use-cases/publish-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findOpenRuleApplication } from '#db/repositories/rule-applications.server.ts';
import { findRuleDraft } from '#db/repositories/rule-drafts.server.ts';
import { findRuleVersion } from '#db/repositories/rule-versions.server.ts';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast, typesOf } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, aPolicy, applyAll, CALENDAR, days, publish } from '#tests/use-cases/rule-story.ts';

const AT = '2026-11-05 10:00';
const draftOf = (kind: 'policy' | 'calendar' | 'routing', body: string) => ({
  id: null,
  kind,
  body,
  baseVersion: '2026-11',
  note: null,
  effectiveOn: null,
});

describe('a draft', () => {
  test('is saved by an administrator, changed, and audited each time', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    const saved = await saveRuleDraft(admin, draftOf('calendar', aCalendar({ closed: ['2026-11-11'] })));
    if (!saved.ok) throw new Error('not saved');
    const body = aCalendar({ closed: ['2026-11-12'] });
    expect(await saveRuleDraft(admin, { ...draftOf('calendar', body), id: saved.id, note: '停电' })).toEqual(saved);
    expect(await findRuleDraft(db, saved.id)).toMatchObject({ body, note: '停电', publishedVersion: null });
    const audit = await db.selectFrom('audit_rows').select(['act', 'subject']).execute();
    expect(audit).toEqual(Array(2).fill({ act: 'save_rule_draft', subject: `calendar:draft-${saved.id}` }));
  });

  test('is nobody else’s to save or to publish', async () => {
    const db = testDb();
    const { officer, head, inspectionHead } = await theCast(db);
    for (const actor of [officer, head, inspectionHead]) {
      const ctx = by(db, actor, AT);
      const saved = await saveRuleDraft(ctx, draftOf('calendar', aCalendar({})));
      expect(saved).toEqual({ ok: false, reason: 'not_allowed' });
      const publication = { draftId: 1, effectiveOn: '2026-11-05', movesOpenCases: true };
      expect(await publishRules(ctx, publication)).toEqual({ ok: false, reason: 'not_allowed' });
    }
  });

  test.each([
    ['that is no JSON', '{', [{ code: 'not_readable', at: '' }]],
    ['of another zone', JSON.stringify({ ...CALENDAR, timeZone: 'Asia/Urumqi' }), [{ code: 'zone_changed' }]],
    ['with a day that there is not', aCalendar({ closed: ['2026-02-30'] }), [{ code: 'calendar_impossible' }]],
    [
      'without a horizon',
      JSON.stringify({ ...CALENDAR, publishedThrough: undefined }),
      [{ code: 'horizon_goes_back' }],
    ],
    ['of an unknown unit', JSON.stringify({ ...CALENDAR, units: { nowhere: {} } }), [{ code: 'unit_unknown' }]],
  ])('calendar %s is refused with the reason', async (_, body, problems) => {
    const db = testDb();
    const refusal = await saveRuleDraft(await anAdmin(db, AT), draftOf('calendar', body));
    expect(refusal).toMatchObject({ ok: false, reason: 'problems', problems });
  });

  test('of targets changes numbers and nothing else', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    const problems = async (change: Parameters<typeof aPolicy>[1]) => {
      const saved = await saveRuleDraft(admin, draftOf('policy', await aPolicy(db, change)));
      return saved.ok ? [] : 'problems' in saved ? saved.problems : saved.reason;
    };
    expect(await problems(days('L1', 3))).toEqual([]);
    expect(await problems(days('L1', 0))).toEqual([{ code: 'days_out_of_range', at: 'L1' }]);
    expect(await problems(days('L1', 2.5))).toEqual([{ code: 'days_out_of_range', at: 'L1' }]);
    expect(await problems((policy) => Object.assign(policy.clocks[0] ?? {}, { target: -1 }))).toEqual([
      { code: 'target_out_of_range', at: 'acceptance' },
    ]);
    expect(await problems((policy) => Object.assign(policy.clocks[0] ?? {}, { warn: [0.8, 0.5] }))).toEqual([
      { code: 'warning_out_of_range', at: 'acceptance' },
    ]);
    expect(await problems((policy) => Object.assign(policy.ladder.steps[3] ?? {}, { days: 9 }))).toEqual([
      { code: 'days_not_ascending', at: 'ladder' },
    ]);
    const rules = [{ code: 'not_the_same_rules', at: '' }];
    expect(await problems((policy) => Object.assign(policy.clocks[0] ?? {}, { on_breach: 'none' }))).toEqual(rules);
    expect(await problems((policy) => Object.assign(policy.clocks[0] ?? {}, { levels: [] }))).toEqual(rules);
    expect(await problems((policy) => Object.assign(policy, { clocks: policy.clocks.slice(1) }))).toEqual(rules);
    expect(await problems((policy) => Object.assign(policy.ladder.steps[2] ?? {}, { level: 3 }))).toEqual(rules);
    expect(await problems(days('L99', 3))).toEqual(rules);
  });

  test('of the routing names units of the county, never discipline, and leaves L5 and L8 to it', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    const { routing } = await getCountyRules(db);
    const problems = async (categories: string, change: object) => {
      const { version: _version, ...body } = structuredClone(routing);
      Object.assign(body.rules.find((rule) => rule.categories.join() === categories) ?? {}, change);
      const saved = await saveRuleDraft(admin, draftOf('routing', JSON.stringify(body)));
      return saved.ok ? [] : 'problems' in saved ? saved.problems.map(({ code }) => code) : saved.reason;
    };
    expect(await problems('L1', { lead: 'czj', fallback: ['yshj'], co: ['scjg'] })).toEqual([]);
    expect(await problems('L1', { lead: 'nowhere' })).toEqual(['unit_unknown']);
    expect(await problems('L1', { fallback: ['jjw'] })).toEqual(['unit_cannot_lead']);
    expect(await problems('L1', { lead: 'czj' })).toEqual(['unit_twice']);
    expect(await problems('L5,L8', { lead: 'scjg' })).toEqual(['lead_is_fixed']);
    expect(await problems('L1', { categories: ['L1', 'L2'] })).toEqual(['not_the_same_rules']);
  });
});

describe('a version', () => {
  test('is in force at once when its day has come, and cases opened from then on are under it', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    const version = await publish(admin, { kind: 'policy', body: await aPolicy(db, days('L1', 3)), on: '2026-11-05' });
    expect(version).toBe('2026-11-05');
    expect(await getCountyRules(db)).toMatchObject({ policyVersion: version, calendarVersion: '2026-11' });
    expect(await findRuleVersion(db, 'policy', version)).toMatchObject({
      activatedAt: admin.now,
      publishedBy: admin.actor.accountId,
    });
    const audit = await db.selectFrom('audit_rows').select(['act', 'subject', 'account_id']).execute();
    expect(audit.slice(1)).toEqual([
      { act: 'publish_rules', subject: 'policy:2026-11-05', account_id: admin.actor.accountId },
      { act: 'activate_rules', subject: 'policy:2026-11-05', account_id: null },
    ]);
  });

  test('of a later day comes into force at 00:00 of it in the county’s zone, whenever the job runs', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    const version = await publish(admin, {
      kind: 'calendar',
      body: aCalendar({ closed: ['2026-11-20'] }),
      on: '2026-11-09',
    });
    await applyAll(db, '2026-11-08 23:59');
    expect((await getCountyRules(db)).calendarVersion).toBe('2026-11');
    await applyAll(db, '2026-11-09 07:30');
    expect((await getCountyRules(db)).calendarVersion).toBe(version);
    expect(await findRuleVersion(db, 'calendar', version)).toMatchObject({ activatedAt: shanghai('2026-11-09 00:00') });
  });

  test('is published once, whatever is clicked twice', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    const saved = await saveRuleDraft(admin, draftOf('calendar', aCalendar({ closed: ['2026-11-20'] })));
    if (!saved.ok) throw new Error('not saved');
    const publication = { draftId: saved.id, effectiveOn: '2026-11-05', movesOpenCases: true };
    const answers = await Promise.all([publishRules(admin, publication), publishRules(admin, publication)]);
    expect(answers).toEqual([
      { ok: true, version: '2026-11-05', isInForce: true },
      { ok: false, reason: 'published' },
    ]);
    const change = { ...draftOf('calendar', aCalendar({})), id: saved.id };
    expect(await saveRuleDraft(admin, change)).toEqual({ ok: false, reason: 'published' });
  });

  test('made from another version than the one in force on its day would take that one back: it is refused', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    await publish(admin, { kind: 'calendar', body: aCalendar({ closed: ['2026-11-20'] }), on: '2026-11-09' });
    const stale = { kind: 'calendar', body: aCalendar({ closed: ['2026-11-23'] }) } as const;
    await expect(publish(admin, { ...stale, on: '2026-11-09' })).rejects.toThrow('base_moved');
    await expect(publish(admin, { ...stale, on: '2026-11-10', base: '2026-11' })).rejects.toThrow('base_moved');
    expect(await publish(admin, { ...stale, on: '2026-11-06' })).toBe('2026-11-06');
    expect(await publish(admin, { ...stale, on: '2026-11-09', base: '2026-11-09' })).toBe('2026-11-09-2');
    await applyAll(db, '2026-11-09 00:00');
    expect((await getCountyRules(db)).calendarVersion).toBe('2026-11-09-2');
  });

  test('of the routing, and targets for new cases alone, leave the running cases as they are', async () => {
    const db = testDb();
    const admin = await anAdmin(db, AT);
    const { caseId } = await fileAReport(db, { at: shanghai('2026-11-05 09:00') });
    const { version: _version, ...routing } = structuredClone((await getCountyRules(db)).routing);
    Object.assign(routing.rules[0] ?? {}, { lead: 'czj', fallback: ['yshj'], co: [] });
    await publish(admin, { kind: 'routing', body: JSON.stringify(routing), on: '2026-11-05' });
    await publish(admin, { kind: 'policy', body: await aPolicy(db, days('L1', 3)), on: '2026-11-05', moves: false });
    expect(await findOpenRuleApplication(db)).toBeNull();
    expect(await applyAll(db, '2026-11-05 10:01')).toBe(0);
    expect(await typesOf(db, caseId)).toEqual(['case_opened']);
    const { caseId: next } = await fileAReport(db, { at: shanghai('2026-11-05 11:00') });
    const opened = await db.selectFrom('cases').select('lead_id').where('id', '=', next).executeTakeFirstOrThrow();
    expect(opened.lead_id).toBe('czj');
  });

  test('has a day that there is', async () => {
    const db = testDb();
    const publication = { draftId: 1, effectiveOn: '2026-02-30', movesOpenCases: true };
    expect(await publishRules(await anAdmin(db, AT), publication)).toEqual({ ok: false, reason: 'bad_day' });
  });
});
