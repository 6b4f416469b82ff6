import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { choose, fillReport, toNextPage, track } from '#tests/e2e/acts.ts';
import { CONTACT, FEE_REPORT, pathOf } from '#tests/experience/filing.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';

// The forms when the line is bad: what is typed stays, and what is sent again is done once.

let scene: Scene;
let origin: string;
beforeAll(async () => {
  scene = await openScene();
  origin = scene.portal.origin;
});
afterAll(() => scene.close());

const cases = async () => (await scene.portal.db.selectFrom('cases').select('id').execute()).length;

const BUTTONS = { appeal: '.btn-main', decline: '.btn-main', day: '[value=date]', ask: '[value=ask]' } as const;

describe('when the line drops (C4)', () => {
  // First, since what is done below takes pages away.
  test('no public page with something to type sends it otherwise', async () => {
    const opened = await scene.open();
    const { page, window } = opened;
    const bare: string[] = [];
    await scene.walk(opened, 'zh-CN', async (path) => {
      const forms =
        await page.evaluate<number>(`[...document.querySelectorAll('main form[method=post]')].filter((form) =>
        form.enctype !== 'multipart/form-data' && form.querySelector('textarea, input:not([type=hidden], [type=submit])') &&
        !(form.dataset.sending && form.querySelector('[data-note=offline]'))).length`);
      if (forms > 0) bare.push(path);
    });
    expect(bare).toEqual([]);
    await window.close();
  });

  test('the text stays, the page says so, and the retry sends it once', async () => {
    const { page, window } = await scene.open();
    await fillReport(page, origin, FEE_REPORT);
    await page.goto(`${origin}/report/step/what?back=check`);
    await page.fill('textarea[name=what]', '换了一种说法。');
    await window.setOffline(true);
    await page.click('main button.btn-main');
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    expect(await page.innerText('[data-note=offline]')).toBe('网络不通。内容还在本页，没有发送');
    expect(await page.inputValue('textarea[name=what]')).toBe('换了一种说法。');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('重试');
    await window.setOffline(false);
    await toNextPage(page, () => page.click('main button.btn-main'));
    expect(pathOf(page)).toBe('/report/check');
    expect(await page.innerText('main')).toContain('换了一种说法。');
    const before = await cases();
    await choose(page, 'query', 'no');
    await window.setOffline(true);
    await page.click('main button.btn-main');
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    await window.setOffline(false);
    await toNextPage(page, () => page.click('main button.btn-main'));
    expect(pathOf(page)).toBe('/report/done');
    expect(await cases()).toBe(before + 1);
    await window.close();
  });

  test('an answer that is lost on its way back makes no second payment and no second report', async () => {
    const { page, window } = await scene.open();
    await fillReport(page, origin, FEE_REPORT);
    await page.goto(`${origin}/report/step/amounts`);
    await page.fill('[name=itemText]', '过磅费');
    await page.fill('[name=yuan]', '50');
    await loseOneAnswer(page, '/report/step/*');
    await page.click('main button.btn-main');
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    await toNextPage(page, () => page.click('main button.btn-main'));
    await page.goto(`${origin}/report/step/amounts`);
    expect(await page.locator('section[aria-labelledby=amount-lines] li').count()).toBe(2);
    await window.close();
  });

  const WORDS = {
    '': ['网络不通。内容还在本页，没有发送', '网络恢复了，可以重试', '重试'],
    '/en': ['No connection. Your text is still on this page', 'The connection is back', 'Try again'],
    '/ru': ['Нет связи. Текст остался на странице', 'Связь есть', 'Повторить'],
  } as const;
  const PRIVATE = '只有我知道的一句话';

  // One after the other on one case: its question is answered, and it is taken back, last.
  test.each([
    ['', '/apply/company-registration/step/matter', 'textarea[name=matter]', [], 0],
    ['/en', '/track/case/contest', 'textarea[name=body]', [], 1],
    ['/ru', '/track/case/escalate', 'textarea[name=body]', ['input[value=favours]'], 1],
    ['', '/track/case/pressed', 'textarea[name=body]', [], 1],
    ['/en', '/track/case/message', 'textarea[name=body]', [], 1],
    ['', '/track/case/withdraw', 'textarea[name=body]', ['input[name=pressed]'], 1],
    ['/ru', '/track', 'input[name=code]', [], 0],
    ['/ru', '/road', 'input[name=place]', [], 0],
    ['', '/check/fee', 'input[name=yuan]', [], 0],
  ] as const)('%s%s: what is typed stays, and a retry tells it once', async (language, path, field, ticks, told) => {
    const { page, window } = await scene.open({ visited: 'asked' });
    const messages = async () => (await scene.portal.db.selectFrom('messages').select('id').execute()).length;
    const before = await messages();
    const typed = `${PRIVATE} ${path}`;
    await page.goto(`${origin}${language}${path}`);
    await page.fill(`main ${field}`, typed);
    for (const tick of ticks) await page.check(`main ${tick}`);
    const [offline, back, again] = WORDS[language];
    const press = () => page.click('main form[data-sending] :is(.btn-main, .btn-secondary:not([name]))');
    await window.setOffline(true);
    await press();
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    expect(await page.innerText('[data-note=offline]')).toContain(offline);
    expect(await page.evaluate('document.activeElement.textContent')).toBe(again);
    await window.setOffline(false);
    await page.waitForSelector('[data-note=back]:not([hidden])');
    expect(await page.innerText('[data-note=back]')).toContain(back);
    expect(await page.inputValue(`main ${field}`)).toBe(typed);
    await loseOneAnswer(page, `${language}${path}`);
    await press();
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    expect(await page.inputValue(`main ${field}`)).toBe(typed);
    await toNextPage(page, press);
    expect(await messages()).toBe(before + told);
    await window.close();
  });

  // Forms that ask for one press, or for a day: what they do is done once, and its notice is the one of a first press.
  test.each([
    ['appeal', 'refused', '/track/case/appeal', 'refusal_appealed', '申诉已经提交'],
    ['decline', 'pause contested', '/track/case/decline', 'question_declined', '已经记录“不便回答”'],
    ['day', 'kept for others', '/track/case/hold', 'hold_changed', '日期已经改好'],
    ['ask', 'request', '/track/case', 'case_opened', '已要求书面答复'],
  ] as const)('the form of an own act is sent again and done once: %s', async (what, whose, path, type, notice) => {
    const { page, window } = await scene.open({ visited: whose === 'request' ? whose : undefined });
    const done = async () =>
      (await scene.portal.db.selectFrom('case_events').select('case_id').where('type', '=', type).execute()).length;
    if (whose !== 'request') await track(page, origin, scene.world.cases[whose].code);
    await page.goto(`${origin}${path}`);
    if (what === 'day') await page.fill('main [name=holdOn]', '2026-12-31');
    const before = await done();
    const button = `main form[data-sending] button${BUTTONS[what]}`;
    await window.setOffline(true);
    await page.click(button);
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('重试');
    await window.setOffline(false);
    await loseOneAnswer(page, what === 'ask' ? '/track/case/written' : path);
    await page.click(button);
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    await toNextPage(page, () => page.click(button));
    expect(await page.innerText('main')).toContain(notice);
    expect(await page.innerText('main')).not.toContain('状态已经变化');
    expect(await done()).toBe(before + 1);
    await window.close();
  });

  test('a written answer is asked for once, and a reload shows its code again', async () => {
    const { page, window } = await scene.open();
    await page.goto(`${origin}/services/company-registration/written`);
    const typed = { what: '窗口说不行。', refusedOn: '2026-11-02', name: CONTACT.name, phone: CONTACT.phone };
    for (const [name, text] of Object.entries(typed)) await page.fill(`main [name=${name}]`, text);
    const before = await cases();
    await loseOneAnswer(page, '/services/company-registration/written');
    await page.click('main .btn-main');
    await page.waitForSelector('[data-note=offline]:not([hidden])');
    expect(await page.inputValue('main [name=what]')).toBe(typed.what);
    await toNextPage(page, () => page.click('main .btn-main'));
    await page.waitForSelector('main #query-code');
    const shown = await page.innerText('main');
    await page.reload();
    expect(await page.innerText('main')).toBe(shown);
    expect(await cases()).toBe(before + 1);
    await window.close();
  });

  test('too many at once: the page with the text stays and says when', async () => {
    const { page, window } = await scene.open({ visited: 'asked' });
    await page.goto(`${origin}/en/track/case/message`);
    await page.fill('main textarea[name=body]', PRIVATE);
    const refused = { status: 429, headers: { 'Retry-After': '57' }, contentType: 'text/html; charset=utf-8' };
    const body = '<main><p><span data-why>Try again in 57 seconds.</span> Something else.</p></main>';
    await page.route('**/track/case/message', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ ...refused, body }) : route.fallback(),
    );
    await page.click('main .btn-main');
    await page.waitForSelector('[data-note=failed]:not([hidden])');
    expect(await page.innerText('[data-note=failed]')).toMatch(/^It was not sent.*\nTry again in 57 seconds\.$/);
    expect(await page.inputValue('main textarea[name=body]')).toBe(PRIVATE);
    await window.close();
  });

  test('a server that fails is said too, and what was typed is still there', async () => {
    const { page, window } = await scene.open({ visited: 'asked' });
    await page.goto(`${origin}/report/step/what`);
    await page.fill('textarea[name=what]', '服务器坏了的时候');
    await page.route('**/report/step/what', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 503, body: '' }) : route.fallback(),
    );
    await page.click('main button.btn-main');
    await page.waitForSelector('[data-note=failed]:not([hidden])');
    expect(await page.inputValue('textarea[name=what]')).toBe('服务器坏了的时候');
    await window.close();
  });

  test('what the server refuses is shown as its page, with the summary focused', async () => {
    const { page, window } = await scene.open({ visited: 'asked' });
    await page.goto(`${origin}/report/step/kind`);
    await page.evaluate(`document.querySelectorAll('input[type=radio]').forEach((one) => { one.checked = false; })`);
    await toNextPage(page, () => page.click('main button.btn-main'));
    expect(await page.title()).toMatch(/^错误：/);
    expect(await page.evaluate('document.activeElement.className')).toBe('error-summary');
    await window.close();
  });
});

/** The next POST reaches the server; its answer does not reach the page. */
async function loseOneAnswer(page: Page, path: string): Promise<void> {
  await page.route(
    `**${path}`,
    async (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}
