import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmCode, type Filing, fillReport, sendReport } from '#tests/e2e/acts.ts';
import { barriersOn } from '#tests/support/axe.ts';
import { launchBrowser, openWindow, PHONE } from '#tests/support/browser.ts';
import { shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

// The receipt in the browser: experience.md P9 and the checks A15, B16, E3, E14.
const LANGUAGES = ['', '/en', '/ru'] as const;
const FILING: Filing = {
  group: 'fee',
  category: 'L1',
  identity: 'anonymous',
  units: ['jtj'],
  item: '管理费',
  yuan: '1200',
  what: '货车在检查点被要求交管理费，没有票据。',
  outcome: '退还费用。',
  query: 'yes',
};
/** By when it is accepted and answered, each with its weekday. */
const ACCEPTED = /11 月 24 日（周二）|Tuesday 24 November|24 ноября \(вт\)/;
const ANSWERED = /12 月 1 日（周二）|Tuesday 1 December|1 декабря \(вт\)/;
type Sent = { window: BrowserContext; page: Page; code: string };

let portal: TestPortal;
let browser: Browser;
const sent = new Map<string, Sent>();
const at = (language: string) => sent.get(language) as Sent;
beforeAll(async () => {
  // A Monday whose answer falls into the next month: long dates.
  portal = await startPortal({ at: shanghai('2026-11-23 10:00'), limits: 'lifted' });
  browser = await launchBrowser();
  for (const language of LANGUAGES) {
    const window = await openWindow(browser, { viewport: PHONE, javaScript: true });
    const page = await window.newPage();
    await fillReport(page, portal.origin, { ...FILING, language });
    sent.set(language, { window, page, ...(await sendReport(page, FILING)) });
  }
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

/** What a screen reader reads, in its order. */
async function readAloud({ window, page }: Sent): Promise<string[]> {
  const session = await window.newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  // The list of nodes is in no order of reading; the tree is.
  const read = (id: string): string[] => {
    const node = byId.get(id);
    if (!node) return [];
    const isSaid = !node.ignored && ['StaticText', 'image'].includes(String(node.role?.value));
    return isSaid ? [String(node.name?.value ?? '').trim()] : (node.childIds ?? []).flatMap(read);
  };
  return read(nodes[0]?.nodeId ?? '').filter((words) => words !== '');
}

describe.each(LANGUAGES)('the receipt at “%s”', (language) => {
  test('shows code, dates and phone on one screen of a small phone, the code in large type', async () => {
    const { page } = at(language);
    const card = page.locator('.panel');
    const box = await card.boundingBox();
    expect(box?.height).toBeLessThanOrEqual(PHONE.height);
    expect(box?.width).toBeLessThanOrEqual(PHONE.width);
    const words = await card.innerText();
    expect(words).toContain('12345');
    expect(words).toMatch(ACCEPTED);
    expect(words).toMatch(ANSWERED);
    const size = await page.locator('.code').evaluate((code) => Number.parseFloat(getComputedStyle(code).fontSize));
    expect(size).toBeGreaterThanOrEqual(28);
  });

  test('is read aloud in order: heading, code group by group, dates, next steps', async () => {
    const said = await readAloud(at(language));
    const { code } = at(language);
    const title = said.indexOf((await at(language).page.locator('h1').innerText()).trim());
    const groups = code.split('-').map((group) => said.indexOf(group));
    const dates = [ACCEPTED, ANSWERED].map((date) => said.findIndex((words) => date.test(words)));
    const order = [title, ...groups, ...dates, said.indexOf('12345')];
    expect(order, said.join(' | ')).not.toContain(-1);
    expect(order, said.join(' | ')).toEqual([...order].sort((one, other) => one - other));
  });

  test('has no barrier, and nothing of it lies beside the screen', async () => {
    const { page } = at(language);
    expect(await barriersOn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
  });

  test('prints without navigation, buttons and forms, and with all that is to be kept', async () => {
    const { page, code } = at(language);
    await page.emulateMedia({ media: 'print' });
    const seen = await page
      .locator('nav, button, form, .exit-bar, .footer, .btn, .skip-link')
      .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
    const words = await page.innerText('main');
    await page.emulateMedia({ media: 'screen' });
    expect(seen).toEqual([]);
    expect(words.replace(/\s/g, '')).toContain(code);
    expect(words).toMatch(/[0-9a-f]{64}/);
  });
});

describe.each(LANGUAGES)('what is taken along from “%s”', (language) => {
  test.each([
    ['receipt.png', 'image/png', 60_000],
    ['receipt.pdf', 'application/pdf', 150_000],
    ['receipt.json', 'application/json', 2_000],
  ])('%s is small, kept in no cache, and has a name that says nothing', async (name, type, most) => {
    const { page } = at(language);
    const answer = await page.request.get(`${portal.origin}${language}/report/done/${name}`);
    const bytes = await answer.body();
    expect(bytes.length).toBeGreaterThan(300);
    expect(bytes.length).toBeLessThanOrEqual(most);
    expect(answer.headers()).toMatchObject({
      'content-type': type,
      'cache-control': 'no-store',
      'content-disposition': `attachment; filename="${name}"`,
    });
  });

  test('the picture is read when it is opened, not before, and stands there to be pressed', async () => {
    const { page } = at(language);
    const picture = page.locator('details img');
    const width = () => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(await width()).toBe(0);
    await page.click('details summary');
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('details img')?.naturalWidth === 720);
    expect((await picture.boundingBox())?.width).toBeLessThanOrEqual(PHONE.width);
    expect(await picture.getAttribute('alt')).toBeTruthy();
    await page.click('details summary');
  });
});

describe('copying the code', () => {
  test('puts it into the clipboard and says so', async () => {
    const { window, page, code } = at('');
    await window.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: portal.origin });
    await page.click('button[data-copy]');
    await page.waitForFunction(() => document.getElementById('copy-status')?.textContent !== '');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code);
    expect(await page.innerText('#copy-status')).toBe('已复制查询码');
  });

  test('selects it for a long press where the clipboard refuses', async () => {
    const { page, code } = at('/ru');
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await page.click('button[data-copy]');
    await page.waitForFunction(() => document.getElementById('copy-status')?.textContent !== '');
    expect((await page.evaluate(() => String(getSelection()))).replace(/\s/g, '')).toBe(code);
  });

  test('is not offered without JavaScript', async () => {
    const window = await openWindow(browser, { viewport: PHONE });
    await window.addCookies(await at('/en').window.cookies());
    const page = await window.newPage();
    await page.goto(`${portal.origin}/en/report/done`);
    expect(await page.innerText('main')).toContain(at('/en').code.slice(0, 5));
    expect(await page.isVisible('button[data-copy]')).toBe(false);
    await window.close();
  });
});

test('once the code is confirmed the page shows neither code nor receipt, and says why', async () => {
  const { page, code } = at('');
  await confirmCode(page, code);
  await page.goto(`${portal.origin}/report/done`);
  const words = await page.innerText('main');
  expect(words).toContain('查询码只显示一次');
  expect(code.split('-').filter((group) => words.includes(group))).toEqual([]);
  const file = await page.request.get(`${portal.origin}/report/done/receipt.json`, { maxRedirects: 0 });
  expect([file.status(), file.headers().location]).toEqual([303, '/report/done']);
});
