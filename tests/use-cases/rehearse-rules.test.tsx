import { describe, expect, test } from 'vitest';
import { MovesView } from '#app/components/admin/moves-view.tsx';
import { movedOf } from '#app/domain/rules/move-tally.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { previewPublication } from '#app/use-cases/preview-publication.server.ts';
import { askForRehearsal, rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import { findRehearsal } from '#db/repositories/rule-rehearsals.server.ts';
import { pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast } from '#tests/use-cases/play.ts';
import { AT, aCounty, rehearsed } from '#tests/use-cases/rehearsal-story.ts';
import { aCalendar, anAdmin, aPolicy, days } from '#tests/use-cases/rule-story.ts';

describe('a rehearsal', () => {
  test('of shorter targets shows which answers would have been late, beside those that were', async () => {
    const { db } = await aCounty();
    const { result, state, examined, progress } = await rehearsed(db, 'policy', await aPolicy(db, days('L1', 3)));
    expect({ state, examined, progress }).toEqual({ state: 'done', examined: 3, progress: [[3, 3]] });
    expect(result.counts['resolution/scjg']).toMatchObject({
      clocks: 2,
      earlier: 2,
      later: 0,
      appear: 1,
      vanish: 0,
      shifts: { '-4': 2 },
    });
    expect(result.counts['acceptance/scjg']).toMatchObject({ clocks: 2, earlier: 0, later: 0 });
    expect(result.rows).toContainEqual({
      kind: 'resolution',
      unit: 'scjg',
      startedOn: '2026-11-02',
      from: shanghai('2026-11-09 17:30').toISOString(),
      to: shanghai('2026-11-05 17:30').toISOString(),
      breach: 'appears',
      reasons: [{ kind: 'target', unit: 'days', from: 5, to: 3 }],
    });
  });

  test('of longer ones shows which breaches would vanish; the recorded acts stay where they were', async () => {
    const { db } = await aCounty();
    const { result } = await rehearsed(db, 'policy', await aPolicy(db, days('L1', 10)));
    expect(result.counts['resolution/scjg']).toMatchObject({ later: 2, appear: 0, vanish: 1 });
  });

  test('of a calendar names the days', async () => {
    const { db } = await aCounty();
    const { result } = await rehearsed(db, 'calendar', aCalendar({ closed: ['2026-11-05'], name: '停工日' }));
    expect(result.counts['resolution/scjg']).toMatchObject({ later: 2, shifts: { '1': 2 } });
    expect(result.rows[0]?.reasons).toEqual([{ kind: 'closed', name: '停工日', from: '2026-11-05', to: '2026-11-05' }]);
  });

  test('counts among the moved a paused clock that a shorter target lets breach before its pause, with a row in words', async () => {
    const db = testDb();
    const { officer } = await theCast(db);
    const { reference } = await fileAReport(db, { report: { category: 'S4' } });
    await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
    await askInvestor(by(db, officer, '2026-11-06 10:00'), reference, { text: '哪一天付的？' });
    const at = '2026-11-09 10:00';
    const shorter = await rehearsed(db, 'policy', await aPolicy(db, days('S4', 2)), { at });
    const count = shorter.result.counts['resolution/scjg'];
    expect(count).toMatchObject({ clocks: 1, earlier: 0, later: 0, undated: 1, appear: 1, vanish: 0, shifts: {} });
    expect(count && movedOf(count)).toBe(1);
    const row = { kind: 'resolution', unit: 'scjg', from: null, to: shanghai('2026-11-04 17:30').toISOString() };
    const reasons = [{ kind: 'target', unit: 'days', from: 10, to: 2 }];
    expect(shorter.result.rows).toContainEqual({ ...row, startedOn: '2026-11-02', breach: 'appears', reasons });
    const unitNames = { scjg: '市场监督管理局' };
    const html = pageOf(<MovesView moves={shorter.result} unitNames={unitNames} />, '/admin/rehearsal/1');
    expect(html).toContain('未定（暂停中）');
    expect(html).toContain('1 个移动；新增超期 1 个');
  });

  test('tells nothing of a case: no reference, and neither who is accused nor that there is a referral', async () => {
    const { db } = await aCounty();
    const body = await aPolicy(db, (policy) => {
      for (const row of policy.clocks) Object.assign(row, row.target && row.unit === 'days' ? { target: 9 } : {});
    });
    const { result } = await rehearsed(db, 'policy', body);
    const kinds = new Set(result.rows.map(({ kind }) => kind));
    for (const kind of ['legal_basis', 'referral_receipt'] as const) {
      expect(kinds.has(kind)).toBe(false);
      expect(result.counts[`${kind}/`]).toMatchObject({ unit: null });
    }
    expect(JSON.stringify(result)).not.toMatch(/jtj|jjw|TS-/);
  });

  test('takes the cases of its months alone, and is the same one when it is asked for twice', async () => {
    const { db } = await aCounty();
    await fileAReport(db, { at: shanghai('2026-09-01 10:00') });
    const admin = await anAdmin(db, AT);
    const draft = { kind: 'calendar', baseVersion: '2026-11', note: null, effectiveOn: null } as const;
    const saved = await saveRuleDraft(admin, { ...draft, id: null, body: aCalendar({}) });
    if (!saved.ok) throw new Error('not saved');
    const first = await askForRehearsal(admin, { draftId: saved.id, months: 1 });
    expect(await askForRehearsal(admin, { draftId: saved.id, months: 1 })).toEqual(first);
    if (!first.ok) throw new Error(first.reason);
    const waiting = { state: 'waiting', examined: 0, total: 3, result: null };
    expect(await findRehearsal(db, first.id)).toMatchObject(waiting);
    expect(await askForRehearsal(admin, { draftId: saved.id, months: 5 })).toEqual({ ok: false, reason: 'months' });
    expect(await askForRehearsal(admin, { draftId: 99, months: 1 })).toEqual({ ok: false, reason: 'not_found' });
    expect(await rehearseNext({ db, now: admin.now })).toBe(true);
    expect(await rehearseNext({ db, now: admin.now })).toBe(false);
  });

  test('passes by a history that cannot be read, and says so', async () => {
    const { db } = await aCounty();
    const row = { case_id: 1, seq: 99, type: 'no_such' as never, data: '{"type":"no_such"}', at: AT, recorded_at: AT };
    const event = { ...row, actor_kind: 'system' as const, account_id: null, department_id: null };
    await db.insertInto('case_events').values(event).execute();
    const { result, state } = await rehearsed(db, 'calendar', aCalendar({ closed: ['2026-11-05'] }));
    expect(state).toBe('done');
    expect(result.unreadable).toBe(1);
  });

  test('is an administrator’s alone to ask for, as is what publishing would move', async () => {
    const { db, officer, inspectionHead } = await aCounty();
    for (const actor of [officer, inspectionHead]) {
      const refusal = { ok: false, reason: 'not_allowed' };
      expect(await askForRehearsal(by(db, actor, AT), { draftId: 1, months: 3 })).toEqual(refusal);
      const draft = { kind: 'calendar', body: aCalendar({}) } as const;
      expect(await previewPublication(by(db, actor, AT), draft)).toEqual(refusal);
    }
  });
});

describe('what publishing would move', () => {
  test('is read from the running clocks: verdicts and stopped clocks are not in it', async () => {
    const { db } = await aCounty();
    const { officer } = await theCast(db);
    const { reference } = await fileAReport(db, { at: shanghai('2026-11-16 09:00') });
    await acceptCase(by(db, officer, '2026-11-16 09:30'), reference);
    const preview = await previewPublication(await anAdmin(db, AT), {
      kind: 'calendar',
      body: aCalendar({ closed: ['2026-11-18'] }),
    });
    if (!preview.ok) throw new Error('not allowed');
    expect(preview.moves.counts['resolution/scjg']).toMatchObject({ clocks: 1, later: 1, appear: 0 });
    expect(preview.moves.rows.map(({ kind }) => kind).sort()).toEqual(['co_handling', 'progress', 'resolution']);
  });

  test('says which of them would be overdue at once', async () => {
    const { db, officer } = await aCounty();
    const { reference } = await fileAReport(db, { at: shanghai('2026-11-10 09:00') });
    await acceptCase(by(db, officer, '2026-11-10 09:30'), reference);
    const preview = await previewPublication(await anAdmin(db, AT), {
      kind: 'policy',
      body: await aPolicy(db, days('L1', 2)),
    });
    if (!preview.ok) throw new Error('not allowed');
    expect(preview.moves.counts['resolution/scjg']).toMatchObject({ clocks: 1, earlier: 1, appear: 1 });
  });

  test('of more cases than can be waited for is counted on a part spread over all, and says how many', async () => {
    const db = testDb();
    await theCast(db);
    for (let n = 0; n < 10; n += 1) await fileAReport(db, { at: shanghai('2026-11-16 09:00') });
    const draft = { kind: 'calendar', body: aCalendar({ closed: ['2026-11-17'] }) } as const;
    const admin = await anAdmin(db, '2026-11-16 09:30');
    const part = await previewPublication(admin, draft, { most: 4 });
    const all = await previewPublication(admin, draft);
    if (!part.ok || !all.ok) throw new Error('not allowed');
    expect(part).toMatchObject({ examined: 3, total: 10 });
    expect(part.moves.counts['acceptance/scjg']).toMatchObject({ clocks: 3, later: 3 });
    expect(all).toMatchObject({ examined: 10, total: 10 });
    expect(all.moves.counts['acceptance/scjg']).toMatchObject({ clocks: 10, later: 10 });
  });
});
