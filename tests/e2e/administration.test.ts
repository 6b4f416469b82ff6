import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newQueryCode } from '#app/crypto/code.server.ts';
import { applyRules } from '#app/jobs/apply-rules.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { signedIn } from '#tests/e2e/role-world.ts';
import { barriersInCopy } from '#tests/support/axe.ts';
import { launchBrowser, OFFICE, openWindow, PHONE } from '#tests/support/browser.ts';
import { anAccount, aReport, shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

const NEW_YEAR = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20270101',
  'DTEND;VALUE=DATE:20270104',
  'SUMMARY:元旦 休',
  'END:VEVENT',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20270110',
  'RRULE:FREQ=YEARLY',
  'SUMMARY:某节 休',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\n');

let browser: Browser;
let portal: TestPortal;
let cookie: [name: string, value: string];
beforeAll(async () => {
  browser = await launchBrowser();
  portal = await startPortal({ at: shanghai('2026-11-26 10:00'), limits: 'lifted' });
  const admin = await anAccount(portal.db, { department: 'xzfb', role: 'system_admin' });
  cookie = Object.entries(await signedIn(portal, admin))[0] ?? ['', ''];
});
afterAll(async () => {
  await portal.close();
  await browser.close();
});

async function adminWindow(viewport: { width: number; height: number }): Promise<Page> {
  const window = await openWindow(browser, { viewport });
  const [name, value] = cookie;
  await window.addCookies([{ name, value, secure: true, url: portal.origin.replace('http:', 'https:') }]);
  return window.newPage();
}

/** Whatever axe finds, and whether the page has to be moved sideways. Axe needs scripts, so it reads a copy. */
async function barriersOf(page: Page): Promise<string[]> {
  const sideways = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  const found = await barriersInCopy(browser, page);
  return sideways > 0 ? [`${sideways} px sideways`, ...found] : found;
}

async function press(page: Page, intent: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.click(`button[value="${intent}"]`)]);
}

describe.each([
  ['at a desk', OFFICE],
  ['on a phone', PHONE],
])('an administrator %s, JavaScript off', (_where, viewport) => {
  test('imports a year into a draft of the calendar, and no page has a barrier', { timeout: 120_000 }, async () => {
    const page = await adminWindow(viewport);
    const barriers: string[] = [];
    const look = async () => {
      barriers.push(
        ...(await barriersOf(page)).map((barrier) => `${page.url().replace(portal.origin, '')}: ${barrier}`),
      );
    };
    await page.goto(`${portal.origin}/admin`);
    await look();
    await page.goto(`${portal.origin}/admin/calendars`);
    await look();
    await press(page, 'new');
    const draft = page.url();
    await page.goto(`${draft}/import`);
    await page.fill('[name=text]', NEW_YEAR);
    await press(page, 'preview');
    expect(await page.innerText('main')).toContain('增加 3 天，去掉 0 天，0 天不变。');
    expect(await page.innerText('main')).toContain('是重复日程（RRULE）');
    await look();
    // One line was not understood, so nothing is ticked: the days are written, the year is not published by it.
    expect(await page.isChecked('[name=isPublishedAnyway]')).toBe(false);
    expect(await page.locator('[name=isPublished]').count()).toBe(0);
    await press(page, 'apply');
    expect(await page.innerText('main')).toContain('节假日公布到 2026 年 12 月 31 日');
    await look();
    await page.goto(`${draft}/import`);
    await page.fill('[name=text]', NEW_YEAR);
    await press(page, 'preview');
    await page.check('[name=isPublishedAnyway]');
    await press(page, 'apply');
    expect(await page.innerText('main')).toContain('节假日公布到 2027 年 12 月 31 日');
    await look();
    for (const part of ['week', 'days', 'units?unit=jtj&week=1']) {
      await page.goto(`${draft}/${part}`);
      await look();
    }
    expect(barriers).toEqual([]);
  });

  test('publishes a target, sees how far the cases have come, and deletes another draft', {
    timeout: 120_000,
  }, async () => {
    const page = await adminWindow(viewport);
    const words = () => page.innerText('main');
    const barriers: string[] = [];
    const look = async () => {
      barriers.push(...(await barriersOf(page)).map((barrier) => `${page.url()}: ${barrier}`));
    };
    await fileReport(
      { db: portal.db, keys: portal.keys, now: portal.now(), actor: { kind: 'investor' } },
      { submissionId: `walk-${viewport.width}`, code: newQueryCode(), report: aReport() },
    );
    await page.goto(`${portal.origin}/admin/clocks`);
    await press(page, 'new');
    await page.fill('[name=target-5]', String(viewport.width % 7));
    await press(page, 'numbers');
    await Promise.all([page.waitForNavigation(), page.click('a:has-text("查看影响并公布")')]);
    await look();
    await page.check('[name=moves][value=yes]');
    await Promise.all([page.waitForNavigation(), page.click('main form button')]);
    expect(await words()).toMatch(/已看 0\/\d 件，改了 0 件/);
    await look();
    await applyRules({ db: portal.db, keys: portal.keys, now: portal.now() });
    // The page comes again by itself meanwhile.
    await expect.poll(words, { timeout: 30_000 }).toMatch(/看了 (\d) 件，改了 \1 件/);
    await Promise.all([page.waitForNavigation(), page.click('a:has-text("看时限规则的各版本")')]);
    expect(await words()).toMatch(/2026-11-26\S* 版的改动（对比 2026-11\S* 版）/);
    await look();
    await page.goto(`${portal.origin}/admin/routing`);
    await press(page, 'new');
    await look();
    await Promise.all([page.waitForNavigation(), page.click('a:has-text("删除草稿")')]);
    await look();
    await press(page, 'delete');
    expect(await words()).toContain('删除了这份草稿');
    await look();
    await page.goto(`${portal.origin}/admin/routing`);
    expect(await words()).toContain('没有草稿。');
    expect(barriers).toEqual([]);
  });

  test('changes a target in a draft after a refusal, and sees what becomes of the example', {
    timeout: 120_000,
  }, async () => {
    const page = await adminWindow(viewport);
    await page.goto(`${portal.origin}/admin/clocks`);
    const barriers = await barriersOf(page);
    await press(page, 'new');
    await page.fill('[name=target-0]', '0');
    await page.fill('[name=target-5]', '2');
    await press(page, 'numbers');
    expect(await page.innerText('[role=alert]')).toContain('受理：限期：要大于 0');
    expect(await page.inputValue('[name=target-5]')).toBe('2');
    barriers.push(...(await barriersOf(page)));
    await page.fill('[name=target-0]', '2');
    await press(page, 'numbers');
    expect(await page.innerText('main')).toContain('11 月 30 日（周一）17:30 前 → 12 月 1 日（周二）17:30 前');
    barriers.push(...(await barriersOf(page)));
    expect(barriers).toEqual([]);
  });
});
