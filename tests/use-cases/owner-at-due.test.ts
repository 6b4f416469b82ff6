import { beforeEach, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { headsTold } from '#app/domain/head-told.ts';
import { redLightsOf } from '#app/domain/public-ledger.ts';
import { factsOf } from '#app/domain/scorecard/case-facts.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, theCast } from '#tests/use-cases/play.ts';

let db: Db;
let cast: Cast;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
});

const NAMED_AT = '2026-11-13 10:00';

/**
 * A case without a code, accepted by silence on 3 November, on which the hub sits until 13 November; the code has five days,
 * which were over on 10 November.
 */
async function namedLate(units: string[] = ['jtj']) {
  const contact = { name: '王建国', phone: null, email: null, reachable: null, project: null, isForeign: false };
  const report = { category: null, group: 'other', accused: accusing('jtj'), identityMode: 'named', contact } as const;
  const filed = await fileAReport(db, { report });
  await sweepTo(db, shanghai('2026-11-13 09:00'));
  const choice = { ...accusing(...units), category: 'L1' };
  expect(await nameUnit(by(db, cast.hub, NAMED_AT), filed.reference, choice)).toEqual({ ok: true });
  return filed;
}

type Fired = Extract<CaseEvent, { type: 'step_fired' }>;

async function stepsOfAnswer(caseId: number): Promise<Fired[]> {
  const events = await listCaseEvents(db, caseId);
  return events.filter((event): event is Fired => event.type === 'step_fired' && event.clock === 'resolution:1');
}

const owedBy = (steps: readonly Fired[]) =>
  steps.flatMap(({ duty, level, at }) => (duty ? [[level, at.toISOString(), duty.kind, duty.owner]] : []));

async function county() {
  const read = await getCountyRules(db);
  const rules = currentRules(read);
  return { rules, categories: read.categories, calendar: rules.calendar };
}

describe('what was due before a unit had the case', () => {
  test('is asked of whoever answered for the clock then, and what falls due afterwards of the unit', async () => {
    const { caseId } = await namedLate();
    await sweepTo(db, shanghai('2026-11-23 10:00'));
    expect(owedBy(await stepsOfAnswer(caseId))).toEqual([
      [2, shanghai('2026-11-10 17:30').toISOString(), 'written_explanation', 'zsj'],
      [3, shanghai('2026-11-11 17:30').toISOString(), 'on_site_session', 'zsj'],
      [4, shanghai('2026-11-13 17:30').toISOString(), 'talk_recorded', 'xzfb'],
    ]);
    const tells = (await stepsOfAnswer(caseId)).map(({ level, tells }) => [level, tells.includes('scjg')]);
    expect(tells).toEqual([
      [0, false],
      [1, false],
      [2, false],
      [3, false],
      [4, true],
      [5, false],
    ]);
    const notice = (await listCaseEvents(db, caseId)).find(({ type }) => type === 'referred');
    expect(notice).toMatchObject({ cause: 'ladder_level_5', unit: 'scjg', at: shanghai('2026-11-17 17:30') });
    const told = headsTold(await listCaseEvents(db, caseId)).filter(({ told: { clock } }) => clock === 'resolution:1');
    expect(told.map(({ unit, told: { level } }) => [level, unit])).toEqual([
      [1, 'zsj'],
      [2, 'zsj'],
      [3, 'zsj'],
      [4, 'scjg'],
    ]);
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('is the hub’s on the public ledger and on the scorecard', async () => {
    const { caseId } = await namedLate();
    await sweepTo(db, shanghai('2026-11-16 09:00'));
    const events = await listCaseEvents(db, caseId);
    const lights = redLightsOf(events, await county(), shanghai('2026-12-31 00:00'));
    expect(lights.filter(({ standard }) => standard === 'efficient').map(({ unit }) => unit)).toEqual(['zsj']);
    expect(lights.map(({ unit }) => unit)).not.toContain('scjg');
    const facts = factsOf(events, await county(), shanghai('2026-12-01 00:00'));
    const late = facts.filter(({ measure }) => measure === 'resolution' || measure === 'overdue');
    expect(late.map(({ measure, unit, value }) => [measure, unit, value])).toEqual([
      ['resolution', 'zsj', 0],
      ['overdue', 'zsj', 1],
    ]);
  });

  test('is found out by an act of the unit as by a sweep', async () => {
    const { caseId, reference } = await namedLate();
    const words = { text: '已着手核对。', done: null, next: null, nextByOn: null };
    expect(await replyToInvestor(by(db, cast.officer, '2026-11-13 10:05'), reference, words)).toEqual({ ok: true });
    expect(owedBy(await stepsOfAnswer(caseId)).map(([level, , , owner]) => [level, owner])).toEqual([
      [2, 'zsj'],
      [3, 'zsj'],
    ]);
  });

  test('is no duty of a hub that turns out to be the accused', async () => {
    const { caseId } = await namedLate(['zsj']);
    await sweepTo(db, shanghai('2026-11-16 09:00'));
    const found = (await stepsOfAnswer(caseId)).filter(({ recordedAt }) => recordedAt > shanghai(NAMED_AT));
    expect(found.map(({ level }) => level)).toEqual([2, 3, 4]);
    expect(found.flatMap(({ duty, tells }) => [duty?.owner, ...tells])).not.toContain('zsj');
    expect(owedBy(found).map(([level]) => level)).toEqual([4]);
  });
});
