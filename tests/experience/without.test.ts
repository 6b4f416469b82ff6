import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, confirmCode, fillReport, send, sendReport, toNextPage, track } from '#tests/e2e/acts.ts';
import { CONTACT, FEE_REPORT, pathOf } from '#tests/experience/filing.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';

// The pages when something is missing: scripts, styles, the line, cookies, patience.

let scene: Scene;
let origin: string;
beforeAll(async () => {
  scene = await openScene();
  origin = scene.portal.origin;
});
afterAll(() => scene.close());

const cases = async () => (await scene.portal.db.selectFrom('cases').select('id').execute()).length;

describe('without JavaScript (C1)', () => {
  test.each(['named', 'hidden', 'anonymous'] as const)('a report is made, %s, and followed', async (identity) => {
    const { page, window } = await scene.open({ javaScriptEnabled: false });
    const filing = { ...FEE_REPORT, identity, contact: CONTACT };
    await fillReport(page, origin, filing);
    const { code } = await sendReport(page, filing);
    await track(page, origin, code);
    expect(await page.innerText('h1')).toMatch(/市场监督管理局|\d+ 月 \d+ 日/);
    await window.close();
  });

  test('language and colours change on a step, and what is typed stays', async () => {
    const { page, window } = await scene.open({ javaScriptEnabled: false, visited: 'asked' });
    await page.goto(`${origin}/report/step/what`);
    await page.fill('textarea[name=what]', '只打了一半的话');
    await Promise.all([page.waitForEvent('load'), page.click('button[value="look:dark"]')]);
    expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
    expect(await page.inputValue('textarea[name=what]')).toBe('只打了一半的话');
    await Promise.all([page.waitForEvent('load'), page.click('button[value="look:large"]')]);
    await Promise.all([page.waitForEvent('load'), page.click('button[value="language:ru"]')]);
    expect(pathOf(page)).toBe('/ru/report/step/what');
    expect(await page.getAttribute('html', 'data-size')).toBe('large');
    expect(await page.inputValue('textarea[name=what]')).toBe('只打了一半的话');
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    expect(ground).toBe('rgb(18, 23, 27)');
    await window.close();
  });

  test('the switch of any page leads back to it', async () => {
    const { page, window } = await scene.open({ javaScriptEnabled: false });
    await page.goto(`${origin}/en/help`);
    await Promise.all([page.waitForEvent('load'), page.click('button[value=large]')]);
    expect(pathOf(page)).toBe('/en/help');
    expect(await page.getAttribute('html', 'data-size')).toBe('large');
    await Promise.all([page.waitForEvent('load'), page.click('button[value=normal]')]);
    expect(await page.getAttribute('html', 'data-size')).toBeNull();
    await window.close();
  });
});

test('without styles every page says the same in the same order (C2)', async () => {
  const opened = await scene.open();
  const { page, window } = opened;
  const differing: string[] = [];
  await scene.walk(opened, 'zh-CN', async (path) => {
    const words = () => page.evaluate<string>(`document.querySelector('main').innerText.replace(/\\s+/g, '')`);
    const styled = await words();
    await page.evaluate(`document.querySelectorAll('style').forEach((one) => { one.disabled = true; })`);
    const plain = await words();
    if (styled !== plain) differing.push(`${path}: ${plain.slice(0, 80)} / ${styled.slice(0, 80)}`);
  });
  expect(differing).toEqual([]);
  await window.close();
});

describe('with a script that does not come, or breaks (C3)', () => {
  test.each([
    ['does not come', 'abort'],
    ['breaks', 'throw new Error("broken")'],
  ])('%s: the report is sent, its code kept, the case followed and written to', async (_what, script) => {
    const { page, window } = await scene.open();
    await page.route('**/scripts/*.js', (route) =>
      script === 'abort' ? route.abort() : route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await fillReport(page, origin, FEE_REPORT);
    expect(pathOf(page)).toBe('/report/check');
    const { code } = await sendReport(page, FEE_REPORT);
    // What only a script can do is not offered: no button is dead.
    expect(await page.isVisible('[data-copy]')).toBe(false);
    await confirmCode(page, code);
    await track(page, origin, code);
    expect(pathOf(page)).toBe('/track/case');
    await page.goto(`${origin}/track/case/message`);
    await page.fill('main textarea[name=body]', '还有一张收据。');
    await Promise.all([page.waitForEvent('load'), page.click('button[lang=en]')]);
    expect(pathOf(page)).toBe('/en/track/case/message');
    await send(page);
    expect(await page.innerText('main')).toContain('还有一张收据。');
    await page.goto(`${origin}/check/fee`);
    await send(page);
    expect(await page.title()).toMatch(/^错误：/);
    await page.goto(`${origin}/report/higher-channel`);
    await Promise.all([page.waitForRequest(/weather/), page.click('.exit-bar button')]);
    await window.close();
  });
});

describe('twice (C5)', () => {
  test.each([true, false])(
    'pressed twice, sent again from Back and from a second tab: one report. Scripts: %s',
    async (scripts) => {
      const { page, window } = await scene.open({ javaScriptEnabled: scripts });
      await fillReport(page, origin, FEE_REPORT);
      await choose(page, 'query', 'no');
      const tab = await window.newPage();
      await tab.goto(`${origin}/report/check`);
      await choose(tab, 'query', 'no');
      const before = await cases();
      await page.dblclick('main button.btn-main');
      // The second press breaks off what the first had begun: the page itself is asked where it has come to.
      await expect.poll(() => pathOf(page), { timeout: 30_000 }).toBe('/report/done');
      await page.waitForLoadState();
      await send(tab);
      expect(pathOf(tab)).toBe('/report/done');
      expect(await tab.innerText('main')).toContain('已经提交过，不会重复提交');
      await tab.goBack();
      expect(await tab.innerText('main')).toContain('已经提交过，不会重复提交');
      expect(await cases()).toBe(before + 1);
      await window.close();
    },
  );
});

test('a browser that keeps no cookie is told so, not led in circles (C6)', async () => {
  const { page, window } = await scene.open({ javaScriptEnabled: false });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // A browser that refuses cookies: what was set is gone before the next page is asked for.
  await page.route('**/report', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    const { 'set-cookie': _refused, ...headers } = answer.headers();
    await window.clearCookies();
    await route.fulfill({ status: answer.status(), headers, body: await answer.text() });
  });
  await page.goto(`${origin}/report`);
  await Promise.all([page.waitForEvent('load'), page.click('main form .btn-main')]);
  expect(pathOf(page)).toBe('/report');
  expect(asked.filter((path) => path.startsWith('/report/step')).length).toBeLessThanOrEqual(1);
  expect(await page.innerText('main')).toContain('请让浏览器保存本站的 Cookie');
  await window.close();
});

test('a session that ended while somebody typed: the page says plainly what was not kept (C7)', async () => {
  const { page, window } = await scene.open({ javaScriptEnabled: false });
  await fillReport(page, origin, FEE_REPORT);
  await page.goto(`${origin}/report/step/what`);
  await page.fill('textarea[name=what]', '打了一半');
  await scene.portal.db.deleteFrom('report_drafts').execute();
  await toNextPage(page, () => page.click('main button.btn-main'));
  expect(await page.innerText('main')).toContain('没有提交的内容已经清除');
  expect(await page.locator('main form button').count()).toBeGreaterThan(0);
  await window.close();
});
