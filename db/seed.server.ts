import { randomUUID } from 'node:crypto';
import { type Db, writeTransaction } from '#db/client.server.ts';
import calendar from '#db/reference/calendar-county.json' with { type: 'json' };
import categories from '#db/reference/categories.json' with { type: 'json' };
import clocks from '#db/reference/clocks.json' with { type: 'json' };
import departments from '#db/reference/departments.json' with { type: 'json' };
import fees from '#db/reference/fees.sample.json' with { type: 'json' };
import ladder from '#db/reference/ladder.json' with { type: 'json' };
import routing from '#db/reference/routing.json' with { type: 'json' };
import services from '#db/reference/services.json' with { type: 'json' };

const VERSION = clocks.version;
const EFFECTIVE_FROM = '2026-01-01';

type Names = { zh: string; en: string; ru: string };
const named = (name: Names) => ({ name_zh: name.zh, name_en: name.en, name_ru: name.ru });
const flag = (value: boolean | undefined) => (value ? 1 : 0);

/** Puts the reference data into an empty database, once. Later changes go through versions, not through here. */
export async function seedReference(db: Db): Promise<void> {
  await writeTransaction(db, async (trx) => {
    await seedServices(trx);
    if (await trx.selectFrom('reference_state').select('id').executeTakeFirst()) return;
    await seedDepartments(trx);
    await seedCategories(trx);
    await seedRules(trx);
    await seedFees(trx);
    await trx.insertInto('reference_state').values({ id: 1, token: randomUUID() }).execute();
  });
}

type DepartmentSeed = {
  id: string;
  name: Names;
  reach: string;
  role?: string;
  parent?: string;
  head_higher?: boolean;
  higher?: string;
  hotline?: string;
  /** The county fills these in; the sample has none. */
  phone?: string;
};

async function seedDepartments(trx: Db): Promise<void> {
  const rows = (departments.departments as DepartmentSeed[]).map((seed, position) => ({
    id: seed.id,
    position,
    ...named(seed.name),
    reach: seed.reach as 'inside' | 'outside',
    role: (seed.role ?? null) as 'hub' | 'discipline' | 'supervision' | null,
    parent_id: seed.parent ?? null,
    head_higher: flag(seed.head_higher) as 0 | 1,
    higher: seed.higher ?? null,
    hotline: seed.hotline ?? null,
    phone: seed.phone ?? null,
  }));
  await trx.insertInto('departments').values(rows).execute();
}

type CategorySeed = {
  code: string;
  standard: string;
  name: Names;
  kind: string;
  days: number;
  group?: string;
  basis?: boolean;
  amounts?: boolean;
  refer?: boolean;
  urgent?: boolean;
};

async function seedCategories(trx: Db): Promise<void> {
  const groups = categories.groups.map((group, position) => ({ id: group.id, position, ...named(group) }));
  await trx.insertInto('category_groups').values(groups).execute();
  const rows = (categories.categories as CategorySeed[]).map((seed, position) => ({
    code: seed.code,
    position,
    kind: seed.kind as 'report' | 'request',
    standard: seed.standard as 'lawful' | 'courteous' | 'supportive' | 'efficient' | 'joint',
    ...named(seed.name),
    days: seed.days,
    group_id: seed.group ?? null,
    basis: flag(seed.basis) as 0 | 1,
    amounts: flag(seed.amounts) as 0 | 1,
    refer: flag(seed.refer) as 0 | 1,
    urgent: flag(seed.urgent) as 0 | 1,
  }));
  await trx.insertInto('categories').values(rows).execute();
}

async function seedRules(trx: Db): Promise<void> {
  const categoryDays = Object.fromEntries(categories.categories.map((category) => [category.code, category.days]));
  const policy = {
    clocks: clocks.clocks,
    ladder: {
      steps: ladder.steps,
      afterAnswer: {
        remindDays: ladder.after_answer.remind_days,
        unconfirmedDays: ladder.after_answer.unconfirmed_days,
      },
      unitRule: { breaches: ladder.unit_rule.breaches, days: ladder.unit_rule.days },
    },
    categoryDays,
  };
  const versioned = (body: unknown) => ({
    version: VERSION,
    effective_from: EFFECTIVE_FROM,
    activated_at: `${EFFECTIVE_FROM}T00:00:00.000Z`,
    body: JSON.stringify(body),
  });
  await trx.insertInto('sla_policies').values(versioned(policy)).execute();
  await trx.insertInto('calendars').values(versioned(calendar)).execute();
  await trx
    .insertInto('routing_rules')
    .values(versioned({ rules: routing.rules, foreignCo: routing.foreign_co }))
    .execute();
}

async function seedFees(trx: Db): Promise<void> {
  const rows = fees.entries.map((entry) => ({
    version: VERSION,
    code: entry.code,
    list: entry.list as 'administrative' | 'fund' | 'deposit' | 'service',
    name: entry.name,
    department_id: entry.department,
    payer: entry.payer,
    standard_fen: entry.standard === null ? null : entry.standard * 100,
    unit: entry.unit,
    basis: entry.basis,
    effective_from: entry.from,
    effective_to: entry.to,
    superseded_by: 'superseded_by' in entry ? (entry.superseded_by ?? null) : null,
    name_en: entry.name_en,
    name_ru: entry.name_ru,
  }));
  await trx.insertInto('fee_catalogue_entries').values(rows).execute();
  await trx.insertInto('fee_catalogues').values({ version: VERSION, effective_from: EFFECTIVE_FROM }).execute();
}

/** A database from before there were services gets them too. */
async function seedServices(trx: Db): Promise<void> {
  if (await trx.selectFrom('services').select('id').executeTakeFirst()) return;
  const { version } = services;
  const rows = services.services.map((service, position) => ({
    version,
    id: service.id,
    position,
    body: JSON.stringify(service),
  }));
  await trx.insertInto('services').values(rows).execute();
}
