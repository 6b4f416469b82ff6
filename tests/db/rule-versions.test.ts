import { expect, test } from 'vitest';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import {
  findRuleDraft,
  insertRuleDraft,
  listRuleDrafts,
  markRuleDraftPublished,
  updateRuleDraft,
} from '#db/repositories/rule-drafts.server.ts';
import {
  activateRuleVersion,
  findRuleVersion,
  findRuleWork,
  insertRuleVersion,
  listRuleVersions,
  listVersionsDue,
} from '#db/repositories/rule-versions.server.ts';
import { shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { theCast } from '#tests/use-cases/play.ts';

const NOW = shanghai('2026-11-26 10:00');

async function published(version: string, effectiveFrom: string) {
  const db = testDb();
  const { officer } = await theCast(db);
  const { body } = (await listRuleVersions(db, 'calendar'))[0] ?? { body: '' };
  const given = { kind: 'calendar', version, effectiveFrom, body, note: '2027 年节假日' } as const;
  await insertRuleVersion(db, { ...given, publishedBy: officer.accountId, movesOpenCases: true }, NOW);
  return db;
}

test('the version in force is the one activated last, not the one with the latest day', async () => {
  const db = await published('2027-01', '2027-01-01');
  expect(await getCountyRules(db)).toMatchObject({ calendarVersion: '2026-11' });
  expect((await getCountyRules(db)).calendars.has('2027-01')).toBe(true);
  expect(await activateRuleVersion(db, 'calendar', '2027-01', shanghai('2027-01-01 00:00'))).toBe(true);
  expect(await getCountyRules(db)).toMatchObject({ calendarVersion: '2027-01', policyVersion: '2026-11' });
});

test('a version published for a day long past is in force from its activation on', async () => {
  const db = await published('2025-12-r1', '2025-12-01');
  await activateRuleVersion(db, 'calendar', '2025-12-r1', NOW);
  expect((await getCountyRules(db)).calendarVersion).toBe('2025-12-r1');
  expect((await listRuleVersions(db, 'calendar')).map(({ version }) => version)).toEqual(['2025-12-r1', '2026-11']);
});

test('a version waits for its day and is activated once', async () => {
  const db = await published('2027-01', '2027-01-01');
  expect(await findRuleWork(db)).toEqual({ firstDayWaiting: '2027-01-01', isApplying: false });
  expect(await listVersionsDue(db, '2026-12-31')).toEqual([]);
  expect(await listVersionsDue(db, '2027-01-01')).toMatchObject([{ kind: 'calendar', version: '2027-01' }]);
  const [first, second] = [shanghai('2027-01-01 00:00'), shanghai('2027-01-01 00:01')];
  expect(await activateRuleVersion(db, 'calendar', '2027-01', first)).toBe(true);
  expect(await activateRuleVersion(db, 'calendar', '2027-01', second)).toBe(false);
  expect(await findRuleVersion(db, 'calendar', '2027-01')).toMatchObject({ activatedAt: first, movesOpenCases: true });
  expect(await findRuleWork(db)).toEqual({ firstDayWaiting: null, isApplying: false });
});

test('two versions of one name cannot both be published', async () => {
  const db = await published('2027-01', '2027-01-01');
  const version = await findRuleVersion(db, 'calendar', '2027-01');
  if (!version) throw new Error('not published');
  await expect(insertRuleVersion(db, { ...version, publishedBy: 1 }, NOW)).rejects.toThrow();
});

test('a draft is changed until it is published, and stays on record then', async () => {
  const db = testDb();
  const { officer } = await theCast(db);
  const draft = { kind: 'policy', body: '{}', baseVersion: '2026-11', note: null, effectiveOn: null } as const;
  const id = await insertRuleDraft(db, { ...draft, accountId: officer.accountId }, NOW);
  expect(await updateRuleDraft(db, id, { note: '答复改为 3 天', effectiveOn: '2026-12-01' }, NOW)).toBe(true);
  expect(await findRuleDraft(db, id)).toMatchObject({ body: '{}', note: '答复改为 3 天', effectiveOn: '2026-12-01' });
  expect(await listRuleDrafts(db, 'policy')).toHaveLength(1);
  expect(await listRuleDrafts(db, 'calendar')).toEqual([]);
  expect(await markRuleDraftPublished(db, id, '2026-12', NOW)).toBe(true);
  expect(await markRuleDraftPublished(db, id, '2026-13', NOW)).toBe(false);
  expect(await updateRuleDraft(db, id, { body: '[]' }, NOW)).toBe(false);
  expect(await listRuleDrafts(db)).toEqual([]);
  expect(await findRuleDraft(db, id)).toMatchObject({ publishedVersion: '2026-12', body: '{}' });
});
