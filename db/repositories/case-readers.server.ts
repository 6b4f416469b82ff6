import type { CaseStatus } from '#app/domain/case.ts';
import type { ReaderSummary } from '#app/domain/case-summary.ts';
import type { Db } from '#db/client.server.ts';
import { fixedRows, fixedStatement, fixedUpdates } from '#db/fixed-statement.ts';
import { instantText } from '#db/instant-text.ts';
import { rowsOfCases } from '#db/rows-of-cases.ts';

/** Stands in the queue's index for "no due date now": sorts after every real one. */
export const NO_DUE = '9999-12-31T23:59:59.999Z';

const READER_COLUMNS = [
  'department_id',
  'reads_as',
  'reads_text',
  'is_open',
  'due_at',
  'status',
  'to_do',
  'due_kind',
  'next_due_at',
  'next_kind',
  'officer_due_at',
  'officer_due_kind',
  'officer_next_due_at',
  'officer_next_kind',
  'heads_duty_at',
  'pending_by',
  'decision',
  'investor_spoke_last',
] as const;
type ReaderRow = Record<(typeof READER_COLUMNS)[number], string | number | null>;
const SELECT_READERS = fixedStatement<ReaderRow & { case_id: number }>(
  `SELECT case_id, ${READER_COLUMNS.join(', ')} FROM case_readers WHERE case_id IN (SELECT value FROM json_each(?))`,
);
const DELETE_READER = fixedStatement(
  `DELETE FROM case_readers WHERE case_id = ? AND department_id = ? AND reads_as = ?`,
);
const INSERT_READERS = fixedRows('case_readers', [...READER_COLUMNS, 'case_id']);
/** All but the first two, which say whose row it is. */
const CHANGING_COLUMNS = READER_COLUMNS.slice(2);
const UPDATE_READERS = fixedUpdates('case_readers', CHANGING_COLUMNS, ['case_id', 'department_id', 'reads_as']);

/** Who may read a case now, and where it stands. `isNew`: it has no rows yet. */
type ReadersOfCase = { caseId: number; readers: readonly ReaderSummary[]; status: CaseStatus; isNew?: boolean };

/**
 * Makes the allow-list of each case what it is now; rows that stay as they are are not written again. The database refuses
 * an excluded unit.
 */
export async function replaceReaders(db: Db, cases: readonly ReadersOfCase[]): Promise<void> {
  const known = await rowsOfCases(db, SELECT_READERS, cases);
  const [changed, added]: [Values[], Values[]] = [[], []];
  for (const { caseId, readers, status } of cases) {
    const rows = known.get(caseId) ?? [];
    const wanted = new Set(readers.map(({ department, readsAs }) => `${department}:${readsAs}`));
    for (const { department_id, reads_as } of rows) {
      if (wanted.has(`${department_id}:${reads_as}`)) continue;
      await DELETE_READER(db, [caseId, department_id, reads_as]);
    }
    for (const reader of readers) {
      const columns = readerColumns(reader, status);
      const row = rows.find((own) => own.department_id === reader.department && own.reads_as === reader.readsAs);
      if (!row) added.push([...READER_COLUMNS.map((name) => columns[name]), caseId]);
      else if (CHANGING_COLUMNS.some((name) => columns[name] !== row[name]))
        changed.push([...CHANGING_COLUMNS.map((name) => columns[name]), caseId, reader.department, reader.readsAs]);
    }
  }
  await UPDATE_READERS(db, changed);
  await INSERT_READERS(db, added);
}

type Values = (string | number | null)[];

function readerColumns(reader: ReaderSummary, status: CaseStatus): ReaderRow {
  return {
    department_id: reader.department,
    reads_as: reader.readsAs,
    reads_text: Number(reader.text),
    is_open: Number(reader.open),
    due_at: text(reader.dueAt) ?? NO_DUE,
    status,
    to_do: Number(reader.toDo),
    due_kind: reader.dueKind,
    next_due_at: text(reader.nextDueAt) ?? NO_DUE,
    next_kind: reader.nextKind,
    officer_due_at: text(reader.officerDueAt) ?? NO_DUE,
    officer_due_kind: reader.officerDueKind,
    officer_next_due_at: text(reader.officerNextDueAt) ?? NO_DUE,
    officer_next_kind: reader.officerNextKind,
    heads_duty_at: text(reader.headsDutyAt),
    pending_by: reader.pendingBy,
    decision: reader.decision,
    investor_spoke_last: Number(reader.investorSpokeLast),
  };
}

const text = (at: Date | null) => (at === null ? null : instantText(at));
