import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { Look } from '#app/components/layout/look.ts';
import { lookValue } from '#app/components/layout/look.ts';
import { everybody, publicAddresses } from '#tests/e2e/all-pages.ts';
import { WORLD_AT, type World } from '#tests/e2e/role-world.ts';
import type { Visitor } from '#tests/e2e/visitor.ts';
import { launchBrowser, PHONE } from '#tests/support/browser.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

/** The portal with cases in every state, and browsers whose visitor has a draft and a case open. */
export type Scene = {
  portal: TestPortal;
  world: World;
  browser: Browser;
  /** A window of its own; `visited` has the draft and the case, otherwise it is a stranger's. */
  open: (given?: Given) => Promise<{ page: Page; window: BrowserContext }>;
  close: () => Promise<void>;
};
type Given = BrowserContextOptions & { visited?: boolean; look?: Look };

export async function openScene(): Promise<Scene> {
  const { world, storageDir } = inject('scene');
  const portal = await startPortal({ at: WORLD_AT, limits: 'lifted', copyOf: storageDir });
  const visitor = await everybody(portal, world);
  const browser = await launchBrowser();
  const open: Scene['open'] = async ({ visited = false, look, ...options } = {}) => {
    const window = await browser.newContext({ viewport: PHONE, locale: 'zh-CN', ...options });
    await window.addCookies(cookiesFor(portal.origin, visited ? visitor : null, look));
    return { window, page: await window.newPage() };
  };
  return {
    portal,
    world,
    browser,
    open,
    close: async () => {
      await browser.close();
      await portal.close();
    },
  };
}

/** A __Host- cookie is set as over TLS; to localhost the browser sends it without. */
function cookiesFor(origin: string, visitor: Visitor | null, look: Look | undefined) {
  const url = origin.replace('http:', 'https:');
  const pairs = [...(visitor?.cookies ?? [])];
  if (look) pairs.push(['__Host-look', lookValue(look)]);
  return pairs.map(([name, value]) => ({ name, value, url, secure: true }));
}

/** `kind` and `evidence` are among the addresses already. */
const OTHER_STEPS = ['category', 'identity', 'safety', 'accused', 'amounts', 'what', 'outcome'];
/** Or is a file to be kept. */
const ONLY_LEADS_ON = /\/(exit|look|leave|from-check|[a-z]+\.[a-z]+)$/;

/** Every public page of a language that shows something. */
export function pagesIn(language: 'zh-CN' | 'en' | 'ru'): string[] {
  const prefix = { 'zh-CN': '', en: '/en', ru: '/ru' }[language];
  const languageOf = (path: string) => (/^\/(en|ru)(?=\/|$)/.exec(path)?.[0] ?? '') as string;
  const own = publicAddresses().filter((path) => languageOf(path) === prefix && !ONLY_LEADS_ON.test(path));
  const steps = OTHER_STEPS.map((step) => `${prefix}/report/step/${step}`);
  return [...own, ...steps];
}
