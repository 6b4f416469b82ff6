import { describe, expect, test } from 'vitest';
import { totpAt } from '#app/crypto/totp.server.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { type SignInAttempt, signIn } from '#app/use-cases/sign-in.server.ts';
import { signOut } from '#app/use-cases/sign-out.server.ts';
import type { Db } from '#db/client.server.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const NINE = new Date('2026-10-09T01:00:00.000Z');
const secondsIn = (seconds: number) => new Date(NINE.getTime() + seconds * 1000);
const ctx = (db: Db, now: Date) => ({ db, now, keys: testKeys });

async function anAccount(db: Db, role: StaffRole = 'officer', department = 'scjg', userName = 'liwei') {
  const made = await createAccount(ctx(db, NINE), { userName, displayName: '李伟', department, role, email: null });
  if (!made.ok) throw new Error(made.reason);
  return made;
}

type Made = Awaited<ReturnType<typeof anAccount>>;

function attempt(made: Made, now: Date, changes: Partial<SignInAttempt> = {}): SignInAttempt {
  const code = totpAt(made.totpSecret, now);
  return { area: 'desk', userName: 'liwei', password: made.password, code, previousToken: null, ...changes };
}

async function failTimes(db: Db, made: Made, times: number, from: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    const now = secondsIn(from + index);
    await signIn(ctx(db, now), attempt(made, now, { password: 'not the password' }));
  }
}

const auditOfSignIns = (db: Db) =>
  db
    .selectFrom('audit_rows')
    .select(['account_id', 'department_id', 'act', 'subject', 'result'])
    .where('act', 'in', ['sign_in', 'sign_out'])
    .orderBy('seq')
    .execute();

describe('signing in', () => {
  test('with user name, password and code together starts a session of which only the hash is stored', async () => {
    const db = testDb();
    const made = await anAccount(db);
    const signed = await signIn(ctx(db, NINE), attempt(made, NINE, { userName: '  LiWei ' }));
    if (!signed.ok) throw new Error(signed.reason);
    expect(Buffer.from(signed.token, 'base64url')).toHaveLength(32);
    expect(signed.actor).toEqual({ kind: 'staff', accountId: made.accountId, departmentId: 'scjg', role: 'officer' });
    const sessions = await db.selectFrom('staff_sessions').selectAll().execute();
    expect(sessions).toHaveLength(1);
    expect(sessions[0]?.area).toBe('desk');
    expect(JSON.stringify(sessions)).not.toContain(signed.token);
  });

  test.each<[string, Partial<SignInAttempt>]>([
    ['an unknown user name', { userName: 'nobody' }],
    ['a wrong password', { password: 'not the password' }],
    ['a wrong code', { code: '000000' }],
    ['no code', { code: '' }],
    ['the other area', { area: 'oversight' }],
  ])('%s gets the same answer as any other mistake', async (_name, changes) => {
    const db = testDb();
    const made = await anAccount(db);
    const answer = await signIn(ctx(db, NINE), attempt(made, NINE, changes));
    expect(answer).toEqual({ ok: false, reason: 'wrong' });
    expect(await db.selectFrom('staff_sessions').selectAll().execute()).toEqual([]);
  });

  test('inspectors have their own door and no other', async () => {
    const db = testDb();
    const made = await anAccount(db, 'inspector', 'jjw');
    expect((await signIn(ctx(db, NINE), attempt(made, NINE))).ok).toBe(false);
    expect((await signIn(ctx(db, NINE), attempt(made, NINE, { area: 'oversight' }))).ok).toBe(true);
  });

  test('a disabled account gets the same answer as a wrong password', async () => {
    const db = testDb();
    const made = await anAccount(db);
    await db.updateTable('accounts').set({ disabled_at: NINE.toISOString() }).execute();
    expect(await signIn(ctx(db, NINE), attempt(made, NINE))).toEqual({ ok: false, reason: 'wrong' });
  });

  test('a code is taken once, also when it is typed twice at the same moment', async () => {
    const db = testDb();
    const made = await anAccount(db);
    const both = await Promise.all([1, 2].map(() => signIn(ctx(db, NINE), attempt(made, NINE))));
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
    expect((await signIn(ctx(db, secondsIn(5)), attempt(made, secondsIn(5)))).ok).toBe(false);
    expect((await signIn(ctx(db, secondsIn(30)), attempt(made, secondsIn(30)))).ok).toBe(true);
  });

  test('the new session replaces the old one of this browser and leaves other browsers alone', async () => {
    const db = testDb();
    const made = await anAccount(db);
    const first = await signIn(ctx(db, NINE), attempt(made, NINE));
    const elsewhere = await signIn(ctx(db, secondsIn(30)), attempt(made, secondsIn(30)));
    if (!first.ok || !elsewhere.ok) throw new Error('not signed in');
    await signIn(ctx(db, secondsIn(60)), attempt(made, secondsIn(60), { previousToken: first.token }));
    expect(await db.selectFrom('staff_sessions').selectAll().execute()).toHaveLength(2);
    await signOut(ctx(db, secondsIn(90)), { area: 'desk', token: first.token });
    expect(await db.selectFrom('staff_sessions').selectAll().execute()).toHaveLength(2);
  });
});

describe('the lock', () => {
  test('closes with the fifth failure within ten minutes and opens by itself 15 minutes later', async () => {
    const db = testDb();
    const made = await anAccount(db);
    await failTimes(db, made, 4, 0);
    const fifth = await signIn(ctx(db, secondsIn(600)), attempt(made, secondsIn(600), { code: '000000' }));
    const until = secondsIn(600 + 15 * 60);
    expect(fifth).toEqual({ ok: false, reason: 'locked', until });
    const last = new Date(until.getTime() - 1);
    expect(await signIn(ctx(db, last), attempt(made, last))).toEqual({ ok: false, reason: 'locked', until });
    expect((await signIn(ctx(db, until), attempt(made, until))).ok).toBe(true);
  });

  test('does not close when the five failures take longer than ten minutes', async () => {
    const db = testDb();
    const made = await anAccount(db);
    await failTimes(db, made, 4, 0);
    const late = secondsIn(601);
    expect((await signIn(ctx(db, late), attempt(made, late, { code: '000000' }))).ok).toBe(false);
    expect((await signIn(ctx(db, late), attempt(made, late))).ok).toBe(true);
  });

  test('forgets failures after a success', async () => {
    const db = testDb();
    const made = await anAccount(db);
    await failTimes(db, made, 4, 0);
    expect((await signIn(ctx(db, secondsIn(30)), attempt(made, secondsIn(30)))).ok).toBe(true);
    await failTimes(db, made, 4, 40);
    expect((await signIn(ctx(db, secondsIn(60)), attempt(made, secondsIn(60)))).ok).toBe(true);
  });

  test('counts attempts that run side by side one after the other', async () => {
    const db = testDb();
    const made = await anAccount(db);
    const wrong = attempt(made, NINE, { password: 'not the password' });
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(ctx(db, NINE), wrong)));
    expect(answers.filter((answer) => !answer.ok && answer.reason === 'wrong')).toHaveLength(4);
    expect((await signIn(ctx(db, NINE), attempt(made, NINE))).ok).toBe(false);
  });

  test('closes on names without an account too, so that it tells nobody which names exist', async () => {
    const db = testDb();
    const made = await anAccount(db);
    const asNobody = (now: Date) => signIn(ctx(db, now), attempt(made, now, { userName: 'nobody' }));
    for (let index = 0; index < 4; index += 1) {
      expect(await asNobody(secondsIn(index))).toEqual({ ok: false, reason: 'wrong' });
    }
    const until = secondsIn(4 + 15 * 60);
    expect(await asNobody(secondsIn(4))).toEqual({ ok: false, reason: 'locked', until });
    expect(await asNobody(secondsIn(60))).toEqual({ ok: false, reason: 'locked', until });
    expect(await asNobody(until)).toEqual({ ok: false, reason: 'wrong' });
  });
});

describe('the log', () => {
  test('holds every success, failure and sign-out, and nothing that was typed', async () => {
    const db = testDb();
    const made = await anAccount(db);
    await signIn(ctx(db, NINE), attempt(made, NINE, { userName: 'my-secret-password' }));
    await signIn(ctx(db, NINE), attempt(made, NINE, { password: 'not the password' }));
    const signed = await signIn(ctx(db, NINE), attempt(made, NINE));
    if (!signed.ok) throw new Error(signed.reason);
    await signOut(ctx(db, secondsIn(60)), { area: 'desk', token: signed.token });
    const own = { account_id: made.accountId, department_id: 'scjg' };
    expect(await auditOfSignIns(db)).toEqual([
      { account_id: null, department_id: null, act: 'sign_in', subject: null, result: 'refused' },
      { ...own, act: 'sign_in', subject: null, result: 'refused' },
      { ...own, act: 'sign_in', subject: 'desk', result: 'done' },
      { ...own, act: 'sign_out', subject: 'desk', result: 'done' },
    ]);
    expect(await db.selectFrom('staff_sessions').selectAll().execute()).toEqual([]);
  });
});
