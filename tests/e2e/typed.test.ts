import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, send } from '#tests/e2e/acts.ts';
import { launchBrowser, openWindow, PHONE } from '#tests/support/browser.ts';
import { shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

const TALLEST_BAR = 64;
const SMALLEST_TARGET = 44;

let browser: Browser;
let portal: TestPortal;
let phone: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
  phone = await (await openWindow(browser, { viewport: PHONE, locale: 'ru-RU' })).newPage();
});
afterAll(async () => {
  await portal.close();
  await browser.close();
});

/** Links and buttons of these kinds that are shown and smaller than a finger. */
function smallTargets(selector: string): Promise<string[]> {
  return phone.evaluate<string[]>(`[...document.querySelectorAll('${selector}')]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width < ${SMALLEST_TARGET} || height < ${SMALLEST_TARGET};
    })
    .map((one) => one.outerHTML)`);
}

const path = () => new URL(phone.url()).pathname;
const typed = (name: string) => phone.inputValue(`main [name=${name}]`);

/** Presses what leads to another page and waits for it. */
async function press(action: () => Promise<unknown>): Promise<void> {
  await Promise.all([phone.waitForNavigation(), action()]);
}

describe('a report on a phone of 360 px, JavaScript off', () => {
  test('up to the payments; what stays on top leaves room for the page', async () => {
    await phone.goto(`${portal.origin}/ru/report`);
    expect(await phone.innerText('main')).toContain('WeChat');
    await phone.click('main form[method=post] button');
    await choose(phone, 'group', 'fee');
    await send(phone);
    await choose(phone, 'category', 'L1');
    await send(phone);
    await choose(phone, 'identityMode', 'hidden');
    await send(phone);
    await send(phone);
    await phone.selectOption('main select[name=unit]', 'jtj');
    const bar = await phone.evaluate<{ top: number; height: number }>(`(() => {
      window.scrollTo(0, document.body.scrollHeight);
      const { top, height } = document.querySelector('.exit-bar').getBoundingClientRect();
      return { top, height };
    })()`);
    expect(bar.top).toBe(0);
    expect(bar.height).toBeLessThanOrEqual(TALLEST_BAR);
    await send(phone);
    expect(path()).toBe('/ru/report/step/amounts');
  });

  test('Enter in a field goes on, neither back nor into another language', async () => {
    await phone.fill('main [name=yuan]', '1 200');
    await press(() => phone.press('main [name=yuan]', 'Enter'));
    expect(path()).toBe('/ru/report/step/amounts');
    expect(await phone.innerText('main')).toContain('Выберите, за что Вы заплатили');
  });

  test('from the page that reports an error the language changes and the amount stays', async () => {
    await press(() => phone.click('nav button[value="language:en"]'));
    expect(path()).toBe('/en/report/step/amounts');
    expect(await typed('yuan')).toBe('1 200');
  });

  test('Back and forth: the amount is there again, and no target is smaller than a finger', async () => {
    await press(() => phone.click('main button[value=back]'));
    expect(path()).toBe('/en/report/step/accused');
    expect(await smallTargets('.back-link, .btn-quiet, .masthead-links button')).toEqual([]);
    await send(phone);
    expect(await typed('yuan')).toBe('1 200');
    await phone.fill('main [name=itemText]', 'Road fee');
    await send(phone);
    expect(path()).toBe('/en/report/step/what');
  });

  test('a hidden reporter gives a name alone; the check page has room for a finger and for what is chosen', async () => {
    await phone.fill('main [name=what]', 'A fee at the checkpoint.');
    await send(phone);
    await send(phone);
    // Photos and files: none.
    await send(phone);
    await send(phone);
    await phone.fill('main [name=name]', 'Yulia');
    await send(phone);
    expect(path()).toBe('/en/report/check');
    expect(await smallTargets('.back-link, .summary-action a, .masthead-links a')).toEqual([]);
    await choose(phone, 'query', 'no');
    await send(phone);
    expect(await phone.innerText('main')).toContain('You did not agree to the query');
  });
});

test('a browser that keeps no cookie is told so after a right code, without a loop', async () => {
  const refusing = await openWindow(browser, { viewport: PHONE });
  const page = await refusing.newPage();
  const answer = await page.goto(`${portal.origin}/track/case?opened=1`);
  expect(answer?.status()).toBe(200);
  expect(new URL(page.url()).search).toBe('?cookies=1');
  expect(await page.innerText('main')).toContain('浏览器没有保存本站的 Cookie');
});
