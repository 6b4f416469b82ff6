import { describe, expect, test } from 'vitest';
import type { StaffActor } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by } from '#tests/use-cases/play.ts';

async function mailsTo(db: Db, person: StaffActor): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('template')
    .where('account_id', '=', person.accountId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.template);
}

describe('who gets a mail', () => {
  test('before acceptance all officers of the lead, afterwards the one who accepted', async () => {
    const db = testDb();
    const one = await anAccount(db, { department: 'scjg', role: 'officer' });
    const other = await anAccount(db, { department: 'scjg', role: 'officer' });
    const { reference } = await fileAReport(db, { report: { queryAgreed: false } });
    await acceptCase(by(db, one, '2026-11-02 09:30'), reference);
    await sweepTo(db, shanghai('2026-11-05 09:00'));
    expect(await mailsTo(db, one)).toEqual([
      'case_received',
      'clock_reminder',
      'amber_light',
      'red_light',
      // The duty to explain the missed first word: reminded on its day, late at its close.
      'clock_reminder',
      'red_light',
      'clock_reminder',
      'amber_light',
      'clock_reminder',
    ]);
    expect(await mailsTo(db, other)).toEqual(['case_received']);
  });

  test('a unit without a head’s account: the hub is told instead', async () => {
    const db = testDb();
    await anAccount(db, { department: 'scjg', role: 'officer' });
    const hub = await anAccount(db, { department: 'zsj', role: 'hub' });
    await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-02 13:45'));
    expect(await mailsTo(db, hub)).toEqual(['amber_light']);
  });

  test('an accused hub is told nothing in place of a missing head; who stands in for it is', async () => {
    const db = testDb();
    const accused = await anAccount(db, { department: 'zsj', role: 'hub' });
    const standIn = await anAccount(db, { department: 'xzfb', role: 'hub' });
    await fileAReport(db, { report: { accused: accusing('zsj'), queryAgreed: false } });
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    expect(await mailsTo(db, accused)).toEqual([]);
    expect(await mailsTo(db, standIn)).toContain('red_light');
  });

  test('the accused unit hears of its query alone, though it never had a head', async () => {
    const db = testDb();
    const accused = await anAccount(db, { department: 'jtj', role: 'officer' });
    const child = await anAccount(db, { department: 'jtd1', role: 'head' });
    const hub = await anAccount(db, { department: 'zsj', role: 'hub' });
    await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-05 12:00'));
    expect(await mailsTo(db, accused)).toEqual(['query_served', 'query_reminder']);
    expect(await mailsTo(db, child)).toEqual([]);
    expect(await mailsTo(db, hub)).not.toContain('query_served');
  });

  test('an inspector hears of a referral once, and its head of discipline’s own clocks alone', async () => {
    const db = testDb();
    const inspector = await anAccount(db, { department: 'jjw', role: 'inspector' });
    const head = await anAccount(db, { department: 'jjw', role: 'inspection_head' });
    await fileAReport(db, { report: { category: 'L8' } });
    await sweepTo(db, shanghai('2026-11-30 09:00'));
    expect(await mailsTo(db, inspector)).toEqual(['referral_received']);
    expect(await mailsTo(db, head)).toEqual(['referral_received', 'clock_reminder', 'higher_channel']);
  });

  test('a mail names a template and a person, nothing of the case', async () => {
    const db = testDb();
    await anAccount(db, { department: 'scjg', role: 'officer' });
    const { reference } = await fileAReport(db);
    const row = await db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
    expect(row.message_key).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(row)).not.toContain(reference);
  });
});
