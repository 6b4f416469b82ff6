import { loadKeys } from '#app/crypto/keys.server.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { createDb } from '#db/client.server.ts';

// A sweeper in a process of its own: node --import tsx tests/jobs/one-sweep.ts DATABASE KEYS NOW
const [path = '', keysDir = '', now = ''] = process.argv.slice(2);
const db = createDb(path);
const { keys } = loadKeys(keysDir, new Map());
process.stdout.write(`${JSON.stringify(await sweepClocks({ db, keys, now: new Date(now) }))}\n`);
await db.destroy();
