import type { KyselyPlugin } from 'kysely';
import { loadKeys } from '#app/crypto/keys.server.ts';
import { applyRules } from '#app/jobs/apply-rules.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { createDb } from '#db/client.server.ts';

// A sweeper in a process of its own that sends itself a signal right after its n-th statement, COMMIT included:
// node --import tsx tests/support/sweep-child.ts sweep|apply DATABASE KEYS NOW [SIGNAL N]
const [job = '', path = '', keysDir = '', now = '', signal = '', nth = '0'] = process.argv.slice(2);

let statements = 0;
const commits: number[] = [];
const faultPoint: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (node.kind === 'RawNode' && 'sqlFragments' in node && String(node.sqlFragments) === 'COMMIT') {
      commits.push(statements + 1);
    }
    return node;
  },
  transformResult: async ({ result }) => {
    statements += 1;
    if (statements === Number(nth)) {
      process.stdout.write('now\n');
      process.kill(process.pid, signal as NodeJS.Signals);
    }
    return result;
  },
};

const db = createDb(path).withPlugin(faultPoint);
const { keys } = loadKeys(keysDir, new Map());
const tick = { db, keys, now: new Date(now) };

async function applyAll(): Promise<number> {
  const { moved, more } = await applyRules(tick);
  return more ? moved + (await applyAll()) : moved;
}

const cases = job === 'apply' ? await applyAll() : (await sweepClocks(tick)).cases;
process.stdout.write(`${JSON.stringify({ cases, statements, commits })}\n`);
await db.destroy();
