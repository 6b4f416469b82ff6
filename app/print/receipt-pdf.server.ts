import PDFDocument from 'pdfkit';
import QRCode from 'qrcode';
import { printFont } from '#app/print/font.server.ts';
import { PdfSheet } from '#app/print/pdf-sheet.server.ts';
import type { ReceiptSheet } from '#app/print/receipt-sheet.ts';
import { rulerPaths } from '#app/print/ruler-paths.ts';

/** The types do not list it yet. */
const PDF_UA = 'PDF/UA' as 'PDF/A-3';
const QR_SIZE = 92;
const MILLIMETRE = 72 / 25.4;
const MARGIN = 20 * MILLIMETRE;

/**
 * The receipt as a tagged PDF (PDF/UA-1): one A4 page, black on white, its font embedded in part, with the code on a
 * strip to cut off and the signed receipt in small print, in the file's properties and as an attachment.
 */
export async function receiptPdf(sheet: ReceiptSheet): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    pdfVersion: '1.7',
    subset: PDF_UA,
    tagged: true,
    lang: sheet.language,
    displayTitle: true,
    // Without a first font: the standard ones are not embedded.
    font: '',
    // The hour of the making is the hour of the receipt. The receipt stands here too, where a file is searched for it.
    info: { Title: sheet.title, CreationDate: sheet.received.at, Keywords: sheet.proof.line },
  });
  const bytes = collect(doc);
  const page = new PdfSheet(doc, printFont());
  drawTop(page, sheet);
  drawNext(page, sheet);
  drawProof(page, sheet);
  drawStub(page, sheet);
  doc.file(Buffer.from(`${sheet.proof.line}\n`), {
    name: 'receipt.json',
    type: 'application/json',
    description: sheet.proof.title,
    creationDate: sheet.received.at,
    modifiedDate: sheet.received.at,
  });
  page.end();
  doc.end();
  return bytes;
}

function collect(doc: InstanceType<typeof PDFDocument>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('error', reject);
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
}

/** Beside the way to the look-up page: to that page alone, never to the case. */
function drawTop(page: PdfSheet, sheet: ReceiptSheet): void {
  const { code, reference, received } = sheet;
  const width = page.width - QR_SIZE - 16;
  const top = page.y;
  page.text('P', `${sheet.siteName}  ${sheet.host}`, { size: 10, width });
  page.text('H1', sheet.title, { size: 22, width, gapAbove: 4 });
  page.text('H2', code.title, { size: 12, width, gapAbove: 8 });
  page.text('P', code.groups.join('-'), { size: 27, width: page.width, gapAbove: 2 });
  page.text('P', code.save, { size: 10, gapAbove: 2 });
  page.text('P', `${reference.title}  ${reference.value}`, { size: 12, gapAbove: 8 });
  page.text('P', `${received.title}  ${received.value}`, { size: 12 });
  drawTrackCode(page, sheet, top);
}

function drawTrackCode(page: PdfSheet, { trackAddress, trackTitle }: ReceiptSheet, top: number): void {
  const { modules } = QRCode.create(trackAddress, { errorCorrectionLevel: 'M' });
  const side = (QR_SIZE - 16) / modules.size;
  const left = page.left + page.width - QR_SIZE + 8;
  page.figure(
    `${trackTitle} ${trackAddress}`,
    { x: left, y: top, width: QR_SIZE - 16, height: QR_SIZE - 16 },
    (doc) => {
      for (let row = 0; row < modules.size; row += 1) {
        for (let column = 0; column < modules.size; column += 1) {
          if (modules.get(row, column)) doc.rect(left + column * side, top + row * side, side, side);
        }
      }
      doc.fill('black');
    },
  );
  page.label(trackTitle, { x: left, y: top + QR_SIZE - 14, size: 9 });
}

function drawNext(page: PdfSheet, { next, notes, keep, phone }: ReceiptSheet): void {
  page.text('H2', next.title, { size: 14, gapAbove: 14 });
  page.list(next.lines, 12);
  const { ruler } = next;
  if (ruler) {
    const at = { x: page.left, y: page.y + 4, width: page.width, height: 28 };
    page.figure(next.sentence, at, (doc) => {
      const paths = rulerPaths(ruler, { ...at, scale: 1 });
      doc.lineWidth(1).path(paths.rule).stroke('black');
      doc.path(paths.ticks).stroke('black');
      doc.path(paths.poles).stroke('black');
      doc.path(paths.flags).fill('black');
    });
    page.y = at.y + at.height;
  }
  page.list(notes, 11, 8);
  page.text('H2', keep.title, { size: 12, gapAbove: 10 });
  page.list(keep.lines, 11);
  page.text('P', `${phone.title}  ${phone.number}`, { size: 12, gapAbove: 8 });
}

function drawProof(page: PdfSheet, { proof }: ReceiptSheet): void {
  page.text('H2', proof.title, { size: 12, gapAbove: 14 });
  page.text('P', proof.how, { size: 9, gapAbove: 2 });
  page.text('P', `${proof.fingerprint} ${proof.report}`, { size: 8, gapAbove: 4 });
  if (proof.evidence.length > 0) page.text('P', `${proof.files} ${proof.evidence.join(' ')}`, { size: 7, gapAbove: 4 });
  page.text('P', proof.line, { size: 7, gapAbove: 4 });
}

/** The strip below the dashed line: the code once more, to be kept apart from the rest. */
function drawStub(page: PdfSheet, { code, host }: ReceiptSheet): void {
  page.cutLine(14);
  page.text('P', `${code.title}  ${code.groups.join('-')}  ${host}`, { size: 13, gapAbove: 10 });
}
