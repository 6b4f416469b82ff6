import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { RuleKind } from '#app/domain/rules/rule-draft.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';
import type { RuleTables } from '#db/rule-tables.ts';

/** One published version of the policy, the calendar or the routing. Its body never changes. */
export type RuleVersion = {
  kind: RuleKind;
  version: string;
  /** The day from which it is in force, `YYYY-MM-DD` in the county's zone. */
  effectiveFrom: string;
  body: string;
  /** Since when it is in force; null while its day is still to come. */
  activatedAt: Date | null;
  /** Null for what the county began with. */
  publishedAt: Date | null;
  publishedBy: number | null;
  note: string | null;
  /** Whether the running clocks are counted anew by it when it comes into force. */
  movesOpenCases: boolean;
};

export type NewRuleVersion = Omit<RuleVersion, 'activatedAt' | 'publishedAt' | 'publishedBy'> & { publishedBy: number };

const TABLES = { policy: 'sla_policies', calendar: 'calendars', routing: 'routing_rules' } as const;

/**
 * Publishes a version, not yet in force. Throws where a version of this name is on record. Every reader of the county's
 * rules sees it at once: the compiled copies are keyed by a token that changes.
 */
export async function insertRuleVersion(db: Db, version: NewRuleVersion, now: Date): Promise<void> {
  await db
    .insertInto(TABLES[version.kind])
    .values({
      version: version.version,
      effective_from: version.effectiveFrom,
      body: version.body,
      published_at: now.toISOString(),
      published_by: version.publishedBy,
      note: version.note,
      moves_open_cases: version.movesOpenCases ? 1 : 0,
    })
    .execute();
  await renewToken(db);
}

/** The version is in force from now on. False where it was already: whoever is second changes nothing. */
export async function activateRuleVersion(db: Db, kind: RuleKind, version: string, now: Date): Promise<boolean> {
  const result = await db
    .updateTable(TABLES[kind])
    .set({ activated_at: now.toISOString() })
    .where('version', '=', version)
    .where('activated_at', 'is', null)
    .executeTakeFirst();
  const isFirst = result.numUpdatedRows > 0n;
  if (isFirst) await renewToken(db);
  return isFirst;
}

/** All versions of a kind: those still to come first, then the one in force, then what was before it. */
export async function listRuleVersions(db: Db, kind: RuleKind): Promise<RuleVersion[]> {
  const rows = await db
    .selectFrom(TABLES[kind])
    .selectAll()
    .orderBy((eb) => eb('activated_at', 'is not', null))
    .orderBy('activated_at', 'desc')
    .orderBy('effective_from', 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => toVersion(kind, row));
}

export async function findRuleVersion(db: Db, kind: RuleKind, version: string): Promise<RuleVersion | null> {
  const row = await db.selectFrom(TABLES[kind]).selectAll().where('version', '=', version).executeTakeFirst();
  return row ? toVersion(kind, row) : null;
}

const RULE_WORK = fixedStatement<{ day: string | null; application: number | null }>(
  `SELECT (SELECT min(day) FROM (
     SELECT min(effective_from) AS day FROM sla_policies WHERE activated_at IS NULL
     UNION ALL SELECT min(effective_from) FROM calendars WHERE activated_at IS NULL
     UNION ALL SELECT min(effective_from) FROM routing_rules WHERE activated_at IS NULL)) AS day,
   (SELECT min(id) FROM rule_applications WHERE done_at IS NULL) AS application`,
);

/**
 * What waits to be done about versions: the first day on which one comes into force, and whether open cases are being
 * brought under new ones. One statement that reads nothing but indexes of what waits: it is asked with every tick.
 */
export async function findRuleWork(db: Db): Promise<{ firstDayWaiting: string | null; isApplying: boolean }> {
  const [row] = await RULE_WORK(db, []);
  return { firstDayWaiting: row?.day ?? null, isApplying: (row?.application ?? null) !== null };
}

/** Versions not yet in force whose day is this one or an earlier one: earliest first, policy before calendar. */
export async function listVersionsDue(db: Db, day: string): Promise<RuleVersion[]> {
  const found: RuleVersion[] = [];
  for (const kind of ['policy', 'calendar', 'routing'] as const) {
    const rows = await db
      .selectFrom(TABLES[kind])
      .selectAll()
      .where('activated_at', 'is', null)
      .where('effective_from', '<=', day)
      .orderBy('effective_from')
      .orderBy('published_at')
      .execute();
    found.push(...rows.map((row) => toVersion(kind, row)));
  }
  return found.sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
}

async function renewToken(db: Db): Promise<void> {
  await db.updateTable('reference_state').set({ token: randomUUID() }).where('id', '=', 1).execute();
}

function toVersion(kind: RuleKind, row: Selectable<RuleTables['calendars']>): RuleVersion {
  return {
    kind,
    version: row.version,
    effectiveFrom: row.effective_from,
    body: row.body,
    activatedAt: row.activated_at ? new Date(row.activated_at) : null,
    publishedAt: row.published_at ? new Date(row.published_at) : null,
    publishedBy: row.published_by,
    note: row.note,
    movesOpenCases: row.moves_open_cases === 1,
  };
}
