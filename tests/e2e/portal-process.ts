import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { loadKeys } from '#app/crypto/keys.server.ts';
import { createDb, type Db } from '#db/client.server.ts';

/** The portal as `npm start` runs it, in a process of its own. */
export type PortalProcess = {
  child: ChildProcess;
  origin: string;
  /** Everything it wrote so far: the log and what is meant for the operator. */
  output: () => string;
  /** Sends a signal and waits for the end. */
  end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | null>;
};
export type Storage = {
  dir: string;
  keys: () => KeyRing;
  withDb: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  remove: () => void;
};
type Settings = { storage: Storage; env?: Record<string, string>; preload?: string };

const TSX = ['--import', 'tsx'];

/** A storage directory of its own; the database is open only during `withDb`. */
export function newStorage(): Storage {
  const dir = mkdtempSync(join(tmpdir(), 'portal-process-'));
  return {
    dir,
    keys: () => loadKeys(join(dir, 'keys'), new Map()).keys,
    withDb: async (work) => {
      const db = createDb(join(dir, 'portal.sqlite'));
      try {
        return await work(db);
      } finally {
        await db.destroy();
      }
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Starts the portal and waits until it answers. Throws with its output when it ends instead. */
export async function startProcess(settings: Settings): Promise<PortalProcess> {
  const port = await freePort();
  const { child, output } = run(['app/cli/start.ts'], { ...settings, env: { ...settings.env, PORT: String(port) } });
  await new Promise<void>((ready, failed) => {
    child.stdout?.on('data', () => {
      if (output().includes(`(port ${port})`)) ready();
    });
    child.once('exit', (code) => failed(new Error(`the portal ended with ${code}: ${output()}`)));
  });
  const end: PortalProcess['end'] = async (signal) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return child.exitCode;
  };
  return { child, origin: `http://localhost:${port}`, output, end };
}

/** Runs a command of the portal to its end. */
export async function runCommand(script: string, settings: Settings): Promise<{ code: number | null; output: string }> {
  const { child, output } = run([script], settings);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

function run(script: string[], { storage, env = {}, preload }: Settings) {
  // The framework's plugin stays out under vitest; the process must not know that it is run by a test.
  const { VITEST: _vitest, NODE_ENV: _mode, ...inherited } = process.env;
  const preloads = preload ? [...TSX, '--import', preload] : TSX;
  const child = spawn(process.execPath, [...preloads, ...script], {
    env: { ...inherited, STORAGE_DIR: storage.dir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return { child, output: () => text };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}
