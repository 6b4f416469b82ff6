import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';

/** Of this test file alone: others build theirs at the same time. */
const OUT = `tests/.artifacts/sweep-child-${process.pid}`;

export type SweeperEnd = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };
export type Sweeper = {
  /** Once it has sent itself its signal. */
  reached: Promise<void>;
  ended: Promise<SweeperEnd>;
  /** Lets a halted one run on. */
  wake: () => void;
};

/** Bundles the sweeper once: a process for each statement is started soon enough then. */
export async function bundleSweeper(): Promise<void> {
  const output = { ssr: 'tests/support/sweep-child.ts', outDir: OUT, copyPublicDir: false };
  await build({ configFile: false, logLevel: 'error', build: output });
}

type Storage = { path: string; keysDir: string };
type Fault = { signal: 'SIGKILL' | 'SIGSTOP'; statement: number };

/** A sweep in a process of its own; `at` makes it send itself a signal after its n-th statement. */
export function startSweeper(storage: Storage, now: Date, at?: Fault): Sweeper {
  return startChild('sweep', storage, now, at);
}

/** The walk that brings open cases under new rules, in a process of its own, with the same faults. */
export function startApplying(storage: Storage, now: Date, at?: Fault): Sweeper {
  return startChild('apply', storage, now, at);
}

/** What an undisturbed one told at its end: the statements that SQLite ran for it, in their order. */
export function statementsOf({ out }: SweeperEnd): string[] {
  return (JSON.parse(out) as { ran: string[] }).ran;
}

/** Which of the statements, counted from one, were commits. */
export function commitsAmong(ran: readonly string[]): number[] {
  return ran.flatMap((text, place) => (text === 'COMMIT' ? [place + 1] : []));
}

/** Each table that was written, with the statement, counted from one, that wrote it first. */
export function firstWritesAmong(ran: readonly string[]): Map<string, number> {
  const writes = new Map<string, number>();
  for (const [place, text] of ran.entries()) {
    const table = /^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)/i.exec(text)?.[1];
    if (table !== undefined && !writes.has(table)) writes.set(table, place + 1);
  }
  return writes;
}

const KILLED_AT_ONCE = 2;

/** Runs `kill` for each statement from the first to the last, two at a time. */
export async function atEveryStatement(
  ran: readonly string[],
  kill: (statement: number) => Promise<void>,
): Promise<void> {
  await atStatements(
    ran.map((_, place) => place + 1),
    kill,
  );
}

/** The same for these statements alone. */
export async function atStatements(
  statements: readonly number[],
  kill: (statement: number) => Promise<void>,
): Promise<void> {
  const left = statements.values();
  const killer = async () => {
    for (const statement of left) await kill(statement);
  };
  await Promise.all(Array.from({ length: KILLED_AT_ONCE }, killer));
}

function startChild(job: 'sweep' | 'apply', storage: Storage, now: Date, at?: Fault): Sweeper {
  const fault = at ? [at.signal, String(at.statement)] : [];
  const args = [join(OUT, 'sweep-child.js'), job, storage.path, storage.keysDir, now.toISOString(), ...fault];
  const child = spawn(process.execPath, args);
  let [out, err] = ['', ''];
  child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
  const reached = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.startsWith('now\n')) resolve();
    });
  });
  const ended = new Promise<SweeperEnd>((resolve, reject) => {
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { reached, ended, wake: () => child.kill('SIGCONT') };
}
