import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import ReportCheck from '#app/routes/public/report-check.tsx';
import ReportDone from '#app/routes/public/report-done.tsx';
import * as track from '#app/routes/public/track.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as hold from '#app/routes/public/track-hold.tsx';
import { renderPage } from '#tests/components/render-page.tsx';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';

async function aKeptReport() {
  const reporter = aReporter();
  await fillIn(reporter);
  expect((await reporter.send({ query: 'no', hold: '3' })).location).toBe('/report/done');
  const done = (await reporter.ask('/report/done')).shown as { codeGroups: string[] };
  const { context } = reporter;
  const code = done.codeGroups.join('');
  const answer = await track.action(argsOf(context, { path: '/track', fields: { code } }) as never);
  const cookie = (answer as Response).headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const args = (path: string, fields?: Record<string, string>) => argsOf(context, { path, cookie, fields }) as never;
  return { reporter, done, args };
}

describe('keeping a report until others hold one', () => {
  test('is offered with its last days, sent now unless chosen, and another number of months is refused', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const { shown } = await reporter.ask('/report/check');
    const page = renderPage(createElement(ReportCheck, { loaderData: shown } as never), '/report/check');
    expect(page).toContain('攒够一起递');
    expect(page).toMatch(/checked=""[^>]*value="now"/);
    expect((await reporter.send({ query: 'no', hold: '2' })).status).toBe(400);
    expect(await reporter.rows('cases')).toEqual([]);
  });

  test('is what the receipt says: kept, by when it goes, and no other date', async () => {
    const { done } = await aKeptReport();
    const page = renderPage(createElement(ReportDone, { loaderData: done } as never), '/report/done');
    expect(page).toContain('已封存您的反映，还没有递出');
    expect(page).toContain('2 月 23 日');
    expect(page).not.toContain('告诉您是否受理');
  });

  test.each([
    ['', '您的反映封存着'],
    ['/en', 'Your report is sealed'],
    ['/ru', 'Сообщение запечатано'],
  ])('%s says so in the first sentence behind the code, and how to change it', async (language, words) => {
    const { args } = await aKeptReport();
    const data = await trackCase.loader(args(`${language}/track/case`));
    const page = pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
    expect(page).toContain(words);
    expect(page).toContain(`href="${language}/track/case/hold"`);
    expect(page).not.toContain('/track/case/escalate');
    const choices = await hold.loader(args(`${language}/track/case/hold`));
    expect(pageOf(<hold.default loaderData={choices} />, `${language}/track/case/hold`)).toContain('value="take-back"');
  });

  test('is taken back only with the tick, and then for good', async () => {
    const { args } = await aKeptReport();
    const send = (fields: Record<string, string>) =>
      outcomeOf(async () => hold.action(args('/track/case/hold', fields)));
    expect((await send({ intent: 'take-back' })).status).toBe(400);
    expect(await send({ intent: 'take-back', confirm: 'yes' })).toMatchObject({
      location: '/track/case?sent=heldBack',
    });
    expect(await send({ intent: 'send' })).toMatchObject({ location: '/track/case?sent=changed' });
  });
});
