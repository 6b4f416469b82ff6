import type { Font } from 'fontkit';
import type PDFDocument from 'pdfkit';
import { widthOf } from '#app/print/font.server.ts';
import { printable, wrapLines } from '#app/print/printable.ts';

type Doc = InstanceType<typeof PDFDocument>;
type Box = { x: number; y: number; width: number; height: number };
type TextLook = { size: number; width?: number; gapAbove?: number };

const LINE_HEIGHT = 1.45;

/** One page that grows downwards, each thing with its place in the document's structure. Lengths are points. */
export class PdfSheet {
  readonly left: number;
  readonly width: number;
  y: number;
  readonly #doc: Doc;
  readonly #font: Font;
  readonly #root: PDFKit.PDFStructureElement;

  constructor(doc: Doc, font: Font) {
    this.#doc = doc;
    this.#font = font;
    this.left = doc.page.margins.left;
    this.width = doc.page.width - doc.page.margins.left - doc.page.margins.right;
    this.y = doc.page.margins.top;
    // The types know of files only; an opened font is taken as well, and so its ten megabytes are read once.
    doc.font(font as unknown as PDFKit.Mixins.PDFFontSource);
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
  }

  text(tag: 'H1' | 'H2' | 'P', words: string, look: TextLook): void {
    this.y += look.gapAbove ?? 0;
    this.#root.add(this.#doc.struct(tag, {}, () => this.#lines(words, this.left, look)));
  }

  list(lines: readonly string[], size: number, gapAbove = 2): void {
    this.y += gapAbove;
    const doc = this.#doc;
    const items = lines.map((line) =>
      doc.struct('LI', {}, [
        doc.struct('Lbl', {}, () => this.#line('•', this.left, this.y, size)),
        doc.struct('LBody', {}, () => this.#lines(line, this.left + 14, { size, width: this.width - 14 })),
      ]),
    );
    this.#root.add(doc.struct('L', {}, items));
  }

  /** A drawing in a place of its own, with the words that stand for it. */
  figure(alt: string, box: Box, draw: (doc: Doc) => void): void {
    const bbox: [number, number, number, number] = [box.x, box.y, box.x + box.width, box.y + box.height];
    const words = printable(alt, () => true);
    // The types leave `bbox` out, which PDF/UA asks for.
    const options = { alt: words, bbox } as PDFKit.Mixins.StructureElementOptions;
    this.#root.add(this.#doc.struct('Figure', options, () => draw(this.#doc)));
  }

  /** A word under a drawing, whose own words say it already. */
  label(words: string, at: { x: number; y: number; size: number }): void {
    this.#doc.markContent('Artifact', { type: 'Layout' });
    this.#line(this.#printable(words), at.x, at.y, at.size);
    this.#doc.endMarkedContent();
  }

  /** Only for the scissors: nothing to read aloud. */
  cutLine(gapAbove: number): void {
    this.y += gapAbove;
    this.#doc.markContent('Artifact', { type: 'Layout' });
    const { left, width, y } = this;
    this.#doc
      .lineWidth(1)
      .dash(5, { space: 4 })
      .moveTo(left, y)
      .lineTo(left + width, y)
      .stroke('black')
      .undash();
    this.#doc.endMarkedContent();
  }

  #printable(words: string): string {
    return printable(words, (codePoint) => this.#font.hasGlyphForCodePoint(codePoint));
  }

  end(): void {
    this.#root.end();
  }

  #lines(words: string, x: number, { size, width = this.width }: TextLook): void {
    const whole = this.#printable(words);
    for (const line of wrapLines(whole, width, (part) => widthOf(part, size))) {
      this.#line(line, x, this.y, size);
      this.y += size * LINE_HEIGHT;
    }
  }

  #line(line: string, x: number, y: number, size: number): void {
    this.#doc.fontSize(size).fillColor('black').text(line, x, y, { lineBreak: false });
  }
}
