import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { anOfficer, type Staff, send, signIn, track } from '#tests/e2e/acts.ts';
import { launchBrowser, openWindow, PHONE } from '#tests/support/browser.ts';
import { aQueryCode, aReport, shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

const PICTURES = 'tests/.artifacts/tracking';
const CODE = aQueryCode(7_001);
const THREAT = '检查站的人说再告就天天来查。';

let browser: Browser;
let portal: TestPortal;
let officer: Staff;
let inspector: Staff;
let reference: string;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  browser = await launchBrowser();
  portal = await startPortal({ at: shanghai('2026-11-02 09:00'), limits: 'lifted' });
  officer = await anOfficer(portal, { department: 'scjg', role: 'officer', userName: 'li' });
  inspector = await anOfficer(portal, { department: 'jjw', role: 'inspector', userName: 'wang' });
  const { db, keys } = portal;
  const ctx = { db, keys, now: portal.now(), actor: { kind: 'investor' } as const };
  const filed = await fileReport(ctx, { submissionId: 'tracking', code: CODE, report: aReport() });
  if (!filed.ok) throw new Error(filed.reason);
  reference = filed.reference;
});
afterAll(async () => {
  await portal.close();
  await browser.close();
});

const words = async (page: Page) => (await page.innerText('main')).replace(/\s+/g, ' ');

/** A phone without JavaScript that has the case open, at this time. */
async function onThePhone(
  at: string,
): Promise<{ page: Page; window: BrowserContext; picture: (name: string) => Promise<void> }> {
  await portal.goTo(shanghai(at));
  const window = await openWindow(browser, { viewport: PHONE });
  const page = await window.newPage();
  await track(page, portal.origin, CODE);
  const picture = async (name: string) => {
    await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(PHONE.width);
  };
  return { page, window, picture };
}

/** Counts what a finger does between the case and what it leads to. */
function finger(page: Page) {
  let taps = 0;
  return {
    taps: () => taps,
    follow: async (link: string) => {
      taps += 1;
      await Promise.all([page.waitForEvent('load'), page.click(`main a:has-text("${link}")`)]);
    },
    choose: async (name: string, value: string) => {
      taps += 1;
      await page.check(`main [name=${name}][value="${value}"]`);
    },
    press: async () => {
      taps += 1;
      await send(page);
    },
  };
}

async function deskWords(staff: Staff, area: 'desk' | 'oversight', path: string): Promise<string> {
  const { page, window } = await signIn(browser, portal, area, staff);
  await page.goto(`${portal.origin}${path}`);
  const text = await words(page);
  await page.screenshot({ path: `${PICTURES}/${area}${path.replaceAll('/', '-')}.png`, fullPage: true });
  await window.close();
  return text;
}

describe('an anonymous reporter comes back, on a phone without JavaScript', () => {
  test.each([
    ['', '查进度', /等待受理：市场监督管理局.+\d+ 月 \d+ 日（周.）/],
    ['/en', 'Check progress', /waiting for acceptance: Market Regulation.+\b\w+day \d+ November/],
    ['/ru', 'Узнать статус', /ждёт принятия: Управление.+рынка.+ \d+ ноября \((пн|вт|ср|чт|пт|сб|вс)\)/],
  ])(
    '%s finds unit, state and date in the first sentence, two taps from the front page and a code',
    async (language, door, sentence) => {
      await portal.goTo(shanghai('2026-11-02 09:30'));
      const window = await openWindow(browser, { viewport: PHONE });
      const page = await window.newPage();
      await page.goto(`${portal.origin}${language}/`);
      const { taps, follow, press } = finger(page);
      await follow(door);
      await page.fill('main input[name=code]', CODE);
      await press();
      expect(taps()).toBe(2);
      expect(await page.innerText('main h1')).toMatch(sentence);
      await window.close();
    },
  );

  test('and reads who has opened the report, without a name, and when to look again', async () => {
    await portal.goTo(shanghai('2026-11-02 10:00'));
    await deskWords(officer, 'desk', `/desk/t/${reference}`);
    const { page, window, picture } = await onThePhone('2026-11-02 12:00');
    const text = await words(page);
    expect(text).toContain('市场监督管理局 工作人员');
    expect(text).not.toMatch(/ li | li$/);
    expect(text).toMatch(/请记住，11 月 \d 日（周.）再来看/);
    await picture('1-case');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('main a:has-text("存到日历")')]);
    expect(file.suggestedFilename()).toBe('dates.ics');
    await window.close();
  });

  test('takes the last days of the remedies along, without a script', async () => {
    const window = await openWindow(browser, { viewport: PHONE });
    const page = await window.newPage();
    await page.goto(`${portal.origin}/remedies`);
    await page.check('main [name=kind][value=ordinary]');
    await page.fill('main [name=decidedOn]', '2026-10-28');
    await page.click('main form .btn-main');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('main button:has-text("存入日历")')]);
    expect(file.suggestedFilename()).toBe('dates.ics');
    await window.close();
  });

  test('tells of retaliation within four taps; it is on top of the inbox, and the desk knows nothing', async () => {
    const { page, window, picture } = await onThePhone('2026-11-02 14:00');
    const { taps, follow, choose, press } = finger(page);
    await follow('请纪检监察介入');
    await picture('2-escalate');
    await choose('reason', 'retaliation');
    await page.fill('main [name=body]', THREAT);
    await press();
    expect(taps()).toBeLessThanOrEqual(4);
    expect(await words(page)).toContain('您请纪检监察介入：受到刁难或报复');
    await picture('3-after-escalate');
    await window.close();
    const inbox = await deskWords(inspector, 'oversight', '/oversight');
    expect(inbox).toContain('反映人说受到报复');
    expect(inbox.indexOf(reference)).toBeGreaterThan(0);
    expect(await deskWords(inspector, 'oversight', `/oversight/c/${reference}`)).toContain(THREAT);
    const desk = await deskWords(officer, 'desk', `/desk/t/${reference}`);
    expect(desk).not.toMatch(/纪检|报复|天天来查/);
  });

  test('finds the date from which it can be asked why nothing was done', async () => {
    const { page, window, picture } = await onThePhone('2026-11-03 09:00');
    const { follow, choose, press } = finger(page);
    await follow('请纪检监察介入');
    await choose('reason', 'not_handled');
    await press();
    expect(await words(page)).toMatch(/还不到时候/);
    await picture('4-too-early');
    await window.close();
  });

  test('says with one button that there is pressure', async () => {
    const { page, window, picture } = await onThePhone('2026-11-03 10:00');
    const { taps, follow, press } = finger(page);
    await follow('我受到压力');
    await picture('5-pressed');
    await press();
    expect(taps()).toBe(2);
    expect(await words(page)).toContain('您告诉纪检监察：受到压力');
    await window.close();
  });

  test('withdraws under pressure, and takes it back the same day; the desk reads the first and not the second reason', async () => {
    const { page, window, picture } = await onThePhone('2026-11-03 11:00');
    const { follow, choose, press } = finger(page);
    await follow('撤回这件反映');
    await picture('6-withdraw');
    await choose('pressed', 'yes');
    await press();
    expect(await words(page)).toContain('11 月 4 日（周三）11:00 生效');
    await picture('7-withdrawal-pending');
    const desk = await deskWords(officer, 'desk', `/desk/t/${reference}`);
    expect(desk).toContain('投资人提出撤回，24 小时后生效，计时照常');
    expect(desk).not.toContain('压力');
    await Promise.all([page.waitForEvent('load'), page.click('main button:has-text("取消撤回")')]);
    expect(await words(page)).toContain('您取消了撤回');
    await portal.goTo(shanghai('2026-11-04 12:00'));
    await page.goto(`${portal.origin}/track`);
    await window.close();
    const { page: later, window: laterWindow } = await onThePhone('2026-11-04 12:30');
    expect(await words(later)).toContain('正在办理');
    await laterWindow.close();
  });

  test('gives the name after all, sealed; the desk reads that it is sealed and not what it is', async () => {
    const { page, window, picture } = await onThePhone('2026-11-04 13:00');
    const { follow, choose, press } = finger(page);
    await follow('补充身份');
    await picture('8-identity');
    await choose('mode', 'hidden');
    await page.fill('main [name=name]', '赵敏敏');
    await press();
    expect(await words(page)).toContain('您补充了身份，姓名已封存');
    await window.close();
    const desk = await deskWords(officer, 'desk', `/desk/t/${reference}`);
    expect(desk).toContain('投资人补充了身份，已封存');
    expect(desk).not.toContain('赵敏敏');
  });

  test.each(['en', 'ru'])('reads all of it in %s, within 360 px', async (language) => {
    const { page, window, picture } = await onThePhone('2026-11-04 14:00');
    for (const path of ['', '/escalate', '/pressed', '/withdraw', '/identity', '/access']) {
      const answer = await page.goto(`${portal.origin}/${language}/track/case${path}`);
      expect([path, answer?.status()]).toEqual([path, 200]);
      await picture(`9-${language}${path.replace('/', '-')}`);
    }
    await window.close();
  });
});
