import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openWindow } from '#tests/support/browser.ts';

/** Of the tool's rules all that name a level, and its advice. */
export const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Rules = { tags?: string[]; only?: string[] };

/**
 * The barriers that axe finds, one line an element. The portal's pages hold no frames: the page that the tool would open to
 * gather the findings of frames costs more than the reading, and so does a list of what is in order.
 */
export async function barriersOn(page: Page, { tags, only }: Rules = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (tags) axe.withTags(tags);
  if (only) axe.withRules(only);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

/** The same where scripts are off: axe needs them, so it reads a copy of the page. */
export async function barriersInCopy(browser: Browser, page: Page): Promise<string[]> {
  const viewport = page.viewportSize();
  if (!viewport) throw new Error('a page without a size');
  const window = await openWindow(browser, { viewport, javaScript: true });
  const copy = await window.newPage();
  await copy.setContent(await page.content());
  const found = await barriersOn(copy);
  await window.close();
  return found;
}
