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

const here = () => new URL(page.url()).pathname + new URL(page.url()).search;
const switchTo = (word: string) => toNextPage(page, () => page.click(`.masthead-tools button >> text="${word}"`));
const valuesOf = async (names: string[]) => Promise.all(names.map((name) => page.inputValue(`main [name=${name}]`)));

/** Each page with what somebody types there. */
const TYPED: [path: string, fields: Record<string, string>][] = [
  ['/check/fee', { itemText: '进城费', yuan: '1 200' }],
  ['/road', { place: '312 国道', badge: '0417', more: 'ночью, двое' }],
  ['/track', { code: 'ABCD-EFGH' }],
  ['/apply/resume', { code: 'ABCD-EFGH' }],
  ['/verify', { proof: '{"a":1}', text: '一段文字' }],
  ['/services/company-registration/written', { what: '窗口说不行 & 没有理由', place: '6 号窗口', name: '王' }],
];

describe('without JavaScript, what was typed stays, and stands in no address', () => {
  test.each(TYPED)('on %s, when language, colours and size are changed', async (path, fields) => {
    const names = Object.keys(fields);
    await page.goto(`${portal.origin}${path}`);
    for (const [name, value] of Object.entries(fields)) await page.fill(`main [name=${name}]`, value);
    await switchTo('Русский');
    expect(here()).toBe(`/ru${path}`);
    expect(await page.getAttribute('html', 'lang')).toBe('ru');
    expect(await valuesOf(names)).toEqual(Object.values(fields));
    await switchTo('Тёмный');
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    await page.fill(`main [name=${names[0]}]`, 'x');
    await switchTo('中文');
    await switchTo('长辈版');
    expect(await page.getAttribute('html', 'data-size')).toBe('large');
    expect(await valuesOf(names)).toEqual(['x', ...Object.values(fields).slice(1)]);
    expect(here()).toBe(path);
    await switchTo('标准版');
    await switchTo('浅色');
  });
});

test('Enter in such a form sends it to its page, and not to another language', async () => {
  await page.goto(`${portal.origin}/track`);
  await page.fill('main [name=code]', 'ABCD');
  await toNextPage(page, () => page.press('main [name=code]', 'Enter'));
  expect(here()).toBe('/track');
  expect(await page.innerText('.error-summary')).toContain('没有找到');
});

test('a verdict on a fee is given again in the other language', async () => {
  await page.goto(`${portal.origin}/check/fee`);
  await page.fill('main [name=itemText]', '进城费');
  await page.fill('main [name=yuan]', '200');
  await toNextPage(page, () => page.click('main .btn-main, main form button:not([name])'));
  const heading = await page.innerText('main h2 >> nth=1');
  await switchTo('English');
  expect(here()).toBe('/en/check/fee');
  expect(await page.locator('section[aria-labelledby=result]').count()).toBe(1);
  expect(await page.innerText('main')).not.toContain(heading);
  expect(await page.inputValue('main [name=yuan]')).toBe('200');
});

test('the receipt of an ask for a written answer is shown with the same code in the other language', async () => {
  await page.goto(`${portal.origin}/services/company-registration/written`);
  const fields = { what: '窗口说不行', refusedOn: '2026-11-01', name: '王', phone: '13800000000' };
  for (const [name, value] of Object.entries(fields)) await page.fill(`main [name=${name}]`, value);
  await toNextPage(page, () => page.click('main form button:not([name])'));
  const code = await page.innerText('#query-code');
  await switchTo('English');
  expect(await page.innerText('#query-code')).toBe(code);
  await switchTo('Dark');
  expect(await page.innerText('#query-code')).toBe(code);
  expect(await portal.db.selectFrom('cases').select('id').execute()).toHaveLength(1);
});
