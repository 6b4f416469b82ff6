import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTS, CASE_PATHS, READERS, type State, withClock } from '#tests/e2e/role-matrix.ts';
import { buildWorld, SEATS, type StaffPerson, signedIn, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import { barriersOn } from '#tests/support/axe.ts';
import { launchBrowser, OFFICE, openWindow } from '#tests/support/browser.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

// The pages of a case and of its acts as whoever works with them sees them, on the screen of an office. Axe brings its own script.
let portal: TestPortal;
let browser: Browser;
let world: World;
const windows = new Map<StaffPerson, BrowserContext>();
beforeAll(async () => {
  portal = await startPortal({ at: WORLD_OPENS, limits: 'lifted' });
  world = await buildWorld(portal);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await portal?.close();
});

async function windowOf(person: StaffPerson): Promise<BrowserContext> {
  const known = windows.get(person);
  if (known) return known;
  const window = await openWindow(browser, { viewport: OFFICE, javaScript: true });
  const actor = world.people.get(person);
  if (!actor) throw new Error(`nobody is the ${person}`);
  const url = portal.origin.replace('http:', 'https:');
  const cookies = Object.entries(await signedIn(portal, actor));
  await window.addCookies(cookies.map(([name, value]) => ({ name, value, url, secure: true })));
  windows.set(person, window);
  return window;
}

const LOOKED_AT: readonly State[] = [
  'new',
  'pause contested',
  'procedure proposed',
  'answered',
  'referred',
  'under review',
  'asked in a review',
  'concluded by discipline',
];

type Look = { person: StaffPerson; path: string; status: number };

/** What axe finds on these pages, and which have to be moved sideways. */
async function barriersOf(looks: readonly Look[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const { person, path, status } of looks) {
    const page = await (await windowOf(person)).newPage();
    const answer = await page.goto(`${portal.origin}${path}`);
    if (answer?.status() !== status) found.push([person, path, `answered ${answer?.status()}`]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > OFFICE.width) found.push([person, path, `${width} px wide`]);
    for (const barrier of await barriersOn(page)) found.push([person, path, barrier]);
    await page.close();
  }
  return found;
}

const isReader = (person: string): person is StaffPerson => person in SEATS;
const at = (path: string, state: State) => withClock(path).replace(':reference', world.cases[state].reference);

/** The case as it waits for most, by the first who reads its text and the first who is merely told. */
function casePages(): Look[] {
  return LOOKED_AT.flatMap((state) => {
    const { text, told = [] } = READERS[state];
    const people = [text[0], told[0]].filter((person) => person !== undefined).filter(isReader);
    return people.map((person) => {
      const area = person.startsWith('inspect') ? '/oversight/c/:reference' : '/desk/t/:reference';
      return { person, path: at(area, state), status: 200 };
    });
  });
}

/** Each act by the first who may, and once by who comes too late. */
function actPages(): Look[] {
  return CASE_PATHS.flatMap((path): Look[] => {
    const [first] = Object.entries(ACTS[path]?.by ?? {}) as [State, StaffPerson[]][];
    const person = first?.[1][0];
    return first && person ? [{ person, path: at(path, first[0]), status: 200 }] : [];
  });
}

test('title, state, both clocks, assignee and reply box are seen without scrolling at 1366 × 625', async () => {
  const page = await (await windowOf('lead officer')).newPage();
  await page.setViewportSize({ width: 1366, height: 625 });
  await page.goto(`${portal.origin}${at('/desk/t/:reference', 'in progress')}`);
  const seen = {
    title: 'main h1',
    state: 'main p:has-text("正在办理")',
    assignee: 'main p:has-text("承办人")',
    answer: '#clocks + ul li:nth-child(1)',
    acceptance: '#clocks + ul li:nth-child(2)',
    reply: 'main textarea[name=text]',
    send: 'main form[action$="/reply"] button',
  };
  const bottoms: Record<string, number> = {};
  for (const [name, selector] of Object.entries(seen)) {
    const box = await page.locator(selector).first().boundingBox();
    bottoms[name] = box ? box.y + box.height : Number.POSITIVE_INFINITY;
  }
  expect(Object.entries(bottoms).filter(([, bottom]) => bottom > 625)).toEqual([]);
  const two = await page.locator('#clocks + ul li').allInnerTexts();
  expect(two.slice(0, 2).map((text) => text.slice(0, 2))).toEqual(['答复', '受理']);
  await page.close();
});

describe('at the width of an office screen nothing moves sideways and axe finds nothing', () => {
  test('on a case, whatever it waits for', { timeout: 240_000 }, async () => {
    const looks = casePages();
    expect(looks.length).toBeGreaterThan(LOOKED_AT.length);
    expect(await barriersOf(looks)).toEqual([]);
  });

  test('on the page of every act', { timeout: 240_000 }, async () => {
    const looks = [
      ...actPages(),
      { person: 'lead head', path: at('/desk/t/:reference/accept', 'answered'), status: 409 } as const,
      { person: 'lead head', path: at('/desk/t/:reference/clock/:key', 'asked'), status: 200 } as const,
      { person: 'review officer', path: at('/desk/t/:reference/duty/:key', 'referred'), status: 200 } as const,
      { person: 'inspector', path: at('/oversight/c/:reference/clock/:key', 'with discipline'), status: 200 } as const,
      { person: 'lead head', path: '/desk/t/TS-8K4QM2WT', status: 404 } as const,
    ];
    expect(looks.length).toBeGreaterThan(25);
    expect(await barriersOf(looks)).toEqual([]);
  });
});
