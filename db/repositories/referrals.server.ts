import { type SelectQueryBuilder, sql } from 'kysely';
import type { CaseStatus } from '#app/domain/case.ts';
import type { ReferralCause, ReferralKind } from '#app/domain/case-event.ts';
import type { ReferralStage } from '#app/domain/case-summary.ts';
import type { Db } from '#db/client.server.ts';
import { type Names, names } from '#db/names.ts';
import type { Database } from '#db/schema.ts';

/** One line of the inbox. */
export type LeadReferral = {
  caseId: number;
  reference: string;
  cause: ReferralCause;
  /** 0 is retaliation: on top, whatever is due. */
  rank: number;
  stage: ReferralStage;
  unit: Names | null;
  category: Names | null;
  openedAt: Date;
  /** The nearest due instant of discipline's own clocks; null when none runs. */
  dueAt: Date | null;
  status: CaseStatus;
};

export type UnitNotices = {
  unit: Names | null;
  /** How many the unit has in all; a page may hold fewer of them. */
  count: number;
  /** By when the whole batch is to be answered: what its oldest notice asks for. */
  dueAt: Date | null;
  notices: { reference: string; category: Names | null; openedAt: Date; status: CaseStatus }[];
};

export type ReferralPart = 'open' | 'done';
export const REFERRAL_PAGE_SIZE = 50;
const RETALIATION_RANK = 0;

/**
 * Leads of the conduct track through the allow-list: retaliation first, then what is due first; the finished ones latest
 * first. `page` counts from 1; `hasMore`: there is a page after it.
 */
export async function listLeadReferrals(
  db: Db,
  disciplineUnit: string,
  { part = 'open', page = 1 }: { part?: ReferralPart; page?: number } = {},
): Promise<{ leads: LeadReferral[]; hasMore: boolean }> {
  const asked = withNames(referralsFor(db, disciplineUnit, { kind: 'lead', part })).select([
    'referral.case_id',
    'referral.cause',
    'referral.rank',
    'referral.stage',
    'referral.due_at',
  ]);
  const sorted =
    part === 'open'
      ? asked
          .orderBy(sql`referral.rank <> 0`)
          .orderBy(sql`coalesce(referral.due_at, '9999')`)
          .orderBy('referral.opened_at')
      : asked.orderBy('referral.opened_at', 'desc');
  const rows = await sorted
    .orderBy('referral.case_id', part === 'open' ? 'asc' : 'desc')
    .limit(REFERRAL_PAGE_SIZE + 1)
    .offset(offsetOf(page))
    .execute();
  const leads = rows.slice(0, REFERRAL_PAGE_SIZE).map((row) => ({
    caseId: row.case_id,
    reference: row.reference,
    cause: row.cause as ReferralCause,
    rank: row.rank,
    stage: row.stage,
    unit: names(row.unit_zh, row.unit_en, row.unit_ru),
    category: names(row.category_zh, row.category_en, row.category_ru),
    openedAt: new Date(row.opened_at),
    dueAt: row.due_at ? new Date(row.due_at) : null,
    status: row.status,
  }));
  return { leads, hasMore: rows.length > REFERRAL_PAGE_SIZE };
}

/**
 * Notices that nobody has answered, by unit, the unit with most of them first, each unit's latest first; 50 notices a
 * page, so that a unit may go on on the next one. `page` counts from 1.
 */
export async function listNoticesByUnit(db: Db, disciplineUnit: string, page = 1): Promise<UnitNotices[]> {
  const rows = await withNames(referralsFor(db, disciplineUnit, { kind: 'notice', part: 'open' }))
    .select([
      'referral.unit_id',
      sql<number>`count(*) over (partition by referral.unit_id)`.as('unit_count'),
      sql<string | null>`min(referral.due_at) over (partition by referral.unit_id)`.as('batch_due_at'),
    ])
    .orderBy('unit_count', 'desc')
    .orderBy('unit.position')
    .orderBy('referral.opened_at', 'desc')
    .orderBy('referral.case_id')
    .limit(REFERRAL_PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const byUnit = new Map<string | null, UnitNotices>();
  for (const row of rows) {
    const unit = names(row.unit_zh, row.unit_en, row.unit_ru);
    const dueAt = row.batch_due_at ? new Date(row.batch_due_at) : null;
    const group = byUnit.get(row.unit_id) ?? { unit, count: Number(row.unit_count), dueAt, notices: [] };
    group.notices.push({
      reference: row.reference,
      category: names(row.category_zh, row.category_en, row.category_ru),
      openedAt: new Date(row.opened_at),
      status: row.status,
    });
    byUnit.set(row.unit_id, group);
  }
  return [...byUnit.values()];
}

/** A notice of the batch, with the late answer that brought it. */
export type OpenNotice = {
  caseId: number;
  reference: string;
  unit: { id: string; name: Names };
  category: Names | null;
  openedAt: Date;
  dueAt: Date | null;
  status: CaseStatus;
  /** `calendarVersion`: of the calendar that it was judged by. */
  clock: { key: string; breachedAt: Date; stoppedAt: Date | null; calendarVersion: string } | null;
};

/** The most notices on the page of batches; what is beyond comes up when these are answered. */
const MOST_NOTICES = 300;

/** Every notice that waits for its unit's batch, by unit, oldest first. */
export async function listOpenNotices(db: Db, disciplineUnit: string): Promise<OpenNotice[]> {
  const rows = await withNames(referralsFor(db, disciplineUnit, { kind: 'notice', part: 'open' }))
    .leftJoin('sla_clocks as clock', (join) =>
      join
        .onRef('clock.case_id', '=', 'referral.case_id')
        .on('clock.kind', '=', 'resolution')
        .on('clock.breached_at', 'is not', null),
    )
    .select(['unit.id as unit_id', 'referral.case_id', 'referral.due_at', 'clock.key'])
    .select(['clock.breached_at', 'clock.stopped_at', 'clock.calendar_version'])
    .orderBy('unit.position')
    .orderBy('referral.opened_at')
    .orderBy('referral.case_id')
    .orderBy('clock.cycle')
    .limit(MOST_NOTICES)
    .execute();
  // A case that is late in both cycles stands there once, with the latest of them.
  const notices = new Map<string, OpenNotice>();
  for (const row of rows) {
    const name = names(row.unit_zh, row.unit_en, row.unit_ru);
    if (!row.unit_id || !name) continue;
    const { key, breached_at: breachedAt, stopped_at: stoppedAt, calendar_version: calendarVersion } = row;
    notices.set(row.reference, {
      caseId: row.case_id,
      reference: row.reference,
      unit: { id: row.unit_id, name },
      category: names(row.category_zh, row.category_en, row.category_ru),
      openedAt: new Date(row.opened_at),
      dueAt: row.due_at ? new Date(row.due_at) : null,
      status: row.status,
      clock:
        key && breachedAt && calendarVersion
          ? {
              key,
              breachedAt: new Date(breachedAt),
              stoppedAt: stoppedAt ? new Date(stoppedAt) : null,
              calendarVersion,
            }
          : null,
    });
  }
  return [...notices.values()];
}

/** How much waits in each part of the inbox; retaliation is among the open leads. What is finished is not counted. */
export async function countReferrals(
  db: Db,
  disciplineUnit: string,
): Promise<{ open: number; retaliation: number; notices: number }> {
  const leads = await referralsFor(db, disciplineUnit, { kind: 'lead', part: 'open' })
    .select(({ fn }) => [
      fn.countAll<number>().as('open'),
      sql<number>`total(referral.rank = ${RETALIATION_RANK})`.as('retaliation'),
    ])
    .executeTakeFirstOrThrow();
  const notices = await referralsFor(db, disciplineUnit, { kind: 'notice', part: 'open' })
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { open: Number(leads.open), retaliation: Number(leads.retaliation), notices: Number(notices.count) };
}

function offsetOf(page: number): number {
  return (Math.max(1, page) - 1) * REFERRAL_PAGE_SIZE;
}

/** Literals and CROSS: the inbox's own indexes are read, each row let in by the allow-list's primary key. */
function referralsFor(db: Db, disciplineUnit: string, { kind, part }: { kind: ReferralKind; part: ReferralPart }) {
  return db
    .selectFrom('referrals as referral')
    .crossJoin('case_readers as reader')
    .crossJoin('cases')
    .where('referral.kind', '=', kind)
    .where('referral.stage', part === 'open' ? '<>' : '=', sql.lit('fed_back'))
    .whereRef('reader.case_id', '=', 'referral.case_id')
    .where('reader.department_id', '=', disciplineUnit)
    .where('reader.reads_as', '=', 'discipline')
    .whereRef('cases.id', '=', 'referral.case_id');
}

type Tables = Database & {
  referral: Database['referrals'];
  reader: Database['case_readers'];
};

function withNames(asked: SelectQueryBuilder<Tables, 'referral' | 'reader' | 'cases', object>) {
  return asked
    .leftJoin('departments as unit', 'unit.id', 'referral.unit_id')
    .leftJoin('categories as category', 'category.code', 'cases.category_code')
    .select([
      'cases.reference',
      'cases.status',
      'referral.opened_at',
      'unit.name_zh as unit_zh',
      'unit.name_en as unit_en',
      'unit.name_ru as unit_ru',
      'category.name_zh as category_zh',
      'category.name_en as category_en',
      'category.name_ru as category_ru',
    ]);
}
