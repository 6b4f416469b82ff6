import sharp from 'sharp';
import { expect, test } from 'vitest';
import { runRebuild } from '#app/files/rebuild/run-rebuild.server.ts';
import { CANARY } from '#tests/files/canaries.ts';
import { pdfWith } from '#tests/files/pdf.ts';

test('the copy of a document is pictures of its pages: no author, note, script or attachment is left', async () => {
  const original = await pdfWith(CANARY);
  expect(original.toString('latin1').split(CANARY).length).toBeGreaterThan(6);
  const result = await runRebuild('application/pdf', original);
  if (result.outcome !== 'made') throw new Error(result.outcome);
  const copy = result.bytes.toString('latin1');
  for (const word of [CANARY, utf16(CANARY), 'JavaScript', 'EmbeddedFile', '/Annots', '/OpenAction']) {
    expect(copy).not.toContain(word);
  }
  expect(copy.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
});

test('the copy shows the pages as they are, in their colours', async () => {
  const result = await runRebuild('application/pdf', await pdfWith(CANARY));
  if (result.outcome !== 'made') throw new Error(result.outcome);
  const from = result.bytes.indexOf(Buffer.from('ffd8', 'hex'));
  const page = result.bytes.subarray(from, result.bytes.indexOf('endstream', from));
  const { data, info } = await sharp(page).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
  const scale = info.width / 400;
  expect(at(Math.round(150 * scale), Math.round(100 * scale)).map((value) => value > 128)).toEqual([
    true,
    false,
    false,
  ]);
  expect(at(Math.round(380 * scale), Math.round(280 * scale)).every((value) => value > 250)).toBe(true);
});

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('latin1');
}
