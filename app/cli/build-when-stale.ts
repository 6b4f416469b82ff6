import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const SERVER = 'build/server/index.js';
const SOURCES = ['app', 'db', 'public', 'package-lock.json', 'tailwind.config.ts', 'vite.config.ts'];

/** The newest change below a path, in milliseconds. */
function newestChange(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

function buildIsStale(): boolean {
  if (!existsSync(SERVER)) return true;
  const built = statSync(SERVER).mtimeMs;
  return SOURCES.some((source) => existsSync(source) && newestChange(source) > built);
}

/** Builds when the sources are newer than the build. Exits when the build fails. */
export function buildWhenStale(): void {
  if (!buildIsStale()) return;
  const built = spawnSync(process.execPath, ['node_modules/@react-router/dev/bin.js', 'build'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
