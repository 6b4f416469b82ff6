import { describe, expect, test } from 'vitest';
import { loader as higherChannel } from '#app/routes/public/report-higher.tsx';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';

const typedOn = (shown: unknown) => (shown as { answers: { pending?: unknown } }).answers.pending;

describe('leaving a step with half an answer', () => {
  test('another language opens the same step with what was typed', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'amounts' });
    const typed = { itemText: '道路维护费', yuan: '很多', intent: 'language:ru' };
    const answer = await reporter.ask('/report/step/amounts', typed);
    expect(answer).toMatchObject({ status: 303, location: '/ru/report/step/amounts' });
    expect(typedOn((await reporter.ask('/ru/report/step/amounts')).shown)).toMatchObject({
      amounts: { itemText: '道路维护费', yuan: '很多', paidHow: '' },
    });
  });

  test('on the way from the check page that way stays', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const path = '/en/report/step/what?back=check';
    const answer = await reporter.ask(path, { what: '一半', intent: 'language:zh-CN' });
    expect(answer.location).toBe('/report/step/what?back=check');
    expect((await reporter.ask(path, { what: '一半', intent: 'back' })).location).toBe('/en/report/check');
  });

  test('返回 goes one step back and the text is there again', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'what' });
    expect((await reporter.ask('/report/step/what', { what: '一半', intent: 'back' })).location).toBe(
      '/report/step/amounts',
    );
    expect(typedOn((await reporter.ask('/report/step/what')).shown)).toEqual({ what: { what: '一半', decidedOn: '' } });
    await reporter.ask('/report/step/what', { what: '全部' });
    const page = await reporter.ask('/report/step/what');
    expect(page.shown).toMatchObject({ answers: { what: '全部' } });
    expect(typedOn(page.shown)).toBeUndefined();
  });

  test('返回 from the first step leads to the start, which has nothing to go on with', async () => {
    const reporter = aReporter();
    await reporter.ask('/report', {});
    expect((await reporter.ask('/report/step/kind', { intent: 'back' })).location).toBe('/report');
    expect((await reporter.ask('/report')).shown).toMatchObject({ earlier: null });
  });

  test('a word that is no language is an ordinary answer', async () => {
    const reporter = aReporter();
    await reporter.ask('/report', {});
    const answer = await reporter.ask('/report/step/kind', { group: 'fee', intent: 'language://evil.example' });
    expect(answer.location).toBe('/report/step/category');
  });

  test('after the receipt nothing typed is kept', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    await reporter.ask('/report/step/what', { what: '一半', intent: 'back' });
    await reporter.send({ query: 'no' });
    expect((await reporter.ask('/report/step/what', { what: 'x', intent: 'back' })).location).toBe(
      '/report/done?again=1',
    );
    expect(JSON.stringify((await reporter.ask('/report/done')).shown)).not.toContain('一半');
  });
});

test('a hidden reporter leaves phone and e-mail empty and can send', async () => {
  const reporter = aReporter();
  await fillIn(reporter, { forms: { identity: { identityMode: 'hidden' } } });
  await reporter.ask('/report/step/project', {});
  expect((await reporter.ask('/report/step/contact', { name: '伊万' })).location).toBe('/report/check');
  expect((await reporter.send({ query: 'no' })).location).toBe('/report/done');
});

test('the page of the higher channel has the way out for everyone', () => {
  expect(higherChannel()).toEqual({ showExit: true });
});
