import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const SERVER = 'build/server/index.js';
const BUILT_FROM = 'build/built-from.txt';
const SOURCES = [
  'app',
  'db',
  'public',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'react-router.config.ts',
  'tailwind.config.ts',
  'tailwind.staff.config.ts',
  'tsconfig.json',
  'vite.config.ts',
];

/** Every source with its size and time of change: a file that was added, removed or moved changes it too. */
function describeSources(): string {
  const lines: string[] = [];
  const describe = (path: string) => {
    const found = statSync(path);
    if (found.isDirectory()) for (const name of readdirSync(path).sort()) describe(join(path, name));
    else lines.push(`${path} ${found.size} ${found.mtimeMs}`);
  };
  for (const source of SOURCES) if (existsSync(source)) describe(source);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Builds when the sources are not those of the build. Exits when the build fails. */
export function buildWhenStale(): void {
  const sources = describeSources();
  if (existsSync(SERVER) && existsSync(BUILT_FROM) && readFileSync(BUILT_FROM, 'utf8') === sources) return;
  const built = spawnSync(process.execPath, ['node_modules/@react-router/dev/bin.js', 'build'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
  writeFileSync(BUILT_FROM, sources);
}
