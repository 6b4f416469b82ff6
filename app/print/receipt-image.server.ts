import sharp from 'sharp';
import { LIGHT } from '#app/design-tokens.ts';
import { printFont } from '#app/print/font.server.ts';
import { GlyphDrawing } from '#app/print/glyph-drawing.server.ts';
import type { ReceiptSheet } from '#app/print/receipt-sheet.ts';
import { rulerPaths } from '#app/print/ruler-paths.ts';

/** Twice a small phone's width, for its fine screen. */
const WIDTH = 720;
const MARGIN = 36;
const EDGE = 16;
const INNER = MARGIN + EDGE + 28;
const INNER_WIDTH = WIDTH - INNER - MARGIN - 24;
/** Ink, greys between ink and grounds, pine: a picture of twice the size has no more to say. */
const COLOURS = 16;

const BODY = { size: 32, colour: LIGHT.ink } as const;
const LABEL = { size: 32, colour: LIGHT.ink, isBold: true } as const;
const FACT = { size: 28, colour: LIGHT.ink } as const;
const HINT = { size: 26, colour: LIGHT['ink-2'] } as const;

/** The receipt as a PNG in the light colours, small enough for a slow line (experience.md A15: 60 kB). */
export async function receiptImage(sheet: ReceiptSheet): Promise<Buffer> {
  const drawing = new GlyphDrawing(printFont());
  const panelTop = drawHead(drawing, sheet);
  const panel = new GlyphDrawing(printFont());
  const { cut, bottom } = drawPanel(panel, sheet, panelTop);
  drawing.box({ x: MARGIN, y: panelTop, width: WIDTH - 2 * MARGIN, height: bottom - panelTop }, LIGHT['pine-tint']);
  drawing.box({ x: MARGIN, y: panelTop, width: EDGE, height: bottom - panelTop }, LIGHT.pine);
  const right = WIDTH - MARGIN;
  drawing.stroke(`M${MARGIN} ${panelTop}H${right}V${bottom}H${MARGIN}Z`, { colour: LIGHT.pine, width: 3 });
  drawing.stroke(`M${MARGIN} ${cut}H${right}`, { colour: LIGHT.pine, width: 3, dashes: '12 8' });
  const height = Math.ceil(bottom + MARGIN);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="${LIGHT.paper}"/>${drawing.parts.join('')}${panel.parts.join('')}</svg>`;
  return sharp(Buffer.from(svg)).png({ palette: true, colours: COLOURS, effort: 10, compressionLevel: 9 }).toBuffer();
}

function drawHead(drawing: GlyphDrawing, sheet: ReceiptSheet): number {
  const at = { x: MARGIN, width: WIDTH - 2 * MARGIN };
  const below = drawing.text(`${sheet.siteName}  ${sheet.host}`, { ...at, y: MARGIN - 8 }, HINT);
  return 16 + drawing.text(sheet.title, { ...at, y: below + 4 }, { size: 48, colour: LIGHT.ink, isBold: true });
}

/** What the panel says from its upper edge: above the cut line what to follow, below whom to ask. */
function drawPanel(drawing: GlyphDrawing, sheet: ReceiptSheet, top: number): { cut: number; bottom: number } {
  const { code, reference, received, next, phone } = sheet;
  const at = { x: INNER, width: INNER_WIDTH };
  let y = drawing.text(code.title, { ...at, y: top + 20 }, LABEL);
  for (const half of [code.groups.slice(0, 2), code.groups.slice(2)]) {
    const isLast = half.at(-1) === code.groups.at(-1);
    const look = { size: 68, colour: LIGHT.ink, isBold: true, lineHeight: 1.25 };
    y = drawing.text(`${half.join('-')}${isLast ? '' : '-'}`, { ...at, y }, look);
  }
  y = drawing.text(code.save, { ...at, y: y + 4 }, HINT) + 14;
  y = drawing.text(`${reference.title}  ${reference.value}`, { ...at, y }, FACT);
  y = drawing.text(`${received.title}  ${received.value}`, { ...at, y }, FACT) + 14;
  y = drawing.text(next.title, { ...at, y }, LABEL);
  for (const line of next.lines) {
    drawing.text('•', { ...at, y }, BODY);
    y = drawing.text(line, { x: INNER + 30, width: INNER_WIDTH - 30, y }, BODY);
  }
  if (next.ruler) y = drawRuler(drawing, next.ruler, y + 12);
  const cut = y + 16;
  return { cut, bottom: drawing.text(`${phone.title}  ${phone.number}`, { ...at, y: cut + 14 }, BODY) + 14 };
}

function drawRuler(drawing: GlyphDrawing, ruler: NonNullable<ReceiptSheet['next']['ruler']>, y: number): number {
  const paths = rulerPaths(ruler, { x: INNER, y, width: INNER_WIDTH, scale: 2 });
  drawing.stroke(paths.rule, { colour: LIGHT['line-strong'], width: 4 });
  drawing.stroke(paths.ticks, { colour: LIGHT['line-strong'], width: 4 });
  drawing.stroke(paths.poles, { colour: LIGHT.ink, width: 4 });
  drawing.stroke(paths.flags, { colour: LIGHT.ink, width: 2, fill: LIGHT.ink });
  return y + 56;
}
