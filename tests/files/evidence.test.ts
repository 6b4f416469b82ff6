import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { hasRoom, storeEvidence } from '#app/files/evidence.server.ts';
import {
  openSealedFile,
  removeOrphans,
  removeSealedFile,
  sealFile,
  TooLargeError,
} from '#app/files/sealed-file.server.ts';
import { testKeys } from '#tests/support/keys.ts';

const storageDir = mkdtempSync(join(tmpdir(), 'evidence-'));
const store = { storageDir, key: testKeys.file };
const evidence = join(storageDir, 'evidence');
const photo = await sharp({ create: { width: 20, height: 10, channels: 3, background: '#345' } })
  .jpeg()
  .toBuffer();

afterAll(() => rmSync(storageDir, { recursive: true, force: true }));

async function stored(bytes: Uint8Array) {
  const result = await storeEvidence(store, new Blob([new Uint8Array(bytes)]));
  if (!result.ok) throw new Error(result.reason);
  return result.file;
}

describe('a file handed in', () => {
  test('lies sealed under a random number and opens to the very bytes, with their digest', async () => {
    const file = await stored(photo);
    const sha256 = createHash('sha256').update(photo).digest('hex');
    expect(file).toMatchObject({ kind: 'image', mediaType: 'image/jpeg', size: photo.length, sha256 });
    expect(file.number).toMatch(/^[0-9a-f]{32}$/);
    expect(readFileSync(join(evidence, file.number)).includes(photo.subarray(0, 20))).toBe(false);
    expect((await openSealedFile(store, 'evidence', file.number)).equals(photo)).toBe(true);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['a page', '<!doctype html><script>alert(1)</script>', 'wrong_type'],
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'wrong_type'],
    ['a program', 'MZ\u0090\u0000', 'wrong_type'],
    ['an archive', 'PK\u0003\u0004', 'wrong_type'],
  ])('that is %s is refused and leaves nothing', async (_what, text, reason) => {
    const before = readdirSync(evidence);
    expect(await storeEvidence(store, new Blob([text]))).toEqual({ ok: false, reason });
    expect(readdirSync(evidence)).toEqual(before);
  });

  test('that grows beyond the limit while it is written leaves nothing', async () => {
    const before = readdirSync(evidence);
    const bytes = [Buffer.alloc(100), Buffer.alloc(100)];
    await expect(sealFile(store, 'evidence', { bytes, mostBytes: 199 })).rejects.toThrow(TooLargeError);
    expect(readdirSync(evidence)).toEqual(before);
  });

  test('is not reached by a number that is a way', async () => {
    await expect(openSealedFile(store, 'evidence', '../keys/file')).rejects.toThrow('not the number');
    await expect(removeSealedFile(storageDir, 'evidence', '../portal.sqlite')).rejects.toThrow('not the number');
  });

  test('that was put where another lay does not open', async () => {
    const [one, other] = [await stored(photo), await stored(photo)];
    writeFileSync(join(evidence, one.number), readFileSync(join(evidence, other.number)));
    await expect(openSealedFile(store, 'evidence', one.number)).rejects.toThrow();
  });
});

test('what nothing knows of goes after a day, what is known or fresh stays', async () => {
  const [known, orphan, fresh] = [await stored(photo), await stored(photo), await stored(photo)];
  const part = join(evidence, 'left-by-a-crash.part');
  writeFileSync(part, 'x');
  const old = new Date(Date.now() - 86_400_000 * 2);
  for (const path of [join(evidence, known.number), join(evidence, orphan.number), part]) utimesSync(path, old, old);
  const before = new Date(Date.now() - 86_400_000);
  const isKnown = async (number: string) => number === known.number;
  expect(await removeOrphans({ storageDir, folder: 'evidence', before }, isKnown)).toBe(2);
  const left = readdirSync(evidence);
  expect(left).toContain(known.number);
  expect(left).toContain(fresh.number);
  expect(left).not.toContain(orphan.number);
});

test('there is room above the floor and none below it', async () => {
  expect(await hasRoom(storageDir, 1)).toBe(true);
  expect(await hasRoom(storageDir, Number.MAX_SAFE_INTEGER)).toBe(false);
});
