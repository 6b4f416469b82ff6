import { describe, expect, test } from 'vitest';
import type { PortalContext } from '#app/load-context.ts';
import * as queue from '#app/routes/desk/queue.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { asStaff, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

import { aCalendar, anAdmin, publish } from '#tests/use-cases/rule-story.ts';

type Shown = Parameters<typeof queue.default>[0];

/** A report that got no first word in time, so that the head owes an explanation. */
async function aLateExplanation(readBy: 'head' | 'officer', hasHead = true): Promise<string> {
  const now = shanghai('2026-11-05 09:00');
  const context = aContext({ clock: () => now });
  if (hasHead && readBy !== 'head') await aSignedInOfficer(context, { department: 'scjg', role: 'head' });
  const { cookie } = await aSignedInOfficer(context, { department: 'scjg', role: readBy });
  await fileAReport(context.db);
  await sweepTo(context.db, now);
  const { data } = await outcomeOf<Shown['loaderData']>(() => queue.loader(argsOf(context, { path: '/desk', cookie })));
  return pageOf(<queue.default loaderData={data} />, '/desk');
}

test('an officer’s queue says of the head’s late explanation that it is the head’s, and counts what the officer can do', async () => {
  const page = await aLateExplanation('officer');
  expect(page).toContain('由负责人办理 · 超期');
  expect(page).toMatch(/首次联系 · 超期/);
});

test('in the head’s own queue, and in a unit without a head, nothing is left to somebody else', async () => {
  for (const page of [await aLateExplanation('head'), await aLateExplanation('officer', false)]) {
    expect(page).not.toContain('由负责人办理');
  }
});

describe('a due date after the last published holidays', () => {
  const NEW_YEARS_EVE = shanghai('2026-12-30 10:00');
  const MARK = '（暂定）';
  const PROGRESS = { text: '在查。', done: '已调取收费记录', next: '约谈收费人员', nextByOn: '2027-01-04' } as const;

  /** Accepted two days before the year ends: the answer is due in January, whose holidays are not published. */
  async function queueAt(at: string, prepare: (context: PortalContext) => Promise<unknown> = async () => undefined) {
    let now = NEW_YEARS_EVE;
    const context = aContext({ clock: () => now });
    const { actor } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
    const { reference } = await fileAReport(context.db, { at: now });
    const by = asStaff(context.db, actor, now);
    await acceptCase(by, reference);
    await replyToInvestor(by, reference, PROGRESS);
    await prepare(context);
    now = shanghai(at);
    await sweepTo(context.db, now);
    const { cookie } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
    const { data } = await outcomeOf<Shown['loaderData']>(() =>
      queue.loader(argsOf(context, { path: '/desk?view=all', cookie })),
    );
    return pageOf(<queue.default loaderData={data} />, '/desk');
  }

  test('is marked in the queue, with the reason behind it', async () => {
    const page = await queueAt('2026-12-30 11:00');
    expect(page).toMatch(/进展告知 · [^<]*（暂定）/);
    expect(page).toMatch(/title="2027 年 1 月 [^"]*，暂定：以后的节假日安排公布后可能变动"/);
  });

  test('is no longer marked once it is over: the verdict stays', async () => {
    expect(await queueAt('2027-01-08 10:00')).not.toContain(MARK);
  });

  test('is not marked for a date in the year that is published', async () => {
    const context = aContext({ clock: () => NEW_YEARS_EVE });
    const { cookie } = await aSignedInOfficer(context, { department: 'scjg', role: 'officer' });
    await fileAReport(context.db, { at: NEW_YEARS_EVE });
    const { data } = await outcomeOf<Shown['loaderData']>(() =>
      queue.loader(argsOf(context, { path: '/desk', cookie })),
    );
    const page = pageOf(<queue.default loaderData={data} />, '/desk');
    expect(page).toMatch(/首次联系 · 今天/);
    expect(page).not.toContain(MARK);
  });

  test('stays marked while its case is under the old calendar, though the new year is published for later cases', async () => {
    const publish2027 = async ({ db }: PortalContext) => {
      const body = { ...JSON.parse(aCalendar({ closed: ['2027-01-01'] })), publishedThrough: '2027-12-31' };
      const publication = { kind: 'calendar', body: JSON.stringify(body), on: '2026-12-30', moves: false } as const;
      await publish(await anAdmin(db, '2026-12-30 10:30'), publication);
    };
    expect(await queueAt('2026-12-30 11:00', publish2027)).toMatch(/进展告知 · [^<]*（暂定）/);
  });
});
