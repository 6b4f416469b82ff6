import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { canBeRebuilt } from '#app/domain/evidence.ts';
import { storeEvidence } from '#app/files/evidence.server.ts';
import { runRebuild } from '#app/files/rebuild/run-rebuild.server.ts';
import { photoWithCanaries, pngChunk } from '#tests/files/canaries.ts';
import { pdfWith, rawPdf } from '#tests/files/pdf.ts';
import { docxOf, zipOf } from '#tests/files/zip.ts';
import { testKeys } from '#tests/support/keys.ts';

const MEGABYTE = 1_048_576;
const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex');
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const SCRIPT = '<script>alert(1)</script>';
const LAUGHS = `<!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'
  .split('')
  .map((name, place) => `<!ENTITY ${name} "${`&${'abcdefghi'[place]};`.repeat(10)}">`)
  .join('')}]><w:document><w:t>&j;</w:t></w:document>`;
const PAGES = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>'];

/** A grey picture of this size whose bytes are all the same. */
function pngOf(width: number, height: number, data: Buffer): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([PNG_HEAD, pngChunk('IHDR', head), pngChunk('IDAT', data), pngChunk('IEND', Buffer.alloc(0))]);
}

const photo = await photoWithCanaries();
const webp = await sharp({ create: { width: 50, height: 50, channels: 3, background: { r: 9, g: 9, b: 9 } } })
  .webp()
  .toBuffer();
const SAYS = '<w:document><w:body><w:p><w:r><w:t>没有票据</w:t></w:r></w:p></w:body></w:document>';
const zeros = zipOf({ '0': Buffer.alloc(100 * MEGABYTE) });

type Fate = 'refused' | 'sealed' | 'copied';
const CORPUS: [what: string, fate: Fate, bytes: () => Buffer | Promise<Buffer>][] = [
  ['nothing', 'refused', () => Buffer.alloc(0)],
  ['a zip bomb', 'refused', () => zeros],
  ['a zip bomb in zip bombs', 'refused', () => zipOf(Object.fromEntries([...'abcdefgh'].map((name) => [name, zeros])))],
  [
    'a zip bomb that says it is a document',
    'refused',
    () => zipOf({ '[Content_Types].xml': Buffer.alloc(200 * MEGABYTE, ' ') }),
  ],
  ['a Word document with an XML bomb', 'sealed', () => docxOf(LAUGHS)],
  ['a Word document with an author', 'sealed', () => docxOf('<w:document/>', '张三')],
  ['a Word document that says something', 'copied', () => docxOf(SAYS, '张三')],
  ['a Word document whose text is a bomb', 'sealed', () => docxOf(`<w:document>${' '.repeat(100 * MEGABYTE)}`)],
  ['a flood of pixels in a header', 'sealed', () => pngOf(50_000, 50_000, deflateSync(Buffer.alloc(100)))],
  ['49 megapixels of nothing', 'sealed', () => pngOf(7_000, 7_000, deflateSync(Buffer.alloc(7_001 * 7_000)))],
  ['a picture without its data', 'sealed', () => pngOf(100, 100, deflateSync(Buffer.alloc(10)))],
  ['a photo cut off', 'sealed', () => photo.subarray(0, photo.length / 2)],
  ['a WebP cut off', 'sealed', () => webp.subarray(0, 40)],
  ['a GIF that is a page', 'refused', () => Buffer.from(`GIF89a/*${SCRIPT}*/=1`)],
  ['a page', 'refused', () => Buffer.from(`<!doctype html>${SCRIPT}`)],
  ['a drawing with a script', 'refused', () => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`)],
  ['an XML bomb', 'refused', () => Buffer.from(`<?xml version="1.0"?>${LAUGHS}`)],
  ['the test virus', 'refused', () => Buffer.from(EICAR)],
  ['the test virus in an archive', 'refused', () => zipOf({ 'e.com': EICAR })],
  ['a page before a PDF', 'refused', () => Buffer.from(`${SCRIPT}\n%PDF-1.4\n`)],
  ['a program', 'refused', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
  ['a link of Windows', 'refused', () => Buffer.concat([Buffer.from('4c00000001140200', 'hex'), Buffer.alloc(80)])],
  ['noise', 'refused', () => Buffer.from(Array.from({ length: 4096 }, (_, n) => (n * 7919 + 13) % 251))],
  ['a PDF that is noise', 'sealed', () => Buffer.from('%PDF-1.7\nnothing of it')],
  [
    'a PDF of a million pages',
    'sealed',
    () =>
      rawPdf([
        PAGES[0] ?? '',
        `<</Type/Pages/Kids[${'3 0 R '.repeat(1000)}]/Count 1000000>>`,
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
      ]),
  ],
  [
    'a PDF page as large as a field',
    'sealed',
    () => rawPdf([...PAGES, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000000 9000000]>>']),
  ],
  [
    'a PDF whose pages hold themselves',
    'sealed',
    () => rawPdf([PAGES[0] ?? '', '<</Type/Pages/Kids[2 0 R]/Count 1>>']),
  ],
  ['a photo with an archive behind it', 'copied', () => Buffer.concat([photo, zipOf({ 'e.com': EICAR })])],
  ['a photo with the test virus behind it', 'copied', () => Buffer.concat([photo, Buffer.from(EICAR)])],
  ['a PDF that is a page', 'copied', async () => Buffer.concat([await pdfWith('x'), Buffer.from(SCRIPT)])],
  [
    'a PDF of a hundred thousand objects',
    'copied',
    () => rawPdf([...PAGES, '<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]>>', ...Array(100_000).fill('[1 2 3]')]),
  ],
];

const storageDir = mkdtempSync(join(tmpdir(), 'corpus-'));
afterAll(() => rmSync(storageDir, { recursive: true, force: true }));

async function fateOf(bytes: Buffer): Promise<{ fate: Fate; copy: Buffer | null }> {
  const stored = await storeEvidence({ storageDir, key: testKeys.file }, new Blob([new Uint8Array(bytes)]));
  if (!stored.ok) return { fate: 'refused', copy: null };
  const { mediaType } = stored.file;
  if (!canBeRebuilt(mediaType)) return { fate: 'sealed', copy: null };
  const made = await runRebuild(mediaType, bytes);
  return made.outcome === 'made' ? { fate: 'copied', copy: made.bytes } : { fate: 'sealed', copy: null };
}

test.each(CORPUS)('%s is %s, soon and with little memory', async (_what, expected, make) => {
  const bytes = await make();
  const before = process.memoryUsage.rss();
  const startedAt = performance.now();
  const { fate, copy } = await fateOf(bytes);
  const seconds = (performance.now() - startedAt) / 1000;
  expect(fate).toBe(expected);
  for (const word of [EICAR, '<script', 'PK\u0003\u0004']) expect(copy?.includes(word) ?? false).toBe(false);
  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * MEGABYTE);
  // Five on a quiet machine; the process that rebuilds takes most of two to start on a busy one.
  expect(seconds).toBeLessThan(15);
});
