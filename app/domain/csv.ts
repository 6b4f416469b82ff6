/** A row of a table with the line of the file it begins on, counted from 1. */
export type CsvRow = { line: number; cells: string[] };

const SEPARATORS = [',', '\t', ';', '，', '；'];

/**
 * Reads a table as spreadsheets write it: cells in quotes may hold separators, line breaks and doubled quotes. The
 * separator is the one that the first line has most of. Rows without any text are left out.
 */
export function readCsv(text: string): CsvRow[] {
  const separator = separatorOf(text);
  const rows: CsvRow[] = [];
  let [cells, cell, isQuoted, line, begun]: [string[], string, boolean, number, number] = [[], '', false, 1, 1];
  const endRow = () => {
    cells.push(cell.trim());
    if (cells.some((one) => one !== '')) rows.push({ line: begun, cells });
    [cells, cell, begun] = [[], '', line];
  };
  const signs = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let place = 0; place < signs.length; place += 1) {
    const sign = signs[place] ?? '';
    if (sign === '\n') line += 1;
    if (isQuoted && sign === '"' && signs[place + 1] === '"') {
      cell += '"';
      place += 1;
    } else if (sign === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (sign === '\n' && !isQuoted) endRow();
    else if (sign === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  endRow();
  return rows;
}

function separatorOf(text: string): string {
  const head = text.trimStart().split('\n', 1)[0] ?? '';
  const counts = SEPARATORS.map((separator) => head.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Whether a spreadsheet would take a cell for a formula (OWASP CSV injection); full-width signs too. */
export function isFormula(cell: string): boolean {
  return /^[\s']*[=+\-@＝＋－＠|]/.test(cell) || /^[\t\r]/.test(cell);
}

/**
 * A table that spreadsheets open as it is: UTF-8 with its mark, every cell in quotes, none ever a formula (an apostrophe
 * makes it text).
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cellOf = (cell: string) => `"${(isFormula(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')}`;
}
