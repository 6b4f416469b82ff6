import type { Category } from '#app/domain/category.ts';
import type { CountyRules, RuleChange } from '#app/domain/county-rules.ts';
import { type Department, disciplineUnit } from '#app/domain/department.ts';
import { readPolicy, readRouting } from '#app/domain/rules/rule-draft.ts';
import {
  type CalendarDefinition,
  compileCalendar,
  compileUnitCalendars,
  startOfDay,
} from '#app/domain/sla/calendar.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

const SELECT_TOKEN = fixedStatement<{ token: string }>(`SELECT token FROM reference_state WHERE id = 1`);

/** Compiled once per published version and county; keyed by the version's token so that databases never mix. */
const compiled = new Map<string, CountyRules>();

/**
 * The county's configuration. Cheap to call: one indexed row tells whether the compiled copy still holds.
 * Throws when the reference data has not been seeded.
 */
export async function getCountyRules(db: Db): Promise<CountyRules> {
  const [state] = await SELECT_TOKEN(db, []);
  if (!state) throw new Error('the reference data has not been seeded');
  const known = compiled.get(state.token);
  if (known) return known;
  const rules = await compileRules(db);
  compiled.set(state.token, rules);
  return rules;
}

async function compileRules(db: Db): Promise<CountyRules> {
  const departments = new Map<string, Department>();
  for (const row of await db.selectFrom('departments').selectAll().orderBy('position').execute()) {
    departments.set(row.id, {
      id: row.id,
      name: { zh: row.name_zh, en: row.name_en, ru: row.name_ru },
      reach: row.reach,
      role: row.role,
      parentId: row.parent_id,
      headHigher: row.head_higher === 1,
      higher: row.higher,
      hotline: row.hotline,
      phone: row.phone,
    });
  }
  const groups = await db.selectFrom('category_groups').selectAll().orderBy('position').execute();
  const routing = inForce(await published(db, 'routing_rules'));
  const [everyPolicy, everyCalendar] = [await published(db, 'sla_policies'), await published(db, 'calendars')];
  const [policy, calendar] = [inForce(everyPolicy), inForce(everyCalendar)];
  const definition = JSON.parse(calendar.body) as CalendarDefinition;
  const county = compileCalendar(definition);
  const since = ({ activated_at, effective_from }: Published) =>
    activated_at ? new Date(activated_at) : startOfDay(county, effective_from);
  const policies = inOrder(everyPolicy, since);
  const calendars = inOrder(everyCalendar, since);
  const changesOf = (kind: RuleChange['kind'], versions: readonly Published[]): RuleChange[] =>
    versions.filter((row) => row.moves_open_cases === 1).map((row) => ({ kind, version: row.version, at: since(row) }));
  return {
    departments,
    groups: groups.map((row) => ({ id: row.id, name: { zh: row.name_zh, en: row.name_en, ru: row.name_ru } })),
    categories: await compileCategories(db),
    routing: readRouting(routing.version, routing.body),
    policies: new Map(policies.map((row) => [row.version, readPolicy(row.version, row.body)])),
    calendars: new Map(calendars.map((row) => [row.version, compileCalendar(JSON.parse(row.body))])),
    unitCalendars: new Map(calendars.map((row) => [row.version, compileUnitCalendars(JSON.parse(row.body))])),
    changes: [...changesOf('policy', policies), ...changesOf('calendar', calendars)].sort(
      (one, other) => one.at.getTime() - other.at.getTime(),
    ),
    policyVersion: policy.version,
    policySince: policy.effective_from,
    calendarVersion: calendar.version,
    timeZone: definition.timeZone,
    disciplineUnit: disciplineUnit(departments),
  };
}

type Published = Awaited<ReturnType<typeof published>>[number];

/** Every published version; among those in force the one that came last is the last. */
function published(db: Db, table: 'sla_policies' | 'calendars' | 'routing_rules') {
  return db
    .selectFrom(table)
    .selectAll()
    .orderBy('activated_at')
    .orderBy('effective_from')
    .orderBy('published_at')
    .execute();
}

/** By the instant from which each holds, still to come or not. */
function inOrder(versions: readonly Published[], since: (version: Published) => Date): Published[] {
  return [...versions].sort((one, other) => since(one).getTime() - since(other).getTime());
}

/** The version activated last, whatever day it was made for: what is waiting for its day does not count yet. */
function inForce<Version extends { activated_at: string | null }>(versions: readonly Version[]): Version {
  const version = versions.findLast((candidate) => candidate.activated_at !== null);
  if (!version) throw new Error('no version is in force');
  return version;
}

async function compileCategories(db: Db): Promise<Map<string, Category>> {
  const rows = await db.selectFrom('categories').selectAll().orderBy('position').execute();
  return new Map(
    rows.map((row) => [
      row.code,
      {
        code: row.code,
        kind: row.kind,
        standard: row.standard,
        name: { zh: row.name_zh, en: row.name_en, ru: row.name_ru },
        days: row.days,
        group: row.group_id,
        basis: row.basis === 1,
        amounts: row.amounts === 1,
        refer: row.refer === 1,
        urgent: row.urgent === 1,
      },
    ]),
  );
}
