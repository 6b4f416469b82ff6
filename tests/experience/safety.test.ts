import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Filing, fillReport, sendReport } from '#tests/e2e/acts.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';

// What a frightened reporter relies on: leaving at once, and nothing left behind (S1, S4, S10).
const WORDS = '检查点的人说不交三千元管理费就不放行';
const REPORT: Filing = {
  group: 'fee',
  category: 'L1',
  identity: 'anonymous',
  units: ['jtj'],
  yuan: '3000',
  item: '放行管理费',
  what: WORDS,
  query: 'no',
};
const AWAY = 'https://www.weather.com.cn/';
const LONGEST_SIGHT_MS = 100;

let scene: Scene;
let origin: string;
beforeAll(async () => {
  scene = await openScene();
  origin = scene.portal.origin;
});
afterAll(() => scene.close());

describe('an anonymous report leaves nothing behind', () => {
  test('in addresses, titles, referrers or on the device', async () => {
    const { page, window } = await scene.open();
    const seen: string[] = [];
    const titles: string[] = [];
    window.on('request', (request) => {
      seen.push(request.url(), request.headers().referer ?? '');
    });
    const note = async (one: Page) => {
      titles.push(await one.title());
      for (const name of await narrativesThatAreKept(one)) seen.push(`kept by the browser: ${name}`);
    };
    await fillReport(page, origin, { ...REPORT, look: note });
    await note(page);
    const { code, reference } = await sendReport(page, REPORT);
    await note(page);
    const traces = [...seen, ...titles].map((one) => decodeURIComponent(one));
    expect(traces.length).toBeGreaterThan(20);
    const told = [code, code.replaceAll('-', ''), reference, '管理费', '检查点', '交通运输局', '3000', '举报'];
    expect(traces.filter((one) => told.some((word) => one.includes(word)))).toEqual([]);
    expect(traces.filter((one) => one.startsWith('kept by'))).toEqual([]);
    expect(traces.filter((one) => one.includes('://') && !one.startsWith(`${origin}/`))).toEqual([]);
    expect(await stored(page)).toEqual({ local: 0, session: 0, databases: 0, caches: 0, readable: '' });
    const cookies = await window.cookies(origin.replace('http:', 'https:'));
    expect(cookies.map(({ name, httpOnly, expires }) => [name, httpOnly, expires]).sort()).toEqual([
      ['__Host-draft', true, -1],
      ['__Host-kept', true, -1],
    ]);
    // It says that the browser keeps cookies, and nothing else.
    expect(cookies.find(({ name }) => name === '__Host-kept')?.value).toBe('1');
    await window.close();
  });

  test('what is looked for would be found', async () => {
    const { page, window } = await scene.open({ bypassCSP: true });
    await page.goto(`${origin}/report`);
    await page.evaluate(`localStorage.setItem('a', 'b'); document.cookie = 'c=d'`);
    expect(await stored(page)).toMatchObject({ local: 1, readable: 'c=d' });
    await page.setContent('<main><textarea name="what"></textarea></main>');
    expect(await narrativesThatAreKept(page)).toEqual(['what']);
    await window.close();
  });

  test('visited links look like others', async () => {
    const { page, window } = await scene.open({ visited: 'asked' });
    for (const path of ['/report', '/report/step/kind', '/track', '/track/case', '/']) {
      await page.goto(`${origin}${path}`);
      const sheet = await page.evaluate<string>(
        `[...document.querySelectorAll('style')].map((one) => one.textContent).join()`,
      );
      expect(sheet.includes(':visited')).toBe(false);
    }
    await window.close();
  });
});

/** Texts of a person that a browser would keep and offer again to the next one. */
function narrativesThatAreKept(page: Page): Promise<string[]> {
  return page.evaluate<
    string[]
  >(`[...document.querySelectorAll('main textarea, main input:not([type]), main input[type=text]')]
    .filter((one) => !['itemText', 'yuan'].includes(one.name) && (one.autocomplete || one.form?.autocomplete) !== 'off')
    .map((one) => one.name)`);
}

function stored(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(`(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    readable: document.cookie,
  }))()`);
}

type WayOut = [how: string, at: string, leave: (page: Page) => Promise<unknown>];
const WAYS_OUT: WayOut[] = [
  ['by its button on a page that did not come', '/report/step/nowhere', (page) => page.click('.exit-bar button')],
  [
    'by the second stop of the keyboard on the interruption page',
    '/report/step/safety',
    async (page) => {
      for (let at = 0; at < 2; at++) await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('立即离开');
      await page.keyboard.press('Enter');
    },
  ],
  [
    'by Shift three times',
    '/report/step/what',
    async (page) => {
      for (let at = 0; at < 3; at++) await page.keyboard.press('Shift');
    },
  ],
];

/** Until the neutral site is asked for; it is not there for a test, so the browser ends on an error page of its own. */
async function away(page: Page, leave: () => Promise<unknown>): Promise<void> {
  const failed = page.waitForEvent('requestfailed', (request) => request.url().startsWith(AWAY));
  await Promise.all([failed, leave()]);
  await page.waitForURL(/^chrome-error:/);
}

describe('leaving (S4)', () => {
  test.each(WAYS_OUT)('%s (%s): blank at once, away, and gone', async (_how, at, leave) => {
    const { page, window } = await scene.open();
    await toASecret(page);
    await page.goto(`${origin}${at}`);
    // Told at once: nothing of the page is left to be asked afterwards.
    const sights: [milliseconds: number, display: string][] = [];
    await page.exposeFunction('saw', (milliseconds: number, display: string) => sights.push([milliseconds, display]));
    await page.evaluate(`(() => {
      let began = 0;
      for (const what of ['pointerdown', 'keydown']) addEventListener(what, () => { began = performance.now(); }, true);
      new MutationObserver(() => {
        saw(performance.now() - began, getComputedStyle(document.documentElement).display);
      }).observe(document.documentElement, { attributeFilter: ['hidden'] });
    })()`);
    await away(page, () => leave(page));
    expect(sights.map(([, display]) => display)).toEqual(['none']);
    expect(sights[0]?.[0]).toBeLessThanOrEqual(LONGEST_SIGHT_MS);
    expect((await window.cookies()).map(({ name }) => name)).toEqual([]);
    await page.goBack();
    expect(page.url().startsWith(`${origin}/`)).toBe(true);
    expect(await page.innerText('body')).not.toContain(WORDS);
    await page.goto(`${origin}/report/step/what`);
    expect(new URL(page.url()).pathname).toBe('/report');
    await window.close();
  });

  test('without JavaScript the button leads away too, and nothing is left', async () => {
    const { page, window } = await scene.open({ javaScriptEnabled: false });
    await toASecret(page);
    await away(page, () => page.click('.exit-bar button'));
    expect((await window.cookies()).map(({ name }) => name)).toEqual([]);
    await page.goBack();
    expect(await page.innerText('body')).not.toContain(WORDS);
    await window.close();
  });

  test('typing capital letters leaves nothing by accident', async () => {
    const { page, window } = await scene.open();
    await toASecret(page);
    await page.focus('textarea[name=what]');
    await page.keyboard.type('ABC ROAD FEE');
    expect(await page.inputValue('textarea[name=what]')).toContain('ABC ROAD FEE');
    expect(await page.isVisible('main')).toBe(true);
    await window.close();
  });

  test('the interruption page is read in half a minute and has one way on (P6)', async () => {
    const { page, window } = await scene.open({ javaScriptEnabled: false });
    await page.goto(`${origin}/report`);
    await fillReport(page, origin, {
      ...REPORT,
      look: async (one) => {
        if (!one.url().endsWith('/safety')) return;
        const words = await one.innerText('main');
        expect((words.match(/\p{Script=Han}/gu) ?? []).length).toBeLessThanOrEqual(180);
        expect(await one.locator('main .btn-main').count()).toBe(1);
        await one.evaluate('window.name = "seen"');
      },
    });
    expect(await page.evaluate('window.name')).toBe('seen');
    await window.close();
  });
});

/** To the step where it is told what happened, with words typed and sent, and back there. */
async function toASecret(page: Page): Promise<void> {
  await fillReport(page, origin, REPORT);
  await page.goto(`${origin}/report/step/what`);
  expect(await page.inputValue('textarea[name=what]')).toBe(WORDS);
}
