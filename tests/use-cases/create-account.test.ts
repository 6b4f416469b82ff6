import { describe, expect, test } from 'vitest';
import { verifyPassword } from '#app/crypto/password.server.ts';
import { createAccount, type NewAccount } from '#app/use-cases/create-account.server.ts';
import { findAccountSecrets } from '#db/repositories/accounts.server.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const NOW = new Date('2026-10-09T01:00:00.000Z');
const anAccount = (changes: Partial<NewAccount> = {}): NewAccount => ({
  userName: 'liwei',
  displayName: '李伟',
  department: 'scjg',
  role: 'officer',
  email: 'liwei@example.gov.cn',
  ...changes,
});
const create = (changes: Partial<NewAccount> = {}, db = testDb()) =>
  createAccount({ db, now: NOW, keys: testKeys }, anAccount(changes));

describe('a new account', () => {
  test('has a password stored as a hash and a TOTP secret stored in a box', async () => {
    const db = testDb();
    const made = await create({ userName: ' LiWei ' }, db);
    if (!made.ok) throw new Error(made.reason);
    const stored = await findAccountSecrets(db, 'liwei');
    if (!stored) throw new Error('not stored');
    expect(await verifyPassword(stored.passwordHash, made.password)).toBe(true);
    expect(made.totpSecret).toMatch(/^[A-Z2-7]{32}$/);
    const row = await db.selectFrom('accounts').selectAll().executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(made.password);
    expect(row.totp_box.toString('latin1')).not.toContain(made.totpSecret);
  });

  test('leaves a row in the log', async () => {
    const db = testDb();
    await create({}, db);
    const rows = await db.selectFrom('audit_rows').select(['act', 'subject', 'result']).execute();
    expect(rows).toEqual([{ act: 'account_created', subject: 'account:1', result: 'done' }]);
  });

  test('cannot take the name of another', async () => {
    const db = testDb();
    await create({}, db);
    expect(await create({ userName: 'LIWEI' }, db)).toEqual({ ok: false, reason: 'user_name_taken' });
  });

  test.each(['a', 'li wei', '李伟', '-liwei', 'liwei.', 'x'.repeat(33), ''])(
    'cannot be called "%s"',
    async (userName) => {
      expect(await create({ userName })).toEqual({ ok: false, reason: 'user_name_form' });
    },
  );
});

describe('a role and its unit', () => {
  test.each<[Partial<NewAccount>, string]>([
    [{ department: 'nowhere' }, 'unknown_department'],
    [{ department: 'haiguan' }, 'outside_department'],
    [{ role: 'inspector' }, 'role_belongs_to_discipline'],
    [{ role: 'inspection_head', department: 'zsj' }, 'role_belongs_to_discipline'],
    [{ role: 'officer', department: 'jjw' }, 'role_not_for_discipline'],
    [{ role: 'head', department: 'jjw' }, 'role_not_for_discipline'],
    [{ role: 'system_admin', department: 'jjw' }, 'role_not_for_discipline'],
    [{ role: 'system_admin', department: 'haiguan' }, 'outside_department'],
    [{ role: 'hub', department: 'jjw' }, 'role_not_for_discipline'],
    [{ role: 'hub', department: 'scjg' }, 'no_hub_unit'],
  ])('%o is refused', async (changes, reason) => {
    expect(await create(changes)).toEqual({ ok: false, reason });
  });

  test.each<[NewAccount['role'], string]>([
    ['officer', 'scs1'],
    ['head', 'scjg'],
    ['hub', 'zsj'],
    ['hub', 'xzfb'],
    ['hub', 'yshj'],
    ['hub', 'xwb'],
    ['inspector', 'jjw'],
    ['inspection_head', 'jjw'],
    ['system_admin', 'xzfb'],
  ])('%s in %s is possible', async (role, department) => {
    expect((await create({ role, department })).ok).toBe(true);
  });
});
