import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everybody, publicAddresses } from '#tests/e2e/all-pages.ts';
import { buildWorld, WORLD_OPENS } from '#tests/e2e/role-world.ts';
import { launchBrowser, openWindow } from '#tests/support/browser.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

// Every public page in three languages: as narrow as 320 px, and read by axe. No page needs a script; axe brings its own.
const NARROW = { width: 320, height: 640 };
const LANGUAGES = ['zh-CN', 'en', 'ru'] as const;

let portal: TestPortal;
let browser: Browser;
let window: BrowserContext;
let page: Page;
beforeAll(async () => {
  portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  const visitor = await everybody(portal, await buildWorld(portal));
  browser = await launchBrowser();
  window = await openWindow(browser, { viewport: NARROW, javaScript: true });
  // A __Host- cookie is set as over TLS; to localhost the browser sends it without.
  const url = portal.origin.replace('http:', 'https:');
  await window.addCookies([...visitor.cookies].map(([name, value]) => ({ name, value, url, secure: true })));
  page = await window.newPage();
});
afterAll(async () => {
  await window?.close();
  await browser?.close();
  await portal?.close();
});

const languageOf = (path: string) => LANGUAGES.find((locale) => path.startsWith(`/${locale}`)) ?? 'zh-CN';
// Leaving is no page; the answers of /look, /track/leave and /report/from-check only lead on; files are no pages.
const PAGES = publicAddresses().filter((path) => !/\/(exit|look|leave|from-check|date|[a-z]+\.[a-z]+)$/.test(path));

describe.each(LANGUAGES)('no public page in %s', (language) => {
  const own = PAGES.filter((path) => languageOf(path) === language);

  test('has to be moved sideways at 320 px, or has a barrier that axe finds', { timeout: 240_000 }, async () => {
    const found: unknown[] = [];
    for (const path of own) {
      const answer = await page.goto(`${portal.origin}${path}`);
      // An error page has no barriers either.
      expect([path, answer?.status()]).toEqual([path, path.endsWith('no-such-page') ? 404 : 200]);
      // What needs a case or a draft is read with one: a page that only leads away would prove nothing.
      if (/\/(case|kind)$/.test(path)) expect(new URL(page.url()).pathname).toBe(path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > NARROW.width) found.push([path, `${width} px wide`]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of violations) found.push([path, id, nodes.map(({ html }) => html)]);
    }
    expect(own.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
