import { describe, expect, test } from 'vitest';
import * as other from '#app/routes/public/report-other.tsx';
import { pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';

const CHECK = {
  check: 'fee',
  itemText: '管理费',
  yuan: '1200',
  department: 'jtj',
  receiptKind: 'none',
  paidHow: 'cash',
};
type Reporter = ReturnType<typeof aReporter>;
type Shown = Awaited<ReturnType<typeof other.loader>>;

const begin = (reporter: Reporter) => reporter.ask('/report/from-check', CHECK);
const shown = async (reporter: Reporter) => (await reporter.ask('/report/other')).shown as Shown;
const whatOf = async (reporter: Reporter) => {
  const { answers } = (await reporter.ask('/report/step/kind')).shown as {
    answers: { group?: string; check?: object };
  };
  return answers;
};

describe('a report that begins while another is open in this browser', () => {
  test('waits until it is chosen: nothing of the open one is lost', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'outcome' });
    const before = await whatOf(reporter);
    expect(await begin(reporter)).toMatchObject({ status: 303, location: '/report/other' });
    expect(await whatOf(reporter)).toEqual(before);
    expect(await shown(reporter)).toMatchObject({ isSent: false, openHref: '/report/step/outcome' });
    await fillIn(reporter, { from: 'outcome' });
    expect(await reporter.send({ query: 'no' })).toMatchObject({ location: '/report/done' });
  });

  test('takes its place by the button that says so', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'outcome' });
    await begin(reporter);
    expect(await reporter.ask('/report/other', {})).toMatchObject({ location: '/report/step/identity' });
    expect(await whatOf(reporter)).toMatchObject({ group: 'fee', check: { kind: 'fee' } });
    expect(await reporter.rows('report_drafts')).toHaveLength(1);
    expect(await reporter.ask('/report/other')).toMatchObject({ location: '/report' });
  });

  test('does not take the receipt away whose code is not confirmed', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    await reporter.send({ query: 'no' });
    expect(await begin(reporter)).toMatchObject({ location: '/report/other' });
    expect(await shown(reporter)).toMatchObject({ isSent: true, openHref: '/report/done' });
    expect((await reporter.ask('/report/done')).shown).toMatchObject({ state: 'receipt' });
  });

  test('is asked about nowhere else: with no report begun it begins at once', async () => {
    const reporter = aReporter();
    await reporter.ask('/report', {});
    expect(await begin(reporter)).toMatchObject({ location: '/report/step/identity' });
    expect(await aReporter().ask('/report/other')).toMatchObject({ location: '/report' });
    expect(await aReporter().ask('/report/other', {})).toMatchObject({ location: '/report' });
  });

  test('of an anonymous reporter has the exit button', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'outcome' });
    await begin(reporter);
    expect(await shown(reporter)).toMatchObject({ showExit: true });
  });

  test.each([
    ['', '接着填写那一份', '清除前一份，开始新的'],
    ['/en', 'Go on with the earlier one', 'Erase it and start the new one'],
    ['/ru', 'Продолжить прежнее', 'Стереть и начать новое'],
  ])('%s names both ways', async (language, goOn, startNew) => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'outcome' });
    await begin(reporter);
    const data = (await reporter.ask(`${language}/report/other`)).shown as Shown;
    const page = pageOf(<other.default loaderData={data} />, `${language}/report/other`);
    expect(page).toContain(`href="${language}/report/step/outcome"`);
    expect(page).toContain(goOn);
    expect(page).toContain(startNew);
  });
});
