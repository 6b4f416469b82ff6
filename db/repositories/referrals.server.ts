import type { CaseStatus } from '#app/domain/case.ts';
import type { ReferralCause, ReferralKind } from '#app/domain/case-event.ts';
import type { ReferralStage } from '#app/domain/case-summary.ts';
import type { Department } from '#app/domain/department.ts';
import type { Db } from '#db/client.server.ts';

type Names = Department['name'];

/** One line of the inbox. */
export type LeadReferral = {
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
  notices: { reference: string; category: Names | null; openedAt: Date; status: CaseStatus }[];
};

export type ReferralPart = 'open' | 'done';
export const REFERRAL_PAGE_SIZE = 50;
const RETALIATION = 'category_L8';

/**
 * Leads of the conduct track through the allow-list: retaliation first, then what is due first; the finished ones latest
 * first. `page` counts from 1.
 */
export async function listLeadReferrals(
  db: Db,
  disciplineUnit: string,
  { part = 'open', page = 1 }: { part?: ReferralPart; page?: number } = {},
): Promise<LeadReferral[]> {
  const asked = referralsFor(db, disciplineUnit, 'lead')
    .select(['referral.cause', 'referral.rank', 'referral.stage', 'referral.due_at'])
    .where('referral.stage', part === 'open' ? '!=' : '=', 'fed_back');
  const sorted =
    part === 'open'
      ? asked
          .orderBy((order) => order('referral.rank', '!=', 0))
          .orderBy('referral.due_at', (order) => order.asc().nullsLast())
          .orderBy('referral.opened_at')
      : asked.orderBy('referral.opened_at', 'desc');
  const rows = await sorted
    .orderBy('referral.case_id')
    .limit(REFERRAL_PAGE_SIZE)
    .offset((Math.max(1, page) - 1) * REFERRAL_PAGE_SIZE)
    .execute();
  return rows.map((row) => ({
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
}

/** Open notices by unit, the unit with most of them first. Each unit's latest first. */
export async function listNoticesByUnit(db: Db, disciplineUnit: string): Promise<UnitNotices[]> {
  const rows = await referralsFor(db, disciplineUnit, 'notice')
    .select('referral.unit_id')
    .where('referral.stage', '!=', 'fed_back')
    .orderBy('unit.position')
    .orderBy('referral.opened_at', 'desc')
    .orderBy('referral.case_id')
    .execute();
  const byUnit = new Map<string | null, UnitNotices>();
  for (const row of rows) {
    const group = byUnit.get(row.unit_id) ?? { unit: names(row.unit_zh, row.unit_en, row.unit_ru), notices: [] };
    group.notices.push({
      reference: row.reference,
      category: names(row.category_zh, row.category_en, row.category_ru),
      openedAt: new Date(row.opened_at),
      status: row.status,
    });
    byUnit.set(row.unit_id, group);
  }
  return [...byUnit.values()].sort((one, other) => other.notices.length - one.notices.length);
}

/** How many referrals each part of the inbox holds; retaliation is among the open leads. */
export async function countReferrals(
  db: Db,
  disciplineUnit: string,
): Promise<{ open: number; retaliation: number; done: number; notices: number }> {
  const rows = await db
    .selectFrom('case_readers as reader')
    .innerJoin('referrals as referral', 'referral.case_id', 'reader.case_id')
    .select(({ fn }) => ['referral.kind', 'referral.stage', 'referral.cause', fn.countAll<number>().as('count')])
    .where('reader.department_id', '=', disciplineUnit)
    .where('reader.reads_as', '=', 'discipline')
    .groupBy(['referral.kind', 'referral.stage', 'referral.cause'])
    .execute();
  const total = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((sum, row) => sum + Number(row.count), 0);
  const isOpenLead = (row: (typeof rows)[number]) => row.kind === 'lead' && row.stage !== 'fed_back';
  return {
    open: total(isOpenLead),
    retaliation: total((row) => isOpenLead(row) && row.cause === RETALIATION),
    done: total((row) => row.kind === 'lead' && row.stage === 'fed_back'),
    notices: total((row) => row.kind === 'notice' && row.stage !== 'fed_back'),
  };
}

function referralsFor(db: Db, disciplineUnit: string, kind: ReferralKind) {
  return db
    .selectFrom('case_readers as reader')
    .innerJoin('referrals as referral', 'referral.case_id', 'reader.case_id')
    .innerJoin('cases', 'cases.id', 'reader.case_id')
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
    ])
    .where('reader.department_id', '=', disciplineUnit)
    .where('reader.reads_as', '=', 'discipline')
    .where('referral.kind', '=', kind);
}

function names(zh: string | null, en: string | null, ru: string | null): Names | null {
  return zh === null || en === null || ru === null ? null : { zh, en, ru };
}
