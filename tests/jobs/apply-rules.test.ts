import { describe, expect, test } from 'vitest';
import { applyRules } from '#app/jobs/apply-rules.server.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { openRecord } from '#app/use-cases/case-record.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents, listCaseIds } from '#db/repositories/case-events.server.ts';
import { listRuleApplications } from '#db/repositories/rule-applications.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { by, historyOf, theCast, typesOf } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, aPolicy, applyAll, days, publish } from '#tests/use-cases/rule-story.ts';

const PROGRESS = { text: '在查。', done: '已调取收费记录', next: '约谈收费人员', nextByOn: '2026-11-06' } as const;

/** A case about a fee, accepted on Monday at ten: the answer is due on Monday the 9th at the close. */
async function accepted() {
  const db = testDb();
  const cast = await theCast(db);
  const { caseId, reference } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  return { db, ...cast, caseId, reference };
}

async function clockOf(db: Db, caseId: number, key: string) {
  const columns = ['state', 'started_at', 'due_at', 'breached_at', 'policy_version', 'calendar_version'] as const;
  return db
    .selectFrom('sla_clocks')
    .select(columns)
    .where('case_id', '=', caseId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}
const at = (wall: string) => shanghai(wall).toISOString();

async function noDifference(db: Db) {
  for (const id of await listCaseIds(db, 0, 1_000)) expect(await examineCase(db, id)).toEqual([]);
}

describe('a new calendar', () => {
  test('counts the running clocks anew from the same start, and tells which promised date moved and why', async () => {
    const { db, caseId } = await accepted();
    const body = aCalendar({ closed: ['2026-11-04', '2026-11-05'], name: '停工日' });
    await publish(await anAdmin(db, '2026-11-03 10:00'), { kind: 'calendar', body, on: '2026-11-03' });
    expect(await applyAll(db, '2026-11-03 10:01')).toBe(1);
    expect(await clockOf(db, caseId, 'resolution:1')).toMatchObject({
      started_at: at('2026-11-02 10:00'),
      due_at: at('2026-11-11 17:30'),
      policy_version: '2026-11',
      calendar_version: '2026-11-03',
    });
    expect((await listCaseEvents(db, caseId)).at(-1)).toMatchObject({
      type: 'rules_changed',
      at: shanghai('2026-11-03 10:00'),
      actor: { kind: 'system' },
      promises: [
        {
          kind: 'resolution',
          from: at('2026-11-09 17:30'),
          to: at('2026-11-11 17:30'),
          reasons: [{ kind: 'closed', name: '停工日', from: '2026-11-04', to: '2026-11-05' }],
        },
      ],
    });
    await noDifference(db);
  });

  test('moves the acts without a clock too: the query is served on a day that is worked', async () => {
    const { db, caseId } = await accepted();
    const body = aCalendar({ closed: ['2026-11-03'] });
    await publish(await anAdmin(db, '2026-11-02 15:00'), { kind: 'calendar', body, on: '2026-11-02' });
    await applyAll(db, '2026-11-02 15:01');
    await sweepTo(db, shanghai('2026-11-03 12:00'));
    expect(await typesOf(db, caseId)).not.toContain('query_served');
    await sweepTo(db, shanghai('2026-11-04 09:01'));
    expect(await typesOf(db, caseId)).toContain('query_served');
    await noDifference(db);
  });

  test('that moves no date of a case is still the one that its next clocks are counted by, and promises nothing', async () => {
    const { db, caseId, reference, officer } = await accepted();
    const body = aCalendar({ closed: ['2026-11-12'] });
    await publish(await anAdmin(db, '2026-11-03 10:00'), { kind: 'calendar', body, on: '2026-11-03' });
    await applyAll(db, '2026-11-03 10:01');
    expect((await listCaseEvents(db, caseId)).at(-1)).not.toHaveProperty('promises');
    await replyToInvestor(by(db, officer, '2026-11-04 10:00'), reference, PROGRESS);
    expect(await clockOf(db, caseId, 'progress:1:2')).toMatchObject({ calendar_version: '2026-11-03' });
  });

  test('carries pauses over: the time that was waited for the investor stays waited', async () => {
    const { db, caseId, reference, officer } = await accepted();
    await askInvestor(by(db, officer, '2026-11-03 10:00'), reference, { text: '请补充票据' });
    const body = aCalendar({ closed: ['2026-11-05'] });
    await publish(await anAdmin(db, '2026-11-03 11:00'), { kind: 'calendar', body, on: '2026-11-03' });
    await applyAll(db, '2026-11-03 11:01');
    const { caseFile } = await openRecord(db, caseId, shanghai('2026-11-03 11:02'));
    const clock = caseFile.clocks.find(({ key }) => key === 'resolution:1');
    expect(clock?.events).toEqual([
      { type: 'start', at: shanghai('2026-11-02 10:00') },
      { type: 'pause', at: shanghai('2026-11-03 10:00') },
    ]);
    expect(await clockOf(db, caseId, 'resolution:1')).toMatchObject({
      state: 'paused',
      calendar_version: '2026-11-03',
    });
    expect((await listCaseEvents(db, caseId)).at(-1)).not.toHaveProperty('promises');
    // Three working days at most for an anonymous reporter, by the days of the new calendar: the 4th, the 6th, the 9th.
    await sweepTo(db, shanghai('2026-11-20 09:00'));
    const ended = (await listCaseEvents(db, caseId)).find(({ type }) => type === 'pause_ended');
    expect(ended?.at).toEqual(shanghai('2026-11-09 17:30'));
    await noDifference(db);
  });

  test('ends a wait that by it would be over already as it comes into force, and changes nothing that has happened in it', async () => {
    const { db, caseId, reference, officer } = await accepted();
    await askInvestor(by(db, officer, '2026-11-04 10:00'), reference, { text: '请说明是哪一天。' });
    const waits = db.selectFrom('sla_clocks').select(['key', 'state']).where('state', '=', 'paused').orderBy('key');
    // Three working days, to Monday the 9th; with the Saturday worked they were over on Friday evening, before this message.
    await replyToInvestor(by(db, officer, '2026-11-09 10:00'), reference, PROGRESS);
    expect((await waits.execute()).map(({ key }) => key)).toEqual(['progress:1:2', 'resolution:1']);
    const body = aCalendar({ worked: ['2026-11-07'] });
    await publish(await anAdmin(db, '2026-11-09 11:00'), { kind: 'calendar', body, on: '2026-11-09' });
    expect(await applyAll(db, '2026-11-09 11:01')).toBe(1);
    expect(await waits.execute()).toEqual([]);
    expect((await listCaseEvents(db, caseId)).at(-1)).toMatchObject({
      type: 'pause_ended',
      at: shanghai('2026-11-09 11:00'),
    });
    await noDifference(db);
  });

  test('is asked by the tick that finds it on its day, before anything else is due by the old one', async () => {
    const { db, caseId } = await accepted();
    const body = aCalendar({ closed: ['2026-11-09'] });
    await publish(await anAdmin(db, '2026-11-03 10:00'), { kind: 'calendar', body, on: '2026-11-09' });
    expect(await applyAll(db, '2026-11-08 23:59')).toBe(0);
    expect(await applyAll(db, '2026-11-09 00:00')).toBe(1);
    expect((await clockOf(db, caseId, 'resolution:1')).due_at).toBe(at('2026-11-10 17:30'));
  });
});

describe('a verdict', () => {
  test('keeps the versions that it was made by, and what is due by the old rules fires by them first', async () => {
    const { db, caseId } = await accepted();
    // Nobody swept: the answer was due on the 9th at 17:30, and the rules change on the 10th.
    const body = aCalendar({ closed: ['2026-11-05', '2026-11-06'] });
    await publish(await anAdmin(db, '2026-11-10 09:00'), { kind: 'calendar', body, on: '2026-11-10' });
    await applyAll(db, '2026-11-10 09:01');
    expect(await clockOf(db, caseId, 'resolution:1')).toMatchObject({
      state: 'breached',
      breached_at: at('2026-11-09 17:30'),
      calendar_version: '2026-11',
    });
    const fired = await db
      .selectFrom('fired_steps')
      .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
      .select(['step', 'fired_steps.calendar_version as calendar', 'fired_steps.due_at as due'])
      .where('key', '=', 'resolution:1')
      .where('step', '=', 'level_2')
      .execute();
    expect(fired).toEqual([{ step: 'level_2', calendar: '2026-11', due: at('2026-11-09 17:30') }]);
    const types = await typesOf(db, caseId);
    expect(types.indexOf('rules_changed')).toBe(types.length - 1);
    expect((await listCaseEvents(db, caseId)).at(-1)).not.toHaveProperty('promises');
    await noDifference(db);
  });

  test('is not needed: a warning keeps the version it was given by too, though its clock moves in the same act', async () => {
    const { db, caseId } = await accepted();
    // Nobody swept: half of the days were over on the 5th, and the rules change on the 6th.
    const body = aCalendar({ closed: ['2026-11-09'] });
    await publish(await anAdmin(db, '2026-11-06 09:00'), { kind: 'calendar', body, on: '2026-11-06' });
    await applyAll(db, '2026-11-06 09:01');
    expect(await clockOf(db, caseId, 'resolution:1')).toMatchObject({ calendar_version: '2026-11-06' });
    const warning = await db
      .selectFrom('fired_steps')
      .innerJoin('sla_clocks', 'sla_clocks.id', 'fired_steps.clock_id')
      .select(['step', 'fired_steps.calendar_version as calendar', 'fired_at'])
      .where('key', '=', 'resolution:1')
      .execute();
    const given = { calendar: '2026-11', fired_at: at('2026-11-06 09:01') };
    expect(warning).toEqual([
      { step: 'level_0', ...given },
      { step: 'level_1', ...given },
    ]);
    await noDifference(db);
  });

  test('of a clock that was stopped in time stays as it is', async () => {
    const { db, caseId } = await accepted();
    const body = await aPolicy(db, (policy) => Object.assign(policy.clocks[0] ?? {}, { target: 2 }));
    await publish(await anAdmin(db, '2026-11-03 10:00'), { kind: 'policy', body, on: '2026-11-03' });
    const before = await clockOf(db, caseId, 'acceptance');
    await applyAll(db, '2026-11-03 10:01');
    expect(await clockOf(db, caseId, 'acceptance')).toEqual(before);
    expect(before).toMatchObject({ state: 'met', policy_version: '2026-11' });
  });
});

describe('a shorter target', () => {
  test('is counted from the same start: what it makes overdue breaches at the instant at which it was due', async () => {
    const { db, caseId } = await accepted();
    await sweepTo(db, shanghai('2026-11-05 09:00'));
    const body = await aPolicy(db, days('L1', 2));
    await publish(await anAdmin(db, '2026-11-05 10:00'), { kind: 'policy', body, on: '2026-11-05' });
    await applyAll(db, '2026-11-05 10:01');
    expect(await clockOf(db, caseId, 'resolution:1')).toMatchObject({
      state: 'breached',
      started_at: at('2026-11-02 10:00'),
      breached_at: at('2026-11-04 17:30'),
      policy_version: '2026-11-05',
    });
    const events = await historyOf(db, caseId);
    const ofAnswer = events.filter((event) => event.type === 'step_fired' && event.clock === 'resolution:1');
    const red = ofAnswer.find((event) => event.type === 'step_fired' && event.step === 'level_2');
    expect(red?.at).toEqual(shanghai('2026-11-04 17:30'));
    expect(events.findIndex(({ type }) => type === 'rules_changed')).toBeLessThan(events.indexOf(red as never));
    await noDifference(db);
  });
});

describe('the walk through the open cases', () => {
  test('takes each case once, whoever runs at the same time and how often', async () => {
    const db = testDb();
    await theCast(db);
    for (let n = 0; n < 70; n += 1) await fileAReport(db);
    const body = aCalendar({ closed: ['2026-11-03'] });
    await publish(await anAdmin(db, '2026-11-02 10:00'), { kind: 'calendar', body, on: '2026-11-02' });
    const tick = { db, keys: testKeys, now: shanghai('2026-11-02 10:01') };
    const [one, other] = await Promise.all([applyRules(tick), applyRules(tick)]);
    expect(one.moved + other.moved).toBe(70);
    expect(await applyAll(db, '2026-11-02 10:02')).toBe(0);
    const counts = await db.selectFrom('case_events').select('case_id').where('type', '=', 'rules_changed').execute();
    expect(new Set(counts.map((row) => row.case_id)).size).toBe(70);
    expect(counts).toHaveLength(70);
    expect(await listRuleApplications(db, 9)).toMatchObject([{ moved: 70, examined: 70, doneAt: tick.now }]);
    await noDifference(db);
  });

  test('passes by a case that fails and tries it again with every tick, until it can be moved', async () => {
    const db = testDb();
    await theCast(db);
    const { caseId: broken } = await fileAReport(db);
    const { caseId: good } = await fileAReport(db);
    const row = { at: at('2026-11-02 09:30'), recorded_at: at('2026-11-02 09:30'), actor_kind: 'system' as const };
    const nonsense = { ...row, case_id: broken, seq: 2, type: 'no_such' as never, data: '{"type":"no_such"}' };
    await db
      .insertInto('case_events')
      .values({ ...nonsense, account_id: null, department_id: null })
      .execute();
    const body = aCalendar({ closed: ['2026-11-03'] });
    await publish(await anAdmin(db, '2026-11-02 10:00'), { kind: 'calendar', body, on: '2026-11-02' });
    for (const minute of ['10:01', '10:02']) {
      await expect(applyAll(db, `2026-11-02 ${minute}`)).rejects.toThrow('1 cases could not be moved');
    }
    expect(await typesOf(db, good)).toContain('rules_changed');
    expect(await listRuleApplications(db, 9)).toMatchObject([{ moved: 1, examined: 2, doneAt: null }]);
  });

  test('leaves alone what no clock can begin on any more, and reaches what can still reopen', async () => {
    const { db, caseId, reference, officer } = await accepted();
    const { caseId: solved } = await fileAReport(db);
    await db.updateTable('cases').set({ status: 'solved' }).where('id', '=', solved).execute();
    await db.updateTable('sla_clocks').set({ state: 'ended', next_at: null }).where('case_id', '=', solved).execute();
    await replyToInvestor(by(db, officer, '2026-11-03 09:00'), reference, PROGRESS);
    const body = aCalendar({ closed: ['2026-11-04'] });
    await publish(await anAdmin(db, '2026-11-03 10:00'), { kind: 'calendar', body, on: '2026-11-03' });
    await applyAll(db, '2026-11-03 10:01');
    expect(await typesOf(db, solved)).not.toContain('rules_changed');
    expect(await typesOf(db, caseId)).toContain('rules_changed');
  });

  test('that a later version overtakes ends, and the new one brings both; no case is moved back', async () => {
    const { db, caseId } = await accepted();
    const admin = await anAdmin(db, '2026-11-03 10:00');
    const [first, second] = [
      aCalendar({ closed: ['2026-11-04'] }),
      aCalendar({ closed: ['2026-11-04', '2026-11-05'] }),
    ];
    await publish(admin, { kind: 'policy', body: await aPolicy(db, days('L1', 6)), on: '2026-11-03' });
    await publish(admin, { kind: 'calendar', body: first, on: '2026-11-03' });
    await publish(admin, { kind: 'calendar', body: second, on: '2026-11-03', base: '2026-11-03' });
    expect(await applyAll(db, '2026-11-03 10:01')).toBe(1);
    expect(await clockOf(db, caseId, 'resolution:1')).toMatchObject({
      due_at: at('2026-11-12 17:30'),
      policy_version: '2026-11-03',
      calendar_version: '2026-11-03-2',
    });
    const changes = (await listCaseEvents(db, caseId)).filter(({ type }) => type === 'rules_changed');
    expect(changes).toHaveLength(1);
    await noDifference(db);
  });

  test('costs a tick without work one statement that reads no case', async () => {
    const { db } = await accepted();
    let statements = 0;
    const counted = db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        statements += 1;
        return result;
      },
    });
    expect(await applyRules({ db: counted, keys: testKeys, now: shanghai('2026-11-03 10:00') })).toEqual({
      moved: 0,
      more: false,
    });
    expect(statements).toBe(1);
  });
});
