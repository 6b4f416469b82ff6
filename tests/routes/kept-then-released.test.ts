import { describe, expect, test } from 'vitest';
import type { Case } from '#app/domain/case.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import type { PinnedCheck } from '#app/domain/pinned-check.ts';
import * as accept from '#app/routes/desk/accept.tsx';
import * as deskCase from '#app/routes/desk/case.tsx';
import * as pauses from '#app/routes/desk/pauses.tsx';
import * as queries from '#app/routes/desk/queries.tsx';
import * as queue from '#app/routes/desk/queue.tsx';
import * as reply from '#app/routes/desk/reply.tsx';
import * as oversightCase from '#app/routes/oversight/case.tsx';
import * as inbox from '#app/routes/oversight/inbox.tsx';
import * as notices from '#app/routes/oversight/notices.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { changeHold } from '#app/use-cases/change-hold.server.ts';
import { explainCaseClock, explainOwnClock } from '#app/use-cases/explain-clock.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { insertEvidenceFile } from '#db/repositories/evidence-files.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, aSignedInInspector, outcomeOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { aFirm, keepAReport } from '#tests/use-cases/kept-report.ts';
import { by, own } from '#tests/use-cases/play.ts';

/** Its own day: nothing else in this story happens on it, nor on the ones before the release. */
const FILED = shanghai('2026-10-14 15:26');
const CHANGED = '2026-10-15';
const RELEASED = shanghai('2026-11-03 09:00');
/** However the day of filing is written, and those of what its reporter did before the release. */
const TELLS_OF_BEFORE = /2026-10-1[0-9]|10 月 1[0-9] 日|10-1[0-9]T/;
const CHECK: PinnedCheck = { kind: 'fine', answers: {}, results: [], checkedOn: '2026-10-14' };
const FILE = {
  number: 'file-of-the-kept-report',
  kind: 'pdf',
  mediaType: 'application/pdf',
  size: 3,
  sha256: 'ab'.repeat(32),
  keyId: 'k',
} as const;

/** Kept on a Wednesday in October with a check and a file; two other firms come in November, and all three go. */
async function aReleasedReport() {
  let now = FILED;
  const context = aContext({ clock: () => now });
  const { db } = context;
  const report = { ...aFirm(1), check: CHECK, queryAgreed: true };
  const kept = await keepAReport(db, { report, at: FILED, until: '2027-03-31' });
  await insertEvidenceFile(db, kept.caseId, { file: FILE, messageId: null, addedAt: FILED, copy: 'pending' });
  await changeHold(own(db, `${CHANGED} 10:00`), kept.caseId, '2027-02-01');
  for (const n of [2, 3]) await keepAReport(db, { report: aFirm(n), until: '2027-03-31' });
  const goTo = async (wall: string) => {
    now = shanghai(wall);
    await sweepTo(db, now);
  };
  await goTo('2026-11-03 09:01');
  return { context, db, goTo, ...kept };
}
type Released = Awaited<ReturnType<typeof aReleasedReport>>;
type Route = { loader: (args: never) => unknown };

/** What the loaders of these pages give to the pages, as one text. */
async function shownOn(
  { context, reference }: Released,
  cookie: string,
  pages: readonly [path: string, route: Route][],
): Promise<string> {
  const shown: unknown[] = [];
  for (const [path, { loader }] of pages) {
    const args = argsOf(context, { path, cookie, reference });
    const { status, data } = await outcomeOf(async () => loader(args as never));
    expect(status, path).toBeLessThan(400);
    shown.push(data);
  }
  return JSON.stringify(shown);
}

async function clocksExplained({ db, caseId, reference }: Released, actor: StaffActor, at: string): Promise<string> {
  const keys = (await db.selectFrom('sla_clocks').select('key').where('case_id', '=', caseId).execute()).map(
    ({ key }) => key as Case['clocks'][number]['key'],
  );
  const explained = await Promise.all(keys.map((key) => explainCaseClock(by(db, actor, at), reference, key)));
  expect(explained.some((one) => one !== null)).toBe(true);
  return JSON.stringify(explained);
}

describe('a report that was kept, once it is released', () => {
  test('tells the lead nothing of the days before, on no page, in no preview and in no explanation', async () => {
    const released = await aReleasedReport();
    const { context, db, goTo, reference } = released;
    const { cookie, actor } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
    const at = `/desk/t/${reference}`;
    const before = await shownOn(released, cookie, [
      ['/desk', queue],
      [at, deskCase],
      [`${at}/accept`, accept],
    ]);
    expect(before).toContain(reference);
    expect(before).toContain(RELEASED.toISOString());
    expect(before).not.toMatch(TELLS_OF_BEFORE);
    expect((await acceptCase(by(db, actor, '2026-11-03 09:30'), reference)).ok).toBe(true);
    await goTo('2026-11-05 10:00');
    const after = await shownOn(released, cookie, [
      ['/desk?view=all', queue],
      [at, deskCase],
      [`${at}/reply`, reply],
    ]);
    expect(after).not.toMatch(TELLS_OF_BEFORE);
    expect(await clocksExplained(released, actor, '2026-11-05 10:00')).not.toMatch(TELLS_OF_BEFORE);
    const text = (await openCase(by(db, actor, '2026-11-05 10:00'), reference))?.text;
    // What the checker said stays, without its day; the file came with the report.
    expect(text?.check).toEqual({ ...CHECK, checkedOn: null });
    expect(text?.evidence.map(({ addedAt }) => addedAt)).toEqual([RELEASED]);
    expect(text?.events[0]).toMatchObject({ type: 'report_released', at: RELEASED });
  });

  test('tells nothing of them to its head, the accused unit, who helps, the hub and discipline either', async () => {
    const released = await aReleasedReport();
    const { context, db, goTo, reference } = released;
    const { actor } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
    await acceptCase(by(db, actor, '2026-11-03 09:30'), reference);
    // Nobody answers: presumption, red light, supervision order, notice to discipline.
    for (const day of ['04', '06', '12', '20', '27']) await goTo(`2026-11-${day} 18:30`);
    await goTo('2026-12-10 10:00');
    const at = `/desk/t/${reference}`;
    const case_: [string, Route][] = [[at, deskCase]];
    const seats = [
      ['scjg', 'head', [...case_, ['/desk/pauses', pauses]]],
      ['jtj', 'officer', [['/desk/queries', queries]]],
      ['czj', 'officer', case_],
      ['zsj', 'hub', case_],
    ] as [string, StaffActor['role'], [string, Route][]][];
    for (const [department, role, pages] of seats) {
      const { cookie } = await aSignedInOfficer(context, { department, role });
      const shown = await shownOn(released, cookie, [['/desk?view=all', queue], ...pages]);
      expect(shown, `${department} ${role}`).not.toMatch(TELLS_OF_BEFORE);
    }
    const { cookie } = await aSignedInInspector(context);
    const shown = await shownOn(released, cookie, [
      ['/oversight', inbox],
      ['/oversight/notices', notices],
      [`/oversight/c/${reference}`, oversightCase],
    ]);
    expect(shown).toContain(reference);
    expect(shown).not.toMatch(TELLS_OF_BEFORE);
  });

  test('shows its reporter when it was written, and every clock from its release', async () => {
    const { db, caseId } = await aReleasedReport();
    const ctx = own(db, '2026-11-03 10:00');
    const view = await openTrackedCase(ctx, caseId);
    expect(view.events.map(({ type, at }) => [type, at])).toEqual([
      ['case_opened', FILED],
      ['hold_changed', shanghai(`${CHANGED} 10:00`)],
      ['report_released', RELEASED],
    ]);
    expect(view.openedAt).toEqual(RELEASED);
    for (const { key, startedAt } of view.clocks) {
      expect(startedAt.getTime()).toBeGreaterThanOrEqual(RELEASED.getTime());
      expect(JSON.stringify(await explainOwnClock(ctx, caseId, key))).not.toMatch(TELLS_OF_BEFORE);
    }
  });
});
