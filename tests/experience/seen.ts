import type { Page } from 'playwright-core';
import sharp from 'sharp';

// What is measured on the picture itself: whether something stands out from what lies around it, as far as 1.4.11 wants.
const LEAST_CONTRAST = 3;
/** A ring lies outside of its box. */
const AROUND = 8;

type Box = { x: number; y: number; width: number; height: number };

/** Why the ring around what has the focus is not seen, in words; null where it is. */
export async function unseenFocus(page: Page): Promise<string | null> {
  const box = await page.evaluate<(Box & { is: string }) | null>(`(() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const { x, y, width, height } = one.getBoundingClientRect();
    return { x, y, width, height, is: one.outerHTML.slice(0, 80) };
  })()`);
  if (!box) return null;
  const clip = within(box, page);
  const withFocus = await pixels(page, clip);
  await page.evaluate('window.hadFocus = document.activeElement; hadFocus.blur()');
  const without = await pixels(page, clip);
  await page.evaluate('hadFocus.focus()');
  const changed = withFocus.filter((colour, at) => ratio(colour, without[at] ?? colour) >= LEAST_CONTRAST).length;
  // A line of one pixel around the box is the least; what is cut off by the edge of the window is not counted.
  return changed >= clip.width + clip.height ? null : `${box.is}: ${changed} pixels change`;
}

/** Parts of a drawing whose own colour does not stand out from the page, or of which nothing is drawn. */
export async function unseenParts(page: Page, drawing: string, parts: string): Promise<string[]> {
  await page.locator(drawing).first().scrollIntoViewIfNeeded();
  const found = await page.evaluate<{ is: string; colour: string; box: Box }[]>(
    `[...document.querySelector('${drawing}').querySelectorAll('${parts}')].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { is: one.getAttribute('class') ?? one.tagName, colour: getComputedStyle(one).stroke, box: { x, y, width, height } };
    })`,
  );
  const unseen: string[] = found.length < 3 ? [`only ${found.length} parts are drawn`] : [];
  const ground = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  for (const { is, colour, box } of found) {
    const own = luminance(colour);
    if (ratio(own, luminance(ground)) < LEAST_CONTRAST) unseen.push(`${is}: ${colour} on ${ground}`);
    const drawn = (await pixels(page, within(box, page))).some((one) => Math.abs(one - own) < 0.05);
    if (!drawn) unseen.push(`${is}: nothing of ${colour} is drawn`);
  }
  return unseen;
}

function within({ x, y, width, height }: Box, page: Page): Box {
  const { width: right, height: bottom } = page.viewportSize() ?? { width: 0, height: 0 };
  const [left, top] = [Math.max(0, Math.floor(x) - AROUND), Math.max(0, Math.floor(y) - AROUND)];
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(right, Math.ceil(x + width) + AROUND) - left),
    height: Math.max(1, Math.min(bottom, Math.ceil(y + height) + AROUND) - top),
  };
}

/** The relative luminance of each pixel. */
async function pixels(page: Page, clip: Box): Promise<number[]> {
  const { data } = await sharp(await page.screenshot({ clip }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Array.from({ length: data.length / 3 }, (_, at) => ofChannels([...data.subarray(at * 3, at * 3 + 3)]));
}

function ratio(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(colour: string): number {
  return ofChannels((colour.match(/[\d.]+/g) ?? ['0', '0', '0']).slice(0, 3).map(Number));
}

function ofChannels([red = 0, green = 0, blue = 0]: readonly number[]): number {
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
