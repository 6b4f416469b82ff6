import type { StaffRole } from '#app/domain/permissions.ts';
import type { Db } from '#db/client.server.ts';
import { fixedStatement } from '#db/fixed-statement.ts';

export type Account = {
  id: number;
  userName: string;
  displayName: string;
  departmentId: string;
  role: StaffRole;
  disabled: boolean;
};

/** What signing in needs of an account, and nothing else does. */
export type AccountSecrets = Account & {
  passwordHash: string;
  totpBox: Buffer;
  totpLastStep: number | null;
  failures: number;
  firstFailureAt: Date | null;
  lockedUntil: Date | null;
};

const COLUMNS = ['id', 'user_name', 'display_name', 'department_id', 'role', 'disabled_at'] as const;

function toAccount(row: {
  id: number;
  user_name: string;
  display_name: string;
  department_id: string;
  role: StaffRole;
  disabled_at: string | null;
}): Account {
  return {
    id: row.id,
    userName: row.user_name,
    displayName: row.display_name,
    departmentId: row.department_id,
    role: row.role,
    disabled: row.disabled_at !== null,
  };
}

/** Inserts a staff account; the user name is unique. Returns its internal id. */
export async function insertAccount(
  db: Db,
  account: {
    userName: string;
    displayName: string;
    departmentId: string;
    role: StaffRole;
    email: string | null;
    passwordHash: string;
    totpBox: Buffer;
    createdAt: Date;
  },
): Promise<number> {
  const row = await db
    .insertInto('accounts')
    .values({
      user_name: account.userName,
      display_name: account.displayName,
      department_id: account.departmentId,
      role: account.role,
      email: account.email,
      password_hash: account.passwordHash,
      totp_box: account.totpBox,
      created_at: account.createdAt.toISOString(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The account with its secrets, for signing in only. */
export async function findAccountSecrets(db: Db, userName: string): Promise<AccountSecrets | undefined> {
  const row = await db.selectFrom('accounts').selectAll().where('user_name', '=', userName).executeTakeFirst();
  if (!row) return undefined;
  return {
    ...toAccount(row),
    passwordHash: row.password_hash,
    totpBox: row.totp_box,
    totpLastStep: row.totp_last_step,
    failures: row.failures,
    firstFailureAt: row.first_failure_at ? new Date(row.first_failure_at) : null,
    lockedUntil: row.locked_until ? new Date(row.locked_until) : null,
  };
}

/** Records a failed or successful sign-in. */
export async function updateSignInState(
  db: Db,
  accountId: number,
  state: { failures: number; firstFailureAt: Date | null; lockedUntil: Date | null; totpLastStep?: number },
): Promise<void> {
  await db
    .updateTable('accounts')
    .set({
      failures: state.failures,
      first_failure_at: state.firstFailureAt?.toISOString() ?? null,
      locked_until: state.lockedUntil?.toISOString() ?? null,
      ...(state.totpLastStep === undefined ? {} : { totp_last_step: state.totpLastStep }),
    })
    .where('id', '=', accountId)
    .execute();
}

/** The accounts of these ids that still work; names for timelines and choices. */
export async function listAccounts(db: Db, ids: readonly number[]): Promise<Account[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('accounts')
    .select(COLUMNS)
    .where('id', 'in', [...ids])
    .execute();
  return rows.map(toAccount);
}

type AccountRow = Parameters<typeof toAccount>[0] & { email: string | null };
const SELECT_OF_DEPARTMENT = fixedStatement<AccountRow>(
  `SELECT ${COLUMNS.join(', ')}, email FROM accounts
     WHERE department_id = ? AND role IN (SELECT value FROM json_each(?)) AND disabled_at IS NULL ORDER BY id`,
);

/** Working accounts of a unit in any of these roles, oldest first. */
export async function listDepartmentAccounts(
  db: Db,
  departmentId: string,
  roles: readonly StaffRole[],
): Promise<(Account & { email: string | null })[]> {
  const rows = await SELECT_OF_DEPARTMENT(db, [departmentId, JSON.stringify(roles)]);
  return rows.map((row) => ({ ...toAccount(row), email: row.email }));
}

const SELECT_HEADED = fixedStatement<{ department_id: string }>(
  `SELECT DISTINCT department_id FROM accounts WHERE role = 'head' AND disabled_at IS NULL`,
);

/** Units whose head has a working account. */
export async function listHeadedUnits(db: Db): Promise<Set<string>> {
  return new Set((await SELECT_HEADED(db, [])).map((row) => row.department_id));
}

/** Working accounts of one role in every unit, oldest first. */
export async function listRoleAccounts(db: Db, role: StaffRole): Promise<(Account & { email: string | null })[]> {
  const rows = await db
    .selectFrom('accounts')
    .select([...COLUMNS, 'email'])
    .where('role', '=', role)
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...toAccount(row), email: row.email }));
}
