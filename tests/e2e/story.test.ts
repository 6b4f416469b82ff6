import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anOfficer,
  confirmCode,
  type Filing,
  fillReport,
  type Staff,
  send,
  sendReport,
  signIn,
  track,
} from '#tests/e2e/acts.ts';
import { barriersInCopy } from '#tests/support/axe.ts';
import { launchBrowser, openWindow, PHONE } from '#tests/support/browser.ts';
import { shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

const PICTURES = 'tests/.artifacts/story';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

let browser: Browser;
beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const FEE: Filing = {
  group: 'fee',
  category: 'L1',
  identity: 'anonymous',
  units: ['jtj'],
  item: '超限运输管理费',
  yuan: '１，２００',
  what: '货车在检查点被要求交管理费，没有文件，没有票据。',
  outcome: '退还费用。',
  query: 'yes',
};

async function words(page: Page): Promise<string> {
  return (await page.innerText('main')).replace(/\s+/g, ' ');
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
}

async function expectToFit(page: Page): Promise<void> {
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  expect(width, page.url()).toBeLessThanOrEqual(PHONE.width);
}

/** No sideways scrolling, and no Chinese character but where the page says that it is Chinese. */
async function expectRussianThatFits(page: Page): Promise<void> {
  await expectToFit(page);
  const text = await page.evaluate<string>(`(() => {
    const main = document.querySelector('main').cloneNode(true);
    for (const marked of main.querySelectorAll('[lang="zh-CN"]')) marked.remove();
    return main.textContent;
  })()`);
  expect(text.match(/.{0,20}\p{Script=Han}+.{0,20}/gu) ?? [], page.url()).toEqual([]);
}

/** No two landmarks of the same name, and whatever else axe finds. */
async function expectNoBarrier(page: Page): Promise<void> {
  expect(await barriersInCopy(browser, page)).toEqual([]);
}

describe('an anonymous fee report, from the phone to "solved"', () => {
  let portal: TestPortal;
  let officer: Staff;
  let accused: Staff;
  let inspector: Staff;
  let phone: Page;
  let filed: { reference: string; code: string };

  beforeAll(async () => {
    // Monday of a plain working week.
    portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
    officer = await anOfficer(portal, { department: 'scjg', role: 'officer', userName: 'li' });
    accused = await anOfficer(portal, { department: 'jtj', role: 'officer', userName: 'song' });
    inspector = await anOfficer(portal, { department: 'jjw', role: 'inspector', userName: 'fang' });
    phone = await (await openWindow(browser, { viewport: PHONE })).newPage();
  });
  afterAll(() => portal.close());

  const desk = async (staff: Staff, path: string) => {
    const { page } = await signIn(browser, portal, 'desk', staff);
    await page.goto(`${portal.origin}${path}`);
    return page;
  };

  test('is filed without JavaScript, its amounts read in full-width digits, and gets a receipt with dates', async () => {
    await fillReport(phone, portal.origin, FEE);
    expect(await words(phone)).toContain('1,200.00');
    expect(await words(phone)).toContain('市场监督管理局');
    await picture(phone, 'check');
    filed = await sendReport(phone, FEE);
    const receipt = await words(phone);
    expect(receipt).toContain('11 月 3 日（周二）');
    expect(receipt).toContain('11 月 10 日（周二）');
    await picture(phone, 'receipt');
    await confirmCode(phone, filed.code);
    await phone.goto(`${portal.origin}/report/done`);
    expect(await words(phone), 'the code is shown once').not.toContain(filed.code);
  });

  test('reaches market regulation, and the accused unit finds nothing of it', async () => {
    const lead = await desk(officer, '/desk');
    expect(await words(lead)).toContain(filed.reference);
    await picture(lead, 'queue');
    const stranger = await desk(accused, '/desk?view=all');
    expect(await words(stranger)).not.toContain(filed.reference);
    const refused = await stranger.goto(`${portal.origin}/desk/t/${filed.reference}`);
    const unknown = await stranger.goto(`${portal.origin}/desk/t/TS-00000000`);
    expect([refused?.status(), unknown?.status()]).toEqual([404, 404]);
  });

  test('is accepted the next morning; the page says before what will happen', async () => {
    await portal.goTo(shanghai('2026-11-03 09:30'));
    const page = await desk(officer, `/desk/t/${filed.reference}/accept`);
    expect(await words(page)).toContain('11 月 10 日（周二）17:30');
    await send(page);
    expect(await words(page)).toContain('办理中');
    await picture(page, 'case');
  });

  test('the query is served at nine the day after, tells nothing of a report, and stays unanswered', async () => {
    await portal.goTo(shanghai('2026-11-04 09:05'));
    const page = await desk(accused, '/desk/queries');
    await page.click('main a[href^="/desk/query/WX-"]');
    const query = await words(page);
    expect(query).toContain('近 12 个月');
    for (const trace of [filed.reference, '1,200', '反映', '举报', '检查点', '超限'])
      expect(query).not.toContain(trace);
    await picture(page, 'query');
  });

  test('two working days later the presumption is recorded, one more and a lead is in oversight', async () => {
    await portal.goTo(shanghai('2026-11-06 17:31'));
    await track(phone, portal.origin, filed.code);
    expect(await words(phone)).toContain('到期没有提供依据');
    await portal.goTo(shanghai('2026-11-09 17:31'));
    const { page } = await signIn(browser, portal, 'oversight', inspector);
    expect(await words(page)).toContain(filed.reference);
    await expectNoBarrier(page);
    await picture(page, 'oversight');
  });

  test('discipline acknowledges, disposes, finds and feeds back; the lead sees none of it', async () => {
    await portal.goTo(shanghai('2026-11-10 09:00'));
    const { page } = await signIn(browser, portal, 'oversight', inspector);
    const at = (act: string) => page.goto(`${portal.origin}/oversight/c/${filed.reference}${act}`);
    await at('/acknowledge');
    await send(page);
    await at('/dispose');
    await page.check('main input[name=disposal][value=preliminary_check]');
    await send(page);
    await at('/conclude');
    await page.check('main input[name=finding][value=substantiated]');
    await send(page);
    await at('/feedback');
    await page.fill('main textarea[name=text]', '经核实，收费无依据属实，已按规定处理。');
    await send(page);
    await at('');
    await expectNoBarrier(page);
    await picture(page, 'oversight-case');
    const lead = await desk(officer, `/desk/t/${filed.reference}`);
    const seen = await words(lead);
    for (const secret of ['线索', '移送', '纪检', '属实']) expect(seen).not.toContain(secret);
    await track(phone, portal.origin, filed.code);
    expect(await words(phone)).toContain('收费无依据属实');
  });

  test('the officer answers "returned" with proof, the investor reads it by code and says "solved"', async () => {
    const page = await desk(officer, `/desk/t/${filed.reference}/answer`);
    await page.check('main input[name=outcome][value=returned]');
    await page.fill('main textarea[name=text]', '1200 元已退还，凭查询码到窗口领取。');
    await page.selectOption('main select[name=proofKind]', 'refund_voucher');
    await page.setInputFiles('main input[name=proof]', {
      name: '张三-退款.pdf',
      mimeType: 'application/pdf',
      buffer: PDF,
    });
    await send(page);
    expect(await words(page)).toContain('已答复');
    await track(phone, portal.origin, filed.code);
    expect(await words(phone)).toContain('1200 元已退还');
    await picture(phone, 'track');
    await phone.click('main a[href="/track/case/rate"]');
    await phone.check('main input[name=verdict][value=solved]');
    await phone.check('main input[name=level][value="5"]');
    await send(phone);
    await phone.goto(`${portal.origin}/track/case`);
    expect(await words(phone)).toContain('已解决');
    const { status } = await portal.db.selectFrom('cases').select('status').executeTakeFirstOrThrow();
    expect(status).toBe('solved');
  });
});

describe('a report that nobody answers climbs by itself', () => {
  test('lights, supervision, summons, and a notice five working days after the breach', async () => {
    const portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
    const officer = await anOfficer(portal, { department: 'scjg', role: 'officer', userName: 'li' });
    const inspector = await anOfficer(portal, { department: 'jjw', role: 'inspector', userName: 'fang' });
    const phone = await (await openWindow(browser, { viewport: PHONE })).newPage();
    const filing: Filing = { ...FEE, query: 'no' };
    await fillReport(phone, portal.origin, filing);
    const { reference, code } = await sendReport(phone, filing);
    await confirmCode(phone, code);
    // Accepted by silence on 11-03, due on 11-10, amber at 80 %; +1, +3, +5 working days are 11-11, 11-13, 11-17.
    // The first contact is late since the first afternoon: each light is the answer's own, and not there before.
    const climbs: [before: string, after: string, says: string][] = [
      ['2026-11-09 08:28', '2026-11-09 08:31', '黄灯 答复'],
      ['2026-11-10 17:28', '2026-11-10 17:31', '红灯 答复'],
      ['2026-11-11 17:28', '2026-11-11 17:31', '督办 答复'],
      ['2026-11-13 17:28', '2026-11-13 17:31', '约谈 答复'],
    ];
    for (const [before, after, says] of climbs) {
      await portal.goTo(shanghai(before));
      const { page, window } = await signIn(browser, portal, 'desk', officer);
      await page.goto(`${portal.origin}/desk/t/${reference}`);
      expect(await words(page)).not.toContain(says);
      await portal.goTo(shanghai(after));
      await page.reload();
      expect(await words(page)).toContain(says);
      await window.close();
    }
    const before = await signIn(browser, portal, 'oversight', inspector);
    expect(await words(before.page)).not.toContain(reference);
    await portal.goTo(shanghai('2026-11-17 17:31'));
    const { page } = await signIn(browser, portal, 'oversight', inspector);
    expect(await words(page)).toContain(reference);
    await track(phone, portal.origin, code);
    expect(await words(phone)).toContain('已移送纪检监察');
    await picture(phone, 'track-late');
    await portal.close();
  });
});

describe('the same filing in Russian, JavaScript off, on a phone of 360 px', () => {
  test('is walked to the receipt without a word of another language missing', async () => {
    const portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
    const phone = await (await openWindow(browser, { viewport: PHONE, locale: 'ru-RU' })).newPage();
    const looked: string[] = [];
    const filing: Filing = {
      ...FEE,
      language: '/ru',
      identity: 'hidden',
      item: 'Сбор за проезд',
      yuan: '1 200,50',
      what: 'На посту потребовали сбор, квитанции не дали. 😀',
      outcome: 'Вернуть деньги.',
      contact: { name: 'Юлия', phone: '+7 900 000-00-01' },
      look: async (page) => {
        looked.push(page.url());
        await expectToFit(page);
      },
    };
    await fillReport(phone, portal.origin, filing);
    expect(looked).toHaveLength(12);
    await expectRussianThatFits(phone);
    const { reference, code } = await sendReport(phone, filing);
    await picture(phone, 'receipt-ru');
    expect(await words(phone)).toContain('Обращение получено');
    await expectRussianThatFits(phone);
    await confirmCode(phone, code);
    await expectRussianThatFits(phone);
    await track(phone, portal.origin, code.toLowerCase().replaceAll('-', ' '), '/ru');
    expect(await words(phone)).toContain(reference);
    await expectRussianThatFits(phone);
    await picture(phone, 'track-ru');
    await portal.close();
  });
});
