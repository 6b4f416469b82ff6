import { describe, expect, test } from 'vitest';
import { MovesView } from '#app/components/admin/moves-view.tsx';
import type { CaseEvent } from '#app/domain/case-event.ts';
import type { RoutingRule } from '#app/domain/department-routing.ts';
import { emptyRehearsal, rehearseCase } from '#app/domain/rules/rehearsal.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast } from '#tests/use-cases/play.ts';
import { aCounty, rehearsed } from '#tests/use-cases/rehearsal-story.ts';
import { anAdmin, CALENDAR, publish } from '#tests/use-cases/rule-story.ts';

/** The routing in force, with another rule for arbitrary fees. */
async function aRouting(db: Db, change: Partial<RoutingRule>): Promise<string> {
  const { version: _version, ...routing } = structuredClone((await getCountyRules(db)).routing);
  Object.assign(routing.rules[0] ?? {}, change);
  return JSON.stringify(routing);
}

/** One accepted on Monday and not answered by the next one, where finance is closed on Thursday and Friday. */
async function closedAtFinance() {
  const db = testDb();
  const cast = await theCast(db);
  const holidays = ['2026-11-05', '2026-11-06'].map((date) => ({ date, name: '' }));
  const body = JSON.stringify({ ...CALENDAR, units: { czj: { holidays, workdays: [] } } });
  await publish(await anAdmin(db, '2026-11-01 10:00'), { kind: 'calendar', body, on: '2026-11-01' });
  const { reference, caseId } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  return { db, ...cast, reference, caseId };
}

describe('a rehearsal of the routing', () => {
  test('shows who would have led instead', async () => {
    const { db } = await aCounty();
    const { result } = await rehearsed(
      db,
      'routing',
      await aRouting(db, { lead: 'czj', fallback: ['yshj'], co: ['fgj'] }),
    );
    expect(result.routed).toBe(2);
    expect(Object.values(result.routes)).toEqual([
      { category: 'L1', from: 'scjg', to: 'czj', coFrom: ['czj'], coTo: ['fgj'], cases: 2 },
    ]);
  });

  test('counts without a row what went past an accused unit: the row would name it', async () => {
    const { db } = await aCounty();
    await fileAReport(db, { report: { accused: accusing('scjg') } });
    await fileAReport(db, { report: { accused: accusing('czj') } });
    const { result } = await rehearsed(db, 'routing', await aRouting(db, { lead: 'fgj', fallback: ['yshj'], co: [] }));
    expect(result).toMatchObject({ routed: 4, unlisted: 2 });
    expect(Object.values(result.routes)).toEqual([
      { category: 'L1', from: 'scjg', to: 'fgj', coFrom: ['czj'], coTo: [], cases: 2 },
    ]);
  });

  test('that changes nothing for a foreign investor shows no change', async () => {
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
    const { result } = await rehearsed(db, 'routing', await aRouting(db, {}));
    expect(result).toMatchObject({ routed: 3, routes: {}, unlisted: 0 });
  });

  test('counts the clocks that it starts: the lead’s by the days of who would have led, and who joins or does not', async () => {
    const { db } = await closedAtFinance();
    const body = await aRouting(db, { lead: 'czj', fallback: ['yshj'], co: ['fgj'] });
    const { result } = await rehearsed(db, 'routing', body, { at: '2026-11-10 10:00' });
    const passed = { unit: 'scjg', toUnit: 'czj', clocks: 1 };
    expect(result.counts['resolution/scjg>czj']).toMatchObject({ ...passed, later: 1, appear: 0, vanish: 1 });
    expect(result.counts['acceptance/scjg>czj']).toMatchObject({ ...passed, earlier: 0, later: 0 });
    expect(result.counts['first_contact/scjg>czj']).toMatchObject({ ...passed, earlier: 0, later: 0 });
    // Finance gave no opinion by its day: with the lead it owes none. What the new unit would do nobody knows.
    expect(result.counts['co_handling/czj']).toMatchObject({ clocks: 1, fall: 1, vanish: 1 });
    expect(result.counts['co_handling/fgj']).toMatchObject({ clocks: 1, begin: 1, appear: 0 });
    expect(Object.keys(result.counts).filter((key) => key.startsWith('progress'))).toEqual([]);
    expect(result.rows).toContainEqual({
      kind: 'resolution',
      unit: 'scjg',
      toUnit: 'czj',
      startedOn: '2026-11-02',
      from: shanghai('2026-11-09 17:30').toISOString(),
      to: shanghai('2026-11-11 17:30').toISOString(),
      breach: 'vanishes',
      reasons: [expect.objectContaining({ kind: 'closed', from: '2026-11-05', to: '2026-11-06' })],
    });
    const co = { kind: 'co_handling', startedOn: '2026-11-02', reasons: [] };
    const due = shanghai('2026-11-04 17:30').toISOString();
    const [begins, falls] = [
      { change: 'begins', from: null, to: due },
      { change: 'falls_away', from: due, to: null },
    ];
    expect(result.rows).toContainEqual({ ...co, ...begins, unit: 'fgj', breach: null });
    expect(result.rows).toContainEqual({ ...co, ...falls, unit: 'czj', breach: 'vanishes' });
    const unitNames = { scjg: '市场监督管理局', czj: '财政局', fgj: '发展改革局' };
    const html = pageOf(<MovesView moves={result} unitNames={unitNames} />, '/');
    for (const told of ['市场监督管理局 → 财政局', '新协办，受理时开始', '不再协办', '原来没有', '5–6 日 不计']) {
      expect(html).toContain(told);
    }
  });

  test('counts no clock of a case that was sent past an accused unit: whose days they are would name it', async () => {
    const { db } = await closedAtFinance();
    await fileAReport(db, { report: { accused: accusing('scjg') } });
    const body = await aRouting(db, { lead: 'fgj', fallback: ['yshj'], co: ['czj'] });
    const { result } = await rehearsed(db, 'routing', body, { at: '2026-11-10 10:00' });
    expect(result.unlisted).toBe(1);
    expect(result.counts['acceptance/scjg>fgj']).toMatchObject({ clocks: 1 });
    expect(Object.values(result.counts).filter(({ kind }) => kind === 'acceptance')).toHaveLength(1);
  });

  test('asks a kept report where it would have gone at its release, and none that is still kept', async () => {
    const { db } = await closedAtFinance();
    const county = await getCountyRules(db);
    const { caseId } = await fileAReport(db);
    const events = await listCaseEvents(db, caseId);
    const [opened] = events;
    if (opened?.type !== 'case_opened') throw new Error('no history');
    const kept = { ...opened, held: { until: '2026-12-01', isForeign: false } };
    const { route, lead, hub, policyVersion, calendarVersion, at, recordedAt, actor } = opened;
    const going = { route, lead, hub, co: ['czj'], policyVersion, calendarVersion };
    const released: CaseEvent = { type: 'report_released', ...going, seq: 2, at, recordedAt, actor };
    const routing = { ...county.routing, rules: county.routing.rules.map((rule) => ({ ...rule, lead: 'fgj' })) };
    const [policy] = county.policies.values();
    if (!policy) throw new Error('no policy');
    const drafted = {
      kind: 'routing',
      county: { ...county, routing },
      routing: county.routing,
      policy,
      now: MONDAY,
    } as const;
    const result = emptyRehearsal();
    rehearseCase(result, [kept], drafted);
    expect(result.routed).toBe(0);
    rehearseCase(result, [kept, released], drafted);
    expect(Object.values(result.routes)).toMatchObject([{ from: 'scjg', to: 'fgj', cases: 1 }]);
  });
});
