import { newQueryCode } from '#app/crypto/code.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { DATE_MOVE_SCENARIOS } from '#app/demo/date-move-scenarios.ts';
import type { DemoAct, DemoScenario } from '#app/demo/demo-act.ts';
import { draftShorterTarget } from '#app/demo/draft-rules.server.ts';
import { JOINT_SCENARIOS } from '#app/demo/joint-scenarios.ts';
import { publishDemoNotices } from '#app/demo/notices.server.ts';
import { PAST_YEAR, type PastCase } from '#app/demo/past-year.ts';
import { type DemoCase, playAct } from '#app/demo/play-act.server.ts';
import { DEMO_REPORTS } from '#app/demo/reports.ts';
import { REQUEST_SCENARIOS } from '#app/demo/request-scenarios.ts';
import { DEMO_REQUESTS } from '#app/demo/requests.ts';
import { fillRoster } from '#app/demo/roster.server.ts';
import { ROSTER_SCENARIOS } from '#app/demo/roster-scenarios.ts';
import { DEMO_SCENARIOS } from '#app/demo/scenarios.ts';
import { SETTLED_SCENARIOS } from '#app/demo/settled-scenarios.ts';
import { DEMO_STAFF } from '#app/demo/staff.ts';
import { ASK_SCENARIOS, DEMO_ASKS } from '#app/demo/written-asks.ts';
import { rulesFor } from '#app/domain/county-rules.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { dayOf, nextWorkingDayAt, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import { publishMonths } from '#app/jobs/publish-months.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { askWritten } from '#app/use-cases/ask-written.server.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { findNextDueAt } from '#db/repositories/case-cache.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export type DemoAccount = { role: string; department: string; user: string; password: string; totpSecret: string };
export type FilledCounty = { accounts: DemoAccount[]; cases: { reference: string; code: string; report: string }[] };
export type DemoCounty = { db: Db; keys: KeyRing; storageDir: string };

const ALL_SCENARIOS = [
  ...DEMO_SCENARIOS,
  ...DATE_MOVE_SCENARIOS,
  ...ROSTER_SCENARIOS,
  ...JOINT_SCENARIOS,
  ...REQUEST_SCENARIOS,
  ...ASK_SCENARIOS,
  ...SETTLED_SCENARIOS,
  ...PAST_YEAR,
];
/** Before the first case. */
const SEATED_DAYS_AGO = 420;
const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Fills an empty county with staff and cases, by the use cases themselves with past instants, in the order of time,
 * with a sweep before each: what the demo shows is what the product does.
 */
export async function fillCounty(county: DemoCounty, now: Date): Promise<FilledCounty> {
  const rules = await getCountyRules(county.db);
  const { calendar } = rulesFor(rules, rules.policyVersion, rules.calendarVersion);
  const { accounts, actors } = await seatStaff(county, new Date(now.getTime() - SEATED_DAYS_AGO * DAY_MS));
  for (const weeks of [2, 0]) await fillRoster(county, actors, new Date(now.getTime() - weeks * 7 * DAY_MS));
  const administrator = actors.get('admin-qin');
  if (administrator) await publishDemoNotices({ db: county.db, keys: county.keys, now }, administrator, calendar);
  const cases = new Map<DemoScenario, DemoCase & { code: string }>();
  for (const { at, scenario, act } of timeline(calendar, now)) {
    await sweepUntil(county, at);
    const opened = cases.get(scenario);
    if (act === null) cases.set(scenario, await file(county, scenario, { now: at, calendar }));
    else if (opened) await playAct(county, { opened, act, at, calendar, actors });
  }
  await sweepUntil(county, now);
  // The last tick is now's: the demo does not look like a county whose sweeper has stopped.
  await sweepClocks({ db: county.db, keys: county.keys, now });
  await publishMonths({ db: county.db, keys: county.keys, now });
  if (administrator) await draftShorterTarget({ db: county.db, keys: county.keys, now }, administrator);
  return {
    accounts,
    cases: [...cases]
      .filter(([scenario]) => !('past' in scenario))
      .map(([scenario, { reference, code }]) => ({ reference, code, report: nameOf(scenario) })),
  };
}

/** The sweeper of the demo comes by ten seconds after each thing that was due, as the real one would. */
async function sweepUntil({ db, keys }: DemoCounty, until: Date): Promise<void> {
  for (let due = await findNextDueAt(db); due !== null && due < until; due = await findNextDueAt(db)) {
    const now = new Date(Math.min(due.getTime() + 10_000, until.getTime()));
    await sweepClocks({ db, keys, now });
  }
}

async function seatStaff({ db, keys }: DemoCounty, now: Date) {
  const accounts: DemoAccount[] = [];
  const actors = new Map<string, StaffActor>();
  for (const seat of DEMO_STAFF) {
    const created = await createAccount({ db, keys, now }, { ...seat, email: null });
    if (!created.ok) throw new Error(`demo account ${seat.userName}: ${created.reason}`);
    const { department, role, userName } = seat;
    accounts.push({ role, department, user: userName, password: created.password, totpSecret: created.totpSecret });
    actors.set(userName, { kind: 'staff', accountId: created.accountId, departmentId: department, role });
  }
  return { accounts, actors };
}

type Moment = { at: Date; scenario: DemoScenario; act: DemoAct | null };

/** Every filing and every act that lies in the past, oldest first. */
function timeline(calendar: WorkingCalendar, now: Date): Moment[] {
  const moments: Moment[] = [];
  for (const scenario of ALL_SCENARIOS) {
    if ('filedMinutesAgo' in scenario) {
      moments.push({ at: new Date(now.getTime() - scenario.filedMinutesAgo * MINUTE_MS), scenario, act: null });
      continue;
    }
    const dayBefore = new Date(now.getTime() - (scenario.filedDaysAgo + 1) * DAY_MS);
    const filedAt = nextWorkingDayAt(calendar, dayBefore, scenario.filedAt);
    moments.push({ at: filedAt, scenario, act: null });
    for (const [day, time, act] of scenario.steps) {
      let before = day === 0 ? dayBefore : filedAt;
      for (let count = 1; count < day; count += 1) before = nextWorkingDayAt(calendar, before, '12:00');
      moments.push({ at: nextWorkingDayAt(calendar, before, time), scenario, act });
    }
  }
  return moments.filter((moment) => moment.at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
}

function nameOf(scenario: DemoScenario): string {
  if ('past' in scenario) return scenario.past.name;
  if ('report' in scenario) return scenario.report;
  return 'request' in scenario ? scenario.request : scenario.ask;
}

async function file({ db, keys }: DemoCounty, scenario: DemoScenario, { now, calendar }: Filing) {
  const code = newQueryCode();
  const sent = { submissionId: `demo-${nameOf(scenario)}`, code };
  const ctx = { db, keys, now, actor: { kind: 'investor' } as const };
  const filed = await fileOf(ctx, sent, { scenario, today: dayOf(calendar, now) });
  if (!filed.ok) throw new Error(`demo case ${nameOf(scenario)}: ${filed.reason}`);
  return { reference: filed.reference, code };
}

type Filing = { now: Date; calendar: WorkingCalendar };

function fileOf(
  ctx: UseCaseContext,
  sent: { submissionId: string; code: string },
  { scenario, today }: { scenario: DemoScenario; today: string },
) {
  if ('past' in scenario) return filePast(ctx, sent, scenario.past);
  if ('report' in scenario) return fileReport(ctx, { ...sent, report: DEMO_REPORTS[scenario.report] });
  if ('request' in scenario) return fileRequest(ctx, { ...sent, ...DEMO_REQUESTS[scenario.request] });
  const { ask, ...asked } = DEMO_ASKS[scenario.ask];
  return askWritten(ctx, { ...sent, ...asked, ask: { ...ask, refusedOn: today } });
}

function filePast(ctx: UseCaseContext, sent: { submissionId: string; code: string }, past: PastCase) {
  if ('report' in past) return fileReport(ctx, { ...sent, report: past.report });
  return fileRequest(ctx, { ...sent, ...past.request });
}
