import { sealBox } from '#app/crypto/box.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { hashPassword, newPassword } from '#app/crypto/password.server.ts';
import { newTotpSecret } from '#app/crypto/totp.server.ts';
import type { Department } from '#app/domain/department.ts';
import { HUB_ORDER } from '#app/domain/department-routing.ts';
import { OVERSIGHT_ROLES, type StaffRole } from '#app/domain/permissions.ts';
import { appendAudit } from '#app/use-cases/audit.server.ts';
import { type Refused, refused } from '#app/use-cases/use-case.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { findAccountSecrets, insertAccount } from '#db/repositories/accounts.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

export type NewAccount = {
  userName: string;
  displayName: string;
  department: string;
  role: StaffRole;
  email: string | null;
};

export type AccountRefusal =
  | 'user_name_form'
  | 'user_name_taken'
  | 'unknown_department'
  | 'outside_department'
  | 'role_belongs_to_discipline'
  | 'role_not_for_discipline'
  | 'no_hub_unit';

export type CreatedAccount = { ok: true; accountId: number; password: string; totpSecret: string };

/** 2 to 32 characters, small letters, digits and . _ - between them. */
const USER_NAME = /^[a-z0-9](?:[a-z0-9._-]{0,30}[a-z0-9])$/;

/**
 * Opens a staff account with a generated password and TOTP secret, which are returned once and stored only as hash
 * and box. Refuses a role that does not fit the unit: inspectors are discipline's alone, the hub is one of four
 * units, and an administrator is never discipline's (three roles that nobody holds two of, security.md D-18).
 */
export async function createAccount(
  ctx: { db: Db; now: Date; keys: KeyRing },
  account: NewAccount,
): Promise<CreatedAccount | Refused<AccountRefusal>> {
  const userName = normalUserName(account.userName);
  if (!USER_NAME.test(userName)) return refused('user_name_form');
  const { departments } = await getCountyRules(ctx.db);
  const misfit = misfitOf(account.role, departments.get(account.department));
  if (misfit) return refused(misfit);
  const password = newPassword();
  const totpSecret = newTotpSecret();
  const passwordHash = await hashPassword(password);
  return writeTransaction(ctx.db, async (trx) => {
    if (await findAccountSecrets(trx, userName)) return refused('user_name_taken');
    const accountId = await insertAccount(trx, {
      userName,
      displayName: account.displayName,
      departmentId: account.department,
      role: account.role,
      email: account.email,
      passwordHash,
      totpBox: sealBox(ctx.keys.totp, Buffer.from(totpSecret, 'utf8'), totpPlace(userName)),
      createdAt: ctx.now,
    });
    await appendAudit(trx, ctx.keys, {
      at: ctx.now,
      actorKind: 'system',
      accountId: null,
      departmentId: null,
      act: 'account_created',
      caseId: null,
      subject: `account:${accountId}`,
      result: 'done',
    });
    return { ok: true, accountId, password, totpSecret };
  });
}

/** User names are compared without case and surrounding space. */
export function normalUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** Where the box of a TOTP secret belongs; it opens nowhere else. */
export function totpPlace(userName: string): string {
  return `accounts:totp:${userName}`;
}

function misfitOf(role: StaffRole, department: Department | undefined): AccountRefusal | null {
  if (!department) return 'unknown_department';
  if (department.reach === 'outside') return 'outside_department';
  const isDiscipline = department.role === 'discipline';
  if (OVERSIGHT_ROLES.includes(role) !== isDiscipline) {
    return isDiscipline ? 'role_not_for_discipline' : 'role_belongs_to_discipline';
  }
  if (role === 'hub' && !HUB_ORDER.some((id) => id === department.id)) return 'no_hub_unit';
  return null;
}
