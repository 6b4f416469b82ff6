import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toNextPage } from '#tests/e2e/acts.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';

// Keyboard alone (B3, B4, B11): report, follow, rate.
let scene: Scene;
let origin: string;
beforeAll(async () => {
  scene = await openScene();
  origin = scene.portal.origin;
});
afterAll(() => scene.close());

const MOST_STOPS = 80;
const pathOf = (page: Page) => new URL(page.url()).pathname;

/** What holds the focus: whether it is in sight, uncovered and marked. */
type Stop = { is: string; problem: string | null };

async function stop(page: Page): Promise<Stop> {
  return page.evaluate<Stop>(`(() => {
    const one = document.activeElement;
    const is = one.tagName.toLowerCase() + '[' + (one.name ?? '') + (one.value !== undefined && one.type !== 'text' ? '=' + one.value : '') + '] ' + (one.textContent ?? '').trim().slice(0, 20);
    if (one === document.body) return { is, problem: null };
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
    const hit = document.elementFromPoint(x, y);
    const covered = !hit || !(one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one));
    const outside = box.bottom < 0 || box.top > innerHeight;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const unmarked = outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
    const problem = outside ? 'out of sight' : covered ? 'covered by ' + (hit?.outerHTML ?? 'nothing').slice(0, 80) : unmarked ? 'not marked' : null;
    return { is, problem };
  })()`);
}

/** Tab until the focus is on what the selector finds; every stop on the way must be seen. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let at = 0; at < MOST_STOPS; at++) {
    await page.keyboard.press('Tab');
    const { is, problem } = await stop(page);
    expect(problem, `${pathOf(page)}: ${is}`).toBeNull();
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`no way by Tab to ${selector} on ${page.url()}`);
}

async function enter(page: Page): Promise<void> {
  await toNextPage(page, () => page.keyboard.press('Enter'));
}

async function goOn(page: Page): Promise<void> {
  await tabTo(page, 'button.btn-main');
  await enter(page);
}

/** Into a group of choices, then by arrows to the one. */
async function pick(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name=${name}]`);
  await page.keyboard.press('Space');
  for (let at = 0; at < MOST_STOPS; at++) {
    if (await page.evaluate<boolean>(`document.activeElement.value === ${JSON.stringify(value)}`)) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`no arrow leads to ${value}`);
}

describe('by keyboard alone', () => {
  test('a report is made', async () => {
    const { page, window } = await scene.open();
    await page.goto(`${origin}/report`);
    await goOn(page);
    await pick(page, 'group', 'fee');
    await goOn(page);
    await pick(page, 'category', 'L1');
    await goOn(page);
    await pick(page, 'identityMode', 'anonymous');
    await goOn(page);
    await goOn(page);
    await tabTo(page, 'select[name=unit]');
    while ((await page.inputValue('select[name=unit]')) !== 'jtj') await page.keyboard.press('ArrowDown');
    await goOn(page);
    await tabTo(page, 'input[name=itemText]');
    await page.keyboard.type('管理费');
    await tabTo(page, 'input[name=yuan]');
    await page.keyboard.type('1200');
    await goOn(page);
    await tabTo(page, 'textarea[name=what]');
    await page.keyboard.type('检查点要交管理费。');
    await goOn(page);
    while (pathOf(page).startsWith('/report/step/')) await goOn(page);
    expect(pathOf(page)).toBe('/report/check');
    await pick(page, 'query', 'no');
    await goOn(page);
    expect(pathOf(page)).toBe('/report/done');
    await window.close();
  });

  test('a case is followed, and the answer is judged', async () => {
    const { page, window } = await scene.open();
    await page.goto(`${origin}/track`);
    await tabTo(page, 'input[name=code]');
    await page.keyboard.type(scene.world.cases.answered.code);
    await goOn(page);
    expect(pathOf(page)).toBe('/track/case');
    await tabTo(page, 'main a[href="/track/case/rate"]');
    await enter(page);
    expect(pathOf(page)).toBe('/track/case/rate');
    await tabTo(page, 'main input[type=radio]');
    await page.keyboard.press('Space');
    await window.close();
  });

  test('a stop that is covered, out of sight or not marked is found', async () => {
    const { page, window } = await scene.open();
    await page.setContent('<button style="outline:none">plain</button>');
    await page.keyboard.press('Tab');
    expect((await stop(page)).problem).toBe('not marked');
    await page.setContent('<button>under</button><div style="position:fixed;inset:0;background:red"></div>');
    await page.keyboard.press('Tab');
    expect((await stop(page)).problem).toMatch(/^covered/);
    await window.close();
  });
});

/** Steps that refuse an empty form, and the other forms of the public pages. */
const FORMS = ['/report/step/kind', '/report/step/what', '/track', '/check/fee', '/remedies', '/track/case/message'];

test.each(FORMS)(
  '%s, sent empty: the summary has the focus and leads to each field in its own words (B11)',
  async (path) => {
    const { page, window } = await scene.open({ visited: 'asked', javaScriptEnabled: false });
    await page.goto(`${origin}${path}`);
    await page.evaluate(`document.querySelectorAll('main :checked').forEach((one) => { one.checked = false; });
    document.querySelectorAll('main :is(textarea, input[type=text], input:not([type]))').forEach((one) => { one.value = ''; })`);
    await toNextPage(page, () => page.click('main form[method=post] .btn-main'));
    expect(await page.title()).toMatch(/^错误：/);
    const wrong = await page.evaluate<string[]>(`(() => {
    const summary = document.querySelector('.error-summary');
    if (!summary) return ['no summary'];
    const found = document.activeElement === summary ? [] : ['the focus is elsewhere'];
    const links = [...summary.querySelectorAll('a')];
    if (links.length === 0) found.push('no link');
    for (const link of links) {
      const field = document.getElementById(link.hash.slice(1));
      if (!field || !field.matches('input, select, textarea')) found.push(link.hash + ' is no field');
      const said = [...document.querySelectorAll('.error-text')].map((one) => one.textContent);
      if (!said.includes(link.textContent)) found.push('not said at the field: ' + link.textContent);
    }
    return found;
  })()`);
    expect(wrong).toEqual([]);
    await window.close();
  },
);
