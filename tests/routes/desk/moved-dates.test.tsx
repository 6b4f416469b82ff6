import { expect, test } from 'vitest';
import type { StaffRole } from '#app/domain/permissions.ts';
import * as caseRoute from '#app/routes/desk/case.tsx';
import * as movedDates from '#app/routes/desk/moved-dates.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { hasMovedDates, listMovedDates, MOVED_DATES_PAGE } from '#db/repositories/moved-dates.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { plansOf } from '#tests/support/query-plans.ts';
import { by, theCast } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, aPolicy, applyAll, days, publish } from '#tests/use-cases/rule-story.ts';

type Shown = Parameters<typeof movedDates.default>[0]['loaderData'];

const PATH = '/desk/moved-dates';
const HOLIDAY = aCalendar({ closed: ['2026-11-04', '2026-11-05'], name: '国庆节' });

/** Accepted on Monday 2 November and due on the 9th; on Tuesday the calendar closes Wednesday and Thursday. */
async function aMovedCounty() {
  let now = shanghai('2026-11-02 09:00');
  const context = aContext({ clock: () => now });
  const { db } = context;
  const cast = await theCast(db);
  const filed = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  await publish(await anAdmin(db, '2026-11-03 10:00'), { kind: 'calendar', body: HOLIDAY, on: '2026-11-03' });
  await applyAll(db, '2026-11-03 10:01');
  now = shanghai('2026-11-03 11:00');
  const seenBy = async (department: string, role: StaffRole, path = PATH) => {
    const { cookie } = await aSignedInOfficer(context, { department, role });
    const { data } = await outcomeOf<Shown>(() => movedDates.loader(argsOf(context, { path, cookie })));
    return { data, cookie, html: pageOf(<movedDates.default loaderData={data} />, path) };
  };
  const goTo = (later: string) => {
    now = shanghai(later);
  };
  return { context, db, cast, seenBy, goTo, ...filed };
}

test('a lead reads which promised date moved, from which day to which, why, by which version and when', async () => {
  const { seenBy, reference } = await aMovedCounty();
  const { html, data } = await seenBy('scjg', 'officer');
  expect(data.rows).toMatchObject([
    { reference, kind: 'resolution', from: shanghai('2026-11-09 17:30').toISOString(), calendarVersion: '2026-11-03' },
  ]);
  for (const told of [
    `/desk/t/${reference}`,
    '答复',
    '11 月 9 日（周一）',
    '11 月 11 日（周三）',
    '11 月 3 日（周二）',
  ]) {
    expect(html).toContain(told);
  }
  expect(html).toContain('国庆节 11 月 4–5 日 不计');
  expect(html).toContain('工作日历 2026-11-03 版');
  expect(html.slice(html.indexOf('<main'))).not.toMatch(/时限规则 \S+ 版|道路维护费|交通运输局|\d:\d\d/);
});

test('a later policy stands above it with its own version', async () => {
  const { db, seenBy } = await aMovedCounty();
  const body = await aPolicy(db, days('L1', 8));
  await publish(await anAdmin(db, '2026-11-03 10:30'), { kind: 'policy', body, on: '2026-11-03' });
  await applyAll(db, '2026-11-03 10:31');
  const { data, html } = await seenBy('scjg', 'head');
  expect(data.rows.map(({ reasons }) => reasons[0]?.kind)).toEqual(['target', 'closed']);
  expect(html).toContain('时限规则 2026-11-03 版');
  expect(html).toContain('目标 5 → 8 天');
});

test('the hub reads those in triage; who reads no case that moved reads an empty list', async () => {
  const { db, seenBy, reference } = await aMovedCounty();
  const triaged = await fileAReport(db, { report: { accused: accusing() }, at: shanghai('2026-11-03 10:20') });
  const closed = aCalendar({ closed: ['2026-11-04', '2026-11-05', '2026-11-06'], name: '国庆节' });
  const given = { kind: 'calendar', body: closed, on: '2026-11-03', base: '2026-11-03' } as const;
  await publish(await anAdmin(db, '2026-11-03 10:40'), given);
  await applyAll(db, '2026-11-03 10:41');
  const hub = await seenBy('zsj', 'hub');
  const ofTriaged = { reference: triaged.reference, kind: 'acceptance', lead: null };
  expect(hub.data.rows).toContainEqual(expect.objectContaining(ofTriaged));
  // It was told of the other one by its red light, as any officer of the unit reads; triage is for the hub's own people.
  const told = await seenBy('zsj', 'officer');
  expect(new Set(told.data.rows.map((row) => row.reference))).toEqual(new Set([reference]));
  for (const department of ['jtj', 'sfj']) {
    const other = await seenBy(department, 'head');
    expect(other.data).toMatchObject({ rows: [], total: 0 });
    expect(other.html).toContain('没有因新版本改变的日期');
  }
});

test('a date of a referral that moved is on no desk', async () => {
  const { db, seenBy } = await aMovedCounty();
  const conduct = await fileAReport(db, {
    report: { category: 'L5', group: 'attitude' },
    at: shanghai('2026-11-03 10:20'),
  });
  await sweepTo(db, shanghai('2026-11-03 10:21'));
  const closed = aCalendar({ closed: ['2026-11-04', '2026-11-05', '2026-11-06'] });
  const given = { kind: 'calendar', body: closed, on: '2026-11-03', base: '2026-11-03' } as const;
  await publish(await anAdmin(db, '2026-11-03 10:40'), given);
  await applyAll(db, '2026-11-03 10:41');
  const moves = await db.selectFrom('case_events').select('data').where('case_id', '=', conduct.caseId).execute();
  expect(moves.filter(({ data }) => data.includes('"kind":"referral_receipt"'))).toHaveLength(1);
  const everything = { readsAs: ['lead', 'discipline', 'told'], page: 1 } as const;
  const asDiscipline = await listMovedDates(db, { departmentId: 'jjw', ...everything });
  expect(asDiscipline).toEqual({ rows: [], total: 0 });
  for (const department of ['scjg', 'zsj', 'jtj']) {
    expect((await seenBy(department, 'head')).html).not.toMatch(new RegExp(`移送|${conduct.reference}`));
  }
});

test('the queue says for a week that dates moved, and leads to the list', async () => {
  const { context, seenBy, goTo } = await aMovedCounty();
  type Queue = Parameters<typeof queue.default>[0]['loaderData'];
  const look = async (department: string) => {
    const { cookie } = await seenBy(department, 'officer');
    const { data } = await outcomeOf<Queue>(() => queue.loader(argsOf(context, { path: '/desk', cookie })));
    return pageOf(<queue.default loaderData={data} />, '/desk');
  };
  expect(await look('scjg')).toContain('href="/desk/moved-dates"');
  expect(await look('sfj')).not.toContain('/desk/moved-dates');
  goTo('2026-11-11 00:00');
  expect(await look('scjg')).not.toContain('/desk/moved-dates');
});

test('the history of the case says which date moved and leads to the list', async () => {
  const { context, seenBy, reference } = await aMovedCounty();
  type Case = Parameters<typeof caseRoute.default>[0]['loaderData'];
  const { cookie } = await seenBy('scjg', 'officer');
  const args = argsOf(context, { path: `/desk/t/${reference}`, cookie, reference });
  const { data } = await outcomeOf<Case>(() => caseRoute.loader(args));
  const html = pageOf(<caseRoute.default loaderData={data} />, `/desk/t/${reference}`);
  expect(html).toContain('答复：原来最迟 11 月 9 日（周一），改为最迟 11 月 11 日（周三）（国庆节 11 月 4–5 日 不计）');
  expect(html).toContain('href="/desk/moved-dates"');
});

test('the list is read page by page, through the index of moves and the key of the allow-list', async () => {
  const { db, caseId, seenBy } = await aMovedCounty();
  const [move] = await db.selectFrom('case_events').selectAll().where('type', '=', 'rules_changed').execute();
  if (!move) throw new Error('nothing moved');
  for (let nth = 1; nth <= MOVED_DATES_PAGE; nth += 1) {
    const at = new Date(shanghai('2026-11-03 10:02').getTime() + nth).toISOString();
    await db
      .insertInto('case_events')
      .values({ ...move, seq: 100 + nth, at, recorded_at: at })
      .execute();
  }
  const first = await seenBy('scjg', 'officer');
  expect(first.data.total).toBe(MOVED_DATES_PAGE + 1);
  expect(first.data.rows).toHaveLength(MOVED_DATES_PAGE);
  expect(first.html).toContain(`href="${PATH}?page=2"`);
  const second = await seenBy('scjg', 'officer', `${PATH}?page=2`);
  expect(second.data.rows).toHaveLength(1);
  expect((await seenBy('scjg', 'officer', `${PATH}?page=3`)).html).toContain('没有这一页');
  expect(caseId).toBe(move.case_id);

  const ask = { departmentId: 'scjg', readsAs: ['lead', 'told'] } as const;
  const plans = await plansOf(db, async (watched) => {
    await listMovedDates(watched, { ...ask, page: 1 });
    await hasMovedDates(watched, ask, shanghai('2026-11-01 00:00'));
  });
  expect(plans).toHaveLength(3);
  for (const plan of plans) {
    expect(plan).toContain('USING INDEX case_events_moved_dates');
    expect(plan).toMatch(/SEARCH reader (EXISTS )?USING PRIMARY KEY \(case_id=\? AND department_id=\?/);
    expect(plan).not.toMatch(/TEMP B-TREE|SCAN (reader|cases)/);
  }
});
