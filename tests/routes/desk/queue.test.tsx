import { expect, test } from 'vitest';
import * as queue from '#app/routes/desk/queue.tsx';
import { aSignedInOfficer } from '#tests/routes/desk/desk-visitor.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

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
