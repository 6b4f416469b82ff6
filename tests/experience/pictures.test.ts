import type { Page } from 'playwright-core';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Icon, type IconName } from '#app/components/ui/icon.tsx';
import { choose, fillReport, send, sendReport } from '#tests/e2e/acts.ts';
import { FEE_REPORT } from '#tests/experience/filing.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';

// What is seen: where red is used, what stands on the first screen, what comes out on paper (E1–E3, E14, E16, B12, B16).
const MAY_BE_RED =
  '.sla-overdue, .sla-missed, .error-summary, .error-text, .field-bad, .tone-late, .notice-late, .row-late, .ruler-late, .ruler';

const SIGNS: IconName[] = ['clock', 'hourglass', 'triangle', 'bars', 'tick', 'cross-circle', 'circle'];

let scene: Scene;
let origin: string;
beforeAll(async () => {
  scene = await openScene();
  origin = scene.portal.origin;
});
afterAll(() => scene.close());

type Box = { left: number; top: number; right: number; bottom: number };

/** Red where nothing is late or wrong: how many pixels, and where the first is. */
async function strayRed(page: Page): Promise<string[]> {
  const boxes = await page.evaluate<Box[]>(`[...document.querySelectorAll(${JSON.stringify(MAY_BE_RED)})].map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return { left: left - 8, top: top + scrollY - 8, right: right + 8, bottom: bottom + scrollY + 8 };
  })`);
  const { data, info } = await sharp(await page.screenshot({ fullPage: true }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let count = 0;
  let first = '';
  for (let at = 0; at < data.length; at += 3) {
    if (!isCinnabar(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) continue;
    const [x, y] = [(at / 3) % info.width, Math.floor(at / 3 / info.width)];
    if (boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)) continue;
    count += 1;
    first ||= `${x},${y}`;
  }
  // Edges of coloured type may fall on any hue in single pixels.
  return count > 12 ? [`${count} red pixels from ${first}`] : [];
}

/** The hue of #a8281c and #f0938a, of some saturation. */
function isCinnabar(red: number, green: number, blue: number): boolean {
  const [high, low] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (high !== red || high - low < 60) return false;
  const hue = (60 * (green - blue)) / (high - low);
  return hue > -12 && hue < 14;
}

describe('red (E16)', () => {
  test.each(['light', 'dark'] as const)('on %s pages belongs to what is late or wrong', async (colorScheme) => {
    const opened = await scene.open({ colorScheme });
    const found: string[] = [];
    await scene.walk(opened, 'zh-CN', async (path) => {
      for (const one of await strayRed(opened.page)) found.push(`${path}: ${one}`);
    });
    expect(found).toEqual([]);
    await opened.window.close();
  });

  test('out of its place is found', async () => {
    const { page, window } = await scene.open();
    await page.setContent('<p class="error-text" style="color:#a8281c">wrong</p>');
    expect(await strayRed(page)).toEqual([]);
    await page.setContent('<h1 style="color:#a8281c">important</h1>');
    expect(await strayRed(page)).toHaveLength(1);
    await window.close();
  });
});

describe('the first screen of a phone', () => {
  test.each(['', '/en', '/ru'])('three doors stand on it whole: %j (E1)', async (language) => {
    const { page, window } = await scene.open();
    await page.goto(`${origin}${language || '/'}`);
    const bottoms = await page.evaluate<number[]>(
      `[...document.querySelectorAll('main .door')].map((one) => one.getBoundingClientRect().bottom)`,
    );
    expect(bottoms).toHaveLength(3);
    expect(Math.max(...bottoms)).toBeLessThanOrEqual(640);
    await window.close();
  });

  test('two taps to the first question, two to the look-up of a case (E2)', async () => {
    const { page, window } = await scene.open({ javaScriptEnabled: false });
    const tap = (what: string) => Promise.all([page.waitForEvent('load'), page.click(what)]);
    await page.goto(origin);
    await tap('main a.door[href="/report"]');
    await tap('main form .btn-main');
    expect(new URL(page.url()).pathname).toBe('/report/step/kind');
    await page.goto(origin);
    await tap('main a.door[href="/track"]');
    await page.fill('main [name=code]', scene.world.cases.asked.code);
    await tap('main form .btn-main');
    expect(new URL(page.url()).pathname).toBe('/track/case');
    await window.close();
  });

  test.each(['', '/en', '/ru'] as const)(
    'the receipt fits it: code, dates, phone; and is read in order: %j (E3, B16)',
    async (language) => {
      const { page, window } = await scene.open();
      const filing = { ...FEE_REPORT, language };
      await fillReport(page, origin, filing);
      const { code, reference } = await sendReport(page, filing);
      const card = page.locator('main .panel').first();
      const height = (await card.boundingBox())?.height ?? 0;
      expect(height).toBeGreaterThan(200);
      expect(height).toBeLessThanOrEqual(640);
      expect(
        Number.parseFloat(
          await page
            .locator('main .code')
            .first()
            .evaluate((one) => getComputedStyle(one).fontSize),
        ),
      ).toBeGreaterThanOrEqual(28);
      const words = (await card.innerText()).replace(/\s/g, '');
      const order = [code, reference, '12345'].map((part) => words.indexOf(part));
      expect(order.every((place) => place >= 0)).toBe(true);
      expect(order).toEqual([...order].sort((one, other) => one - other));
      await window.close();
    },
  );
});

describe('on paper (E14)', () => {
  test('the receipt is black on white whatever the look, without what only a screen needs', async () => {
    const { page, window } = await scene.open({ colorScheme: 'dark', look: { theme: 'dark', size: 'normal' } });
    await fillReport(page, origin, FEE_REPORT);
    await choose(page, 'query', 'no');
    await send(page);
    expect(await onPaper(page)).toEqual(PAPER);
    await window.close();
  });

  test.each(['', '/en', '/ru'])(
    'a service tells on it who, how long, how much and which papers: %j',
    async (language) => {
      const { page, window } = await scene.open({ colorScheme: 'dark', look: { theme: 'dark', size: 'large' } });
      await page.goto(`${origin}${language}/services/company-registration`);
      const onScreen = await page.evaluate<string[]>(FACTS);
      expect(onScreen.length).toBeGreaterThan(6);
      expect(await onPaper(page)).toEqual(PAPER);
      // Everything that was told, and no button or link that only a screen can follow.
      expect(await page.evaluate(FACTS)).toEqual(onScreen);
      expect(
        await page.locator('main :is(.btn, a:not([href^="tel:"]))').filter({ visible: true }).allInnerTexts(),
      ).toEqual([]);
      const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g) ?? [];
      expect(sheets.length).toBeLessThanOrEqual(2);
      await window.close();
    },
  );
});

/** What a service is about: terms, values and papers. */
const FACTS = `[...document.querySelectorAll('main :is(h1, dt, dd, .papers li)')].filter((one) => one.checkVisibility()).map((one) => one.textContent)`;
const PAPER = { ground: 'rgb(255, 255, 255)', ink: 'rgb(27, 33, 39)', isHidden: true, isWide: false };

/** How the page comes out on a sheet of A4. */
async function onPaper(page: Page): Promise<Record<string, string | boolean>> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 718, height: 1000 });
  return page.evaluate(`(() => ({
    ground: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    isHidden: [...document.querySelectorAll('.masthead-tools, .exit-bar, .footer, .skip-link')].every((one) => getComputedStyle(one).display === 'none'),
    isWide: document.documentElement.scrollWidth > innerWidth,
  }))()`);
}

test('the signs of clocks tell the states apart without colour (B12)', async () => {
  const { page, window } = await scene.open({ visited: 'asked', bypassCSP: true });
  await page.goto(`${origin}/track/case`);
  const session = await page.context().newCDPSession(page);
  const shots: Buffer[] = [];
  for (const name of SIGNS) {
    const sign = renderToStaticMarkup(createElement(Icon, { name }));
    await page.setContent(`<div style="width:64px;height:64px;font-size:64px;color:#000">${sign}</div>
      <style>.icon { width: 64px; height: 64px; fill: none; stroke: currentColor; stroke-width: 2 }</style>`);
    await session.send('Emulation.setEmulatedVisionDeficiency', { type: 'achromatopsia' });
    const shot = await page.locator('svg').screenshot();
    shots.push(await sharp(shot).greyscale().resize(32, 32).raw().toBuffer());
  }
  for (const [one, first] of shots.entries()) {
    for (const second of shots.slice(one + 1)) {
      const difference = first.reduce((sum, value, at) => sum + Math.abs(value - (second[at] ?? 0)), 0) / first.length;
      expect(difference).toBeGreaterThan(3);
    }
  }
  await window.close();
});
