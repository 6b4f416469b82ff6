import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { previewPublication } from '#app/use-cases/preview-publication.server.ts';
import { askForRehearsal, rehearseNext } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import type { Db } from '#db/client.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { findRehearsal } from '#db/repositories/rule-rehearsals.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, theCast } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, aPolicy, days } from '#tests/use-cases/rule-story.ts';

const AT = '2026-11-16 10:00';

/** One answered on the fourth day, one silently accepted and overdue, one about favours that discipline has. */
async function aCounty() {
  const db = testDb();
  const cast = await theCast(db);
  const { reference } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-06 10:00'), reference, answer);
  await fileAReport(db);
  const conduct = { category: 'L5', group: 'attitude', accused: accusing('jtj') };
  await fileAReport(db, { report: conduct });
  await sweepTo(db, shanghai(AT));
  return { db, ...cast };
}

async function rehearsed(db: Db, kind: 'policy' | 'calendar' | 'routing', body: string, months = 3) {
  const admin = await anAdmin(db, AT);
  const draft = { id: null, kind, body, baseVersion: '2026-11', note: null, effectiveOn: null };
  const saved = await saveRuleDraft(admin, draft);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const asked = await askForRehearsal(admin, { draftId: saved.id, months });
  if (!asked.ok) throw new Error(asked.reason);
  expect(await findRehearsal(db, asked.id)).toMatchObject({ state: 'waiting', examined: 0, result: null });
  const progress: number[][] = [];
  const onProgress = (done: number, total: number) => progress.push([done, total]);
  expect(await rehearseNext({ db, now: admin.now }, { onProgress })).toBe(true);
  expect(await rehearseNext({ db, now: admin.now })).toBe(false);
  const rehearsal = await findRehearsal(db, asked.id);
  if (!rehearsal?.result) throw new Error('not run');
  return { ...rehearsal, result: rehearsal.result, progress };
}

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

  test('of the routing shows who would have led instead, and counts no clock', async () => {
    const { db } = await aCounty();
    const { version: _version, ...routing } = structuredClone((await getCountyRules(db)).routing);
    Object.assign(routing.rules[0] ?? {}, { lead: 'czj', fallback: ['yshj'], co: ['fgj'] });
    const { result } = await rehearsed(db, 'routing', JSON.stringify(routing));
    expect(result.counts).toEqual({});
    expect(result.routed).toBe(2);
    expect(Object.values(result.routes)).toEqual([
      { category: 'L1', from: 'scjg', to: 'czj', coFrom: ['czj'], coTo: ['fgj'], cases: 2 },
    ]);
  });

  test('of the routing counts without a row what went past an accused unit: the row would name it', async () => {
    const { db } = await aCounty();
    await fileAReport(db, { report: { accused: accusing('scjg') } });
    await fileAReport(db, { report: { accused: accusing('czj') } });
    const { version: _version, ...routing } = structuredClone((await getCountyRules(db)).routing);
    Object.assign(routing.rules[0] ?? {}, { lead: 'fgj', fallback: ['yshj'], co: [] });
    const { result } = await rehearsed(db, 'routing', JSON.stringify(routing));
    expect(result).toMatchObject({ routed: 4, unlisted: 2 });
    expect(Object.values(result.routes)).toEqual([
      { category: 'L1', from: 'scjg', to: 'fgj', coFrom: ['czj'], coTo: [], cases: 2 },
    ]);
  });

  test('of the routing that changes nothing for a foreign investor shows no change', async () => {
    const { db } = await aCounty();
    const contact = {
      name: '王某',
      phone: '13900001234',
      email: null,
      reachable: null,
      project: null,
      isForeign: true,
    };
    await fileAReport(db, { report: { identityMode: 'named', contact } });
    const { version: _version, ...routing } = (await getCountyRules(db)).routing;
    const { result } = await rehearsed(db, 'routing', JSON.stringify(routing));
    expect(result).toMatchObject({ routed: 3, routes: {}, unlisted: 0 });
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
    expect(first.ok && (await findRehearsal(db, first.id))).toMatchObject({ total: 3 });
    expect(await askForRehearsal(admin, { draftId: saved.id, months: 5 })).toEqual({ ok: false, reason: 'months' });
    expect(await askForRehearsal(admin, { draftId: 99, months: 1 })).toEqual({ ok: false, reason: 'not_found' });
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
