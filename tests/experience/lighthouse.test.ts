import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WORLD_OPENS } from '#tests/e2e/role-world.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

// A13. Pages where somebody writes or looks up a case are noindex, which the crawlable audit punishes by design.
const LOWEST = 0.95;
const PORT = 9377;
const TRIES = 3;
const PAGES: [path: string, isListed: boolean][] = [
  ['/', true],
  ['/services', true],
  ['/check/fee', true],
  ['/report', false],
  ['/track', false],
  ['/ru/help', true],
];

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
});
afterAll(() => portal.close());

/** The audits that could not be made, each with what Lighthouse says of it: no page was measured by them. */
function unmade({ lhr }: { lhr: Result }): string[] {
  const audits = Object.values(lhr.audits).filter(({ scoreDisplayMode }) => scoreDisplayMode === 'error');
  return audits.map(({ id, errorMessage }) => `${id}: ${errorMessage}`);
}

async function measure(url: string, categories: string[]) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${PORT}`],
  });
  try {
    const result = await lighthouse(url, { port: PORT, logLevel: 'error', onlyCategories: categories });
    if (!result) throw new Error(`Lighthouse measured nothing at ${url}`);
    return result;
  } finally {
    await browser.close();
  }
}

/** A measurement that the tool itself could not make is made again, in a new browser; a low score never is. */
async function measureWhole(url: string, categories: string[]): Promise<{ lhr: Result }> {
  let result = await measure(url, categories);
  for (let tries = 1; tries < TRIES && unmade(result).length > 0; tries += 1) result = await measure(url, categories);
  return result;
}

test.each(PAGES)('%s is worth 95 of 100 in every category of Lighthouse', async (path, isListed) => {
  const categories = ['performance', 'accessibility', 'best-practices', ...(isListed ? ['seo'] : [])];
  const result = await measureWhole(`${portal.origin}${path}`, categories);
  expect(unmade(result)).toEqual([]);
  const scores = Object.values(result.lhr.categories).map(({ id, score }) => [id, score ?? 0] as const);
  expect(scores.map(([id]) => id).sort()).toEqual([...categories].sort());
  expect(scores.filter(([, score]) => score < LOWEST)).toEqual([]);
});
