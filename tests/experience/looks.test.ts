import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clipped, moving, overlaps, smallTargets, withoutEdge } from '#tests/experience/probes.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';
import { unseenFocus, unseenParts } from '#tests/experience/seen.ts';
import { AXE_TAGS, barriersOn } from '#tests/support/axe.ts';

// Every public page in another look than the usual one: 长辈版, enlarged, in forced colours, with more contrast.
/** So many stops of the keyboard are looked at on a page. */
const STOPS_SEEN = 14;
const RULER_PARTS = '.ruler-rule, .ruler-counted, .ruler-ticks, .ruler-pennant path';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

test.each(['zh-CN', 'ru'] as const)(
  '长辈版 in %s has targets of 60 px and fits 320 px; in ru it is read by axe, in the dark (B1)',
  async (language) => {
    const viewport = { width: 320, height: 640 };
    const opened = await scene.open({ viewport, look: { theme: 'dark', size: 'large' } });
    const { page, window } = opened;
    const found = await scene.onEach(opened, language, async () => [
      ...(await smallTargets(page, 60)),
      ...(await clipped(page)),
      ...(await overlaps(page)),
      ...(language === 'ru' ? await barriersOn(page, { tags: AXE_TAGS }) : []),
    ]);
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('20px');
    expect(found).toEqual([]);
    await window.close();
  },
);

test('at 200 % nothing is lost: half as wide, and with text twice as large (B6)', async () => {
  const opened = await scene.open({
    viewport: { width: 683, height: 384 },
    bypassCSP: true,
  });
  const { page, window } = opened;
  const found = await scene.onEach(opened, 'ru', async () => {
    const zoomed = [...(await clipped(page)), ...(await overlaps(page))];
    await page.addStyleTag({ content: 'html{font-size:32px!important}' });
    return [...zoomed, ...(await clipped(page)).map((one) => `large text, ${one}`)];
  });
  expect(found).toEqual([]);
  await window.close();
});

test('forced colours and more contrast leave every control its edge; nothing moves for whom it should not (B14, B15)', async () => {
  const forced = await scene.open({ forcedColors: 'active', reducedMotion: 'reduce' });
  expect(await forced.page.evaluate('matchMedia("(forced-colors: active)").matches')).toBe(true);
  const look = async (page: Page) => [...(await withoutEdge(page)), ...(await moving(page))];
  expect(await scene.onEach(forced, 'zh-CN', () => look(forced.page))).toEqual([]);
  await forced.window.close();
  const strong = await scene.open({ contrast: 'more', reducedMotion: 'reduce' });
  expect(await scene.onEach(strong, 'zh-CN', () => withoutEdge(strong.page))).toEqual([]);
  await strong.window.close();
});

test.each(['light', 'dark'] as const)(
  'in forced colours, %s, the ring of the focus and the time ruler are seen (B14)',
  async (colorScheme) => {
    const { page, window } = await scene.open({ forcedColors: 'active', colorScheme, visited: 'extended' });
    for (const path of ['/report/step/what', '/track/case']) {
      await page.goto(`${scene.portal.origin}${path}`);
      for (let at = 0; at < STOPS_SEEN; at++) {
        await page.keyboard.press('Tab');
        expect(await unseenFocus(page), path).toBeNull();
      }
    }
    expect(await unseenParts(page, '.ruler', RULER_PARTS)).toEqual([]);
    await window.close();
  },
);
