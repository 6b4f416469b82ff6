import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { findProof } from '#app/domain/receipt-proof.ts';
import { LOCALES, type Locale, textsFor } from '#app/i18n/index.ts';
import { receiptImage } from '#app/print/receipt-image.server.ts';
import { receiptPdf } from '#app/print/receipt-pdf.server.ts';
import type { ReceiptSheet } from '#app/print/receipt-sheet.ts';
import { receiptSheet, receiptView } from '#app/routes/public/receipt-view.server.ts';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';
import { readPdf } from '#tests/support/pdf.ts';

// experience.md A15 and §2.5: what is taken along is small, and says what the page says.
const KILOBYTE = 1000;
const sheets = new Map<Locale, ReceiptSheet>();
const sheetOf = (locale: Locale) => sheets.get(locale) as ReceiptSheet;
const withWindow = new Map<Locale, ReceiptSheet>();
const WINDOW = '人民路1号政务大厅';

beforeAll(async () => {
  const reporter = aReporter();
  await fillIn(reporter);
  await reporter.send({ query: 'no' });
  const request = new Request('http://localhost/report/done', { headers: { Cookie: reporter.cookie() } });
  const session = await findDraft(reporter.context, request);
  const view = session && (await receiptView(reporter.context, session.draft, 'report'));
  if (!view) throw new Error('no receipt');
  const { settings } = reporter.context;
  const countySite = { ...settings.countySite, windowAddress: WINDOW };
  for (const locale of LOCALES) {
    sheets.set(locale, receiptSheet(reporter.context, view, locale));
    withWindow.set(locale, receiptSheet({ ...reporter.context, settings: { ...settings, countySite } }, view, locale));
  }
});

/** As full as it can be: ten files, a county and a unit with characters that no usual font has. */
function full(locale: Locale): ReceiptSheet {
  const sheet = sheetOf(locale);
  return {
    ...sheet,
    siteName: '㙍县𠮷投资服务',
    next: { ...sheet.next, lines: [...sheet.next.lines, '由㐂𬱖𠮷局办理'] },
    proof: { ...sheet.proof, evidence: Array.from({ length: 10 }, (_, n) => String(n).repeat(64)) },
  };
}

describe.each(LOCALES)('the picture in %s', (locale) => {
  test('weighs at most 60 kB and is as wide as a small phone’s screen is fine', async () => {
    for (const sheet of [sheetOf(locale), full(locale)]) {
      const image = await receiptImage(sheet);
      expect(image.length).toBeLessThanOrEqual(60 * KILOBYTE);
      expect(await sharp(image).metadata()).toMatchObject({ format: 'png', width: 720 });
    }
  });

  test('is light, and has as much ink as it has words: nothing is drawn with empty glyphs', async () => {
    const { channels } = await sharp(await receiptImage(sheetOf(locale)))
      .greyscale()
      .stats();
    expect(channels[0]?.mean).toBeGreaterThan(190);
    expect(channels[0]?.min).toBeLessThan(60);
    const without = await receiptImage({ ...sheetOf(locale), title: '', next: { ...sheetOf(locale).next, lines: [] } });
    expect((await receiptImage(sheetOf(locale))).length).toBeGreaterThan(without.length * 1.2);
  });
});

test('a character that the font lacks is drawn as a box with its code point, in the picture too', async () => {
  const named = (siteName: string) => receiptImage({ ...sheetOf('zh-CN'), siteName });
  expect(await named('𠮷县')).toEqual(await named('□(U+20BB7)县'));
  expect(await named('㐂县')).not.toEqual(await named('□(U+3402)县'));
});

describe.each(LOCALES)('the document in %s', (locale) => {
  test('weighs at most 150 kB, is one page and says in which language it is', async () => {
    const bytes = await receiptPdf(full(locale));
    expect(bytes.length).toBeLessThanOrEqual(150 * KILOBYTE);
    const { pages, raw } = readPdf(bytes);
    expect(pages).toBe(1);
    expect(raw).toContain(`/Lang (${locale})`);
    expect(raw).toContain('/MarkInfo');
    expect(raw).toContain('/DisplayDocTitle true');
    expect(raw).toContain('pdfuaid:part');
    // The one font is embedded in part, and no other is named.
    expect(raw.match(/\/BaseFont \/[A-Z]{6}\+NotoSansSC/g)?.length).toBeGreaterThan(0);
    expect(raw).not.toContain('Helvetica');
  });

  test('gives back its words, rare and Cyrillic ones too, in the order of the page', async () => {
    const sheet = sheetOf(locale);
    const words = readPdf(await receiptPdf(sheet)).lines.join(' ');
    const order = [
      sheet.title,
      sheet.code.groups.join('-'),
      sheet.received.value,
      ...sheet.next.lines,
      sheet.proof.title,
    ];
    const places = order.map((one) => words.indexOf(one));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
    expect(words).not.toContain('\uFFFD');
    const rare = readPdf(await receiptPdf(full(locale))).lines;
    expect(rare).toContain('由㐂𬱖□(U+20BB7)局办理');
    expect(rare[0]).toContain('㙍县□(U+20BB7)投资服务');
  });

  test('says whom to ask: by phone, and at the window where the county has one', async () => {
    const words = async (sheet: ReceiptSheet) =>
      readPdf(await receiptPdf(sheet))
        .lines.join('')
        .replace(/\s/g, '');
    const without = await words(sheetOf(locale));
    expect(without).toContain('12345');
    expect(without).not.toContain(WINDOW);
    const asked = await words(withWindow.get(locale) as ReceiptSheet);
    expect(asked).toContain(textsFor(locale).common.askAtWindow(WINDOW).replace(/\s/g, ''));
  });

  test('is tagged: headings, paragraphs, lists, drawings with words', async () => {
    const { roles, raw } = readPdf(await receiptPdf(sheetOf(locale)));
    expect(roles.filter((role) => role === 'H1')).toHaveLength(1);
    expect(roles).toEqual(expect.arrayContaining(['Document', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Figure']));
    expect(raw.match(/\/Alt [(<]/g)).toHaveLength(roles.filter((role) => role === 'Figure').length);
  });

  test('holds the signed receipt in its small print, and to whoever searches the file', async () => {
    const sheet = sheetOf(locale);
    const { lines, raw } = readPdf(await receiptPdf(sheet));
    const printed = findProof(lines.join('\n'));
    expect(printed).toEqual(findProof(sheet.proof.line));
    expect(findProof(raw)).toEqual(printed);
    expect(lines.join(' ')).toContain(sheet.proof.report);
  });
});

test('the document leads to the look-up page alone: its address holds neither code nor reference', () => {
  expect(sheetOf('ru').trackAddress).toBe('http://localhost/ru/track');
});
