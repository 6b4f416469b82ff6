import type { Browser, BrowserContext, Page } from 'playwright-core';
import { totpAt } from '#app/crypto/totp.server.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { OFFICE, openWindow } from '#tests/support/browser.ts';
import type { TestPortal } from '#tests/support/portal.ts';

/** What a person does in the browser, in the words of the field. Pages are found by their forms, not by their look. */

export type Staff = { userName: string; password: string; totpSecret: string };

export async function anOfficer(
  portal: TestPortal,
  seat: { department: string; role: StaffRole; userName: string; email?: string },
): Promise<Staff> {
  const { db, keys } = portal;
  const displayName = seat.userName;
  const created = await createAccount(
    { db, keys, now: portal.now() },
    { ...seat, displayName, email: seat.email ?? null },
  );
  if (!created.ok) throw new Error(created.reason);
  return { userName: seat.userName, password: created.password, totpSecret: created.totpSecret };
}

/** Does what leads to another page and waits for it: opened by the browser, or put in the old one's place by the script. */
export async function toNextPage(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('framenavigated'), act()]);
  await page.waitForLoadState('load');
}

function press(page: Page, button: string): Promise<void> {
  return toNextPage(page, () => page.click(button));
}

/** Presses 继续, 提交 or whatever the page's main button is. */
export function send(page: Page): Promise<void> {
  return press(
    page,
    'main form[method=post] button:not([name], [type=button]), main form[method=post] button[value=continue]',
  );
}

export async function choose(page: Page, name: string, value: string): Promise<void> {
  await page.check(`main input[name="${name}"][value="${value}"]`);
}

export type Filing = {
  language?: '' | '/en' | '/ru';
  group: string;
  category: string;
  identity: 'named' | 'hidden' | 'anonymous';
  units: string[];
  yuan?: string;
  item?: string;
  what: string;
  outcome?: string;
  contact?: { name: string; phone: string };
  query?: 'yes' | 'no';
  /** Looks at every step before it is left. */
  look?: (page: Page) => Promise<void>;
};

/** Walks all steps from the start page to the check page. */
export async function fillReport(page: Page, origin: string, filing: Filing): Promise<void> {
  const next = () => leave(page, filing);
  await page.goto(`${origin}${filing.language ?? ''}/report`);
  await filing.look?.(page);
  await press(page, 'main form[method=post] button');
  await choose(page, 'group', filing.group);
  await next();
  await choose(page, 'category', filing.category);
  await next();
  await choose(page, 'identityMode', filing.identity);
  await next();
  if (filing.identity !== 'named') await next();
  for (const [place, unit] of filing.units.entries()) {
    await page.selectOption('main select[name=unit]', unit);
    if (place < filing.units.length - 1) await press(page, 'main button[value=add]');
  }
  await next();
  if (filing.yuan) await fillAmount(page, filing);
  await page.fill('main textarea[name=what]', filing.what);
  await next();
  await page.fill('main [name=outcome]', filing.outcome ?? '');
  await next();
  // Photos and files: none.
  await next();
  if (filing.identity !== 'anonymous') {
    await page.fill('main [name=project]', '');
    await next();
    await page.fill('main [name=name]', filing.contact?.name ?? '');
    await page.fill('main [name=phone]', filing.contact?.phone ?? '');
    await next();
  }
}

async function fillAmount(page: Page, filing: Filing): Promise<void> {
  await page.fill('main [name=itemText]', filing.item ?? '');
  await page.fill('main [name=yuan]', filing.yuan ?? '');
  await page.selectOption('main [name=paidHow]', 'cash');
  await page.selectOption('main [name=receiptKind]', 'none');
  await leave(page, filing);
}

async function leave(page: Page, filing: Filing): Promise<void> {
  await filing.look?.(page);
  await send(page);
}

/** Sends from the check page and reads the receipt. */
export async function sendReport(page: Page, filing: Filing): Promise<{ reference: string; code: string }> {
  if (filing.query) await choose(page, 'query', filing.query);
  await send(page);
  const text = await page.innerText('main');
  const reference = /TS-[0-9A-Z]{8}/.exec(text)?.[0];
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(text.replace(/\s/g, ''))?.[0];
  if (!reference || !code) throw new Error(`no receipt on ${page.url()}: ${text}`);
  return { reference, code };
}

/** Proves that the code was written down. */
export async function confirmCode(page: Page, code: string): Promise<void> {
  const groups = code.split('-');
  await page.fill('main [name=group2]', groups[1] ?? '');
  await page.fill('main [name=group4]', groups[3] ?? '');
  await send(page);
}

/** Opens the own case with the code, in a window of its own. */
export async function track(page: Page, origin: string, code: string, language = ''): Promise<void> {
  await page.goto(`${origin}${language}/track`);
  await page.fill('main input[name=code]', code);
  await send(page);
}

/** Signs in at an area in a new office window, a minute later: a TOTP code is good for one sign-in. */
export async function signIn(
  browser: Browser,
  portal: TestPortal,
  area: 'desk' | 'oversight',
  staff: Staff,
): Promise<{ page: Page; window: BrowserContext }> {
  await portal.goTo(new Date(portal.now().getTime() + 60_000));
  const window = await openWindow(browser, { viewport: OFFICE });
  const page = await window.newPage();
  await page.goto(`${portal.origin}/${area}/sign-in`);
  await page.fill('main [name=userName]', staff.userName);
  await page.fill('main [name=password]', staff.password);
  await page.fill('main [name=code]', totpAt(staff.totpSecret, portal.now()));
  await send(page);
  return { page, window };
}
