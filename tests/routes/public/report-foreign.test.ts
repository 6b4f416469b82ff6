import { createElement } from 'react';
import { expect, test } from 'vitest';
import type { StepPage } from '#app/components/report/step-page.ts';
import ReportCheck from '#app/routes/public/report-check.tsx';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';

/** A named reporter up to the check page; `foreign`: as the box on the project step is sent. */
async function aNamedReporter(foreign?: 'yes') {
  const reporter = aReporter();
  await fillIn(reporter, { forms: { identity: { identityMode: 'named' } } });
  const step = (await reporter.ask('/report/step/project')).shown as StepPage;
  await reporter.ask('/report/step/project', { project: '冷链仓储', ...(foreign && { foreign }) });
  await reporter.ask('/report/step/contact', { name: '孟', phone: '13900000001' });
  return { reporter, step };
}

async function helpersOf({ context: { db } }: ReturnType<typeof aReporter>): Promise<string[] | undefined> {
  const { id } = await db.selectFrom('cases').select('id').executeTakeFirstOrThrow();
  const first = (await listCaseEvents(db, id))[0];
  return first?.type === 'case_opened' ? first.co : undefined;
}

async function checkPageOf(reporter: ReturnType<typeof aReporter>): Promise<string> {
  const { shown } = await reporter.ask('/report/check');
  return renderPage(createElement(ReportCheck, { loaderData: shown } as never), '/report/check');
}

test('a foreign investor is told who helps and what it sees, and the case takes it along', async () => {
  const { reporter, step } = await aNamedReporter('yes');
  expect(step.foreignHelper?.zh).toBe('商务局');
  const page = await checkPageOf(reporter);
  expect(page).toMatch(/协助办理的单位[\s\S]*财政局\s*商务局/);
  expect(page).toContain('外商投资企业，或者外国投资者');
  expect((await reporter.send({ query: 'no' })).location).toBe('/report/done');
  expect(await helpersOf(reporter)).toEqual(['czj', 'swj2']);
});

test('without the tick only the routing’s own helper joins', async () => {
  const { reporter } = await aNamedReporter();
  expect(await checkPageOf(reporter)).not.toContain('商务局');
  await reporter.send({ query: 'no' });
  expect(await helpersOf(reporter)).toEqual(['czj']);
});

test('a tick sent by a hidden reporter is dropped', async () => {
  const reporter = aReporter();
  await fillIn(reporter, { forms: { identity: { identityMode: 'hidden' } } });
  expect(((await reporter.ask('/report/step/project')).shown as StepPage).foreignHelper).toBeNull();
  await reporter.ask('/report/step/project', { project: '冷链仓储', foreign: 'yes' });
  await reporter.ask('/report/step/contact', { name: '孟' });
  expect((await reporter.send({ query: 'no' })).location).toBe('/report/done');
  expect(await helpersOf(reporter)).toEqual(['czj']);
});
