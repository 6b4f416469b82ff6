import { existsSync } from 'node:fs';
import { exitClearly } from '#app/cli/exit-clearly.ts';
import { databasePath, openPortal, StorageError } from '#app/cli/open-portal.ts';
import { readEnv } from '#app/env.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';

const USAGE = 'usage: npm run --silent doctor';
const PAGE = 500;

/**
 * `npm run doctor`: replays every case and prints each difference between the replay and what is cached as one JSON line.
 * Exit code 1 when there is any. Changes no case; it may run beside the portal.
 */
async function main(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write(`unknown argument "${args[0]}"\n${USAGE}\n`);
    return 2;
  }
  const env = readEnv();
  const path = databasePath(env.storageDir);
  if (!existsSync(path)) throw new StorageError(`There is no database at ${path}. Is STORAGE_DIR right?`);
  const { db } = await openPortal(env, () => new Date());
  try {
    return await examineAll(db);
  } finally {
    await db.destroy();
  }
}

async function examineAll(db: Db): Promise<number> {
  let [cases, differences, last] = [0, 0, 0];
  for (;;) {
    const ids = await listCaseIds(db, last, PAGE);
    for (const id of ids) {
      const found = await examineCase(db, id);
      for (const difference of found) process.stdout.write(`${JSON.stringify(difference)}\n`);
      differences += found.length;
    }
    cases += ids.length;
    const end = ids.at(-1);
    if (end === undefined) break;
    last = end;
  }
  process.stderr.write(`${cases} cases replayed, ${differences} differences\n`);
  return differences === 0 ? 0 : 1;
}

await exitClearly(() => main(process.argv.slice(2)));
