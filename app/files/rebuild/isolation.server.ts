import { spawn } from 'node:child_process';

/** Bytes and seconds that the process which rebuilds may use; above them the system ends it. */
const DATA_BYTES = 1_500_000_000;
const CPU_SECONDS = 40;
const OPEN_FILES = 128;

const LIMITS = [
  'prlimit',
  `--data=${DATA_BYTES}`,
  `--cpu=${CPU_SECONDS}`,
  `--nofile=${OPEN_FILES}`,
  '--fsize=0',
  '--core=0',
];
const WITHOUT_NETWORK = ['unshare', '--map-current-user', '--net', '--ipc'];
const WAYS = [[...WITHOUT_NETWORK, ...LIMITS], LIMITS, []];

let found: Promise<readonly string[]> | undefined;

/**
 * The words before the command that give it limits and take the network away, as far as this system lets us: own network
 * namespace and limits, limits alone, or neither. Found out once a process.
 */
export function isolation(): Promise<readonly string[]> {
  found ??= firstThatRuns();
  return found;
}

async function firstThatRuns(): Promise<readonly string[]> {
  for (const way of WAYS) if (way.length === 0 || (await runs(way))) return way;
  return [];
}

function runs([command = '', ...words]: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, [...words, process.execPath, '--version'], { stdio: 'ignore', env: {} });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}
