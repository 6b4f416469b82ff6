import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { hashToken } from '#app/crypto/code.server.ts';
import type { SignedInInvestor } from '#app/domain/investor-account.ts';
import type { Report } from '#app/domain/report.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import {
  chooseForAccount,
  deleteOwnAccount,
  findListedCase,
  listOwnCase,
  openOwnAccount,
} from '#app/use-cases/own-account.server.ts';
import { askSignInCode, codeOf, signInInvestor } from '#app/use-cases/sign-in-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { findInvestorSession } from '#db/repositories/investor-sessions.server.ts';
import { anAccount, anInvestor, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';
import { by } from '#tests/use-cases/play.ts';

const EMAIL = 'ivan.petrov@mail.example';
const CONTACT = { name: '伊万', phone: null, email: 'firm@mail.example', reachable: null, project: null };
const NAMED = { identityMode: 'named', contact: CONTACT, queryAgreed: false } as const;
const HIDDEN = { ...NAMED, identityMode: 'hidden' } as const;
const minutesLater = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);

async function asked(db: Db, email = EMAIL, at = MONDAY) {
  const challengeToken = await askSignInCode(anInvestor(db, at), { email, locale: 'ru' });
  const code = codeOf(testKeys, hashToken(challengeToken));
  const wrong = code === '000000' ? '000001' : '000000';
  const type = (typed: string, now = at) => signInInvestor(anInvestor(db, now), { challengeToken, typed });
  return { challengeToken, code, wrong, type };
}

async function signedIn(db: Db, email = EMAIL): Promise<SignedInInvestor> {
  const { code, type } = await asked(db, email);
  const result = await type(code);
  if (!result.ok) throw new Error(result.reason);
  const tokenHash = hashToken(result.token);
  const session = await findInvestorSession(db, tokenHash);
  if (!session) throw new Error('no session');
  return { accountId: session.accountId, tokenHash };
}

async function everythingIn(db: Db): Promise<string> {
  const tables = await db.introspection.getTables();
  const rows = await Promise.all(tables.map(({ name }) => sql<object>`SELECT * FROM ${sql.table(name)}`.execute(db)));
  return rows
    .flatMap(({ rows: found }) => found.flatMap((row) => Object.values(row)))
    .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    .join('\n');
}

const count = async (db: Db, table: 'investor_accounts' | 'mail_relays' | 'investor_sessions' | 'outbox') =>
  (await db.selectFrom(table).selectAll().execute()).length;

describe('a code to sign in', () => {
  test('opens an account the first time and the same one afterwards', async () => {
    const db = testDb();
    const first = await signedIn(db);
    const second = await signedIn(db);
    expect(second.accountId).toBe(first.accountId);
    expect(second.tokenHash).not.toBe(first.tokenHash);
    expect(await count(db, 'investor_accounts')).toBe(1);
    expect((await signedIn(db, 'other@mail.example')).accountId).not.toBe(first.accountId);
  });

  test('is taken with spaces and in full-width digits', async () => {
    const db = testDb();
    const { code, type } = await asked(db);
    const wide = [...code].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(' ');
    expect(await type(` ${wide} `)).toMatchObject({ ok: true });
  });

  test('is stored nowhere, nor is the address readable anywhere, before and after', async () => {
    const db = testDb();
    const { code, challengeToken, type } = await asked(db);
    for (const moment of ['before', 'after']) {
      const stored = await everythingIn(db);
      expect(stored, moment).not.toContain('ivan.petrov');
      expect(stored, moment).not.toContain(challengeToken);
      expect(stored.split('\n'), moment).not.toContain(code);
      const result = moment === 'before' ? await type(code) : null;
      if (result) expect(await everythingIn(db)).not.toContain(result.ok ? result.token : '');
    }
  });

  test('works once', async () => {
    const db = testDb();
    const { code, type } = await asked(db);
    expect(await type(code)).toMatchObject({ ok: true });
    expect(await type(code)).toEqual({ ok: false, reason: 'over' });
  });

  test('can be guessed five times, then the right one is no use either', async () => {
    const db = testDb();
    const { code, wrong, type } = await asked(db);
    for (const left of [4, 3, 2, 1]) expect(await type(wrong)).toEqual({ ok: false, reason: 'wrong', left });
    expect(await type('nonsense')).toEqual({ ok: false, reason: 'over' });
    expect(await type(code)).toEqual({ ok: false, reason: 'over' });
    expect(await count(db, 'investor_accounts')).toBe(0);
  });

  test('works for ten minutes', async () => {
    const db = testDb();
    const { code, type } = await asked(db);
    expect(await type(code, minutesLater(10))).toEqual({ ok: false, reason: 'over' });
    expect(await type(code, minutesLater(9.99))).toMatchObject({ ok: true });
  });

  test('is of no use for the challenge of another browser', async () => {
    const db = testDb();
    const mine = await asked(db);
    const theirs = await asked(db);
    if (mine.code !== theirs.code) expect(await theirs.type(mine.code)).toMatchObject({ ok: false, reason: 'wrong' });
    const none = { challengeToken: 'x'.repeat(43), typed: mine.code };
    expect(await signInInvestor(anInvestor(db, MONDAY), none)).toEqual({ ok: false, reason: 'over' });
  });
});

describe('the list of own cases', () => {
  async function filedBy(db: Db, report: Partial<Report>) {
    const who = await signedIn(db);
    const filed = await fileAReport(db, { report });
    const ctx = anInvestor(db, MONDAY);
    const add = (code = filed.code) => listOwnCase(ctx, who, code);
    const listed = async (as = who) => (await openOwnAccount(ctx, as)).cases.map(({ reference }) => reference);
    return { who, filed, ctx, add, listed };
  }

  test('by name: listed once its code was typed, in every later session', async () => {
    const db = testDb();
    const { filed, ctx, add, listed, who } = await filedBy(db, NAMED);
    expect(await listed()).toEqual([]);
    expect(await add()).toEqual({ ok: true });
    expect(await add()).toEqual({ ok: true });
    expect(await listed()).toEqual([filed.reference]);
    expect(await listed(await signedIn(db))).toEqual([filed.reference]);
    expect(await findListedCase(ctx, who, filed.reference)).toBe(filed.caseId);
  });

  test('hidden: listed in this session alone; nothing kept leads from the account to it', async () => {
    const db = testDb();
    const { filed, ctx, add, listed } = await filedBy(db, HIDDEN);
    expect(await add()).toEqual({ ok: true });
    expect(await listed()).toEqual([filed.reference]);
    const later = await signedIn(db);
    expect(await listed(later)).toEqual([]);
    expect(await findListedCase(ctx, later, filed.reference)).toBeNull();
    expect(await db.selectFrom('investor_cases').selectAll().execute()).toEqual([]);
  });

  test('anonymous: never listed, and a wrong code lists nothing', async () => {
    const db = testDb();
    const { add, listed } = await filedBy(db, {});
    expect(await add()).toEqual({ ok: false, reason: 'anonymous' });
    expect(await add('0'.repeat(20))).toEqual({ ok: false, reason: 'wrong' });
    expect(await listed()).toEqual([]);
  });

  test('of somebody else is not opened by its reference', async () => {
    const db = testDb();
    const { filed, ctx, add } = await filedBy(db, NAMED);
    await add();
    expect(await findListedCase(ctx, await signedIn(db, 'other@mail.example'), filed.reference)).toBeNull();
  });
});

describe('mails and deletion', () => {
  async function listedNamed(db: Db, report: Partial<Report> = NAMED) {
    const who = await signedIn(db);
    const ctx = anInvestor(db, MONDAY);
    const filed = await fileAReport(db, { report });
    await listOwnCase(ctx, who, filed.code);
    return { who, ctx, filed };
  }

  test('mails are sent once they are chosen, and no more once they are not', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const { who, ctx, filed } = await listedNamed(db);
    expect(await count(db, 'mail_relays')).toBe(0);
    await chooseForAccount(ctx, who, { locale: 'en', wantsMail: true });
    await acceptCase(by(db, officer, '2026-11-02 09:30'), filed.reference);
    const news = await db.selectFrom('outbox').select('template').where('template', '=', 'investor_news').execute();
    expect(news).toHaveLength(1);
    await chooseForAccount(ctx, who, { locale: 'ru', wantsMail: true });
    expect(await db.selectFrom('mail_relays').select('locale').execute()).toEqual([{ locale: 'ru' }]);
    await chooseForAccount(ctx, who, { locale: 'ru', wantsMail: false });
    expect(await count(db, 'mail_relays')).toBe(0);
  });

  test('what was asked for at filing goes on while the account never wanted mails', async () => {
    const db = testDb();
    const { who, ctx } = await listedNamed(db, { ...NAMED, mailTo: 'firm@mail.example' });
    await chooseForAccount(ctx, who, { locale: 'en', wantsMail: false });
    expect(await count(db, 'mail_relays')).toBe(1);
  });

  test('deleted: address, sessions, list and mails to it are gone at once; the case goes on', async () => {
    const db = testDb();
    const { who, ctx, filed } = await listedNamed(db);
    await chooseForAccount(ctx, who, { locale: 'en', wantsMail: true });
    await deleteOwnAccount(ctx, who);
    for (const table of ['investor_accounts', 'investor_sessions', 'mail_relays'] as const) {
      expect(await count(db, table), table).toBe(0);
    }
    expect(await db.selectFrom('investor_cases').selectAll().execute()).toEqual([]);
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    expect(await acceptCase(by(db, officer, '2026-11-02 09:30'), filed.reference)).toEqual({ ok: true });
  });
});
