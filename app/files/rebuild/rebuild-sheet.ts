import { isOn, readParts, walk } from '#app/files/rebuild/office-parts.ts';
import { CannotRebuildError, type Rebuilt } from '#app/files/rebuild/rebuilt.ts';
import { textCopy } from '#app/files/rebuild/text-copy.ts';

const WORKBOOK = 'xl/workbook.xml';
const LINKS = 'xl/_rels/workbook.xml.rels';
const TEXTS = 'xl/sharedStrings.xml';
const STYLES = 'xl/styles.xml';
const SHEETS = /^xl\/worksheets\/[^/]+\.xml$/;

type Parts = ReadonlyMap<string, string>;
type Sheet = { name: string; part: string };

/**
 * The cells of an Excel workbook as somebody reads them, a line a row: results, not formulas; no hidden sheets, rows or
 * columns, no comments, no author. Throws CannotRebuildError.
 */
export function rebuildSheet(bytes: Uint8Array): Rebuilt {
  const wanted = new Set([WORKBOOK, LINKS, TEXTS, STYLES]);
  const parts = readParts(bytes, (name) => wanted.has(name) || SHEETS.test(name));
  const [texts, dates] = [sharedTexts(parts), dateStyles(parts)];
  const seen = shownSheets(parts).map(({ name, part }) => `【${name}】\n${rowsOf(part, texts, dates)}`);
  if (seen.length === 0) throw new CannotRebuildError('The workbook shows no sheet');
  return textCopy(seen.join('\n\n'));
}

function shownSheets(parts: Parts): Sheet[] {
  const target = new Map<string, string>();
  walk(parts.get(LINKS) ?? '', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) target.set(Id, Target.replace(/^\/?(xl\/)?/, 'xl/'));
    },
  });
  const sheets: Sheet[] = [];
  walk(parts.get(WORKBOOK) ?? '', {
    open: (element, { name = '', state = 'visible', 'r:id': link = '' }) => {
      const part = parts.get(target.get(link) ?? '');
      if (element === 'sheet' && state === 'visible' && part !== undefined) sheets.push({ name, part });
    },
  });
  return sheets;
}

/** Texts are kept once and cells name them by number; phonetic help is not part of them. */
function sharedTexts(parts: Parts): string[] {
  const texts: string[] = [];
  let isText = false;
  let isHelp = false;
  walk(parts.get(TEXTS) ?? '', {
    open(name) {
      if (name === 'si') texts.push('');
      if (name === 'rPh') isHelp = true;
      if (name === 't') isText = !isHelp;
    },
    text(text) {
      if (isText) texts[texts.length - 1] += text;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isHelp = false;
    },
  });
  return texts;
}

/** Formats of dates that every workbook has, by number (ECMA-376, 18.8.30). */
const DATE_FORMATS = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** The styles of cells in which a number is a date, by their place. */
function dateStyles(parts: Parts): Set<number> {
  const formats = new Set(DATE_FORMATS);
  const styles = new Set<number>();
  let place = -1;
  walk(parts.get(STYLES) ?? '', {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt' && /[yd]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]/g, '')))
        formats.add(Number(numFmtId));
      if (name === 'cellXfs') place = 0;
      else if (name === 'xf' && place >= 0) {
        if (formats.has(Number(numFmtId))) styles.add(place);
        place += 1;
      }
    },
    close(name) {
      if (name === 'cellXfs') place = -1;
    },
  });
  return styles;
}

type Cell = { column: number; type: string; style: number; value: string };

function rowsOf(part: string, texts: readonly string[], dates: ReadonlySet<number>): string {
  const rows: string[] = [];
  const hidden: [from: number, to: number][] = [];
  let row: string[] | null = null;
  let cell: Cell | null = null;
  let isValue = false;
  walk(part, {
    open(name, at) {
      if (name === 'col' && at.hidden !== undefined && isOn(at.hidden)) hidden.push([Number(at.min), Number(at.max)]);
      if (name === 'row') row = at.hidden !== undefined && isOn(at.hidden) ? null : [];
      if (name === 'c') cell = { column: columnOf(at.r), type: at.t ?? 'n', style: Number(at.s ?? 0), value: '' };
      if (name === 'v' || name === 't') isValue = true;
    },
    text(text) {
      if (isValue && cell) cell.value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      if (name === 'c' && cell && row) {
        const { column } = cell;
        if (!hidden.some(([from, to]) => column >= from && column <= to)) row.push(wordsOf(cell, texts, dates));
      }
      if (name === 'row' && row) rows.push(row.join('\t'));
    },
  });
  return rows.join('\n');
}

/** "B7" is in column 2. */
function columnOf(place = ''): number {
  const letters = /^[A-Z]+/.exec(place)?.[0] ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Day 0 of Excel's count; its imagined 29 February 1900 is before any date that matters here. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
const LAST_SERIAL = 2_958_465;

function wordsOf({ type, style, value }: Cell, texts: readonly string[], dates: ReadonlySet<number>): string {
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  const serial = Number(value);
  if (type !== 'n' || value === '' || !dates.has(style) || !(serial >= 1 && serial <= LAST_SERIAL)) return value;
  const at = new Date(FIRST_DAY + Math.round(serial * DAY_MS)).toISOString();
  return Number.isInteger(serial) ? at.slice(0, 10) : at.slice(0, 16).replace('T', ' ');
}
