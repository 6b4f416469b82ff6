import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeNextCopy } from '#app/use-cases/make-copy.server.ts';
import { feeSteps, openByCode, prepareReport, readReceipt, sendPrepared } from '#tests/e2e/filing.ts';
import { signedIn } from '#tests/e2e/role-world.ts';
import { visit } from '#tests/e2e/visitor.ts';
import { CANARY, photoWithCanaries } from '#tests/files/canaries.ts';
import { launchBrowser, openWindow, PHONE } from '#tests/support/browser.ts';
import { anAccount, shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
let browser: Browser;
const photo = await photoWithCanaries();
const digest = createHash('sha256').update(photo).digest('hex');
const NAME = '张三-发票.jpg';

beforeAll(async () => {
  portal = await startPortal({ at: shanghai('2026-11-26 10:00'), limits: 'lifted' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await portal.close();
});

const makeCopies = () =>
  makeNextCopy({
    db: portal.db,
    storageDir: portal.storageDir,
    key: portal.keys.file,
    now: portal.now(),
    signal: new AbortController().signal,
  });

/** A browser at the page of the files, its draft begun over HTTP. */
async function atTheFiles(look: { javaScript?: boolean } = {}): Promise<Page> {
  const visitor = visit(portal.origin);
  await prepareReport(visitor, feeSteps().slice(0, -1));
  const window = await openWindow(browser, { viewport: PHONE, ...look });
  const url = portal.origin.replace('http:', 'https:');
  const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url, secure: true }));
  await window.addCookies(cookies);
  const page = await window.newPage();
  await page.goto(`${portal.origin}/report/step/evidence`);
  return page;
}

describe('without JavaScript, on a phone', () => {
  test('files are added, listed with their size, removed, and go on to the check page', async () => {
    const page = await atTheFiles();
    await page.setInputFiles('input[type=file]', [
      { name: NAME, mimeType: 'image/jpeg', buffer: photo },
      { name: '多余.jpg', mimeType: 'image/jpeg', buffer: photo },
    ]);
    await page.click('button[value=add]');
    await page.waitForSelector(`text=${NAME}`);
    await page.click('button[value^="remove:"] >> nth=1');
    await page.waitForURL('**/report/step/evidence');
    const rows = await page.locator('main li', { has: page.locator('button') }).allInnerTexts();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain(NAME);
    await page.click('button[value=continue]');
    await page.waitForURL('**/report/check');
    expect(await page.innerText('main')).toContain('1 个文件');
    const width = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(width).toBe(0);
    await page.context().close();
  });

  test('what is refused says why and keeps the others', async () => {
    const page = await atTheFiles();
    await page.setInputFiles('input[type=file]', [
      { name: '1.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: '网页.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html><script>alert(1)</script>') },
    ]);
    await page.click('button[value=add]');
    await page.waitForSelector('.error-summary');
    expect(await page.innerText('.error-summary')).toContain('“网页.jpg”');
    expect(await page.innerText('main')).toContain('1.jpg');
    await page.context().close();
  });
});

describe('with JavaScript, on a phone', () => {
  const files = ['1.jpg', '2.jpg'].map((name) => ({ name, mimeType: 'image/jpeg', buffer: photo }));

  test('files are sent one after the other, and the page goes on to what was pressed', async () => {
    const page = await atTheFiles({ javaScript: true });
    const sent: number[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(1));
    await page.setInputFiles('input[type=file]', files);
    await page.click('button[value=continue]');
    await page.waitForURL('**/report/check');
    expect(await page.innerText('main')).toContain('2 个文件');
    expect(sent).toHaveLength(3);
    await page.context().close();
  });

  test('a line that drops is tried again; when it stays down, a button sends the rest', async () => {
    const page = await atTheFiles({ javaScript: true });
    let broken = 0;
    await page.route('**/report/step/evidence', (route) => {
      if (route.request().method() !== 'POST' || broken >= 4) return route.fallback();
      broken += 1;
      return route.abort('connectionreset');
    });
    await page.setInputFiles('input[type=file]', files);
    await page.click('button[value=add]');
    await page.waitForSelector('#upload button:visible', { timeout: 20_000 });
    expect(await page.innerText('#upload')).toContain('网络断了');
    await page.click('#upload button');
    await page.waitForSelector('button[value^="remove:"] >> nth=1', { timeout: 20_000 });
    expect(broken).toBe(4);
    await page.context().close();
  });

  test('what is refused is shown in place', async () => {
    const page = await atTheFiles({ javaScript: true });
    await page.setInputFiles('input[type=file]', [
      { name: '网页.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') },
    ]);
    await page.click('button[value=add]');
    await page.waitForSelector('.error-summary');
    expect(await page.innerText('.error-summary')).toContain('“网页.jpg”');
    await page.context().close();
  });
});

describe('a file from the reporter to the officer', () => {
  test('arrives as a copy without a trace, under a generated name, and its digest is on the receipt', async () => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps().slice(0, -1));
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(photo)]), NAME);
    form.set('intent', 'continue');
    expect((await reporter.post('/report/step/evidence', form)).location).toBe('/report/check');
    expect((await sendPrepared(reporter)).status).toBe(303);
    expect((await reporter.get('/report/done')).text).toContain(digest);
    const { reference, code } = await readReceipt(reporter);
    expect((await openByCode(reporter, code)).text).toContain('您交来文件：图片');

    const officer = visit(
      portal.origin,
      await signedIn(portal, await anAccount(portal.db, { department: 'scjg', role: 'officer' })),
    );
    expect((await officer.get(`/desk/t/${reference}`)).text).toContain('副本正在制作');
    expect(await makeCopies()).toBe(true);
    const page = (await officer.get(`/desk/t/${reference}`)).text;
    const href = /href="(\/desk\/t\/[^"]+\/file\/[0-9a-f]{32})"/.exec(page)?.[1] ?? '';
    expect(page).not.toContain('张三');
    const { status, headers, body } = await officer.get(href);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="evidence-${reference}-1.jpg"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(body.includes(CANARY)).toBe(false);
    expect(body.subarray(0, 2).toString('hex')).toBe('ffd8');
  });

  test('above 20 MB, or above the cap of the whole request, is answered and not cut off', async () => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps().slice(0, -1));
    const send = (...megabytes: number[]) => {
      const form = new FormData();
      for (const size of megabytes) form.append('files', new Blob([new Uint8Array(size * 1_048_576)]), 'x.mp4');
      form.set('intent', 'add');
      return reporter.post('/report/step/evidence', form);
    };
    const tooLarge = await send(21);
    expect(tooLarge.status).toBe(400);
    expect(tooLarge.text).toContain('文件要小于 20 MB');
    expect((await send(20, 20, 20, 20)).status).toBe(413);
  });
});
