import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toNextPage } from '#tests/e2e/acts.ts';
import { launchBrowser, openWindow, PHONE } from '#tests/support/browser.ts';
import { shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

let browser: Browser;
let portal: TestPortal;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
  page = await (await openWindow(browser, { viewport: PHONE })).newPage();
});
afterAll(async () => {
  await portal.close();
  await browser.close();
});

const here = () => new URL(page.url()).pathname;
const alert = () => page.locator('main [role=alert]:not([hidden])');

/** Presses the main button as a browser does that keeps no cookie. */
async function pressWithoutCookies(button = 'main form[method=post] button:not([name])'): Promise<void> {
  await page.context().clearCookies();
  await toNextPage(page, () => page.click(button));
}

describe('a browser that keeps no cookie is told so where it stands, without JavaScript', () => {
  test.each([
    ['/report', {}, '浏览器没有保存本站的 Cookie'],
    ['/apply/company-registration', {}, '浏览器没有保存本站的 Cookie'],
    ['/en/road', { place: 'G312, km 40', more: 'two of them' }, 'Your browser did not keep the cookie'],
    ['/ru/track', { code: 'ABCD-EFGH' }, 'Браузер не сохранил cookie'],
    ['/apply/resume', { code: 'ABCD-EFGH' }, '浏览器没有保存本站的 Cookie'],
  ])('on %s, as often as it tries, and what was typed stays', async (path, fields, words) => {
    await page.goto(`${portal.origin}${path}`);
    for (const [name, value] of Object.entries(fields)) await page.fill(`main [name=${name}]`, value);
    for (const _time of ['first', 'second']) {
      await pressWithoutCookies();
      expect(here()).toBe(path);
      expect(await alert().innerText()).toContain(words);
      for (const [name, value] of Object.entries(fields)) {
        expect(await page.inputValue(`main [name=${name}]`)).toBe(value);
      }
    }
    expect(await portal.db.selectFrom('report_drafts').select('token_hash').execute()).toEqual([]);
  });

  test('behind a verdict on a fee too, which stays with what was typed; once cookies are kept, the report begins', async () => {
    await page.goto(`${portal.origin}/check/fee`);
    await page.fill('main [name=itemText]', '进城费');
    await page.fill('main [name=yuan]', '200');
    await toNextPage(page, () => page.click('main form button:not([name])'));
    const reportIt = 'form[action="/report/from-check"] button';
    await pressWithoutCookies(reportIt);
    expect(await alert().innerText()).toContain('浏览器没有保存本站的 Cookie');
    expect(await page.inputValue('main [name=yuan]')).toBe('200');
    await page.goto(`${portal.origin}/report`);
    await toNextPage(page, () => page.click('main form[method=post] button'));
    expect(here()).toBe('/report/step/kind');
    expect(await page.innerText('main')).not.toContain('Cookie');
  });

  test('and 立即离开 takes the cookie back that was set to find it out', async () => {
    await page.context().clearCookies();
    await page.goto(`${portal.origin}/report`);
    const names = async () => (await page.context().cookies()).map(({ name }) => name);
    expect(await names()).toEqual(['__Host-kept']);
    const answer = await page.request.post(`${portal.origin}/exit`, {
      headers: { 'Sec-Fetch-Site': 'same-origin' },
      maxRedirects: 0,
    });
    expect(answer.headersArray().some(({ value }) => value.startsWith('__Host-kept=;'))).toBe(true);
  });
});
