import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { PUBLIC_IDLE_MS } from '#app/auth/report-draft.server.ts';
import { createMailer } from '#app/emails/mailer.server.ts';
import type { ErrorEntry } from '#app/http/log.server.ts';
import { repeat } from '#app/jobs/repeat.ts';
import { type JobsSetup, startJobs } from '#app/jobs/run.server.ts';
import { askForRehearsal } from '#app/use-cases/rehearse-rules.server.ts';
import { saveRuleDraft } from '#app/use-cases/save-rule-draft.server.ts';
import type { Db } from '#db/client.server.ts';
import { findBeats } from '#db/repositories/heartbeats.server.ts';
import { insertReportDraft } from '#db/repositories/report-drafts.server.ts';
import { findRehearsal } from '#db/repositories/rule-rehearsals.server.ts';
import { insertTrackSession } from '#db/repositories/track-sessions.server.ts';
import { anAccount, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { startMailServer, startRawServer } from '#tests/support/smtp.ts';
import { theCast, typesOf } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, publish } from '#tests/use-cases/rule-story.ts';

const LATER = shanghai('2026-12-20 10:00');

function setupOf(db: Db, changes: Partial<JobsSetup> = {}): JobsSetup & { errors: ErrorEntry[] } {
  const errors: ErrorEntry[] = [];
  return {
    db,
    keys: testKeys,
    clock: () => LATER,
    mailer: null,
    origin: 'https://portal.example',
    storageDir: '/nonexistent',
    sweepSeconds: 3600,
    log: { logError: (entry) => errors.push(entry) },
    errors,
    ...changes,
  };
}

describe('the jobs', () => {
  test('sweep and send at once, and again when told', async () => {
    const db = testDb();
    await anAccount(db, { department: 'scjg', role: 'officer' });
    await fileAReport(db);
    const server = await startMailServer();
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'portal@county.example' });
    let now = MONDAY;
    const jobs = startJobs(setupOf(db, { mailer, clock: () => now }));
    await jobs.tickNow();
    expect(server.received).toHaveLength(1);
    now = LATER;
    await jobs.tickNow();
    await jobs.stop();
    expect(server.received.length).toBeGreaterThan(3);
    expect(await findBeats(db)).toEqual({ lastTickAt: LATER, allFiredAt: LATER });
    await server.close();
  });

  test('bring new rules into force and rehearse drafts, although a case cannot be swept', async () => {
    const db = testDb();
    await theCast(db);
    const { caseId: broken } = await fileAReport(db);
    const { caseId } = await fileAReport(db);
    const row = {
      case_id: broken,
      seq: 2,
      type: 'no_such' as never,
      data: '{"type":"no_such"}',
      at: LATER.toISOString(),
    };
    const event = { ...row, recorded_at: row.at, actor_kind: 'system' as const, account_id: null, department_id: null };
    await db.insertInto('case_events').values(event).execute();
    const admin = await anAdmin(db, '2026-12-18 10:00');
    await publish(admin, { kind: 'calendar', body: aCalendar({ closed: ['2026-12-25'] }), on: '2026-12-19' });
    const draft = { id: null, kind: 'calendar', body: aCalendar({}), baseVersion: '2026-12-19' } as const;
    const saved = await saveRuleDraft(admin, { ...draft, note: null, effectiveOn: null });
    const asked = await askForRehearsal(admin, { draftId: saved.ok ? saved.id : 0, months: 3 });
    const setup = setupOf(db);
    const jobs = startJobs(setup);
    await jobs.tickNow();
    await jobs.stop();
    expect(setup.errors.length).toBeGreaterThan(1);
    expect(await typesOf(db, caseId)).toContain('rules_changed');
    expect(await findRehearsal(db, asked.ok ? asked.id : 0)).toMatchObject({ state: 'done', examined: 2 });
  });

  test('without a mail server sweep all the same; mails wait', async () => {
    const db = testDb();
    await anAccount(db, { department: 'scjg', role: 'officer' });
    await fileAReport(db);
    const jobs = startJobs(setupOf(db));
    await jobs.tickNow();
    await jobs.stop();
    const mails = await db.selectFrom('outbox').select('sent_at').execute();
    expect(mails.length).toBeGreaterThan(3);
    expect(mails.every((mail) => mail.sent_at === null)).toBe(true);
  });

  test('stop at once although a mail server keeps silent', async () => {
    const db = testDb();
    await anAccount(db, { department: 'scjg', role: 'officer' });
    await fileAReport(db);
    let isConnected: (value: unknown) => void = () => undefined;
    const connected = new Promise((resolve) => (isConnected = resolve));
    const server = await startRawServer(isConnected);
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'portal@county.example' });
    const jobs = startJobs(setupOf(db, { mailer }));
    await connected;
    await jobs.stop();
    await server.close();
    const attempts = await db.selectFrom('outbox').select('attempts').where('attempts', '>', 0).execute();
    expect(attempts.length).toBeGreaterThan(0);
    expect(attempts.length).toBeLessThanOrEqual(4);
  });

  test('record a jump of the time that the process itself did not count, and a stop that it did', async () => {
    const db = testDb();
    await anAccount(db, { department: 'zsj', role: 'hub' });
    let [now, countedMs] = [MONDAY, 0];
    const jobs = startJobs(setupOf(db, { clock: () => now, countMs: () => countedMs, sweepSeconds: 15 }));
    const pass = (wallSeconds: number, countedSeconds: number) => {
      now = new Date(now.getTime() + wallSeconds * 1000);
      countedMs += countedSeconds * 1000;
      return jobs.tickNow();
    };
    await jobs.tickNow();
    for (const [wall, counted] of [
      [15, 15],
      [3615, 15],
      [600, 600],
      [-1785, 15],
    ] as const) {
      await pass(wall, counted);
    }
    await jobs.stop();
    const jumps = await db.selectFrom('clock_jumps').select(['kind', 'seconds']).orderBy('id').execute();
    expect(jumps).toEqual([
      { kind: 'forward', seconds: 3600 },
      { kind: 'stopped', seconds: 600 },
      { kind: 'backward', seconds: 1800 },
    ]);
    expect(await db.selectFrom('outbox').select('template').execute()).toEqual([{ template: 'sweeper_recovered' }]);
  });

  test('log an error by its name and place, never by its message, and go on', async () => {
    const db = testDb();
    const { caseId } = await fileAReport(db);
    await sql`INSERT INTO case_events (case_id, seq, type, at, recorded_at, actor_kind, data)
      VALUES (${caseId}, 99, 'x', '2026-11-02T01:00:00.000Z', '2026-11-02T01:00:00.000Z', 'system', '金丝雀')`.execute(
      db,
    );
    const setup = setupOf(db);
    const jobs = startJobs(setup);
    await jobs.tickNow();
    await jobs.tickNow();
    await jobs.stop();
    expect(setup.errors.length).toBeGreaterThanOrEqual(2);
    expect(setup.errors[0]).toMatchObject({ requestId: null, name: 'SyntaxError' });
    expect(JSON.stringify(setup.errors)).not.toContain('金丝雀');
  });

  test('delete drafts and tracking sessions once they have been idle for their time', async () => {
    const db = testDb();
    const { caseId } = await fileAReport(db);
    const [fresh, stale] = [-PUBLIC_IDLE_MS + 1, -PUBLIC_IDLE_MS].map((ms) => new Date(LATER.getTime() + ms));
    for (const [tokenHash, at] of [
      ['fresh', fresh],
      ['stale', stale],
    ] as const) {
      if (!at) throw new Error('no instant');
      await insertReportDraft(db, { tokenHash, box: Buffer.from('box'), touchedAt: at });
      await insertTrackSession(db, { tokenHash, caseId, startedAt: at });
    }
    const jobs = startJobs(setupOf(db));
    await jobs.tickNow();
    await jobs.stop();
    const only = [{ token_hash: 'fresh' }];
    expect(await db.selectFrom('report_drafts').select('token_hash').execute()).toEqual(only);
    expect(await db.selectFrom('track_sessions').select('token_hash').execute()).toEqual(only);
  });
});

describe('a repetition', () => {
  test('never runs two rounds side by side and ends when it is stopped', async () => {
    let [running, most, rounds] = [0, 0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((done) => setTimeout(done, 5));
      running -= 1;
      rounds += 1;
    };
    const repetition = repeat(work, 0.001);
    await Promise.all([repetition.now(), repetition.now(), repetition.now()]);
    expect(rounds).toBeGreaterThanOrEqual(3);
    await repetition.stop();
    const atStop = rounds;
    await new Promise((done) => setTimeout(done, 30));
    expect(rounds).toBe(atStop);
    expect(most).toBe(1);
  });
});
