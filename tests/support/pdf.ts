import { inflateSync } from 'node:zlib';

/** What a reader finds in a document made by pdfkit: enough to see that a machine reads it right. */
export type PdfText = { pages: number; lines: string[]; roles: string[]; raw: string };

/** Reads the text by the document's own tables from glyphs to characters, as a reader or a screen reader does. */
export function readPdf(bytes: Buffer): PdfText {
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/<<((?:[^>]|>(?!>))*?)>>\s*stream\r?\n/g)].map((found) => {
    const start = (found.index ?? 0) + found[0].length;
    const length = Number(/\/Length (\d+)/.exec(found[1] ?? '')?.[1]);
    const body = bytes.subarray(start, start + length);
    return (found[1] ?? '').includes('/FlateDecode') ? inflateSync(body).toString('latin1') : body.toString('latin1');
  });
  const characters = new Map(streams.filter((one) => one.includes('beginbfrange')).flatMap(readCharacters));
  const content = streams.find((one) => /\bBT\b/.test(one)) ?? '';
  const lines = [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, shown = '']) =>
    [...shown.matchAll(/<([0-9a-f]+)>/g)]
      .flatMap(([, glyphs = '']) => glyphs.match(/.{4}/g) ?? [])
      .map((glyph) => characters.get(Number.parseInt(glyph, 16)) ?? '\uFFFD')
      .join(''),
  );
  const roles = [...raw.matchAll(/\/S \/(\w+)\n/g)].map(([, role = '']) => role);
  return { pages: [...raw.matchAll(/\/Type \/Page\n/g)].length, lines, roles, raw };
}

function readCharacters(table: string): [glyph: number, text: string][] {
  return [...table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)].flatMap(([, first = '', , list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, units = ''], place): [number, string] => [
      Number.parseInt(first, 16) + place,
      Buffer.from(units.replace(/ /g, ''), 'hex').swap16().toString('utf16le'),
    ]),
  );
}
