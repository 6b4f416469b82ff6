import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { flatPdf } from '#app/files/rebuild/flat-pdf.ts';
import { CannotRebuildError, type Rebuilt } from '#app/files/rebuild/rebuilt.ts';

const MOST_PAGES = 60;
/** Pixels an inch, as a fax of good quality; less where the page would have more pixels than this. */
const DPI = 150;
const MOST_PAGE_PIXELS = 6_000_000;
const POINTS_AN_INCH = 72;
const JPEG_QUALITY = 80;
const MOST_POINTS = 14_400;

/**
 * A document as pictures of its pages in a new PDF: no author, no scripts, no attachments, no hidden layers or texts.
 * Throws CannotRebuildError for what is broken, protected by a password, or has more than 60 pages.
 */
export async function rebuildPdf(bytes: Uint8Array): Promise<Rebuilt> {
  const library = await PDFiumLibrary.init({ wasmBinary: readWasm() });
  try {
    const pages: Awaited<ReturnType<typeof pictureOf>>[] = [];
    const document = await library.loadDocument(bytes);
    const count = document.getPageCount();
    if (count < 1 || count > MOST_PAGES) throw new CannotRebuildError('Too many pages');
    for (const page of document.pages()) pages.push(await pictureOf(page));
    return { mediaType: 'application/pdf', bytes: await flatPdf(pages) };
  } catch {
    throw new CannotRebuildError('The document cannot be read');
  }
}

async function pictureOf(page: PDFiumPage) {
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
  if (!(width > 0 && height > 0 && width <= MOST_POINTS && height <= MOST_POINTS)) {
    throw new CannotRebuildError('A page without a size');
  }
  const usual = DPI / POINTS_AN_INCH;
  const scale = Math.min(usual, Math.sqrt(MOST_PAGE_PIXELS / (width * height)));
  let jpeg = new Uint8Array();
  await page.render({
    scale,
    render: async ({ data, width, height }) => {
      const raw = { width, height, channels: 4 } as const;
      jpeg = await sharp(data, { raw }).removeAlpha().jpeg({ quality: JPEG_QUALITY }).toBuffer();
      return jpeg;
    },
  });
  return { width, height, jpeg: Buffer.from(jpeg) };
}

function readWasm(): ArrayBuffer {
  const file = readFileSync(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm'));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}
