import { existsSync } from 'node:fs';
import { exitClearly } from '#app/cli/exit-clearly.ts';
import { databasePath, type OpenPortal, openPortal, StorageError } from '#app/cli/open-portal.ts';
import { readEnv } from '#app/env.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { examineEvidence } from '#app/use-cases/examine-evidence.server.ts';
import { examineMarks, repairMarks } from '#app/use-cases/examine-marks.server.ts';
import { nameOfDifference, type Repair, repairCase } from '#app/use-cases/repair-case.server.ts';
import { listCaseIds } from '#db/repositories/case-events.server.ts';

const USAGE = 'usage: npm run --silent doctor [-- --repair]';
const PAGE = 500;

type Look = (caseId: number) => Promise<Repair>;

/**
 * `npm run doctor`: replays every case and prints each difference between the replay and what is cached as one JSON line;
 * opens every file of reporters, and prints those that are gone or altered, which nothing can repair. A row of a step that
 * fired is written once: where it differs it was tampered with, and the line says so. Exit code 1 when there is anything.
 * Changes no case; it may run beside the portal. With `--repair` the cached rows are written anew from the events, each line
 * says whether it is mended, and the exit code is 1 when anything is left.
 */
async function main(args: string[]): Promise<number> {
  const [unknown] = args.filter((arg) => arg !== '--repair');
  if (unknown !== undefined) {
    process.stderr.write(`unknown argument "${unknown}"\n${USAGE}\n`);
    return 2;
  }
  const env = readEnv();
  const path = databasePath(env.storageDir);
  if (!existsSync(path)) throw new StorageError(`There is no database at ${path}. Is STORAGE_DIR right?`);
  const portal = await openPortal(env, () => new Date());
  try {
    return args.length > 0 ? await repairAll(portal) : await examineAll(portal, env.storageDir);
  } finally {
    await portal.db.destroy();
  }
}

async function examineAll({ db, keys }: OpenPortal, storageDir: string): Promise<number> {
  const { cases, found, tampered } = await lookAtAll(db, async (caseId) => {
    const differences = await examineCase(db, caseId);
    print(differences);
    return { found: differences, left: differences };
  });
  const marks = await examineMarks(db);
  print(marks);
  const { files, problems } = await examineEvidence({ db, storageDir, key: keys.file });
  print(problems);
  warnOfTampering(tampered);
  process.stderr.write(`${cases} cases replayed, ${found + marks.length} differences\n`);
  if (files > 0) process.stderr.write(`${files} files opened, ${problems.length} missing or altered\n`);
  return found + marks.length + problems.length === 0 ? 0 : 1;
}

async function repairAll({ db, keys }: OpenPortal): Promise<number> {
  const { cases, found, left, tampered, tamperedLeft } = await lookAtAll(db, async (caseId) => {
    // Looked at first without taking the write lock: almost every case is sound.
    if ((await examineCase(db, caseId)).length === 0) return NOTHING;
    const repair = await repairCase({ db, keys, now: new Date() }, caseId);
    printRepair(repair);
    return repair;
  });
  // What units have collected over all cases, once each case is sound.
  const marks = (await examineMarks(db)).length > 0 ? await repairMarks({ db, keys, now: new Date() }) : NOTHING;
  printRepair(marks);
  const sum = { found: found + marks.found.length, left: left + marks.left.length };
  warnOfTampering(tampered, tamperedLeft);
  process.stderr.write(`${cases} cases replayed, ${sum.found} differences, ${sum.left} left\n`);
  return sum.left === 0 ? 0 : 1;
}

/** In words, apart from the count: such a row is no stale cache, and no repair makes it right. */
function warnOfTampering(tampered: number, left = 0): void {
  if (tampered === 0) return;
  const what = `TAMPERING: ${tampered} differences in fired_steps, whose rows are written once and never again`;
  const stays = left > 0 ? `; ${left} stay as they are, since no such row can be changed` : '';
  process.stderr.write(`${what}: somebody went around the database's guard${stays}\n`);
}

const countTampered = (differences: Repair['found']) => differences.filter(({ tampered }) => tampered).length;

const NOTHING: Repair = { found: [], left: [] };

function printRepair({ found, left }: Repair): void {
  const isLeft = new Set(left.map(nameOfDifference));
  print(found.map((difference) => ({ ...difference, repaired: !isLeft.has(nameOfDifference(difference)) })));
}

function print(lines: readonly object[]): void {
  for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function lookAtAll(db: OpenPortal['db'], look: Look) {
  const sum = { cases: 0, found: 0, left: 0, tampered: 0, tamperedLeft: 0 };
  let last = 0;
  for (;;) {
    const ids = await listCaseIds(db, last, PAGE);
    for (const id of ids) {
      const { found, left } = await look(id);
      sum.found += found.length;
      sum.left += left.length;
      sum.tampered += countTampered(found);
      sum.tamperedLeft += countTampered(left);
    }
    sum.cases += ids.length;
    const end = ids.at(-1);
    if (end === undefined) return sum;
    last = end;
  }
}

await exitClearly(() => main(process.argv.slice(2)));
