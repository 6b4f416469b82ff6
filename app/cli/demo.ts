import { exitClearly } from '#app/cli/exit-clearly.ts';
import { openPortal } from '#app/cli/open-portal.ts';
import { type FilledCounty, fillCounty } from '#app/demo/fill-county.server.ts';
import { readEnv } from '#app/env.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';

/** `npm run demo`: fills an empty county; `-- --json` prints the accounts alone, as JSON. */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--json');
  if (unknown.length > 0) return fail(`unknown option ${unknown[0]}; the only one is --json`, 2);
  const env = readEnv();
  const clock = () => new Date();
  const { db, keys } = await openPortal(env, clock);
  if ((await listCaseIds(db, 0, 1)).length > 0)
    return fail('The database holds cases already; the demo fills an empty one.', 1);
  const filled = await fillCounty({ db, keys, storageDir: env.storageDir }, clock());
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(filled.accounts)}\n` : inWords(filled));
  await db.destroy();
  return 0;
}

function fail(message: string, code: number): number {
  process.stderr.write(`${message}\n`);
  return code;
}

function inWords({ accounts, cases }: FilledCounty): string {
  const lines = ['Accounts (shown once; the TOTP secret goes into an authenticator app):'];
  for (const { role, department, user, password, totpSecret } of accounts) {
    lines.push(`  ${user.padEnd(12)} ${role.padEnd(16)} ${department.padEnd(6)} ${password}  ${totpSecret}`);
  }
  lines.push('', 'Cases (query codes open them at /track; shown once):');
  for (const { reference, code, report } of cases) {
    lines.push(`  ${reference}  ${code.replace(/(.{5})(?!$)/g, '$1-')}  ${report}`);
  }
  return `${lines.join('\n')}\n`;
}

await exitClearly(() => main(process.argv.slice(2)));
