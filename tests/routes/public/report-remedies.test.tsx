import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { SiteProvider } from '#app/components/layout/locale.tsx';
import CheckFine from '#app/routes/public/check-fine.tsx';
import ReportCheck from '#app/routes/public/report-check.tsx';
import ReportDone from '#app/routes/public/report-done.tsx';
import ReportStep from '#app/routes/public/report-step.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { findDecisionDay } from '#db/repositories/reports.server.ts';
import { A_SITE, renderPage } from '#tests/components/render-page.tsx';
import { pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { aReporter, type Fields, fillIn } from '#tests/routes/public/a-reporter.ts';
import { anOpenedCase } from '#tests/routes/public/an-opened-case.tsx';
import { anAccount, asStaff, shanghai } from '#tests/support/builders.ts';

const WHAT = '被罚款三千元，说不清依据。';
/** Reported on 23 November 2026. */
const DECIDED_ON = '2026-11-18';
const NOTHING_STOPS = '在本网站反映，不会让法律规定的期限停下来';

const aFineReported = async (what: Fields, category = 'L2', until?: string) => {
  const reporter = aReporter();
  const forms = { kind: { group: 'fine' }, category: { category }, what: { what: WHAT, ...what } };
  const answer = await fillIn(reporter, { forms, until });
  return { reporter, answer };
};
const shownAt = async (reporter: ReturnType<typeof aReporter>, path: string, page: unknown) => {
  const { shown } = await reporter.ask(path);
  return renderPage(createElement(page as never, { loaderData: shown } as never), path);
};

describe('a report of a fine, and the remedies of the law', () => {
  test('asks for the day of the decision beside what happened, and of no other conduct', async () => {
    const fine = await aFineReported({}, 'L2', 'what');
    expect(await shownAt(fine.reporter, '/report/step/what', ReportStep)).toContain('name="decidedOn"');
    const fee = aReporter();
    await fillIn(fee, { until: 'what' });
    expect(await shownAt(fee, '/report/step/what', ReportStep)).not.toContain('name="decidedOn"');
  });

  test.each([
    ['a day to come', '2026-11-24', 'day_future'],
    ['no day', 'gestern', 'day_format'],
  ])('%s is refused, with the text still there', async (_what, decidedOn, error) => {
    const { reporter } = await aFineReported({}, 'L2', 'what');
    const typed = { what: WHAT, decidedOn };
    expect(await reporter.ask('/report/step/what', typed)).toMatchObject({
      status: 400,
      shown: { values: typed, errors: { decidedOn: error } },
    });
  });

  test('with its day, check page and receipt show each last day, say that nothing stops them, and give the calendar', async () => {
    const { reporter } = await aFineReported({ decidedOn: DECIDED_ON });
    const check = await shownAt(reporter, '/report/check', ReportCheck);
    expect((await reporter.send({ query: 'no' })).location).toBe('/report/done');
    for (const page of [check, await shownAt(reporter, '/report/done', ReportDone)]) {
      expect(page).toContain(NOTHING_STOPS);
      for (const lastOn of ['2026-12-03', '2027-01-18', '2027-05-18']) expect(page).toContain(`dateTime="${lastOn}"`);
      expect(page).toContain('3%');
      expect(page).toContain('form="remedy-days"');
      expect(page).toMatch(/<form id="remedy-days"[^>]*action="\/remedies\/dates\.ics"/);
      expect(page).toContain(`name="decidedOn" value="${DECIDED_ON}"`);
    }
    // A form within a form would be dropped by the browser.
    expect(check.indexOf('</form>')).toBeLessThan(check.indexOf('<form id="remedy-days"'));
  });

  test('on paper too the receipt says whom to ask: the phone, and the window where the county has one', async () => {
    const { reporter } = await aFineReported({ decidedOn: DECIDED_ON });
    await reporter.send({ query: 'no' });
    const { shown } = await reporter.ask('/report/done');
    const done = createElement(ReportDone as never, { loaderData: shown } as never);
    const countySite = { ...A_SITE.countySite, windowAddress: '人民路1号' };
    const site = { ...A_SITE, pathname: '/report/done', countySite };
    const page = renderToStaticMarkup(<SiteProvider site={site}>{done}</SiteProvider>);
    expect(page).toContain('href="tel:12345"');
    expect(page).toContain('<li>也可以到办事窗口询问：人民路1号。</li>');
    // The last days of the remedies and where to ask stand among what is printed.
    expect(page).toContain('dateTime="2027-01-18"');
    expect(renderPage(done, '/report/done')).not.toContain('办事窗口');
  });

  test('without a day they say what the law gives, and lead to where it is worked out', async () => {
    const { reporter } = await aFineReported({ decidedOn: '' });
    const check = await shownAt(reporter, '/report/check', ReportCheck);
    expect((await reporter.send({ query: 'no' })).location).toBe('/report/done');
    for (const page of [check, await shownAt(reporter, '/report/done', ReportDone)]) {
      expect(page).toContain(NOTHING_STOPS);
      expect(page).toContain('60 日');
      expect(page).toContain('href="/remedies"');
      expect(page).not.toContain('form="remedy-days"');
    }
  });

  test('of a seizure no fine is to be paid; of a fee nothing is said of a decision', async () => {
    const { reporter } = await aFineReported({ decidedOn: DECIDED_ON }, 'L4');
    expect(await reporter.ask('/report/check')).toMatchObject({
      shown: { remedies: { isFine: false, dates: [{ remedy: 'reconsideration' }, { remedy: 'litigation' }] } },
    });
    await reporter.ask('/report/step/kind', { group: 'fee' });
    await fillIn(reporter, { from: 'category' });
    const { shown } = await reporter.ask('/report/check');
    expect(shown).toMatchObject({ remedies: null });
    expect((shown as { answers: object }).answers).not.toHaveProperty('decidedOn');
  });
});

describe('the case of a fine behind its code', () => {
  const FINE = { group: 'fine', category: 'L2', decidedOn: '2026-10-28' } as const;

  test.each([
    ['', '您自己的期限'],
    ['/en', 'Your own time limits'],
    ['/ru', 'Ваши собственные сроки'],
  ])('%s shows the last days, with what is over, from the first day on', async (language, title) => {
    const { args, comeBack } = await anOpenedCase({ report: FINE });
    await comeBack('2026-11-16 10:00');
    const data = await trackCase.loader(args(`${language}/track/case`));
    const page = pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
    expect(page).toContain(title);
    expect(data.page.remedies?.dates.map(({ remedy, lastOn, isOver }) => [remedy, lastOn, isOver])).toEqual([
      ['payment', '2026-11-12', true],
      ['reconsideration', '2026-12-28', false],
      ['litigation', '2027-04-28', false],
    ]);
    expect(page).toContain(`action="${language}/remedies/dates.ics"`);
  });

  test('the day is shown to nobody who handles it', async () => {
    const { context, reference, caseId } = await anOpenedCase({ report: FINE });
    expect(await findDecisionDay(context.db, caseId)).toBe(FINE.decidedOn);
    const lead = await anAccount(context.db, { department: 'sfj', role: 'officer' });
    const opened = await openCase(asStaff(context.db, lead, shanghai('2026-11-02 11:00')), reference);
    expect(JSON.stringify(opened)).toContain(reference);
    expect(JSON.stringify(opened)).not.toContain(FINE.decidedOn);
    const queries = await context.db.selectFrom('query_cases').selectAll().execute();
    expect(JSON.stringify(queries)).not.toContain(FINE.decidedOn);
    const events = await context.db.selectFrom('case_events').selectAll().execute();
    expect(JSON.stringify(events)).not.toContain(FINE.decidedOn);
  });
});

test('the fine checker leads to the remedies, which run on', () => {
  const props = { loaderData: { hasDraft: false }, actionData: { values: {}, results: [] } };
  const page = renderPage(createElement(CheckFine, props as never), '/check/fine');
  expect(page).toContain(NOTHING_STOPS);
  expect(page).toContain('href="/remedies"');
});
