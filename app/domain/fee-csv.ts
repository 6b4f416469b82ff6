import { type CsvRow, isFormula, readCsv, writeCsv } from '#app/domain/csv.ts';
import type { FeeEntry } from '#app/domain/fee-check.ts';
import { readTypedDay } from '#app/domain/sla/calendar-typed.ts';
import { countCharacters } from '#app/domain/typed-text.ts';

export type FeeColumn =
  | 'code'
  | 'list'
  | 'name'
  | 'nameEn'
  | 'nameRu'
  | 'department'
  | 'payer'
  | 'standard'
  | 'unit'
  | 'basis'
  | 'startsOn'
  | 'endsOn'
  | 'supersededBy';
export type FeeProblemCode =
  | 'no_head'
  | 'no_column'
  | 'double_column'
  | 'no_rows'
  | 'too_many'
  | 'missing'
  | 'too_long'
  | 'formula'
  | 'bad_code'
  | 'double_code'
  | 'bad_list'
  | 'bad_unit'
  | 'bad_amount'
  | 'bad_day'
  | 'ends_before'
  | 'too_many_cells';
/** What is wrong in a file: the line, the column where it is one cell's fault, and the cell's words. */
export type FeeProblem = { line: number; column: FeeColumn | null; code: FeeProblemCode; text: string };
export type ReadFees = { entries: FeeEntry[]; problems: FeeProblem[] };
/** The county's units: id → official Chinese name. */
export type UnitNames = ReadonlyMap<string, string>;

/** In the order of the template: the heads that Chinese offices write, and what each column is called here. */
export const FEE_COLUMNS: readonly { column: FeeColumn; head: string; isNeeded: boolean; most: number }[] = [
  { column: 'code', head: '编码', isNeeded: true, most: 20 },
  { column: 'list', head: '目录', isNeeded: true, most: 20 },
  { column: 'name', head: '项目名称', isNeeded: true, most: 120 },
  { column: 'department', head: '收费单位', isNeeded: true, most: 60 },
  { column: 'payer', head: '缴费人', isNeeded: true, most: 120 },
  { column: 'standard', head: '标准（元）', isNeeded: false, most: 20 },
  { column: 'unit', head: '计量单位', isNeeded: true, most: 40 },
  { column: 'basis', head: '依据', isNeeded: true, most: 300 },
  { column: 'startsOn', head: '执行日期', isNeeded: true, most: 20 },
  { column: 'endsOn', head: '废止日期', isNeeded: false, most: 20 },
  { column: 'supersededBy', head: '取代项目', isNeeded: false, most: 120 },
  { column: 'nameEn', head: '英文名称', isNeeded: false, most: 160 },
  { column: 'nameRu', head: '俄文名称', isNeeded: false, most: 200 },
];
export const FEE_LISTS: Readonly<Record<FeeEntry['list'], string>> = {
  administrative: '行政事业性收费',
  fund: '政府性基金',
  deposit: '涉企保证金',
  service: '政府定价经营服务性收费',
};
export const LONGEST_FEE_FILE = 300_000;
const MOST_ENTRIES = 3000;
const MOST_PROBLEMS = 200;
const SHOWN_CHARACTERS = 40;

/**
 * Reads a whole catalogue. Columns are found by their heads, in any order. Every fault of every line is named; `entries`
 * is worth something only where there is none.
 */
export function readFees(text: string, units: UnitNames): ReadFees {
  const [head, ...rows] = readCsv(text);
  if (!head) return { entries: [], problems: [problem(1, null, 'no_head', '')] };
  const places = readHead(head);
  if ('problems' in places) return { entries: [], problems: places.problems };
  if (rows.length === 0) return { entries: [], problems: [problem(head.line, null, 'no_rows', '')] };
  if (rows.length > MOST_ENTRIES) {
    return { entries: [], problems: [problem(rows[MOST_ENTRIES]?.line ?? 1, null, 'too_many', '')] };
  }
  const reader = new RowReader(places.columns, head.cells.length, units);
  const entries = rows.flatMap((row) => reader.read(row) ?? []);
  return { entries, problems: reader.problems.slice(0, MOST_PROBLEMS) };
}

type Columns = ReadonlyMap<FeeColumn, number>;

function readHead({ line, cells }: CsvRow): { columns: Columns } | { problems: FeeProblem[] } {
  const columns = new Map<FeeColumn, number>();
  const problems: FeeProblem[] = [];
  for (const [place, cell] of cells.entries()) {
    const plain = plainHead(cell);
    const known = FEE_COLUMNS.find(({ column, head }) => plainHead(head) === plain || column.toLowerCase() === plain);
    if (!known) continue;
    if (columns.has(known.column)) problems.push(problem(line, known.column, 'double_column', cell));
    columns.set(known.column, place);
  }
  if (columns.size === 0) return { problems: [problem(line, null, 'no_head', cells.join(' '))] };
  const missing = FEE_COLUMNS.filter(({ column, isNeeded }) => isNeeded && !columns.has(column));
  problems.push(...missing.map(({ column }) => problem(line, column, 'no_column', '')));
  return problems.length > 0 ? { problems } : { columns };
}

function plainHead(head: string): string {
  return head
    .normalize('NFKC')
    .replace(/[\s()]/g, '')
    .toLowerCase();
}

function problem(line: number, column: FeeColumn | null, code: FeeProblemCode, text: string): FeeProblem {
  return { line, column, code, text: Array.from(text).slice(0, SHOWN_CHARACTERS).join('') };
}

/** Reads row after row and remembers the codes that were given already. */
class RowReader {
  readonly problems: FeeProblem[] = [];
  readonly #codes = new Set<string>();
  readonly #unitIds: ReadonlyMap<string, string>;

  constructor(
    private readonly columns: Columns,
    private readonly cellCount: number,
    units: UnitNames,
  ) {
    this.#unitIds = new Map([...units].flatMap(([id, name]) => [[id, id] as const, [name, id] as const]));
  }

  read(row: CsvRow): FeeEntry | null {
    const before = this.problems.length;
    if (row.cells.slice(this.cellCount).some((cell) => cell !== ''))
      this.#fault(row.line, null, 'too_many_cells', row.cells.at(-1));
    const cells = this.#checkedCells(row);
    const [from, to] = [this.#day(row.line, 'startsOn', cells.startsOn), this.#day(row.line, 'endsOn', cells.endsOn)];
    if (from !== null && to !== null && to <= from) this.#fault(row.line, 'endsOn', 'ends_before', cells.endsOn);
    const entry = {
      code: this.#code(row.line, cells.code),
      list: this.#list(row.line, cells.list),
      name: cells.name,
      department: this.#unit(row.line, cells.department),
      payer: cells.payer,
      standardFen: this.#amount(row.line, cells.standard),
      unit: cells.unit,
      basis: cells.basis,
      from: from ?? '',
      to,
      supersededBy: cells.supersededBy || null,
      nameEn: cells.nameEn || null,
      nameRu: cells.nameRu || null,
    };
    return this.problems.length === before ? entry : null;
  }

  /** The cell of every column, none missing, too long or a formula without being named. */
  #checkedCells({ line, cells }: CsvRow): Record<FeeColumn, string> {
    const read = FEE_COLUMNS.map(({ column, isNeeded, most }) => {
      const place = this.columns.get(column);
      const cell = place === undefined ? '' : (cells[place] ?? '').normalize('NFC');
      if (isNeeded && cell === '') this.#fault(line, column, 'missing', cell);
      else if (countCharacters(cell) > most) this.#fault(line, column, 'too_long', cell);
      else if (isFormula(cell)) this.#fault(line, column, 'formula', cell);
      return [column, cell] as const;
    });
    return Object.fromEntries(read) as Record<FeeColumn, string>;
  }

  #code(line: number, cell: string): string {
    const code = cell.normalize('NFKC').toUpperCase();
    if (code !== '' && !isFormula(cell) && !/^[A-Z0-9][A-Z0-9-]{0,19}$/.test(code))
      this.#fault(line, 'code', 'bad_code', cell);
    else if (code !== '' && this.#codes.has(code)) this.#fault(line, 'code', 'double_code', cell);
    this.#codes.add(code);
    return code;
  }

  #list(line: number, cell: string): FeeEntry['list'] {
    const lists = Object.entries(FEE_LISTS) as [FeeEntry['list'], string][];
    const found = lists.find(([key, name]) => cell === name || cell.toLowerCase() === key);
    if (!found && cell !== '') this.#fault(line, 'list', 'bad_list', cell);
    return found?.[0] ?? 'administrative';
  }

  #unit(line: number, cell: string): string {
    const id = this.#unitIds.get(cell);
    if (id === undefined && cell !== '') this.#fault(line, 'department', 'bad_unit', cell);
    return id ?? '';
  }

  /** Fen; null where the entry gives no amount. */
  #amount(line: number, cell: string): number | null {
    if (cell === '') return null;
    const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(cell.normalize('NFKC').replace(/[,\s]/g, ''));
    if (match) return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
    if (!isFormula(cell)) this.#fault(line, 'standard', 'bad_amount', cell);
    return null;
  }

  #day(line: number, column: 'startsOn' | 'endsOn', cell: string): string | null {
    const day = cell === '' ? null : readTypedDay(cell);
    if (cell !== '' && day === null && !isFormula(cell)) this.#fault(line, column, 'bad_day', cell);
    return day;
  }

  #fault(line: number, column: FeeColumn | null, code: FeeProblemCode, text = ''): void {
    this.problems.push(problem(line, column, code, text));
  }
}

/** A catalogue as the table that `readFees` reads; the template of a new one is the one in force. */
export function writeFees(entries: readonly FeeEntry[], units: UnitNames): string {
  const rows = entries.map((entry) => [
    entry.code,
    FEE_LISTS[entry.list],
    entry.name,
    units.get(entry.department) ?? entry.department,
    entry.payer,
    entry.standardFen === null ? '' : String(entry.standardFen / 100),
    entry.unit,
    entry.basis,
    entry.from,
    entry.to ?? '',
    entry.supersededBy ?? '',
    entry.nameEn ?? '',
    entry.nameRu ?? '',
  ]);
  return writeCsv([FEE_COLUMNS.map(({ head }) => head), ...rows]);
}
