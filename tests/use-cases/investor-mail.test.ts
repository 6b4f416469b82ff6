import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Report } from '#app/domain/report.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerQuestion } from '#app/use-cases/answer-question.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';
import { decidePause } from '#app/use-cases/decide-pause.server.ts';
import { openAddress, stopInvestorMails } from '#app/use-cases/investor-mail.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { withdrawReport } from '#app/use-cases/withdraw-report.server.ts';
import type { Db } from '#db/client.server.ts';
import { findMailRelay } from '#db/repositories/mail-relays.server.ts';
import { anAccount, anInvestor, fileAReport, MONDAY, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { by, own, theCast, typesOf } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, applyAll, publish } from '#tests/use-cases/rule-story.ts';

const EMAIL = 'ivan.petrov@mail.example';
const CONTACT = { name: '伊万', phone: null, email: EMAIL, reachable: null, project: null };
const WORDS = { text: '已经在查。', done: null, next: null, nextByOn: null } as const;
const ASKED = { identityMode: 'named', contact: CONTACT, mailTo: EMAIL, queryAgreed: false } as const;

async function mailsToInvestors(db: Db): Promise<number> {
  return (await db.selectFrom('outbox').select('id').where('relay_key', 'is not', null).execute()).length;
}

async function openedRelay(db: Db) {
  const { relay_key } = await db.selectFrom('mail_relays').select('relay_key').executeTakeFirstOrThrow();
  const relay = await findMailRelay(db, relay_key);
  if (!relay) throw new Error('no relay');
  return { relay, address: openAddress(testKeys, relay) };
}

/** Everything stored, as a thief of the database would search it. */
async function everythingIn(db: Db, tables: readonly string[]): Promise<string> {
  const rows = await Promise.all(tables.map((table) => sql<object>`SELECT * FROM ${sql.table(table)}`.execute(db)));
  return rows
    .flatMap(({ rows: found }) => found.flatMap((row) => Object.values(row)))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    .join('\n');
}

describe('an investor who asked for mails', () => {
  test.each(['named', 'hidden'] as const)('%s: gets one at filing; the address is readable nowhere', async (mode) => {
    const db = testDb();
    const { reference, caseId } = await fileAReport(db, { report: { ...ASKED, identityMode: mode } });
    expect(await mailsToInvestors(db)).toBe(1);
    expect((await openedRelay(db)).address.email).toBe(EMAIL);
    const tables = await db.introspection.getTables();
    expect(
      await everythingIn(
        db,
        tables.map(({ name }) => name),
      ),
    ).not.toContain('ivan.petrov');
    const apart = await everythingIn(db, ['outbox', 'mail_relays']);
    expect(apart).not.toContain(reference);
    expect(Object.keys(await db.selectFrom('mail_relays').selectAll().executeTakeFirstOrThrow())).not.toContain(
      'case_id',
    );
    expect(caseId).toBeGreaterThan(0);
  });

  test.each<[string, Partial<Report>]>([
    ['who did not ask', { ...ASKED, mailTo: null }],
    ['who is anonymous, whatever was sent', { mailTo: EMAIL }],
  ])('%s: no address is kept and no mail goes out', async (_who, report) => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const { reference } = await fileAReport(db, { report });
    await acceptCase(by(db, officer, '2026-11-02 09:30'), reference);
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    expect(await mailsToInvestors(db)).toBe(0);
    expect(await db.selectFrom('mail_relays').selectAll().execute()).toEqual([]);
  });

  test('hears that it was accepted, and that there is a question: one mail each', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const { reference } = await fileAReport(db, { report: ASKED });
    await acceptCase(by(db, officer, '2026-11-02 09:30'), reference);
    expect(await mailsToInvestors(db)).toBe(2);
    const question = { text: '请问交费的日期是哪一天？' };
    expect(await askInvestor(by(db, officer, '2026-11-02 10:00'), reference, question)).toMatchObject({ ok: true });
    expect(await mailsToInvestors(db)).toBe(3);
  });

  test('hears of silence as well: of a promise that was missed, of an acceptance that nobody decided', async () => {
    const db = testDb();
    await fileAReport(db, { report: ASKED });
    const typesBy = async (wall: string) => {
      await sweepTo(db, shanghai(wall));
      const events = await db.selectFrom('case_events').select('type').execute();
      return { mails: await mailsToInvestors(db), silent: events.some(({ type }) => type === 'accepted_silently') };
    };
    // The first word was due on Monday at the close of work.
    expect(await typesBy('2026-11-03 08:00')).toEqual({ mails: 2, silent: false });
    expect(await typesBy('2026-11-06 08:00')).toEqual({ mails: 3, silent: true });
  });

  test('hears that a withdrawal has taken effect, not that it was asked for', async () => {
    const db = testDb();
    const { caseId } = await fileAReport(db, { report: ASKED });
    const given = { isPressed: false, words: null };
    expect(await withdrawReport(anInvestor(db, MONDAY), caseId, given)).toEqual({ ok: true });
    expect(await mailsToInvestors(db)).toBe(1);
    await sweepTo(db, shanghai('2026-11-03 08:59'));
    const before = await mailsToInvestors(db);
    await sweepTo(db, shanghai('2026-11-03 09:01'));
    const events = await db.selectFrom('case_events').select('type').execute();
    expect(events.map(({ type }) => type)).toContain('withdrawn');
    expect(await mailsToInvestors(db)).toBe(before + 1);
  });

  describe('hears that the promised date waits or has moved:', () => {
    async function handled() {
      const db = testDb();
      const cast = await theCast(db);
      const { reference, caseId } = await fileAReport(db, { report: ASKED });
      await acceptCase(by(db, cast.officer, '2026-11-02 09:30'), reference);
      const ask = (at: string, text: string) => askInvestor(by(db, cast.officer, at), reference, { text });
      expect(await ask('2026-11-02 10:00', '哪一天付的？')).toEqual({ ok: true });
      return { db, cast, reference, caseId, ask, hub: (at: string) => by(db, cast.hub, at) };
    }

    test('a second pause was granted; that it was declined moves nothing and is no news', async () => {
      for (const [decision, more] of [
        [{ outcome: 'granted' }, 1],
        [{ outcome: 'declined', reason: '不影响办理。' }, 0],
      ] as const) {
        const { db, hub, reference, caseId, ask } = await handled();
        await answerQuestion(own(db, '2026-11-02 11:00'), caseId, '十月。');
        await ask('2026-11-02 14:00', '谁收的？');
        const before = await mailsToInvestors(db);
        expect(await decidePause(hub('2026-11-02 14:30'), reference, decision)).toEqual({ ok: true });
        expect(await mailsToInvestors(db)).toBe(before + more);
      }
    });

    test.each(['upheld', 'dismissed'] as const)('a contest was decided with words, %s', async (outcome) => {
      const { db, hub, reference, caseId } = await handled();
      expect(await contestPause(own(db, '2026-11-02 11:00'), caseId, '早就写了。')).toEqual({ ok: true });
      const before = await mailsToInvestors(db);
      const decided = await decideContest(hub('2026-11-02 11:30'), reference, { outcome, text: '已核对。' });
      expect(decided).toEqual({ ok: true });
      expect(await mailsToInvestors(db)).toBe(before + 1);
    });

    test('a contest was upheld because nobody decided', async () => {
      const { db, caseId } = await handled();
      await contestPause(own(db, '2026-11-02 11:00'), caseId, null);
      await sweepTo(db, shanghai('2026-11-03 17:30'));
      const before = await mailsToInvestors(db);
      await sweepTo(db, shanghai('2026-11-03 17:31'));
      expect(await typesOf(db, caseId)).toContain('pause_contest_decided');
      expect(await mailsToInvestors(db)).toBe(before + 1);
    });

    test('it is counted on because a pause reached its limit', async () => {
      const { db, caseId } = await handled();
      const before = await mailsToInvestors(db);
      await sweepTo(db, shanghai('2026-11-09 17:31'));
      expect(await typesOf(db, caseId)).toContain('pause_ended');
      expect(await mailsToInvestors(db)).toBe(before + 1);
    });

    test('new rules moved it; new rules that move no date are no news', async () => {
      for (const [closed, more] of [
        ['2026-11-04', 1],
        ['2026-12-30', 0],
      ] as const) {
        const db = testDb();
        const { officer } = await theCast(db);
        const { reference, caseId } = await fileAReport(db, { report: ASKED });
        await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
        await replyToInvestor(by(db, officer, '2026-11-02 11:00'), reference, WORDS);
        const before = await mailsToInvestors(db);
        const body = aCalendar({ closed: [closed] });
        await publish(await anAdmin(db, '2026-11-02 15:00'), { kind: 'calendar', body, on: '2026-11-02' });
        expect(await applyAll(db, '2026-11-02 15:01')).toBe(1);
        expect(await typesOf(db, caseId)).toContain('rules_changed');
        expect(await mailsToInvestors(db)).toBe(before + more);
      }
    });
  });

  test('gets no mail for what passes between units', async () => {
    const db = testDb();
    await fileAReport(db, { report: ASKED });
    // Half of the first word's time: a reminder to the officers alone.
    await sweepTo(db, shanghai('2026-11-02 11:45'));
    expect(await mailsToInvestors(db)).toBe(1);
  });
});

describe('the link that stops the mails', () => {
  test('deletes the address and what still waits; the case goes on without mails', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const { reference } = await fileAReport(db, { report: ASKED });
    await stopInvestorMails(db, (await openedRelay(db)).address.stopToken);
    await acceptCase(by(db, officer, '2026-11-02 09:30'), reference);
    expect(await mailsToInvestors(db)).toBe(0);
    expect(await db.selectFrom('mail_relays').selectAll().execute()).toEqual([]);
  });

  test('keeps the record of a mail that went out', async () => {
    const db = testDb();
    await fileAReport(db, { report: ASKED });
    await db.updateTable('outbox').set({ sent_at: MONDAY.toISOString(), next_try_at: null }).execute();
    await stopInvestorMails(db, (await openedRelay(db)).address.stopToken);
    expect(await mailsToInvestors(db)).toBe(1);
  });

  test('of another case, or made up, changes nothing', async () => {
    const db = testDb();
    await fileAReport(db, { report: ASKED });
    for (const token of ['', 'x'.repeat(43)]) await stopInvestorMails(db, token);
    expect(await db.selectFrom('mail_relays').select('locale').execute()).toHaveLength(1);
    expect(await mailsToInvestors(db)).toBe(1);
  });
});
