import lighthouse from 'lighthouse';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WORLD_OPENS } from '#tests/e2e/role-world.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

// A13. Pages where somebody writes or looks up a case are noindex, which the crawlable audit punishes by design.
const LOWEST = 0.95;
const PORT = 9377;
const PAGES: [path: string, isListed: boolean][] = [
  ['/', true],
  ['/services', true],
  ['/check/fee', true],
  ['/report', false],
  ['/track', false],
  ['/ru/help', true],
];

let portal: TestPortal;
let browser: Browser;
beforeAll(async () => {
  portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${PORT}`],
  });
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

test.each(PAGES)('%s is worth 95 of 100 in every category of Lighthouse', async (path, isListed) => {
  const categories = ['performance', 'accessibility', 'best-practices', ...(isListed ? ['seo'] : [])];
  const result = await lighthouse(`${portal.origin}${path}`, {
    port: PORT,
    logLevel: 'error',
    onlyCategories: categories,
  });
  const scores = Object.values(result?.lhr.categories ?? {}).map(({ id, score }) => [id, score ?? 0] as const);
  expect(scores.map(([id]) => id).sort()).toEqual([...categories].sort());
  expect(scores.filter(([, score]) => score < LOWEST)).toEqual([]);
});
