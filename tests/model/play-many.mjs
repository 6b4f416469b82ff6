// `npm run test:model`: ten thousand random case histories, half of them on each of two cores. MODEL_SEED names the first.
import { spawn } from 'node:child_process';

const HISTORIES = Number(process.env.MODEL_HISTORIES ?? 10_000);
const FIRST_SEED = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000_000);
const half = Math.ceil(HISTORIES / 2);

/** Plays so many histories from a seed on; tells whether all of them were the same. */
function play(seed, histories) {
  const env = { ...process.env, MODEL_SEED: String(seed), MODEL_HISTORIES: String(histories) };
  const args = ['run', '--project', 'unit', 'tests/model/case-model.test.ts'];
  const child = spawn('node_modules/.bin/vitest', args, { env, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((ended) => child.on('close', (status) => ended(status === 0)));
}

const same = await Promise.all([play(FIRST_SEED, half), play(FIRST_SEED + half, HISTORIES - half)]);
const isSame = same.every(Boolean);
process.stdout.write(`\n${HISTORIES} histories from seed ${FIRST_SEED}: ${isSame ? 'all the same' : 'not the same'}\n`);
process.exit(isSame ? 0 : 1);
