import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as probes from '#tests/experience/probes.ts';
import { unseenFocus, unseenParts } from '#tests/experience/seen.ts';
import { launchBrowser, PHONE } from '#tests/support/browser.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await browser.newContext({ viewport: PHONE })).newPage();
});
afterAll(() => browser.close());

type Probe = (page: Page) => Promise<string[]>;
const GOOD =
  '<a href="#main" class="skip-link">skip</a><header>h</header><main id="main"><h1>t</h1><p>text</p></main><footer>f</footer>';

const PLANTED: [what: string, probe: Probe, defect: string][] = [
  [
    'a small target',
    (one) => probes.smallTargets(one, 44),
    '<p><a href="/x" style="display:block;height:23px">x</a></p>',
  ],
  ['a page that is too wide', probes.clipped, '<div style="width:500px">wide</div>'],
  ['text that is cut off', probes.clipped, '<p style="height:9px;overflow:hidden">one<br>two<br>three</p>'],
  ['one thing on another', probes.overlaps, '<div><p>above</p><p style="margin-top:-30px">below</p></div>'],
  ['a second h1', probes.wrongFrame, '<h1>again</h1>'],
  ['a level left out', probes.wrongFrame, '<h3>deep</h3>'],
  ['a clock without a sign', probes.colourAlone, '<span class="sla">剩 3 天</span>'],
  ['a tag without words', probes.colourAlone, '<span class="tag"></span>'],
  ['a button without an edge', probes.withoutEdge, '<button class="btn" style="border:0">x</button>'],
  ['something that moves', probes.moving, '<p style="transition:color 1s">x</p>'],
  [
    'an order that only the style makes',
    probes.outOfOrder,
    '<div style="display:flex;flex-direction:column"><p style="order:2">first</p><p>second</p></div>',
  ],
];

describe('what the other tests look with', () => {
  test.each(PLANTED)('finds %s', async (_what, probe, defect) => {
    await page.setContent(GOOD);
    expect(await probe(page)).toEqual([]);
    await page.setContent(GOOD.replace('</main>', `${defect}</main>`));
    expect(await probe(page)).not.toEqual([]);
  });

  test('finds a focus without a ring, and one that is as pale as the page', async () => {
    const withRing = async (outline: string) => {
      await page.setContent(
        `<style>:focus{outline:${outline};outline-offset:2px}</style><button style="margin:20px">x</button>`,
      );
      await page.keyboard.press('Tab');
      return unseenFocus(page);
    };
    expect(await withRing('3px solid black')).toBeNull();
    expect(await withRing('none')).toMatch(/0 pixels change$/);
    expect(await withRing('3px solid #eee')).toMatch(/0 pixels change$/);
  });

  test('finds a part of a drawing that does not stand out, and one that is not drawn', async () => {
    const line = (y: number, colour: string, more = '') =>
      `<path d="M0 ${y}H90" stroke-width="4" stroke="${colour}" ${more}/>`;
    const unseenOf = async (third: string) => {
      const drawn = `${line(5, '#000')}${line(25, '#000')}${third}`;
      await page.setContent(`<body style="background:#fff"><svg class="drawing" width="90" height="60">${drawn}</svg>`);
      return unseenParts(page, '.drawing', 'path');
    };
    expect(await unseenOf(line(45, '#000'))).toEqual([]);
    expect(await unseenOf(line(45, '#eee'))).toHaveLength(1);
    expect(await unseenOf(line(45, '#777', 'opacity="0"'))).toEqual(['path: nothing of rgb(119, 119, 119) is drawn']);
    expect(await unseenOf('')).toEqual(['only 2 parts are drawn']);
  });
});
