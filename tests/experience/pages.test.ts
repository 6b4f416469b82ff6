import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clipped, colourAlone, outOfOrder, overlaps, smallTargets, wrongFrame } from '#tests/experience/probes.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';
import { AXE_TAGS, barriersOn } from '#tests/support/axe.ts';

// Every public page, as somebody sees it who has what it needs: a draft, an application, a case in some state, an account.
const LANGUAGES = ['zh-CN', 'en', 'ru'] as const;
const HEAVIEST_PAGE = 14_336;
const TALLEST_HEADER = 104;
const LONGEST_AVERAGE = 25;
const BANNED = {
  'zh-CN': /绝对保密|百分之百匿名|绝不泄露|高度重视|请耐心等待|温馨提示|亲[，,！]|非法操作|失败！|[!！]|举报/,
  en: /\bsimply\b|please note|\binvalid\b|!/i,
  ru: /уважаемый пользователь|некорректн|строго конфиденциальн|!/i,
} as const;

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene.close());

/** What the dark scheme alone can do to a page that has no barrier in the light: it is not opened anew. */
async function coloursInTheDark(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'dark' });
  const found = await barriersOn(page, { only: ['color-contrast', 'link-in-text-block'] });
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

describe.each(LANGUAGES)('every public page in %s', (language) => {
  test('is light, framed, named, calm, and has targets for a finger (A1, A5, B1, B8–B10, B12, E15)', async () => {
    // A colour on its way from one scheme to the other is neither.
    const opened = await scene.open({ reducedMotion: 'reduce' });
    const { page, window } = opened;
    const hosts = new Set<string>();
    const titles = new Map<string, string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    const found = await scene.onEach(opened, language, async (path, body) => {
      const weight = gzipSync(body).length;
      const title = await page.title();
      const twin = titles.get(title);
      titles.set(title, path);
      const header = await page.evaluate<number>('document.querySelector("header").offsetHeight');
      return [
        ...(weight > HEAVIEST_PAGE ? [`${weight} bytes`] : []),
        ...(header > TALLEST_HEADER ? [`the header is ${header} px high`] : []),
        ...(twin ? [`the title of ${twin} too: ${title}`] : []),
        ...((await page.getAttribute('html', 'lang')) === language ? [] : ['another lang']),
        ...(await wrongFrame(page)),
        ...(await smallTargets(page, 44)),
        ...(await colourAlone(page)),
        ...(await outOfOrder(page)),
        ...(await overlaps(page)),
        ...wordsOf(await page.innerText('main'), language),
        ...(await barriersOn(page, { tags: AXE_TAGS })),
        ...(await coloursInTheDark(page)),
      ];
    });
    expect(found).toEqual([]);
    expect([...hosts]).toEqual([new URL(scene.portal.origin).host]);
    await window.close();
  });

  test('wraps at 320 px with words that are much longer, with 200 % text and wide spacing (E13, B6, B7)', async () => {
    const opened = await scene.open({
      viewport: { width: 320, height: 640 },
      bypassCSP: true,
    });
    const { page, window } = opened;
    const found = await scene.onEach(opened, language, async () => {
      const plain = await clipped(page);
      const style = await page.addStyleTag({
        content:
          '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}' +
          'p{margin-bottom:2em!important}body{font-size:25.5px!important}',
      });
      const spaced = await clipped(page);
      await style.evaluate((one) => (one as unknown as Element).remove());
      const longer = language === 'en' ? await inLongerWords(page) : [];
      return [...plain, ...spaced.map((one) => `spaced, ${one}`), ...longer.map((one) => `longer, ${one}`)];
    });
    expect(found).toEqual([]);
    await window.close();
  });
});

/** Every text of the page more than half as long again, as in a language yet to come. */
async function inLongerWords(page: Page): Promise<string[]> {
  await page.evaluate(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const words = walker.currentNode.textContent.trim();
      if (words !== '') walker.currentNode.textContent += ' ' + 'ßđ '.repeat(Math.ceil(words.length * 0.2));
    }
  })()`);
  return clipped(page);
}

/** Sentences that are too long on the whole, and words that are never said. */
function wordsOf(text: string, language: (typeof LANGUAGES)[number]): string[] {
  const banned = BANNED[language].exec(text)?.[0];
  const found = banned ? [`says “${banned}”`] : [];
  if (language !== 'zh-CN') return found;
  const lengths = text
    .split(/[。；？\n]/)
    .map((sentence) => (sentence.match(/\p{Script=Han}/gu) ?? []).length)
    .filter((length) => length > 0);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(lengths.length, 1);
  return average > LONGEST_AVERAGE ? [...found, `${average.toFixed(1)} characters a sentence`] : found;
}

test('the words that are never said are found, and long sentences too', () => {
  expect(wordsOf('我们绝对保密。', 'zh-CN')).toEqual(['says “绝对保密”']);
  expect(wordsOf('字'.repeat(30), 'zh-CN')).toEqual(['30.0 characters a sentence']);
  expect(wordsOf('Simply send it', 'en')).toHaveLength(1);
});
