import { beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '#app/domain/permissions.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { previewAct } from '#app/use-cases/preview-act.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, own, REFUSAL, statusOf, theCast } from '#tests/use-cases/play.ts';

let db: Db;
let cast: Cast;
let decider: StaffActor;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
  decider = await anAccount(db, { department: 'xzfb', role: 'head' });
});

/** The hub refused at 10:00 on Monday 2 November, the investor appealed at 12:00. */
async function appealed() {
  const filed = await fileAReport(db, { report: { accused: accusing('swju') } });
  expect(await refuseCase(by(db, cast.hub, '2026-11-02 10:00'), filed.reference, REFUSAL)).toEqual({ ok: true });
  expect(await appealRefusal(own(db, '2026-11-02 12:00'), filed.caseId)).toMatchObject({ ok: true });
  return filed;
}

async function clocksOf(caseId: number) {
  const rows = await db
    .selectFrom('sla_clocks')
    .select(['key', 'state'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute();
  return rows.map(({ key, state }) => [key, state]);
}

const handedOff = async (caseId: number) =>
  (await listCaseEvents(db, caseId)).filter(({ type }) => type === 'handed_off');

describe('outside the county’s reach, refused and appealed', () => {
  test('silent: the engine hands off at the due instant, and nothing else starts that the hub could let lie', async () => {
    const { caseId } = await appealed();
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    expect(await statusOf(db, caseId)).toBe('handed_off');
    expect(await handedOff(caseId)).toMatchObject([
      { to: '市税务局', silently: true, at: shanghai('2026-11-03 17:30'), actor: { kind: 'system' } },
    ]);
    expect(await clocksOf(caseId)).toEqual([
      ['acceptance', 'met'],
      ['first_contact', 'met'],
      ['appeal', 'breached'],
      ['duty:written_explanation', 'breached'],
    ]);
    const view = await openTrackedCase(own(db, '2026-12-30 09:00'), caseId);
    expect(view).toMatchObject({ handedOffTo: '市税务局', appeal: { decided: 'silently', decideBy: null } });
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('granted: it is handed off with the decision, as the page that asks for it says', async () => {
    const { caseId, reference } = await appealed();
    const ctx = by(db, decider, '2026-11-02 16:00');
    const decided = { outcome: 'accepted', text: '应当转交。' } as const;
    const preview = await previewAct(ctx, reference, 'appeal_accepted');
    expect(preview).toMatchObject({ statusAfter: 'handed_off', clocks: [{ kind: 'appeal', change: 'stops' }] });
    expect(await decideAppeal(ctx, reference, decided)).toEqual({ ok: true });
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    expect(await statusOf(db, caseId)).toBe('handed_off');
    expect(await handedOff(caseId)).toMatchObject([
      { to: '市税务局', silently: false, at: shanghai('2026-11-02 16:00'), actor: { kind: 'system' } },
    ]);
    expect((await clocksOf(caseId)).map(([key]) => key)).toEqual(['acceptance', 'first_contact', 'appeal']);
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('upheld: it stays refused', async () => {
    const { caseId, reference } = await appealed();
    const ctx = by(db, decider, '2026-11-02 16:00');
    expect(await decideAppeal(ctx, reference, { outcome: 'upheld', text: '不属于。' })).toEqual({ ok: true });
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    expect([await statusOf(db, caseId), await handedOff(caseId)]).toEqual(['refused', []]);
  });
});
