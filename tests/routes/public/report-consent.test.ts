import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { textsFor } from '#app/i18n/index.ts';
import ReportDone from '#app/routes/public/report-done.tsx';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { aReporter, type Fields, fillIn } from '#tests/routes/public/a-reporter.ts';

type Reporter = ReturnType<typeof aReporter>;

async function shownOf(reporter: Reporter, path = '/report/check'): Promise<string> {
  return ((await reporter.ask(path)).shown as { shown: string }).shown;
}

/** A check page that was opened, and then overtaken by what another tab answered. */
async function overtaken(step: string, fields: Fields) {
  const reporter = aReporter();
  await fillIn(reporter);
  const shown = await shownOf(reporter);
  await reporter.ask(`/report/step/${step}?back=check`, fields);
  return { reporter, shown };
}

describe('what is agreed to is what was shown', () => {
  test.each([
    ['another unit is asked', 'accused', { unit: 'zjj' }],
    ['the query names something else', 'amounts', { itemCode: 'A-001', yuan: '550' }],
    ['the story is another', 'what', { what: '第二个标签页里改过的经过。' }],
  ])('%s since the page was opened: nothing is sent, the page is shown again', async (_, step, fields) => {
    const { reporter, shown } = await overtaken(step, fields);
    const answer = await reporter.ask('/report/check', { shown, query: 'yes' });
    expect(answer).toMatchObject({ status: 400, shown: { isChanged: true, values: {}, errors: {} } });
    expect(await reporter.rows('cases')).toEqual([]);
    expect((await reporter.send({ query: 'yes' })).location).toBe('/report/done');
  });

  test('a form that does not say what it showed sends nothing', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    expect(await reporter.ask('/report/check', { query: 'yes' })).toMatchObject({ status: 400 });
    expect(await reporter.rows('cases')).toEqual([]);
  });

  test('the language and what was typed and left elsewhere change nothing', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const shown = await shownOf(reporter);
    await reporter.ask('/report/step/what', { what: 'x', intent: 'back' });
    expect(await shownOf(reporter, '/ru/report/check')).toBe(shown);
  });
});

describe('which choice counts', () => {
  test.each([
    ['yes', true],
    ['no', false],
  ])('the receipt says what was chosen about the query: %s', async (query, queryAgreed) => {
    const reporter = aReporter();
    await fillIn(reporter);
    await reporter.send({ query });
    expect((await reporter.ask('/report/done')).shown).toMatchObject({
      receipt: { queryAgreed, wordsToHigher: null },
    });
  });

  test('two tabs with different choices: the second one reads the choice of the first', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const shown = await shownOf(reporter);
    await reporter.ask('/report/check', { shown, query: 'no' });
    const second = await reporter.ask('/report/check', { shown, query: 'yes' });
    expect(second.location).toBe('/report/done?again=1');
    const { shown: page } = await reporter.ask('/report/done?again=1');
    expect(page).toMatchObject({ isRepeat: true, receipt: { queryAgreed: false } });
    const loaderData = page as Parameters<typeof ReportDone>[0]['loaderData'];
    const markup = renderPage(createElement(ReportDone, { loaderData }), '/report/done');
    expect(markup.split(textsFor('zh-CN').receipt.queryDeclined)).toHaveLength(2);
  });

  test('at the very same moment too', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const shown = await shownOf(reporter);
    const choose = (query: string) => reporter.ask('/report/check', { shown, query });
    await Promise.all([choose('no'), choose('yes')]);
    const [opened] = await listCaseEvents(reporter.context.db, 1);
    if (opened?.type !== 'case_opened') throw new Error('no case was opened');
    const { queryAgreed } = opened;
    expect((await reporter.ask('/report/done?again=1')).shown).toMatchObject({ receipt: { queryAgreed } });
  });
});

describe('a change of the category', () => {
  test('keeps the payments until sending, and sends them only where they belong', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    await reporter.ask('/report/step/kind?back=check', { group: 'late' });
    await reporter.ask('/report/step/category?back=check', { category: 'E1' });
    expect((await reporter.ask('/report/check')).shown).not.toHaveProperty('answers.amounts');
    await reporter.ask('/report/step/kind?back=check', { group: 'fee' });
    await reporter.ask('/report/step/category?back=check', { category: 'L1' });
    expect((await reporter.ask('/report/check')).shown).toMatchObject({
      answers: { amounts: { lines: [{ itemText: '道路维护费', amountFen: 120_000 }] } },
    });
  });

  test('sends no payment of a category that has none', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    await reporter.ask('/report/step/kind', { group: 'late' });
    await reporter.ask('/report/step/category?back=check', { category: 'E1' });
    expect((await reporter.send()).location).toBe('/report/done');
    expect(await reporter.context.db.selectFrom('report_amounts').selectAll().execute()).toEqual([]);
  });
});
