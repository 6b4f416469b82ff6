import { describe, expect, test } from 'vitest';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import * as track from '#app/routes/public/track.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as contest from '#app/routes/public/track-contest.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { inWords } from '#tests/components/tracked-case.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, anInvestor, asStaff, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

/** Asked on 2 November at 10:00, so the clock waits; the investor's browser has the case open. */
async function paused() {
  const at = shanghai('2026-11-02 10:00');
  const context = aContext({ clock: () => at });
  const filed = await fileAReport(context.db);
  const officer = await anAccount(context.db, { department: 'scjg', role: 'officer' });
  const desk = asStaff(context.db, officer, at);
  await acceptCase(desk, filed.reference);
  await askInvestor(desk, filed.reference, { text: '哪一天付的？' });
  const opened = await track.action(argsOf(context, { path: '/track', fields: { code: filed.code } }) as never);
  if (!(opened instanceof Response)) throw new Error('the code did not open the case');
  const cookie = opened.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const args = (path: string, fields?: Record<string, string>) => argsOf(context, { path, cookie, fields }) as never;
  return { ...filed, context, args };
}

describe('a pause on the page behind the code', () => {
  test.each([
    ['', '从 11 月 2 日（周一）10:00 起暂停，最迟 11 月 5 日（周四）17:30 恢复。', '我认为不该暂停'],
    ['/en', 'It goes on by Thursday 5 November, 17:30 at the latest.', 'I think it should not be paused'],
    ['/ru', 'Пойдёт снова не позднее 5 ноября (чт), 17:30.', 'Я считаю, что приостанавливать не нужно'],
  ])('%s says why, until when, and how to contest it', async (language, until, link) => {
    const { args } = await paused();
    const data = await trackCase.loader(args(`${language}/track/case`));
    const page = pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
    expect(page).toContain(until);
    expect(page).toContain(link);
    expect(page).toContain(`href="${language}/track/case/contest"`);
  });

  test('is contested with words or without, once; a second click says the same', async () => {
    const { args, context } = await paused();
    const shown = await contest.loader(args('/track/case/contest'));
    const page = pageOf(<contest.default loaderData={shown} />, '/track/case/contest');
    expect(page).toContain('决定的单位只看到问题、暂停的时间和您写的话');
    const send = () => outcomeOf(async () => contest.action(args('/track/case/contest', { body: '' })));
    for (const answer of [await send(), await send()]) {
      expect(answer).toMatchObject({ status: 303, location: '/track/case?sent=contest' });
    }
    const events = await context.db.selectFrom('case_events').select('type').execute();
    expect(events.filter(({ type }) => type === 'pause_contested')).toHaveLength(1);
    const again = await outcomeOf(async () => contest.loader(args('/track/case/contest')));
    expect(again).toMatchObject({ status: 303, location: '/track/case?sent=changed' });
  });

  test.each([
    ['zh-CN', '暂停已作废', '到期没有决定，异议成立，暂停作废'],
    ['en', 'A pause was annulled', 'Nobody decided in time: you are right, and the pause is annulled'],
    ['ru', 'Приостановка отменена', 'Решения в срок не было: Вы правы, приостановка отменена'],
  ] as const)('that nobody decides on is told as annulled in %s', async (locale, title, happened) => {
    const { args, context, caseId } = await paused();
    await contest.action(args('/track/case/contest', { body: '早就写了。' }));
    await sweepTo(context.db, shanghai('2026-11-04 09:00'));
    const view = await openTrackedCase(anInvestor(context.db, shanghai('2026-11-04 09:00')), caseId);
    const page = trackedCasePage(view, { ...inWords(locale), now: shanghai('2026-11-04 09:00') });
    expect(page.dateMoves.pause).toMatchObject({ title, canContest: false });
    expect(page.history.map((entry) => entry.title)).toContain(happened);
  });
});
