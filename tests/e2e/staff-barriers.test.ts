import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTS, CASE_PATHS, READERS, STAFF_ROWS, STATES, type State, withClock } from '#tests/e2e/role-matrix.ts';
import { buildWorld, SEATS, type StaffPerson, signedIn, WORLD_OPENS, type World } from '#tests/e2e/role-world.ts';
import { withRules } from '#tests/e2e/rules-world.ts';
import { launchBrowser, OFFICE, openWindow } from '#tests/support/browser.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

// Every page of staff as whoever works with it sees it, on the screen of an office. Axe brings its own script.
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
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) found.push([person, path, id, nodes[0]?.html]);
    await page.close();
  }
  return found;
}

const isReader = (person: string): person is StaffPerson => person in SEATS;
const at = (path: string, state: State) => withClock(path).replace(':reference', world.cases[state].reference);

/** The case in every state, by the first who reads its text and the first who is merely told. */
function casePages(): Look[] {
  return STATES.flatMap((state) => {
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

describe('at the width of an office screen nothing moves sideways and axe finds nothing', () => {
  test('on the pages of desk, oversight and administration without a case', { timeout: 240_000 }, async () => {
    const looks = Object.keys(STAFF_ROWS)
      .filter((path) => !path.endsWith('/sign-out'))
      .map((path): Look => {
        const area = path.split('/')[1];
        const person = area === 'desk' ? 'lead head' : area === 'admin' ? 'system administrator' : 'inspection head';
        const own = path.includes('/query/') ? 'accused officer' : person;
        return { person: own, path: withRules(path, world.rules).replace(':number', world.query), status: 200 };
      });
    expect(looks.length).toBeGreaterThan(20);
    expect(await barriersOf(looks)).toEqual([]);
  });

  test('on a case in every state', { timeout: 240_000 }, async () => {
    const looks = casePages();
    expect(looks.length).toBeGreaterThan(STATES.length);
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
