import { expect, test } from 'vitest';
import * as caseRoute from '#app/routes/desk/case.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import * as summons from '#app/routes/desk/summons.tsx';
import * as notices from '#app/routes/oversight/notices.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, aSignedInInspector, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { by, theCast } from '#tests/use-cases/play.ts';
import { anAdmin, applyAll, CALENDAR, publish } from '#tests/use-cases/rule-story.ts';

type Summonses = Parameters<typeof summons.default>[0]['loaderData'];
type Notices = Parameters<typeof notices.default>[0]['loaderData'];
type Queue = Parameters<typeof queue.default>[0]['loaderData'];
type CaseData = Parameters<typeof caseRoute.default>[0]['loaderData'];

/** The first days of its own that the bureau is given: closed on Thursday and Friday. */
const OWN_DAYS = JSON.stringify({ ...CALENDAR, units: { scjg: { holidays: ['2026-11-05', '2026-11-06'] } } });

test('a unit’s first own days: badge, ruler and list count each clock by the days that its date is reckoned by', async () => {
  let now = shanghai('2026-11-02 09:00');
  const context = aContext({ clock: () => now });
  const { db } = context;
  const cast = await theCast(db);
  const before = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), before.reference);
  await publish(await anAdmin(db, '2026-11-03 09:00'), { kind: 'calendar', body: OWN_DAYS, on: '2026-11-03' });
  await applyAll(db, '2026-11-03 09:01');
  const after = await fileAReport(db, { at: shanghai('2026-11-03 09:10') });
  await acceptCase(by(db, cast.officer, '2026-11-03 09:20'), after.reference);
  now = shanghai('2026-11-03 10:00');
  const { cookie } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
  const args = (path: string, reference?: string) => argsOf(context, { path, cookie, reference });

  for (const { reference, due, days } of [
    { reference: before.reference, due: '2026-11-09 17:30', days: 4 },
    { reference: after.reference, due: '2026-11-12 17:30', days: 5 },
  ]) {
    const path = `/desk/t/${reference}`;
    const { data } = await outcomeOf<CaseData>(() => caseRoute.loader(args(path, reference)));
    const clock = data.view.clocks.find(({ kind }) => kind === 'resolution');
    expect(clock).toMatchObject({ dueAt: shanghai(due), left: { days } });
    expect((clock?.ruler.reached ?? 0) + days).toBe(clock?.ruler.target);
    expect(pageOf(<caseRoute.default loaderData={data} />, path)).toContain(`剩 ${days} 个工作日`);
  }
});

test('the queue counts a row by its clock’s own days, also where it has to look into the case for them', async () => {
  let now = shanghai('2026-11-02 09:00');
  const context = aContext({ clock: () => now });
  const { db } = context;
  const cast = await theCast(db);
  const { reference } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  await publish(await anAdmin(db, '2026-11-03 09:00'), { kind: 'calendar', body: OWN_DAYS, on: '2026-11-03' });
  await applyAll(db, '2026-11-03 09:01');
  now = shanghai('2026-11-06 18:00');
  await sweepTo(db, now);
  const { cookie } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
  const rows = await outcomeOf<Queue>(() => queue.loader(argsOf(context, { path: '/desk', cookie })));
  // The contact was due on Monday at 14:30: four working days late by the county's days, two by the bureau's.
  expect(rows.data.lines[0]).toMatchObject({ due: { kind: 'first_contact', left: { state: 'overdue', days: 4 } } });
  expect(rows.data.lines[0]).not.toHaveProperty('caseId');
});

test('how late an answer is, on the list of talks and among the notices: by the unit’s own days', async () => {
  let now = shanghai('2026-11-02 09:00');
  const context = aContext({ clock: () => now });
  const { db } = context;
  const cast = await theCast(db);
  const own = { holidays: ['2026-11-16', '2026-11-17'] };
  const body = JSON.stringify({ ...CALENDAR, units: { scjg: own } });
  await publish(await anAdmin(db, '2026-11-02 09:00'), { kind: 'calendar', body, on: '2026-11-02' });
  await applyAll(db, '2026-11-02 09:01');
  const { reference } = await fileAReport(db, { report: { queryAgreed: false }, at: shanghai('2026-11-02 10:00') });
  await acceptCase(by(db, cast.officer, '2026-11-02 11:00'), reference);
  const late = async () => {
    await sweepTo(db, now);
    const head = await aSignedInOfficer(context, { department: 'xwb', role: 'head' });
    const inspector = await aSignedInInspector(context);
    const talks = await outcomeOf<Summonses>(() => summons.loader(argsOf(context, { path: '/desk/summons', ...head })));
    const args = argsOf(context, { path: '/oversight/notices', ...inspector });
    const batches = await outcomeOf<Notices>(() => notices.loader(args));
    return [talks.data.rows, batches.data.batches.flatMap(({ lines }) => lines)].map((rows) => rows[0]?.daysLate);
  };
  // Due on Monday 9 November; of the ten working days of the county since then, two are none of the bureau's.
  now = shanghai('2026-11-23 10:00');
  expect(await late()).toEqual([8, 8]);
});

test('a duty whose instant has passed is late for whoever sees days alone as well, on the evening of its day', async () => {
  let now = shanghai('2026-11-02 09:00');
  const context = aContext({ clock: () => now });
  const { db } = context;
  await theCast(db);
  for (const _ of [1, 2]) await fileAReport(db);
  const { reference } = await fileAReport(db);
  await sweepTo(db, shanghai('2026-11-02 15:00'));
  now = shanghai('2026-11-04 19:57');
  await sweepTo(db, now);
  const path = `/desk/t/${reference}`;
  for (const seat of [
    { department: 'xzfb', role: 'hub' },
    { department: 'scjg', role: 'head' },
  ] as const) {
    const { cookie } = await aSignedInOfficer(context, seat);
    const { data } = await outcomeOf<CaseData>(() => caseRoute.loader(argsOf(context, { path, cookie, reference })));
    const html = pageOf(<caseRoute.default loaderData={data} />, path);
    expect(data.view.duties.length).toBeGreaterThan(0);
    expect(data.view.clocks.find(({ key }) => key === 'duty:on_site_session')?.left?.state).toBe('overdue');
    expect(html).not.toMatch(/今天[^<]{0,7}到期/);
  }
});
