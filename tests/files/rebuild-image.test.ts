import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { runRebuild } from '#app/files/rebuild/run-rebuild.server.ts';
import { CANARY, photoWithCanaries, screenshotWithCanaries } from '#tests/files/canaries.ts';

async function copyOf(mediaType: string, original: Buffer): Promise<Buffer> {
  const result = await runRebuild(mediaType, original);
  if (result.outcome !== 'made') throw new Error(result.outcome);
  return result.bytes;
}

describe('the copy of a photo', () => {
  test('has none of the words hidden in it, no place, no device, no profile, and stands upright', async () => {
    const original = await photoWithCanaries();
    expect(original.toString('latin1').split(CANARY).length).toBeGreaterThan(8);
    const copy = await copyOf('image/jpeg', original);
    expect(copy.includes(CANARY)).toBe(false);
    for (const mark of ['Exif', 'http://ns.adobe.com', 'Photoshop', 'ICC_PROFILE'])
      expect(copy.includes(mark)).toBe(false);
    const { width, height, exif, icc, xmp, iptc, orientation } = await sharp(copy).metadata();
    expect({ width, height, exif, icc, xmp, iptc, orientation }).toEqual({ width: 40, height: 60 });
  });

  test('shows what the original shows', async () => {
    const copy = await copyOf('image/jpeg', await photoWithCanaries());
    const { channels } = await sharp(copy).stats();
    expect(channels.map(({ mean }) => Math.round(mean / 10))).toEqual([9, 4, 2]);
  });
});

test('the copy of a screenshot has no text, no camera data and nothing behind its end', async () => {
  const original = await screenshotWithCanaries();
  expect(original.toString('latin1').split(CANARY).length).toBe(4);
  const copy = await copyOf('image/png', original);
  expect(copy.includes(CANARY)).toBe(false);
  expect(copy.subarray(-8).toString('latin1')).toContain('IEND');
  expect(await sharp(copy).metadata()).toMatchObject({ format: 'png', width: 60, height: 40 });
});

test('what only calls itself a picture is not rebuilt', async () => {
  expect(await runRebuild('image/jpeg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
    outcome: 'cannot',
  });
  expect(await runRebuild('text/html', Buffer.from('<p>'))).toEqual({ outcome: 'cannot' });
});

test('a copy that is broken off from outside leaves the file waiting', async () => {
  const stop = new AbortController();
  const running = runRebuild('image/jpeg', await photoWithCanaries(), stop.signal);
  setTimeout(() => stop.abort(), 50);
  expect(await running).toEqual({ outcome: 'died' });
});
