import { type Browser, type BrowserContext, chromium } from 'playwright-core';

/** Debian's Chromium, quiet: no look-ups of its own. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      // Nothing of a test ever leaves this machine.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const PHONE = { width: 360, height: 640 };
export const OFFICE = { width: 1366, height: 768 };

/** A window of its own cookies. JavaScript is off unless a test is about it: every task works without. */
export function openWindow(
  browser: Browser,
  look: { viewport: { width: number; height: number }; javaScript?: boolean; locale?: string },
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: look.viewport,
    javaScriptEnabled: look.javaScript ?? false,
    locale: look.locale ?? 'zh-CN',
  });
}
