import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Look } from '#app/components/layout/look.ts';
import { lookValue } from '#app/components/layout/look.ts';
import { publicAddresses } from '#tests/e2e/all-pages.ts';
import { WORLD_AT, type World } from '#tests/e2e/role-world.ts';
import { visit } from '#tests/e2e/visitor.ts';
import { type Cookies, VISITORS, type VisitorName } from '#tests/experience/visitors.ts';
import { launchBrowser, PHONE } from '#tests/support/browser.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

type Language = 'zh-CN' | 'en' | 'ru';
type Opened = { page: Page; window: BrowserContext };

/** The portal with cases in every state, and browsers whose visitors have drafts, applications and cases open. */
export type Scene = {
  portal: TestPortal;
  world: World;
  browser: Browser;
  /** A window of its own; `visited` is of somebody who has something open, otherwise it is a stranger's. */
  open: (given?: Given) => Promise<Opened>;
  /** Goes to every public page of a language, each as somebody to whom it is shown. */
  walk: (opened: Opened, language: Language, look: (path: string, body: string) => Promise<unknown>) => Promise<void>;
  /** The same for what is wrong on a page: told with its address. A page that leads away is a fault of the walk. */
  onEach: (
    opened: Opened,
    language: Language,
    look: (path: string, body: string) => Promise<string[]>,
  ) => Promise<string[]>;
  /** The Chinese pages on which something can be typed and sent, each with somebody to whom it is shown. */
  forms: () => Promise<[VisitorName, path: string][]>;
  close: () => Promise<void>;
};
type Given = BrowserContextOptions & { visited?: VisitorName; look?: Look };

export async function openScene(): Promise<Scene> {
  const { world, visitors, storageDir } = inject('scene');
  const portal = await startPortal({ at: WORLD_AT, limits: 'lifted', copyOf: storageDir, mails: 'written' });
  const browser = await launchBrowser();
  const open: Scene['open'] = async ({ visited, look, ...options } = {}) => {
    const window = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', ...options });
    if (visited) await window.addCookies(cookiesFor(portal.origin, visitors[visited]));
    if (look) await window.addCookies(cookiesFor(portal.origin, { '__Host-look': lookValue(look) }));
    return { window, page: await window.newPage() };
  };
  const walk: Scene['walk'] = async ({ page, window }, language, look) => {
    const prefix = PREFIX[language];
    for (const [visitor, paths] of await shownTo(portal.origin, visitors)) {
      await become(window, portal.origin, visitors[visitor]);
      for (const { path } of paths) {
        const own = path === '/' ? prefix || '/' : `${prefix}${path}`;
        const answer = await page.goto(`${portal.origin}${own}`);
        await look(own, (await answer?.text()) ?? '');
      }
    }
  };
  const onEach: Scene['onEach'] = async (opened, language, look) => {
    const found: string[] = [];
    await walk(opened, language, async (path, body) => {
      if (new URL(opened.page.url()).pathname !== path) throw new Error(`${path} leads away`);
      for (const one of await look(path, body)) found.push(`${path}: ${one}`);
    });
    return found;
  };
  return {
    portal,
    world,
    browser,
    open,
    walk,
    onEach,
    forms: async () =>
      [...(await shownTo(portal.origin, visitors))].flatMap(([name, pages]) =>
        pages.filter(({ text }) => hasForm(text)).map(({ path }): [VisitorName, string] => [name, path]),
      ),
    close: async () => {
      await browser.close();
      await portal.close();
    },
  };
}

const PREFIX = { 'zh-CN': '', en: '/en', ru: '/ru' } as const;

/** Somebody else's window from here on; the look of its pages stays. */
async function become(window: BrowserContext, origin: string, cookies: Cookies): Promise<void> {
  const look = (await window.cookies(origin.replace('http:', 'https:'))).filter(({ name }) => name === '__Host-look');
  await window.clearCookies();
  await window.addCookies([...look, ...cookiesFor(origin, cookies)]);
}

type Visitors = Readonly<Record<VisitorName, Cookies>>;
type Shown = Map<VisitorName, { path: string; text: string }[]>;
let shown: Shown | null = null;

/** Which pages each visitor is the first to be shown. Throws where a page is shown to nobody. */
async function shownTo(origin: string, visitors: Visitors): Promise<Shown> {
  if (shown) return shown;
  const places: Shown = new Map(VISITORS.map((name) => [name, []]));
  for (const path of PAGES) {
    const { name, text } = await firstShown(origin, visitors, path);
    places.get(name)?.push({ path, text });
  }
  shown = places;
  return places;
}

async function firstShown(
  origin: string,
  visitors: Visitors,
  path: string,
): Promise<{ name: VisitorName; text: string }> {
  for (const name of VISITORS) {
    const { status, headers, text } = await visit(origin, visitors[name]).get(path);
    const isShown = status === 200 || path === '/no-such-page';
    if (isShown && headers['content-type']?.startsWith('text/html')) return { name, text };
  }
  throw new Error(`nobody is shown ${path}`);
}

function hasForm(text: string): boolean {
  const forms = text.slice(text.indexOf('<main')).match(/<form [^>]*method="post".*?<\/form>/gs) ?? [];
  return forms.some((form) => /<textarea|<select|<input (?!type="hidden")/.test(form));
}

/** A __Host- cookie is set as over TLS; to localhost the browser sends it without. */
function cookiesFor(origin: string, cookies: Cookies) {
  const url = origin.replace('http:', 'https:');
  return Object.entries(cookies).map(([name, value]) => ({ name, value, url, secure: true }));
}

const STEPS = {
  report: ['category', 'identity', 'safety', 'accused', 'amounts', 'what', 'outcome', 'project', 'contact'],
  'apply/company-registration': ['company', 'contact', 'matter', 'papers', 'handling'],
};
/** Or is a file to be kept. */
const ONLY_LEADS_ON = /\/(exit|look|leave|from-check|case\/(to-report|written|date)|[a-z]+\.[a-z]+)$/;

/** Every public page that shows something; the first steps and those with files are among the addresses already. */
const PAGES = [
  ...publicAddresses().filter((path) => !/^\/(en|ru)(\/|$)/.test(path) && !ONLY_LEADS_ON.test(path)),
  ...Object.entries(STEPS).flatMap(([form, steps]) => steps.map((step) => `/${form}/step/${step}`)),
];
