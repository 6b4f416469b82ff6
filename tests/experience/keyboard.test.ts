import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totpAt } from '#app/crypto/totp.server.ts';
import { anOfficer, toNextPage } from '#tests/e2e/acts.ts';
import { pathOf } from '#tests/experience/filing.ts';
import { openScene, type Scene } from '#tests/experience/scene.ts';
import { OFFICE } from '#tests/support/browser.ts';

// Keyboard alone (B3, B4, B11): report, follow, rate.
let scene: Scene;
let origin: string;
beforeAll(async () => {
  scene = await openScene();
  origin = scene.portal.origin;
});
afterAll(() => scene.close());

const MOST_STOPS = 120;

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
    await goOn(page);
    expect(await page.evaluate(SUMMARY)).toEqual([]);
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
    await pick(page, 'verdict', 'solved');
    await pick(page, 'level', '4');
    await goOn(page);
    expect(pathOf(page)).toBe('/track/case');
    expect(await page.innerText('main')).toContain('已经记录您的');
    await window.close();
  });

  test.each([
    ['desk', { department: 'scjg', role: 'officer', userName: 'keys-desk' }, 'new', '/desk/t/', 'accept'],
    [
      'oversight',
      { department: 'jjw', role: 'inspector', userName: 'keys-jjw' },
      'with discipline',
      '/oversight/c/',
      'acknowledge',
    ],
  ] as const)('somebody of the staff signs in and takes a case up: %s', async (area, seat, state, pages, act) => {
    const staff = await anOfficer(scene.portal, seat);
    const { page, window } = await scene.open({ viewport: OFFICE });
    const { reference } = scene.world.cases[state];
    await page.goto(`${origin}/${area}/sign-in`);
    const typed = {
      userName: staff.userName,
      password: staff.password,
      code: totpAt(staff.totpSecret, scene.portal.now()),
    };
    for (const [name, text] of Object.entries(typed)) {
      await tabTo(page, `input[name=${name}]`);
      await page.keyboard.type(text);
    }
    await goOn(page);
    expect(pathOf(page)).toBe(`/${area}`);
    await tabTo(page, `main a[href*="${reference}"]`);
    await enter(page);
    expect(pathOf(page)).toBe(`${pages}${reference}`);
    if (area === 'oversight') {
      await tabTo(page, `main a[href*="/${act}"]`);
      await enter(page);
      await goOn(page);
    } else {
      await tabTo(page, `main form[action*="/${act}"] button`);
      await enter(page);
      await tabTo(page, 'main textarea[name=text]');
      await page.keyboard.type('已经受理，下周一上门核实。');
      await tabTo(page, 'main form[action*="/reply"] button');
      await enter(page);
    }
    const types = await scene.portal.db
      .selectFrom('case_events')
      .innerJoin('cases', 'cases.id', 'case_events.case_id')
      .select('case_events.type')
      .where('cases.reference', '=', reference)
      .execute();
    const taken = area === 'desk' ? ['accepted', 'message_sent'] : ['referral_acknowledged'];
    expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining(taken));
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

const TOO_LONG = '字'.repeat(3001);
/** What is wrong on pages where an empty form would be taken. */
const WRONG: Record<string, Record<string, string>> = {
  '/track/case/contest': { body: TOO_LONG },
  '/track/case/pressed': { body: TOO_LONG },
  '/track/case/withdraw': { body: '有人要我撤回。' },
  '/track/case/object': { body: TOO_LONG },
  '/report/step/amounts': { itemText: '管理费', yuan: '很多' },
  '/report/step/outcome': { outcome: TOO_LONG },
  '/report/step/project': { project: TOO_LONG },
  '/apply/company-registration/step/company': { name: TOO_LONG },
};
/** Pages that take files: one of a kind that nobody takes is chosen. */
const TAKES_FILES = ['/apply/company-registration/step/files', '/report/step/evidence', '/track/case/files'];
const NO_EVIDENCE = { name: 'x.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') };
/**
 * Forms of ticks alone, and what was read before; the accused unit is there in every draft that is shown: the report by
 * keyboard leaves it out once.
 */
const REFUSES_NOTHING = [
  '/report/step/safety 1',
  '/report/step/accused 1',
  '/apply/company-registration/step/papers 1',
  '/me 2',
];

/** Every form of the page, by its place, in which something can be typed. */
const TYPED_FORMS = `[...document.querySelectorAll('main form[method=post]')].filter((form) => form.querySelector('textarea, select, input:not([type=hidden])'))`;

/** Sends one form of a page, empty but for what is wrong in it. */
async function sendWrong(page: Page, place: number, wrong: Record<string, string>): Promise<void> {
  await page.evaluate(`((wrong) => {
    const form = ${TYPED_FORMS}[${place}];
    for (const one of form.querySelectorAll(':checked')) { one.checked = false; one.selected = false; }
    for (const one of form.querySelectorAll('textarea, select, input:not([type=hidden], [type=radio], [type=checkbox], [type=file])')) one.value = wrong[one.name] ?? '';
    for (const one of form.querySelectorAll('[type=radio], [type=checkbox]')) one.checked = wrong[one.name] === one.value;
    (form.querySelector('.btn-main') ?? form.querySelector('.btn')).setAttribute('data-pressed', '');
  })(${JSON.stringify(wrong)})`);
  await toNextPage(page, () => page.click('[data-pressed]'));
  // Without scripts the browser moves the focus with a frame of its own.
  const hasFocus = () => page.evaluate<boolean>(`document.activeElement?.matches('.error-summary') ?? false`);
  for (let waited = 0; waited < 40 && !(await hasFocus()); waited++) await page.waitForTimeout(50);
}

/** What is not as it must be on a page that refused a form (B11). */
const SUMMARY = `(() => {
  const summary = document.querySelector('.error-summary');
  if (!summary) return ['no summary'];
  const found = document.activeElement === summary ? [] : ['the focus is elsewhere'];
  if (!document.title.startsWith('错误：')) found.push('the title says nothing: ' + document.title);
  const links = [...summary.querySelectorAll('a')];
  if (links.length === 0) found.push('no link');
  const said = [...document.querySelectorAll('.error-text')].map((one) => one.textContent);
  for (const link of links) {
    const field = document.getElementById(link.hash.slice(1));
    if (!field || !field.matches('input, select, textarea')) found.push(link.hash + ' is no field');
    if (!said.includes(link.textContent)) found.push('not said at the field: ' + link.textContent);
  }
  return found;
})()`;

test('every form that refuses something: the summary has the focus and leads to each field in its own words (B11)', async () => {
  const found: string[] = [];
  const windows = new Map<string, Awaited<ReturnType<Scene['open']>>>();
  for (const [visited, path] of await scene.forms()) {
    const opened = windows.get(visited) ?? (await scene.open({ visited, javaScriptEnabled: false }));
    windows.set(visited, opened);
    const { page } = opened;
    await page.goto(`${origin}${path}`);
    const forms = await page.evaluate<number>(`${TYPED_FORMS}.length`);
    for (let place = 0; place < forms; place++) {
      if (REFUSES_NOTHING.includes(`${path} ${place + 1}`)) continue;
      if (place > 0) await page.goto(`${origin}${path}`);
      if (TAKES_FILES.includes(path)) await page.setInputFiles('main input[type=file]', NO_EVIDENCE);
      await sendWrong(page, place, WRONG[path] ?? {});
      const at = `${path} ${place + 1}/${forms} as ${visited}`;
      for (const one of await page.evaluate<string[]>(SUMMARY)) found.push(`${at}: ${one} (${pathOf(page)})`);
    }
  }
  expect(windows.size).toBeGreaterThan(3);
  expect(found).toEqual([]);
});
