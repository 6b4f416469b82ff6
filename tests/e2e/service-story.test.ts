import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anOfficer, choose, confirmCode, type Staff, send, signIn, track } from '#tests/e2e/acts.ts';
import { launchBrowser, openWindow, PHONE } from '#tests/support/browser.ts';
import { shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

// Without JavaScript, on a phone, in each of the three languages: find, apply, leave, come back, send, follow, report.
const LANGUAGES = [
  {
    language: '',
    query: '市场监督 营业执照',
    service: '公司设立登记',
    unit: '市场监督管理局',
    working: '市场监督管理局正在办理，最迟 11 月 4 日（周三）答复您',
    owed: '市场监督管理局正在办理，最迟 11 月 3 日（周二）答复您',
    refused: '不能办的事项和理由',
    stalled: '到期没有答复',
    carried: '附上申请',
  },
  {
    language: '/en',
    query: 'licence market regulation',
    service: 'Register a company',
    unit: 'Market Regulation',
    working: 'Market Regulation is working on it and will answer by Wednesday 4 November',
    owed: 'will answer by Tuesday 3 November',
    refused: 'What is refused, and why',
    stalled: 'The answer is late',
    carried: 'Every counted day of application',
  },
  {
    language: '/ru',
    query: 'лицензия',
    service: 'Регистрация компании',
    unit: 'Управление по регулированию рынка',
    working: '4 ноября (ср)',
    owed: '3 ноября (вт)',
    refused: 'В чём отказано и почему',
    stalled: 'Ответ просрочен',
    carried: 'Прилагается счёт дней заявления',
  },
];

const photo = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#543' } })
  .png()
  .toBuffer();

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function words(page: Page): Promise<string> {
  return (await page.innerText('main')).replace(/\s+/g, ' ');
}

async function codeOn(page: Page): Promise<string> {
  const text = (await page.innerText('main')).replace(/\s/g, '');
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text)?.[0];
  if (!code) throw new Error(`no code on ${page.url()}: ${text}`);
  return code;
}

async function expectToFit(page: Page): Promise<void> {
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, page.url()).toBeLessThanOrEqual(PHONE.width);
}

describe.each(LANGUAGES)('a request for a service at “$language/”', (told) => {
  const { language } = told;
  const applyAt = `${language}/apply/company-registration`;
  let portal: TestPortal;
  let officer: Staff;
  let phone: Page;
  let filed: { reference: string; code: string };
  /** The code of the written answer that never comes. */
  let silent: string;

  beforeAll(async () => {
    // Monday of a plain working week.
    portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
    officer = await anOfficer(portal, { department: 'scjg', role: 'officer', userName: 'zhao' });
    phone = await (await openWindow(browser, { viewport: PHONE })).newPage();
  });
  afterAll(() => portal.close());

  const open = (page: Page, path: string) => page.goto(`${portal.origin}${path}`);
  const follow = (page: Page, link: string) => Promise.all([page.waitForEvent('load'), page.click(link)]);

  test('is found by a search; how long, how much and which papers stand within two screens', async () => {
    await open(phone, `${language}/services`);
    await phone.fill('main [name=q]', told.query);
    await follow(phone, 'main form button');
    await follow(phone, `main a:text-is("${told.service}")`);
    expect(new URL(phone.url()).pathname).toBe(`${language}/services/company-registration`);
    await expectToFit(phone);
    const papers = await phone.locator('.papers').boundingBox();
    const header = await phone.locator('main h1').boundingBox();
    expect((papers?.y ?? 0) + (papers?.height ?? 0) - (header?.y ?? 0)).toBeLessThanOrEqual(2 * PHONE.height);
  });

  test('is begun, left, and taken up again by its code in another browser', async () => {
    await open(phone, applyAt);
    await send(phone);
    await choose(phone, 'applicant', 'company');
    await send(phone);
    await phone.fill('main [name=name]', '边城木业有限公司');
    await phone.fill('main [name=creditCode]', '91350100M000100Y44');
    await send(phone);
    expect(await phone.title()).toMatch(/^(错误|Error|Ошибка)/);
    await phone.fill('main [name=creditCode]', '９１３５０１００ m000100y43');
    await send(phone);
    await phone.fill('main [name=name]', '王小明');
    await phone.fill('main [name=phone]', '138 0000 0000');
    await send(phone);
    await open(phone, `${applyAt}/keep`);
    await send(phone);
    const code = await codeOn(phone);
    phone = await (await openWindow(browser, { viewport: PHONE })).newPage();
    await open(phone, `${language}/apply/resume`);
    await phone.fill('main [name=code]', code);
    await send(phone);
    expect(new URL(phone.url()).pathname).toBe(applyAt);
    expect(await phone.locator('.task-list .tag').count()).toBe(7);
    await expectToFit(phone);
  });

  test('is finished, checked and sent, and gets a receipt with its code and dates', async () => {
    await open(phone, `${applyAt}/step/matter`);
    await phone.fill('main [name=matter]', '在东城镇开一家木材加工厂。');
    await send(phone);
    await choose(phone, 'papers', '0');
    await send(phone);
    await phone.selectOption('main [name=paper]', '1');
    await phone.setInputFiles('main [name=files]', [{ name: 'zhangcheng.png', mimeType: 'image/png', buffer: photo }]);
    await follow(phone, 'button[value=add]');
    expect(await words(phone)).toContain('zhangcheng.png');
    await expectToFit(phone);
    await send(phone);
    await choose(phone, 'handling', 'self');
    await send(phone);
    await open(phone, `${applyAt}/check`);
    expect(await words(phone)).toContain('91350100M000100Y43');
    await send(phone);
    const text = await words(phone);
    filed = { reference: /TS-[0-9A-Z]{8}/.exec(text)?.[0] ?? '', code: await codeOn(phone) };
    await expectToFit(phone);
    await confirmCode(phone, filed.code);
  });

  test('is accepted at the desk of its unit, which sees who asks and which papers are missing', async () => {
    const { page } = await signIn(browser, portal, 'desk', officer);
    await open(page, '/desk');
    await follow(page, `main table a:has-text("申请")`);
    const text = await words(page);
    for (const seen of [
      '公司设立登记 · 申请',
      '王小明',
      '91350100M000100Y43',
      '公司章程 已交：文件 1',
      '任职文件 申请人还没有',
    ])
      expect(text).toContain(seen);
    await open(page, `/desk/t/${filed.reference}/accept`);
    await send(page);
    await page.context().close();
  });

  test('is followed behind its code: the service, who works on it and by when', async () => {
    await track(phone, portal.origin, filed.code, language);
    const text = await words(phone);
    expect(text).toContain(told.service);
    expect(text).toContain(told.working);
  });

  test('and a spoken no is asked for in writing by one tap: owed the next working day, under the same code', async () => {
    await follow(phone, 'main form[action$="/track/case/written"] button');
    const text = await words(phone);
    expect(text).toContain(told.owed);
    expect(text).toContain(filed.reference);
    await expectToFit(phone);
  });

  test('the unit’s refusal has its parts and two people; the investor reads them and goes back to the request', async () => {
    const head = await anOfficer(portal, { department: 'scjg', role: 'head', userName: 'qian' });
    const desk = (await signIn(browser, portal, 'desk', officer)).page;
    await open(desk, '/desk');
    await follow(desk, 'main table a:has-text("要书面答复")');
    const answerAt = `${new URL(desk.url()).pathname}/answer`;
    await open(desk, answerAt);
    await choose(desk, 'outcome', 'refused');
    await desk.fill('main [name=text]', '名称与他人相同');
    await send(desk);
    expect(await words(desk)).toContain('请写明缺什么');
    const parts = {
      basisDocument: '名称规定',
      basisArticle: '第十七条',
      gap: '新名称',
      route: '改名',
      officer: '赵',
      phone: '6100',
    };
    for (const [name, value] of Object.entries(parts)) await desk.fill(`main [name=${name}]`, value);
    await send(desk);
    const signing = (await signIn(browser, portal, 'desk', head)).page;
    await open(signing, answerAt.replace('/answer', '/sign'));
    expect(await words(signing)).toContain('新名称');
    await send(signing);
    await Promise.all([desk, signing].map((page) => page.context().close()));
    await open(phone, `${language}/track/case`);
    const text = await words(phone);
    for (const seen of [told.refused, '名称规定 第十七条', '新名称', '改名', '赵 6100']) expect(text).toContain(seen);
    await expectToFit(phone);
    await follow(phone, 'main form[action$="/track/case/written"] button[value=back]');
    expect(await words(phone)).toContain(told.working);
  });

  test('a no at a window is asked for in writing from the service’s own page, and silence is a report', async () => {
    const visitor = await (await openWindow(browser, { viewport: PHONE })).newPage();
    await open(visitor, `${language}/services/company-registration`);
    await follow(visitor, 'main a[href$="/written"]');
    await send(visitor);
    expect(await visitor.title()).toMatch(/^(错误|Error|Ошибка)/);
    const answers = { what: '窗口说不行', refusedOn: '2026-11-01', name: '王小明', phone: '138 0000 0000' };
    for (const [name, value] of Object.entries(answers)) await visitor.fill(`main [name=${name}]`, value);
    await send(visitor);
    await expectToFit(visitor);
    silent = await codeOn(visitor);
    await visitor.context().close();
  });

  test('whose date has passed is a report in one click, about its unit, with its dates', async () => {
    await portal.goTo(shanghai('2026-11-10 10:00'));
    await track(phone, portal.origin, silent, language);
    await follow(phone, 'main form[action$="/to-report"] button');
    expect(new URL(phone.url()).pathname).toBe(`${language}/report/step/identity`);
    await track(phone, portal.origin, filed.code, language);
    expect(await words(phone)).toContain(told.stalled);
    await follow(phone, 'main form[action$="/to-report"] button');
    // A report is open in this browser already: which one goes on is asked.
    expect(new URL(phone.url()).pathname).toBe(`${language}/report/other`);
    await send(phone);
    expect(new URL(phone.url()).pathname).toBe(`${language}/report/step/identity`);
    await choose(phone, 'identityMode', 'named');
    await send(phone);
    // The unit and what happened are filled in, to be read and added to.
    expect(await words(phone)).toContain(told.unit);
    await send(phone);
    expect(await phone.inputValue('main [name=what]')).toContain(told.service);
    await send(phone);
    await phone.fill('main [name=outcome]', '');
    await send(phone);
    // Photos and files: none; no project.
    await send(phone);
    await send(phone);
    await phone.fill('main [name=name]', '王小明');
    await phone.fill('main [name=phone]', '138 0000 0000');
    await send(phone);
    expect(new URL(phone.url()).pathname).toBe(`${language}/report/check`);
    expect(await words(phone)).toContain(told.carried);
    expect(await words(phone)).toContain(filed.reference);
    await expectToFit(phone);
  });
});
