import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { isolation } from '#app/files/rebuild/isolation.server.ts';

export type RebuildResult =
  | { outcome: 'made'; mediaType: string; bytes: Buffer }
  /** It said so itself: no copy of this can be made. */
  | { outcome: 'cannot' }
  /** It was ended, by its limits or by the time, or it broke. */
  | { outcome: 'died' };

const CHILD = join('app', 'files', 'rebuild', 'child.ts');
const HEAP_MEGABYTES = 256;
const LONGEST_MS = 60_000;
const MOST_COPY_BYTES = 60 * 1_048_576;
const MOST_REPORT_BYTES = 200;

/**
 * Makes a copy in a process of its own, with limits on memory, time, files and network, an empty environment and no
 * shell (security.md D-21). `signal` ends it early.
 */
export async function runRebuild(mediaType: string, original: Buffer, signal?: AbortSignal): Promise<RebuildResult> {
  const root = packageRoot();
  const node = [process.execPath, `--max-old-space-size=${HEAP_MEGABYTES}`, '--import', 'tsx', join(root, CHILD)];
  const [command = '', ...words] = [...(await isolation()), ...node, mediaType];
  const child = spawn(command, words, {
    cwd: root,
    env: { TSX_DISABLE_CACHE: '1', NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'ignore', 'pipe'],
    signal,
    killSignal: 'SIGKILL',
    timeout: LONGEST_MS,
  });
  const [code, bytes, report] = await Promise.all([
    ended(child),
    collect(child.stdout as Readable, MOST_COPY_BYTES, child),
    collect(child.stdio[3] as Readable, MOST_REPORT_BYTES, child),
    feed(child.stdin as Writable, original),
  ]);
  const made = code === 0 ? madeOf(report) : undefined;
  if (made === undefined || bytes === null) return { outcome: 'died' };
  return made === null ? { outcome: 'cannot' } : { outcome: 'made', mediaType: made, bytes };
}

const MADE = ['image/jpeg', 'image/png', 'application/pdf', 'text/plain'];

/** What the child says it made; undefined for anything but one of its words. */
function madeOf(report: Buffer | null): string | null | undefined {
  try {
    const { made } = JSON.parse(report?.toString('utf8') ?? '') as { made: unknown };
    return made === null || (typeof made === 'string' && MADE.includes(made)) ? made : undefined;
  } catch {
    return undefined;
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
}

/** All of a stream, or null when it is longer than it may be: the child is ended then. */
async function collect(stream: Readable, mostBytes: number, child: ChildProcess): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += (chunk as Buffer).length;
      if (bytes > mostBytes) {
        child.kill('SIGKILL');
        return null;
      }
      chunks.push(chunk as Buffer);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks);
}

/** A child that ends before it has read all is no error of ours. */
function feed(stdin: Writable, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    stdin.once('error', () => resolve());
    stdin.end(bytes, () => resolve());
  });
}

let root: string | undefined;

/** Where the package lies: the sources in tests, the finished build in use. */
function packageRoot(): string {
  root ??= upwards(dirname(fileURLToPath(import.meta.url)));
  return root;
}

function upwards(dir: string): string {
  if (existsSync(join(dir, CHILD))) return dir;
  const above = dirname(dir);
  if (above === dir) throw new Error(`${CHILD} is missing`);
  return upwards(above);
}
