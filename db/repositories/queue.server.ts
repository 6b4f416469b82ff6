import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { CaseStatus } from '#app/domain/case.ts';
import type { IdentityMode } from '#app/domain/case-event.ts';
import type { QueueDecision, ReadsAs } from '#app/domain/case-readers.ts';
import { QUEUE_PAGE_SIZE, type QueueView } from '#app/domain/desk-queue.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';
import type { Db } from '#db/client.server.ts';
import { type Names, names } from '#db/names.ts';
import { NO_DUE } from '#db/repositories/case-readers.server.ts';
import {
  ACCUSED_NAMES,
  ASKS_WRITTEN,
  CALENDAR_OF_HEADS_DUTY,
  calendarOfDue,
  dueFor,
  dutyDue,
  LAST_SEEN_CHANGE,
  SERVICE_NAME,
} from '#db/repositories/queue-columns.server.ts';
import type { Database } from '#db/schema.ts';

type QueueTables = Database & { reader: Database['case_readers'] };
type QueueWhere = ExpressionBuilder<QueueTables, 'reader'>;

/** One line of a unit's queue. What only readers of the text may know is null or empty for the others. */
export type QueueRow = {
  caseId: number;
  reference: string;
  status: CaseStatus;
  category: Names | null;
  lead: Names | null;
  accused: Names[];
  /** The service that was asked for; null for a report. */
  service: Names | null;
  /** A written answer is asked for. */
  asksWritten: boolean;
  dueAt: Date | null;
  dueKind: ClockKind | null;
  /** The nearest instant still ahead, where another clock is overdue already. */
  nextDueAt: Date | null;
  nextKind: ClockKind | null;
  /** Which duty is due then, where a duty is what is due. */
  dueDuty: string | null;
  nextDuty: string | null;
  /** The versions of the calendar that these instants are counted by; null where no clock is due then. */
  dueCalendar: string | null;
  nextCalendar: string | null;
  /** When the duty is due that is the head's own, for whoever cannot do it. */
  headsDutyAt: Date | null;
  headsCalendar: string | null;
  /** What waits for a decision of the unit. */
  decision: QueueDecision | null;
  /** An answer waits for a signature that this person may give. */
  isToSign: boolean;
  /** The investor wrote last, and nobody has acted on it. */
  hasNews: boolean;
  assigneeName: string | null;
  identityMode: IdentityMode | null;
  openedAt: Date;
  updatedAt: Date;
  readsText: boolean;
  readsAs: ReadsAs;
  isOpen: boolean;
};

export type QueueAsk = {
  departmentId: string;
  accountId: number;
  /** The standings that this person's role may act as; the first is preferred where a unit has several on a case. */
  readsAs: readonly ReadsAs[];
  /** Duties that are the head's own count: for the head, and for everybody of a unit that has none. */
  withHeadsDuties: boolean;
  view: QueueView;
  now: Date;
  endOfDay: Date;
  /** From 1. */
  page: number;
};

/**
 * A unit's queue through the allow-list: 50 rows, what is due first for whoever asks on top, closed ones after the open ones; and how many
 * each view holds. Never reads a case without a row for the unit (sla.md §5).
 */
export async function listQueue(
  db: Db,
  ask: QueueAsk,
): Promise<{ rows: QueueRow[]; counts: Record<QueueView, number> }> {
  const { open, ...counts } = await countViews(db, ask);
  if (ask.readsAs.length === 0) return { rows: [], counts };
  const offset = (Math.max(1, ask.page) - 1) * QUEUE_PAGE_SIZE;
  const rows = await selectRows(db, ask, { isOpen: 1, offset, limit: QUEUE_PAGE_SIZE });
  const toRow = (row: RawRow) => toQueueRow(row, ask);
  if (ask.view !== 'all' || rows.length === QUEUE_PAGE_SIZE) return { rows: rows.map(toRow), counts };
  const closedOffset = Math.max(0, offset - open);
  const closed = await selectRows(db, ask, {
    isOpen: 0,
    offset: closedOffset,
    limit: QUEUE_PAGE_SIZE - rows.length,
  });
  return { rows: [...rows, ...closed].map(toRow), counts };
}

/** A unit with several standings on a case sees it once, under the first. */
function isOwnFirst(ask: QueueAsk) {
  return (where: QueueWhere): Expression<SqlBool> =>
    where.or(
      ask.readsAs.map((readsAs, place) => {
        const own = where('reader.reads_as', '=', readsAs);
        const before = ask.readsAs.slice(0, place);
        // A lead is never merely told besides, so the two standings of nearly every row need no look-up.
        if (before.length === 0 || readsAs === 'told') return own;
        const other = where
          .selectFrom('case_readers as other')
          .select('other.case_id')
          .whereRef('other.case_id', '=', 'reader.case_id')
          .whereRef('other.department_id', '=', 'reader.department_id')
          .where('other.reads_as', 'in', before);
        return where.and([own, where.not(where.exists(other))]);
      }),
    );
}

async function countViews(db: Db, ask: QueueAsk): Promise<Record<QueueView | 'open', number>> {
  const none = { to_do: 0, due_today: 0, overdue: 0, to_accept: 0, waiting: 0, told: 0, all: 0, open: 0 };
  if (ask.readsAs.length === 0) return none;
  const [now, endOfDay] = [ask.now.toISOString(), ask.endOfDay.toISOString()];
  const due = dueFor(ask);
  const ofUnit = db
    .selectFrom('case_readers as reader')
    .where('reader.department_id', '=', ask.departmentId)
    .where(isOwnFirst(ask));
  const closed = ofUnit.where('reader.is_open', '=', 0).select(({ fn }) => fn.countAll<number>().as('closed'));
  // FILTER, and the closed ones apart: the least work a row, since every row of the unit is counted.
  const { closed: closedCount, ...counts } = await ofUnit
    .where('reader.is_open', '=', 1)
    .select(({ fn }) => [
      closed.as('closed'),
      fn.countAll<number>().as('open'),
      sql<number>`count(*) FILTER (WHERE reader.to_do)`.as('to_do'),
      sql<number>`count(*) FILTER (WHERE ${sql.ref(due.nextAt)} BETWEEN ${now} AND ${endOfDay})`.as('due_today'),
      sql<number>`count(*) FILTER (WHERE ${sql.ref(due.at)} < ${now})`.as('overdue'),
      sql<number>`count(*) FILTER (WHERE reader.to_do AND reader.status IN ('submitted', 'triage'))`.as('to_accept'),
      sql<number>`count(*) FILTER (WHERE reader.to_do AND reader.status = 'awaiting_investor')`.as('waiting'),
      sql<number>`count(*) FILTER (WHERE reader.reads_as = 'told')`.as('told'),
    ])
    .executeTakeFirstOrThrow();
  return { ...none, ...counts, all: counts.open + (closedCount ?? 0) };
}

async function selectRows(db: Db, ask: QueueAsk, part: { isOpen: 0 | 1; offset: number; limit: number }) {
  // Open: what is due first. Closed: the last due first.
  const direction = part.isOpen === 1 ? 'asc' : 'desc';
  const due = dueFor(ask);
  return await db
    .selectFrom('case_readers as reader')
    // CROSS: the queue's index is read in its order, whatever the planner thinks of the other tables.
    .crossJoin('cases')
    .leftJoin('categories', 'categories.code', 'cases.category_code')
    .leftJoin('departments as lead', 'lead.id', 'cases.lead_id')
    .leftJoin('accounts', 'accounts.id', 'cases.assignee_id')
    .select([
      'cases.id as case_id',
      'cases.reference',
      'cases.status',
      'cases.identity_mode',
      'cases.opened_at',
      LAST_SEEN_CHANGE.as('updated_at'),
      'categories.name_zh as category_zh',
      'categories.name_en as category_en',
      'categories.name_ru as category_ru',
      'lead.name_zh as lead_zh',
      'lead.name_en as lead_en',
      'lead.name_ru as lead_ru',
      'accounts.display_name',
      `${due.at} as due_at`,
      `${due.kind} as due_kind`,
      `${due.nextAt} as next_due_at`,
      `${due.nextKind} as next_kind`,
      'reader.pending_by',
      'reader.decision',
      'reader.investor_spoke_last',
      'reader.reads_text',
      'reader.reads_as',
      'reader.is_open',
      ACCUSED_NAMES.as('accused'),
      SERVICE_NAME.as('service'),
      ASKS_WRITTEN.as('asks_written'),
      dutyDue(ask, due.kind, due.at).as('due_duty'),
      dutyDue(ask, due.nextKind, due.nextAt).as('next_duty'),
      calendarOfDue(due.kind, due.at).as('due_calendar'),
      calendarOfDue(due.nextKind, due.nextAt).as('next_calendar'),
      'reader.heads_duty_at',
      CALENDAR_OF_HEADS_DUTY.as('heads_calendar'),
    ])
    .whereRef('cases.id', '=', 'reader.case_id')
    .where('reader.department_id', '=', ask.departmentId)
    .where('reader.is_open', '=', part.isOpen)
    .where(isOwnFirst(ask) as never)
    .where(isInView(ask) as never)
    .orderBy(due.at, direction)
    .orderBy('reader.case_id', direction)
    .limit(part.limit)
    .offset(part.offset)
    .execute();
}

function isInView(ask: QueueAsk) {
  const [now, endOfDay] = [ask.now.toISOString(), ask.endOfDay.toISOString()];
  const due = dueFor(ask);
  return (where: QueueWhere): Expression<SqlBool> => {
    switch (ask.view) {
      case 'all':
        return where.and([]);
      case 'to_do':
        return isToDo(where);
      case 'due_today':
        return where.and([where(due.nextAt, '>=', now), where(due.nextAt, '<=', endOfDay)]);
      case 'overdue':
        return where(due.at, '<', now);
      case 'to_accept':
        return where.and([isToDo(where), where('reader.status', 'in', ['submitted', 'triage'])]);
      case 'waiting':
        return where.and([isToDo(where), where('reader.status', '=', 'awaiting_investor')]);
      case 'told':
        return where('reader.reads_as', '=', 'told');
    }
  };
}

const isToDo = (where: QueueWhere) => where('reader.to_do', '=', 1);

type RawRow = Awaited<ReturnType<typeof selectRows>>[number];

function toQueueRow(row: RawRow, { accountId, withHeadsDuties }: QueueAsk): QueueRow {
  const readsText = row.reads_text === 1;
  return {
    caseId: row.case_id,
    reference: row.reference,
    status: row.status,
    category: names(row.category_zh, row.category_en, row.category_ru),
    lead: names(row.lead_zh, row.lead_en, row.lead_ru),
    accused: row.accused ? (JSON.parse(row.accused) as Names[]) : [],
    service: row.service ? (JSON.parse(row.service) as Names) : null,
    asksWritten: row.asks_written === 1,
    dueAt: row.due_at === NO_DUE ? null : new Date(row.due_at),
    dueKind: row.due_kind,
    nextDueAt: row.next_due_at === NO_DUE ? null : new Date(row.next_due_at),
    nextKind: row.next_kind,
    dueDuty: dutyOf(row.due_duty),
    nextDuty: dutyOf(row.next_duty),
    dueCalendar: row.due_calendar,
    nextCalendar: row.next_calendar,
    headsDutyAt: withHeadsDuties || row.heads_duty_at === null ? null : new Date(row.heads_duty_at),
    headsCalendar: row.heads_calendar,
    decision: row.decision,
    isToSign: readsText && row.pending_by !== null && row.pending_by !== accountId,
    hasNews: row.investor_spoke_last === 1,
    assigneeName: readsText ? row.display_name : null,
    identityMode: readsText ? row.identity_mode : null,
    openedAt: new Date(row.opened_at),
    updatedAt: new Date(row.updated_at),
    readsText,
    readsAs: row.reads_as,
    isOpen: row.is_open === 1,
  };
}

/** The kind of a duty by its clock's key: `duty:on_site_session:2`. */
function dutyOf(clock: string | null): string | null {
  return clock?.split(':')[1] ?? null;
}
