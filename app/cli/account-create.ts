import { parseArgs } from 'node:util';
import { exitClearly } from '#app/cli/exit-clearly.ts';
import { openPortal } from '#app/cli/open-portal.ts';
import { otpauthUri } from '#app/crypto/totp.server.ts';
import { HUB_ORDER } from '#app/domain/department-routing.ts';
import { OVERSIGHT_ROLES, type StaffRole } from '#app/domain/permissions.ts';
import { rolesOfArea, STAFF_AREAS } from '#app/domain/staff-area.ts';
import { readEnv } from '#app/env.server.ts';
import {
  type AccountRefusal,
  type CreatedAccount,
  createAccount,
  normalUserName,
} from '#app/use-cases/create-account.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';

const ROLES: readonly StaffRole[] = STAFF_AREAS.flatMap(rolesOfArea);
const USAGE = `usage: npm run account:create -- --role ROLE --department DEPARTMENT --user USER [--name NAME] [--email ADDRESS]
  ROLE        ${ROLES.join(', ')}
  DEPARTMENT  the code of a department of the county, e.g. scjg
  USER        2 to 32 small letters, digits and . _ - between them`;
const MAIL_ADDRESS = /^[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,189}$/;
const LONGEST_NAME = 40;

class UsageError extends Error {}

/** `npm run account:create`: opens a staff account and prints its password and TOTP secret, once. */
async function main(args: string[]): Promise<number> {
  try {
    await createFromArguments(args);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function createFromArguments(args: string[]): Promise<void> {
  const wanted = readArguments(args);
  const clock = () => new Date();
  const { db, keys } = await openPortal(readEnv(), clock);
  const created = await createAccount({ db, now: clock(), keys }, wanted);
  const { departments } = await getCountyRules(db);
  await db.destroy();
  if (!created.ok) throw new UsageError(explain(created.reason, wanted, [...departments.keys()]));
  print(wanted, created);
}

type Wanted = { role: StaffRole; department: string; userName: string; displayName: string; email: string | null };

function readArguments(args: string[]): Wanted {
  const { role, department, user, name, email } = parse(args);
  if (!role || !department || !user) throw new UsageError(`--role, --department and --user are needed\n${USAGE}`);
  const known = ROLES.find((candidate) => candidate === role);
  if (!known) throw new UsageError(`there is no role "${role}"; roles: ${ROLES.join(', ')}`);
  const displayName = (name ?? user).trim();
  if (displayName === '' || displayName.length > LONGEST_NAME || /\p{Cc}/u.test(displayName)) {
    throw new UsageError(`--name is 1 to ${LONGEST_NAME} characters`);
  }
  if (email !== undefined && !MAIL_ADDRESS.test(email)) throw new UsageError(`"${email}" is no plain mail address`);
  return { role: known, department, userName: normalUserName(user), displayName, email: email ?? null };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { role: text, department: text, user: text, name: text, email: text } }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : 'the arguments cannot be read'}\n${USAGE}`);
  }
}

function explain(reason: AccountRefusal, wanted: Wanted, departments: readonly string[]): string {
  const { role, department, userName } = wanted;
  switch (reason) {
    case 'user_name_form':
      return `"${userName}" is no user name: 2 to 32 small letters, digits and . _ - between them`;
    case 'user_name_taken':
      return `there is already an account called "${userName}"`;
    case 'unknown_department':
      return `there is no department "${department}"; departments: ${departments.join(', ')}`;
    case 'outside_department':
      return `${department} is outside the county's reach and has no accounts here`;
    case 'role_belongs_to_discipline':
      return `${role} exists in discipline inspection only, not in ${department}`;
    case 'role_not_for_discipline':
      return `discipline inspection has ${OVERSIGHT_ROLES.join(' and ')} only, no ${role}`;
    case 'no_hub_unit':
      return `${role} exists only in ${HUB_ORDER.join(', ')}, not in ${department}`;
  }
}

function print(wanted: Wanted, created: CreatedAccount): void {
  const lines = [
    `account      ${wanted.userName} (${wanted.role}, ${wanted.department})`,
    `password     ${created.password}`,
    `totp secret  ${created.totpSecret}`,
    `totp uri     ${otpauthUri(created.totpSecret, wanted.userName, 'investor-portal')}`,
    'Shown once: neither can be read again. Hand them over in person.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

await exitClearly(() => main(process.argv.slice(2)));
