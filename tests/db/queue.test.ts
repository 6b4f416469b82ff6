import { describe, expect, test } from 'vitest';
import type { CaseStatus } from '#app/domain/case.ts';
import type { ReadsAs } from '#app/domain/case-readers.ts';
import { QUEUE_PAGE_SIZE, QUEUE_VIEWS, queueStandings } from '#app/domain/desk-queue.ts';
import type { Db } from '#db/client.server.ts';
import { insertCase } from '#db/repositories/case-cache.server.ts';
import { NO_DUE } from '#db/repositories/case-readers.server.ts';
import { listQueue, type QueueAsk } from '#db/repositories/queue.server.ts';
import { testDb } from '#tests/support/db.ts';
import { plansOf } from '#tests/support/query-plans.ts';

const NOW = new Date('2026-11-23T02:00:00.000Z');
const END_OF_DAY = new Date('2026-11-23T15:59:59.999Z');

type Reader = {
  department: string;
  readsAs: ReadsAs;
  open?: boolean;
  dueAt?: string | null;
  nextDueAt?: string;
  /** Without the head's own duties; the same as for the unit where nothing is said. */
  officerDueAt?: string | null;
  headsDutyAt?: string;
  toDo?: boolean;
  pendingBy?: number;
};

async function aCase(
  db: Db,
  given: { reference: string; status?: CaseStatus; accused?: string[]; readers: Reader[] },
): Promise<number> {
  const status = given.status ?? 'in_progress';
  const opened = { reference: given.reference, group: null, openedAt: NOW };
  const head = { status, route: 'lead' as const, category: 'L1', lead: 'scjg', hub: 'zsj', assignee: null };
  const id = await insertCase(db, opened, { ...head, identityMode: 'anonymous', cycle: 1, lastSeq: 1 });
  for (const unit of given.accused ?? []) {
    await db.insertInto('case_accused').values({ case_id: id, department_id: unit }).execute();
  }
  for (const reader of given.readers) {
    await db
      .insertInto('case_readers')
      .values({
        case_id: id,
        department_id: reader.department,
        reads_as: reader.readsAs,
        reads_text: reader.readsAs === 'told' ? 0 : 1,
        is_open: reader.open === false ? 0 : 1,
        due_at: reader.dueAt ?? NO_DUE,
        status,
        to_do: (reader.toDo ?? (reader.open !== false && reader.readsAs !== 'told')) ? 1 : 0,
        next_due_at: reader.nextDueAt ?? aheadOf(reader.dueAt),
        officer_due_at: (reader.officerDueAt === undefined ? reader.dueAt : reader.officerDueAt) ?? NO_DUE,
        officer_next_due_at:
          reader.officerDueAt === undefined
            ? (reader.nextDueAt ?? aheadOf(reader.dueAt))
            : aheadOf(reader.officerDueAt),
        heads_duty_at: reader.headsDutyAt ?? null,
        pending_by: reader.pendingBy ?? null,
      })
      .execute();
  }
  return id;
}

const aheadOf = (dueAt?: string | null) => (dueAt && dueAt >= NOW.toISOString() ? dueAt : NO_DUE);

function ask(over: Partial<QueueAsk> = {}): QueueAsk {
  const readsAs = queueStandings('officer');
  return {
    departmentId: 'scjg',
    accountId: 1,
    readsAs,
    withHeadsDuties: true,
    view: 'to_do',
    now: NOW,
    endOfDay: END_OF_DAY,
    page: 1,
    ...over,
  };
}

const lead = (dueAt: string | null = null, open = true): Reader => ({
  department: 'scjg',
  readsAs: 'lead',
  dueAt,
  open,
});
const referencesOf = (queue: { rows: { reference: string }[] }) => queue.rows.map((row) => row.reference);

describe('the queue of a unit', () => {
  test('puts what is due first on top and what has no due date last', async () => {
    const db = testDb();
    await aCase(db, { reference: 'TS-NODUE', readers: [lead()] });
    await aCase(db, { reference: 'TS-LATER', readers: [lead('2026-11-25T09:30:00.000Z')] });
    await aCase(db, { reference: 'TS-OVERDUE', readers: [lead('2026-11-20T09:30:00.000Z')] });
    const queue = await listQueue(db, ask());
    expect(referencesOf(queue)).toEqual(['TS-OVERDUE', 'TS-LATER', 'TS-NODUE']);
    expect(queue.rows.at(-1)?.dueAt).toBeNull();
  });

  test('shows each view and its count', async () => {
    const db = testDb();
    await aCase(db, { reference: 'TS-OVERDUE', readers: [lead('2026-11-20T09:30:00.000Z')] });
    await aCase(db, { reference: 'TS-TODAY', readers: [lead('2026-11-23T09:30:00.000Z')] });
    await aCase(db, { reference: 'TS-NEW', status: 'submitted', readers: [lead('2026-11-24T09:30:00.000Z')] });
    await aCase(db, { reference: 'TS-WAITING', status: 'awaiting_investor', readers: [lead()] });
    await aCase(db, { reference: 'TS-SOLVED', status: 'solved', readers: [lead(null, false)] });
    const told: Reader = { department: 'scjg', readsAs: 'told', dueAt: '2026-11-26T09:30:00.000Z' };
    await aCase(db, { reference: 'TS-TOLD', readers: [told] });
    await aCase(db, { reference: 'TS-REVIEWED', status: 'under_review', readers: [{ ...lead(), toDo: false }] });
    const counts = { to_do: 4, due_today: 1, overdue: 1, to_accept: 1, waiting: 1, told: 1, all: 7 };
    const views = [
      ['to_do', ['TS-OVERDUE', 'TS-TODAY', 'TS-NEW', 'TS-WAITING']],
      ['due_today', ['TS-TODAY']],
      ['overdue', ['TS-OVERDUE']],
      ['to_accept', ['TS-NEW']],
      ['waiting', ['TS-WAITING']],
      ['told', ['TS-TOLD']],
      ['all', ['TS-OVERDUE', 'TS-TODAY', 'TS-NEW', 'TS-TOLD', 'TS-WAITING', 'TS-REVIEWED', 'TS-SOLVED']],
    ] as const;
    for (const [view, references] of views) {
      const queue = await listQueue(db, ask({ view }));
      expect(referencesOf(queue)).toEqual(references);
      expect(queue.counts).toEqual(counts);
    }
  });

  test('at the very instant it is due a case is due today, not overdue', async () => {
    const db = testDb();
    await aCase(db, { reference: 'TS-NOW', readers: [lead(NOW.toISOString())] });
    const { counts } = await listQueue(db, ask());
    expect(counts).toMatchObject({ due_today: 1, overdue: 0 });
  });

  test('counts a case as due today for any of its clocks, also where another one is overdue', async () => {
    const db = testDb();
    const reader = { ...lead('2026-11-20T09:30:00.000Z'), nextDueAt: '2026-11-23T09:30:00.000Z' };
    await aCase(db, { reference: 'TS-BOTH', readers: [reader] });
    const queue = await listQueue(db, ask({ view: 'due_today' }));
    expect(queue.counts).toMatchObject({ due_today: 1, overdue: 1 });
    expect(queue.rows[0]?.nextDueAt?.toISOString()).toBe('2026-11-23T09:30:00.000Z');
  });

  test('marks an answer to sign for everyone of the unit but its author', async () => {
    const db = testDb();
    await aCase(db, { reference: 'TS-SIGN', readers: [{ ...lead(), pendingBy: 7 }] });
    const isToSign = async (accountId: number) => (await listQueue(db, ask({ accountId }))).rows[0]?.isToSign;
    expect([await isToSign(7), await isToSign(8)]).toEqual([false, true]);
  });

  test('is sorted and counted for officers by what they can do; the head’s late duty is first for the head', async () => {
    const db = testDb();
    const late = '2026-11-20T09:30:00.000Z';
    const [soon, later] = ['2026-11-24T09:30:00.000Z', '2026-11-26T09:30:00.000Z'];
    await aCase(db, { reference: 'TS-HEADS', readers: [{ ...lead(late), officerDueAt: later, headsDutyAt: late }] });
    await aCase(db, { reference: 'TS-ONLY', readers: [{ ...lead(late), officerDueAt: null, headsDutyAt: late }] });
    await aCase(db, { reference: 'TS-SOON', readers: [lead(soon)] });
    const forHead = await listQueue(db, ask());
    expect(referencesOf(forHead)).toEqual(['TS-HEADS', 'TS-ONLY', 'TS-SOON']);
    expect(forHead.counts.overdue).toBe(2);
    expect(forHead.rows[0]).toMatchObject({ dueAt: new Date(late), headsDutyAt: null });
    const forOfficer = await listQueue(db, ask({ withHeadsDuties: false }));
    expect(referencesOf(forOfficer)).toEqual(['TS-SOON', 'TS-HEADS', 'TS-ONLY']);
    expect(forOfficer.counts).toMatchObject({ to_do: 3, overdue: 0 });
    expect(forOfficer.rows.map(({ dueAt, headsDutyAt }) => [dueAt, headsDutyAt])).toEqual([
      [new Date(soon), null],
      [new Date(later), new Date(late)],
      [null, new Date(late)],
    ]);
    expect((await listQueue(db, ask({ withHeadsDuties: false, view: 'overdue' }))).rows).toEqual([]);
  });

  test('holds nothing of a case that the unit is not listed for, in rows and in counts', async () => {
    const db = testDb();
    await aCase(db, { reference: 'TS-OTHER', accused: ['zjj'], readers: [lead('2026-11-20T09:30:00.000Z')] });
    const queue = await listQueue(db, ask({ departmentId: 'zjj', view: 'all' }));
    expect(queue.rows).toEqual([]);
    expect(queue.counts).toEqual({ to_do: 0, due_today: 0, overdue: 0, to_accept: 0, waiting: 0, told: 0, all: 0 });
  });

  test('who is merely told sees neither the accused, the officer nor the kind of identity', async () => {
    const db = testDb();
    await aCase(db, {
      reference: 'TS-TOLD',
      accused: ['zjj'],
      readers: [lead(), { department: 'xzfb', readsAs: 'told' }],
    });
    const [told] = (await listQueue(db, ask({ departmentId: 'xzfb', view: 'told' }))).rows;
    expect(told).toMatchObject({ readsText: false, accused: [], assigneeName: null, identityMode: null });
    expect(told?.lead?.zh).toBe('市场监督管理局');
    const [read] = (await listQueue(db, ask())).rows;
    expect(read).toMatchObject({ readsText: true, identityMode: 'anonymous' });
    expect(read?.accused).toHaveLength(1);
  });

  test('triage is for the hub role and the head, not for every officer of that unit', async () => {
    const db = testDb();
    await aCase(db, { reference: 'TS-TRIAGE', status: 'triage', readers: [{ department: 'zsj', readsAs: 'hub' }] });
    const asRole = (role: 'officer' | 'hub' | 'head') =>
      listQueue(db, ask({ departmentId: 'zsj', readsAs: queueStandings(role) }));
    expect((await asRole('officer')).counts.to_do).toBe(0);
    expect((await asRole('officer')).rows).toEqual([]);
    expect(referencesOf(await asRole('hub'))).toEqual(['TS-TRIAGE']);
    expect(referencesOf(await asRole('head'))).toEqual(['TS-TRIAGE']);
  });

  test('a unit with two standings on a case sees and counts it once', async () => {
    const db = testDb();
    const both: Reader[] = [
      { department: 'zsj', readsAs: 'lead' },
      { department: 'zsj', readsAs: 'hub' },
    ];
    await aCase(db, { reference: 'TS-BOTH', readers: both });
    const queue = await listQueue(db, ask({ departmentId: 'zsj', readsAs: queueStandings('hub') }));
    expect(queue.rows.map((row) => row.readsAs)).toEqual(['lead']);
    expect(queue.counts).toMatchObject({ to_do: 1, all: 1 });
  });

  test('goes on page by page, over the border between open and closed cases, without a gap', async () => {
    const db = testDb();
    for (let n = 0; n < 120; n += 1) {
      await aCase(db, { reference: `TS-${n}`, readers: [lead(`2026-12-${10 + (n % 20)}T01:00:00.000Z`, n % 2 === 0)] });
    }
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(await listQueue(db, ask({ view: 'all', page })));
    expect(pages.map((page) => page.rows.length)).toEqual([QUEUE_PAGE_SIZE, QUEUE_PAGE_SIZE, 20]);
    expect(new Set(pages.flatMap(referencesOf)).size).toBe(120);
    expect(pages.flatMap((page) => page.rows.map((row) => row.isOpen)).lastIndexOf(true)).toBe(59);
    expect((await listQueue(db, ask({ view: 'all', page: 4 }))).rows).toEqual([]);
  });
});

test('the queue is read from its index, not by sorting the cases of the unit', async () => {
  const db = testDb();
  const plans = await plansOf(db, async (watched) => {
    for (const withHeadsDuties of [true, false]) {
      for (const view of QUEUE_VIEWS) {
        await listQueue(watched, ask({ view, withHeadsDuties, readsAs: queueStandings('hub') }));
      }
    }
  });
  // The rows, the counts, and the count of the closed ones inside that; closed rows in the last view alone.
  expect(plans).toHaveLength(2 * (3 * QUEUE_VIEWS.length + 1));
  for (const plan of plans) {
    expect(plan).toMatch(/SEARCH reader USING (COVERING )?INDEX case_readers_(officers_)?queue/);
    expect(plan).not.toContain('TEMP B-TREE');
  }
});
