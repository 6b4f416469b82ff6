import type { Font } from 'fontkit';
import { widthOf } from '#app/print/font.server.ts';
import { printable, wrapLines } from '#app/print/printable.ts';

export type TextLook = { size: number; colour: string; isBold?: boolean; lineHeight?: number };

/** Heavier strokes stand for the bold that the one font does not have, as a share of the size. */
const BOLD_STROKE = 0.03;

/**
 * A drawing that grows downwards: texts are drawn as the outlines of their glyphs, so that a picture looks the same on a
 * machine without any font. Lengths are pixels.
 */
export class GlyphDrawing {
  readonly parts: string[] = [];
  readonly #font: Font;
  readonly #outlines = new Map<number, string>();

  constructor(font: Font) {
    this.#font = font;
  }

  /** Draws a text from its upper left corner, in lines of `width`. Returns where the next thing may stand. */
  text(text: string, at: { x: number; y: number; width: number }, look: TextLook): number {
    const { size, lineHeight = 1.5 } = look;
    const whole = printable(text, (codePoint) => this.#font.hasGlyphForCodePoint(codePoint));
    const lines = wrapLines(whole, at.width, (part) => widthOf(part, size));
    const leading = size * lineHeight;
    for (const [row, line] of lines.entries()) {
      // The baseline lies where a line of this height has its middle in the middle of the letters.
      this.#line(line, { x: at.x, y: at.y + row * leading + leading / 2 + size * 0.36 }, look);
    }
    return at.y + lines.length * leading;
  }

  #line(line: string, at: { x: number; y: number }, { size, colour, isBold = false }: TextLook): void {
    const scale = size / this.#font.unitsPerEm;
    const { glyphs, positions } = this.#font.layout(line);
    let x = at.x / scale;
    const drawn = glyphs.map((glyph, place) => {
      const outline = this.#outlines.get(glyph.id) ?? glyph.path.toSVG();
      this.#outlines.set(glyph.id, outline);
      const position = positions[place];
      const moved = `<path transform="translate(${round(x + (position?.xOffset ?? 0))} 0)" d="${outline}"/>`;
      x += position?.xAdvance ?? 0;
      return outline === '' ? '' : moved;
    });
    const stroke = isBold ? ` stroke="${colour}" stroke-width="${round((size * BOLD_STROKE) / scale)}"` : '';
    this.parts.push(
      `<g fill="${colour}"${stroke} transform="translate(0 ${round(at.y)}) scale(${scale} ${-scale})">${drawn.join('')}</g>`,
    );
  }

  box(at: { x: number; y: number; width: number; height: number }, colour: string): void {
    const { x, y, width, height } = at;
    this.parts.push(
      `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${colour}"/>`,
    );
  }

  stroke(path: string, look: { colour: string; width: number; dashes?: string; fill?: string }): void {
    const { colour, width, dashes, fill = 'none' } = look;
    const dashed = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
    this.parts.push(`<path d="${path}" fill="${fill}" stroke="${colour}" stroke-width="${width}"${dashed}/>`);
  }
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
