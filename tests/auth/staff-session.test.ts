import { describe, expect, test } from 'vitest';
import { readStaffToken, requireStaff, signedOutHeaders, staffCookie } from '#app/auth/staff-session.server.ts';
import { totpAt } from '#app/crypto/totp.server.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import type { StaffArea } from '#app/domain/staff-area.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { signIn } from '#app/use-cases/sign-in.server.ts';
import { signOut } from '#app/use-cases/sign-out.server.ts';
import type { Db } from '#db/client.server.ts';
import { aContext } from '#tests/support/context.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const NINE = new Date('2026-10-09T01:00:00.000Z');
const afterMinutes = (minutes: number) => new Date(NINE.getTime() + minutes * 60_000);
const keys = testKeys;

async function signedIn(db: Db, area: StaffArea, role: StaffRole, department: string) {
  const made = await createAccount(
    { db, now: NINE, keys },
    { userName: 'liwei', displayName: '李伟', department, role, email: null },
  );
  if (!made.ok) throw new Error(made.reason);
  const code = totpAt(made.totpSecret, NINE);
  const attempt = { area, userName: 'liwei', password: made.password, code, previousToken: null };
  const signed = await signIn({ db, now: NINE, keys }, attempt);
  if (!signed.ok) throw new Error(signed.reason);
  return signed.token;
}
const anOfficer = (db: Db) => signedIn(db, 'desk', 'officer', 'scjg');
const anInspector = (db: Db) => signedIn(db, 'oversight', 'inspector', 'jjw');

function ask(db: Db, area: StaffArea, { token, at }: { token: string | null; at: Date }) {
  const headers = token ? { Cookie: `a=b; ${staffCookie(area, token).split(';')[0]}; c=d` } : undefined;
  const request = new Request(`http://localhost/${area}`, { headers });
  return requireStaff(aContext({ db, clock: () => at }), request, area);
}

async function refusalOf(asked: Promise<unknown>): Promise<Response> {
  const thrown = await asked.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error('nobody was sent away');
  return thrown;
}

describe('a page of an area', () => {
  test('knows who is signed in', async () => {
    const db = testDb();
    const token = await anOfficer(db);
    const session = await ask(db, 'desk', { token, at: afterMinutes(1) });
    expect(session).toMatchObject({ area: 'desk', displayName: '李伟', department: { id: 'scjg' } });
    expect(session.actor).toMatchObject({ kind: 'staff', departmentId: 'scjg', role: 'officer' });
  });

  test('sends everybody else to the sign-in page of that area', async () => {
    const db = testDb();
    for (const area of ['desk', 'oversight'] as const) {
      const refusal = await refusalOf(ask(db, area, { token: null, at: NINE }));
      expect(refusal.status).toBe(303);
      expect(refusal.headers.get('Location')).toBe(`/${area}/sign-in`);
    }
  });

  test('takes no session of the other area', async () => {
    const db = testDb();
    const token = await anOfficer(db);
    const refusal = await refusalOf(ask(db, 'oversight', { token, at: NINE }));
    expect(refusal.headers.get('Location')).toBe('/oversight/sign-in?expired=1');
    expect((await ask(db, 'desk', { token, at: NINE })).area).toBe('desk');
  });

  test('takes no made-up token, no empty one and no cookie sent twice', async () => {
    const db = testDb();
    const token = await anOfficer(db);
    await refusalOf(ask(db, 'desk', { token: 'A'.repeat(43), at: NINE }));
    const twice = new Request('http://localhost/desk', { headers: { Cookie: `__Host-desk=x; __Host-desk=${token}` } });
    expect(readStaffToken(twice, 'desk')).toBeNull();
    const empty = new Request('http://localhost/desk', { headers: { Cookie: '__Host-desk=' } });
    expect(readStaffToken(empty, 'desk')).toBeNull();
  });
});

describe('a session', () => {
  test.each<[StaffArea, number]>([
    ['desk', 30],
    ['oversight', 15],
  ])('of %s ends after %i minutes without a request', async (area, minutes) => {
    const db = testDb();
    const token = area === 'desk' ? await anOfficer(db) : await anInspector(db);
    const last = new Date(afterMinutes(minutes).getTime() - 1);
    expect((await ask(db, area, { token, at: last })).area).toBe(area);
    const over = new Date(last.getTime() + minutes * 60_000);
    const refusal = await refusalOf(ask(db, area, { token, at: over }));
    expect(refusal.headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect(await db.selectFrom('staff_sessions').selectAll().execute()).toEqual([]);
  });

  test('ends eight hours after the sign-in, however busy', async () => {
    const db = testDb();
    const token = await anInspector(db);
    for (let minute = 10; minute < 480; minute += 10) await ask(db, 'oversight', { token, at: afterMinutes(minute) });
    await refusalOf(ask(db, 'oversight', { token, at: afterMinutes(480) }));
  });

  test('is written to at most once a minute', async () => {
    const db = testDb();
    const token = await anOfficer(db);
    const touchedAt = async () =>
      (await db.selectFrom('staff_sessions').select('touched_at').executeTakeFirstOrThrow()).touched_at;
    await ask(db, 'desk', { token, at: new Date(NINE.getTime() + 59_999) });
    expect(await touchedAt()).toBe(NINE.toISOString());
    await ask(db, 'desk', { token, at: afterMinutes(1) });
    expect(await touchedAt()).toBe(afterMinutes(1).toISOString());
  });

  test('ends with the next request when the account is disabled', async () => {
    const db = testDb();
    const token = await anOfficer(db);
    await db.updateTable('accounts').set({ disabled_at: NINE.toISOString() }).execute();
    await refusalOf(ask(db, 'desk', { token, at: afterMinutes(1) }));
  });

  test('follows a changed role with the next request', async () => {
    const db = testDb();
    const token = await anOfficer(db);
    await db.updateTable('accounts').set({ role: 'head' }).execute();
    expect((await ask(db, 'desk', { token, at: afterMinutes(1) })).actor.role).toBe('head');
  });

  test('is worth nothing after the sign-out, also to someone who kept the cookie', async () => {
    const db = testDb();
    const token = await anOfficer(db);
    await signOut({ db, now: afterMinutes(1), keys }, { area: 'desk', token });
    await refusalOf(ask(db, 'desk', { token, at: afterMinutes(1) }));
  });
});

describe('the cookies', () => {
  test.each<StaffArea>(['desk', 'oversight'])('of %s go to this site alone and to no script', (area) => {
    expect(staffCookie(area, 'token')).toBe(`__Host-${area}=token; Path=/; Secure; HttpOnly; SameSite=Strict`);
  });

  test('are taken back at sign-out together with what was kept', () => {
    const headers = signedOutHeaders('desk');
    expect(headers.get('Set-Cookie')).toContain('Max-Age=0');
    expect(headers.get('Clear-Site-Data')).toBe('"cache", "storage"');
  });
});
