import { loadKeys } from '#app/crypto/keys.server.ts';
import { applyRules } from '#app/jobs/apply-rules.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { createDb, sqliteDriver } from '#db/client.server.ts';

// A sweeper in a process of its own that sends itself a signal right after its n-th statement, COMMIT included:
// node --import tsx tests/support/sweep-child.ts sweep|apply DATABASE KEYS NOW [SIGNAL N]
const [job = '', path = '', keysDir = '', now = '', signal = '', nth = '0'] = process.argv.slice(2);

/** The statements that SQLite has run to their end, in their order. */
const ran: string[] = [];
let isCounting = false;

function hasRun(text: string): void {
  if (!isCounting) return;
  ran.push(text);
  if (ran.length !== Number(nth)) return;
  process.stdout.write('now\n');
  process.kill(process.pid, signal as NodeJS.Signals);
}

// At the connection itself, so that whoever prepares a statement, the query builder or a fixed text, has it watched, and
// the sweep runs on the handle that the portal has.
const { prototype } = sqliteDriver();
const { prepare } = prototype;
prototype.prepare = function prepareWatched(this: typeof prototype, text: string) {
  const statement = prepare.call(this, text);
  for (const way of ['run', 'all', 'get', 'iterate'] as const) {
    const runs = statement[way] as (...values: unknown[]) => unknown;
    const watched = (...values: unknown[]) => {
      const result = runs.apply(statement, values);
      hasRun(text);
      return result;
    };
    Object.defineProperty(statement, way, { value: watched });
  }
  return statement;
} as typeof prepare;

const db = createDb(path);
const { keys } = loadKeys(keysDir, new Map());
const tick = { db, keys, now: new Date(now) };

async function applyAll(): Promise<number> {
  const { moved, more } = await applyRules(tick);
  return more ? moved + (await applyAll()) : moved;
}

isCounting = true;
const cases = job === 'apply' ? await applyAll() : (await sweepClocks(tick)).cases;
process.stdout.write(`${JSON.stringify({ cases, ran })}\n`);
isCounting = false;
await db.destroy();
