import { describe, expect, test } from 'vitest';
import { caseSentence } from '#app/components/case/case-sentence.ts';
import { textsFor } from '#app/i18n/index.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { previewTriage } from '#app/use-cases/preview-triage.server.ts';
import type { Db } from '#db/client.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own, theCast } from '#tests/use-cases/play.ts';

const NOW = '2026-11-02 10:00';

async function inTriage(db: Db, report = {}) {
  const cast = await theCast(db);
  return { cast, ...(await fileAReport(db, { report: { accused: accusing(), ...report } })) };
}

function sentence(view: Parameters<typeof caseSentence>[0], at: string): string {
  const wording = { texts: textsFor('zh-CN'), locale: 'zh-CN', timeZone: 'Asia/Shanghai', now: shanghai(at) } as const;
  return caseSentence(view, wording);
}

async function planned(db: Db, triage: Parameters<typeof previewTriage>[2], report = {}) {
  const { cast, reference, caseId } = await inTriage(db, report);
  const preview = await previewTriage(by(db, cast.hub, NOW), reference, triage);
  if (preview === null || preview === 'unknown_unit') throw new Error('no preview');
  const promised = sentence(preview.effect.investorView, NOW);
  expect(await db.selectFrom('case_events').select('seq').execute()).toHaveLength(1);
  await nameUnit(by(db, cast.hub, NOW), reference, triage);
  expect(sentence(await openTrackedCase(own(db, NOW), caseId), NOW)).toBe(promised);
  return { ...preview, promised };
}

describe('what the hub is shown before it names the unit is what then happens', () => {
  test('a lead: who, the date of acceptance, the first contact and the latest answer', async () => {
    const { plan, effect, answer, promised } = await planned(testDb(), { ...accusing('jtj'), category: 'L1' });
    expect(plan).toMatchObject({ kind: 'lead', lead: 'scjg' });
    expect(promised).toContain('已收到，等待受理');
    expect(promised).toContain('11 月 3 日（周二）');
    expect(effect.clocks).toEqual([
      {
        key: 'first_contact',
        kind: 'first_contact',
        change: 'starts',
        dueAt: shanghai('2026-11-02 15:30'),
        provisional: false,
      },
    ]);
    expect(answer).toEqual({ days: 5, by: shanghai('2026-11-10 17:30') });
  });

  test('a protected head: nothing starts, the rest ends, the investor reads of the higher channel', async () => {
    const report = { accused: { ...accusing(), headPersonally: true } };
    const { plan, effect, promised } = await planned(testDb(), { ...accusing('gaj'), category: 'L1' }, report);
    expect(plan).toEqual({ kind: 'protected' });
    expect(promised).toContain('请向上级反映');
    expect(effect).toMatchObject({ statusAfter: 'handed_off', clocks: [{ kind: 'acceptance', change: 'stops' }] });
  });

  test('outside the county: the day of the hand-off', async () => {
    const { plan, answer, promised } = await planned(testDb(), { ...accusing('swju'), category: 'L1' });
    expect(plan.kind).toBe('outside');
    expect(promised).toContain('11 月 3 日（周二）转给有权办理的单位');
    expect(answer).toBeNull();
  });

  test('after a silent acceptance: the answer moves to the category’s days', async () => {
    const db = testDb();
    const { cast, reference } = await inTriage(db, { category: null, group: 'other' });
    await sweepTo(db, shanghai('2026-11-04 09:00'));
    const ctx = by(db, cast.hub, '2026-11-04 10:00');
    const preview = await previewTriage(ctx, reference, { ...accusing('jtj'), category: 'L1' });
    if (preview === null || preview === 'unknown_unit') throw new Error('no preview');
    const dueAt = shanghai('2026-11-10 17:30');
    expect(preview.effect.clocks).toEqual([
      { key: 'resolution:1', kind: 'resolution', change: 'moves', dueAt, provisional: false },
      {
        key: 'co_handling:czj',
        kind: 'co_handling',
        change: 'starts',
        dueAt: shanghai('2026-11-06 17:30'),
        provisional: false,
      },
    ]);
    expect(preview.answer).toEqual({ days: 5, by: null });
  });

  test('it is for nobody who does not read the case', async () => {
    const db = testDb();
    const { cast, reference } = await inTriage(db);
    const triage = { ...accusing('jtj'), category: 'L1' };
    expect(await previewTriage(by(db, cast.officer, NOW), reference, triage)).toBeNull();
    expect(await previewTriage(by(db, cast.hub, NOW), reference, { ...triage, category: 'Z9' })).toBe('unknown_unit');
  });
});
