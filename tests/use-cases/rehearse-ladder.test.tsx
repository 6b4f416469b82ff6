import { describe, expect, test } from 'vitest';
import { LadderView, OrdersView } from '#app/components/admin/ladder-view.tsx';
import { ordersFor, ordersOf } from '#app/domain/rules/order-tally.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';
import { previewPublication } from '#app/use-cases/preview-publication.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { theCast } from '#tests/use-cases/play.ts';
import { AT, aCounty, rehearsed } from '#tests/use-cases/rehearsal-story.ts';
import { aCalendar, anAdmin, aPolicy } from '#tests/use-cases/rule-story.ts';

type Policy = Omit<SlaPolicy, 'version'>;

/** So many working days behind the breach for this level. */
const stepDays = (level: number, count: number) => (policy: Policy) => {
  for (const step of policy.ladder.steps) if (step.level === level) Object.assign(step, { days: count });
};
const unitRule = (breaches: number, within: number) => (policy: Policy) => {
  Object.assign(policy.ladder.unitRule, { breaches, days: within });
};

describe('a rehearsal of the ladder', () => {
  test('shows which steps come later where a draft changes nothing else; no due date moves', async () => {
    // One silently accepted, its answer due on 10 November at 17:30 and not given.
    const { db } = await aCounty();
    const { result } = await rehearsed(db, 'policy', await aPolicy(db, stepDays(3, 2)));
    expect(Object.values(result.counts).every(({ earlier, later }) => earlier + later === 0)).toBe(true);
    const step = { step: 'level_3', action: 'supervision_order' };
    expect(result.ladder.counts.level_3).toEqual({ ...step, steps: 1, earlier: 0, later: 1, appear: 0, vanish: 0 });
    expect(result.ladder.counts.level_2).toMatchObject({ earlier: 0, later: 0, appear: 0, vanish: 0 });
    expect(result.ladder.rows).toEqual([
      {
        ...step,
        kind: 'resolution',
        unit: 'scjg',
        startedOn: '2026-11-03',
        from: shanghai('2026-11-11 17:30').toISOString(),
        to: shanghai('2026-11-12 17:30').toISOString(),
      },
    ]);
    const html = pageOf(<LadderView ladder={result.ladder} unitNames={{ scjg: '市场监督管理局' }} />, '/');
    for (const told of ['3 级 督办', '市场监督管理局', '11 月 12 日', '答复后的提醒']) expect(html).toContain(told);
  });

  test('shows which would not have come yet, and which would have come already', async () => {
    const { db } = await aCounty();
    const later = await rehearsed(db, 'policy', await aPolicy(db, stepDays(4, 4)));
    expect(later.result.ladder.counts.level_4).toMatchObject({ steps: 1, vanish: 1 });
    expect(later.result.ladder.rows[0]).toMatchObject({ step: 'level_4', to: null });
    const html = pageOf(<LadderView ladder={later.result.ladder} unitNames={{}} />, '/');
    expect(html).toContain('不发生');
    const sooner = await rehearsed(db, 'policy', await aPolicy(db, stepDays(5, 3)));
    expect(sooner.result.ladder.counts.level_5).toMatchObject({ steps: 0, appear: 1 });
  });

  test('counts what a report alone comes to and lists it nowhere, as the steps of accused units and of discipline', async () => {
    const { db } = await aCounty();
    const draft = (policy: Policy) => {
      stepDays(5, 3)(policy);
      for (const row of policy.clocks) for (const after of row.after ?? []) Object.assign(after, { days: 2 });
      for (const row of policy.clocks) if (row.unit === 'days' && row.target) Object.assign(row, { target: 9 });
    };
    const { result } = await rehearsed(db, 'policy', await aPolicy(db, draft));
    expect(Object.keys(result.ladder.counts)).toContain('after_refer_lead');
    expect(result.ladder.counts.level_5).toMatchObject({ appear: 1 });
    for (const { step, kind } of result.ladder.rows) {
      expect(step).not.toMatch(/level_5|after_/);
      expect(kind).not.toMatch(/legal_basis|referral/);
    }
    expect(JSON.stringify(result)).not.toMatch(/jtj|jjw|TS-/);
  });

  test('counts a written explanation by the days that the draft gives it', async () => {
    const { db } = await aCounty();
    const draft = (policy: Policy) => {
      const light = policy.ladder.steps.find(({ level }) => level === 2)?.duty;
      Object.assign(light ?? {}, { days: 3 });
    };
    const { result } = await rehearsed(db, 'policy', await aPolicy(db, draft));
    const { later, clocks } = result.counts['duty/scjg'] ?? {};
    expect(later).toBeGreaterThan(0);
    expect(later).toBeLessThan(clocks ?? 0);
  });

  test('of a calendar moves the steps with their breaches', async () => {
    const { db } = await aCounty();
    const { result } = await rehearsed(db, 'calendar', aCalendar({ closed: ['2026-11-11'] }));
    expect(result.ladder.counts.level_3).toMatchObject({ steps: 1, later: 1 });
    const reminders = result.ladder.counts.level_0;
    expect(reminders?.later).toBeLessThan(reminders?.steps ?? 0);
  });
});

describe('what publishing would move of the ladder', () => {
  test('are the steps that have not fired, of clocks without a verdict', async () => {
    const db = testDb();
    await theCast(db);
    await fileAReport(db, { at: shanghai('2026-11-13 09:00') });
    await sweepTo(db, shanghai('2026-11-16 17:31'));
    const draft = { kind: 'policy', body: await aPolicy(db, stepDays(3, 2)) } as const;
    const preview = await previewPublication(await anAdmin(db, '2026-11-17 09:00'), draft);
    if (!preview.ok) throw new Error(preview.reason);
    expect(preview.moves.ladder.counts.level_3).toMatchObject({ steps: 1, later: 1 });
    expect(preview.moves.ladder.rows).toMatchObject([{ step: 'level_3', kind: 'resolution', unit: 'scjg' }]);
  });
});

describe('the orders that a unit is given by its red lights', () => {
  test('are counted as the sweep counts them, and by the rule of the draft', async () => {
    const db = testDb();
    await theCast(db);
    const cases = [];
    for (let n = 0; n < 7; n += 1) cases.push(await fileAReport(db));
    await sweepTo(db, shanghai('2026-11-02 15:00'));
    let issued = 0;
    for (const { caseId } of cases) {
      issued += (await listCaseEvents(db, caseId)).filter(({ type }) => type === 'unit_order_issued').length;
    }
    const at = '2026-11-02 15:00';
    const { result } = await rehearsed(db, 'policy', await aPolicy(db, unitRule(2, 30)), { at });
    expect(issued).toBe(2);
    expect(ordersOf(result.orders)).toEqual([{ unit: 'scjg', was: issued, is: 3 }]);
    const html = pageOf(<OrdersView orders={result.orders} unitNames={{ scjg: '市场监督管理局' }} />, '/');
    expect(html).toContain('规则：30 天内 3 次红灯 → 30 天内 2 次红灯。督办 2 次，按草稿为 3 次。');
    expect(html).toContain('+1');
  });

  test('count each light once, and none that lie further apart than the rule says', () => {
    const rule = { count: 3, days: 30 };
    expect(ordersFor({ 10: 2, 40: 1 }, rule)).toBe(1);
    expect(ordersFor({ 10: 2, 41: 1 }, rule)).toBe(0);
    expect(ordersFor({ 10: 1, 41: 2, 50: 1 }, rule)).toBe(1);
    expect(ordersFor({ 10: 5 }, rule)).toBe(1);
    expect(ordersFor({ 10: 4, 12: 2 }, rule)).toBe(2);
  });

  test('never count against who is accused', async () => {
    const { db } = await aCounty();
    await fileAReport(db, { report: { accused: accusing('scjg') }, at: shanghai('2026-11-10 09:00') });
    await sweepTo(db, shanghai(AT));
    const { result } = await rehearsed(db, 'policy', await aPolicy(db, unitRule(1, 1)));
    expect(Object.keys(result.orders.marks).sort()).not.toContain('jtj');
    expect(result.orders.rules).toEqual({ was: { count: 3, days: 30 }, is: { count: 1, days: 1 } });
  });
});
