import { describe, expect, test } from 'vitest';
import { PublicShell } from '#app/components/layout/public-shell.tsx';
import { CheckChoices } from '#app/components/report/check-choices.tsx';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { ChoiceLines, NextSteps } from '#app/components/report/next-steps.tsx';
import { SafetyAdvice } from '#app/components/report/safety-advice.tsx';
import { StepForm } from '#app/components/report/step-form.tsx';
import type { StepPage } from '#app/components/report/step-page.ts';
import type { ReceiptDates } from '#app/domain/receipt.ts';
import { renderPage } from '#tests/components/render-page.tsx';

const LINE = { itemCode: null, itemText: '管理费', amountFen: 100, paidOn: null, paidHow: null, receiptKind: null };

function aStep(changes: Partial<StepPage>): StepPage {
  return {
    showExit: true,
    isStep: true,
    step: 'what',
    index: 7,
    total: 9,
    formHref: '/report/step/what',
    answers: { identityMode: 'anonymous' },
    groups: [],
    categories: [],
    units: [],
    items: [],
    foreignHelper: null,
    offersMail: false,
    today: '2026-11-23',
    ...changes,
  };
}

const stepMarkup = (changes: Partial<StepPage>, errors = {}) =>
  renderPage(
    <PublicShell exit sends="step">
      <StepForm page={aStep(changes)} values={{}} errors={errors} />
    </PublicShell>,
    '/en/report/step/what',
  );

describe('a step of a report', () => {
  test('sends its form with the languages and with Back, after an error too', () => {
    for (const markup of [stepMarkup({}), stepMarkup({}, { what: 'Enter what happened' })]) {
      expect(markup).toMatch(/<form[^>]* id="page-form"/);
      expect(markup).toMatch(/<button type="submit" form="page-form" value="language:ru" lang="ru" name="intent">/);
      expect(markup).toMatch(/<button type="submit" value="back" class="back-link" name="intent">Back<\/button>/);
      expect(markup).not.toContain('href="/ru/report/step/what"');
    }
  });

  test('Enter continues: no other button of the form stands before that', () => {
    const first = /<(?:button|input type="submit")[^>]*name="intent"[^>]*>/.exec(stepMarkup({}))?.[0];
    expect(first).toContain('value="continue"');
    expect(first).toContain('form="page-form"');
  });

  test('the note on leaving stands once and does not stay on top', () => {
    const bar = /<section class="exit-bar".*?<\/section>/s.exec(stepMarkup({}))?.[0] ?? '';
    expect(bar).toContain('Leave now');
    expect(bar).not.toContain('history');
    expect(stepMarkup({})).toContain('Your browsing history is not');
  });

  test('a further payment is optional and says so; nothing paid can be said first', () => {
    const first = stepMarkup({ step: 'amounts', answers: {} });
    expect(first.indexOf('name="none"')).toBeLessThan(first.indexOf('name="itemCode"'));
    expect(first).not.toContain('Only if there was another payment');
    const further = stepMarkup({ step: 'amounts', answers: { amounts: { lines: [LINE], isComplete: false } } });
    expect(further).toContain('Only if there was another payment');
    expect(further).not.toContain('name="none"');
  });

  test('a hidden reporter is not asked when to be called', () => {
    expect(stepMarkup({ step: 'contact', answers: { identityMode: 'hidden' } })).not.toContain('name="reachable"');
    expect(stepMarkup({ step: 'contact', answers: { identityMode: 'named' } })).toContain('name="reachable"');
  });

  test.each([
    ['/report/step/safety', '截图里的姓名'],
    ['/en/report/step/safety', 'Cover names'],
    ['/ru/report/step/safety', 'Закройте имена'],
  ])('%s says to take names out of screenshots', (path, words) => {
    expect(renderPage(<SafetyAdvice isBegun />, path)).toContain(words);
  });

  test('the safety page says that another browser begins anew', () => {
    expect(stepMarkup({ step: 'safety' })).toContain('In another browser you start again');
  });
});

const NO_DATES: ReceiptDates = {
  route: 'discipline',
  lead: null,
  acceptBy: null,
  answerBy: null,
  handOffBy: null,
  receiptBy: null,
  contactBy: null,
  contactMinutes: null,
  provisional: false,
};

describe('what happens next', () => {
  test('before sending nothing has been passed on yet', () => {
    const before = renderPage(<NextSteps dates={NO_DATES} isSent={false} />);
    expect(before).not.toContain('已交');
    expect(renderPage(<NextSteps dates={NO_DATES} isSent />)).toContain('已交纪检监察');
  });

  test('outside the county’s reach: the case ends here and the answer comes from elsewhere', () => {
    const markup = renderPage(<NextSteps dates={{ ...NO_DATES, route: 'outside' }} isSent={false} />, '/en/report');
    expect(markup).toContain('With that the case is closed here');
  });

  test('a choice that was not asked for is not spoken of', () => {
    expect(renderPage(<ChoiceLines choices={{ queryAgreed: null, wordsToHigher: null }} />)).toBe('');
    expect(renderPage(<ChoiceLines choices={{ queryAgreed: false, wordsToHigher: true }} />, '/ru')).toMatch(
      /не согласились на запрос.*согласились передать/,
    );
  });
});

test('the higher body keeps its Chinese name, marked as such, behind a word of the page’s language', () => {
  const page = { query: null, outside: { higher: ['上级海关'] } } as unknown as CheckPage;
  const markup = renderPage(<CheckChoices page={page} values={{}} errors={{}} />, '/ru/report/check');
  expect(markup).toContain('вышестоящему органу: <span lang="zh-CN">上级海关</span>');
});
