import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fire, type Load } from '#app/bench/load.ts';
import { fileCases, prepareDrafts, signInOfficer } from '#app/bench/prepared.ts';
import { printFigure } from '#app/bench/print-figure.ts';
import { buildWhenStale } from '#app/cli/build-when-stale.ts';
import { openPortal } from '#app/cli/open-portal.ts';
import { type CalendarDefinition, compileCalendar } from '#app/domain/sla/calendar.ts';
import { readClock } from '#app/domain/sla/clock.ts';
import calendarJson from '#db/reference/calendar-county.json' with { type: 'json' };

const CASES = 10_000;
const DRAFTS = 3_000;

/** Due dates of five-day clocks started at instants of a whole year, a pause in every other one. */
function benchDueDates(): void {
  const calendar = compileCalendar(calendarJson as unknown as CalendarDefinition);
  const target = { unit: 'days', target: 5, warn: [0.5, 0.8] } as const;
  const first = Date.UTC(2026, 0, 5, 1);
  const starts = Array.from({ length: 5_000 }, (_, n) => new Date(first + n * 4_000_000));
  const count = 400_000;
  const began = performance.now();
  for (let n = 0; n < count; n += 1) {
    const at = starts[n % starts.length] as Date;
    readClock(calendar, target, [{ type: 'start', at }], at);
  }
  printFigure(
    'due_dates_per_second',
    { perSecond: count / ((performance.now() - began) / 1000) },
    { perSecond: 200_000 },
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** The server is a process of its own, as in use. */
async function startServer(storageDir: string): Promise<{ port: number; child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/bench/bench-portal.ts', '--lift-limits'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), STORAGE_DIR: storageDir },
  });
  await new Promise<void>((ready, reject) => {
    child.stdout?.once('data', () => ready());
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return { port, child };
}

function good(load: Load): Load {
  if (load.failed > 0) throw new Error(`${load.failed} requests were not answered as they should be`);
  return load;
}

/** What the check page says that it shows; the drafts differ in nothing that is shown. */
async function readShown(port: number, cookie: string): Promise<string> {
  const page = await fetch(`http://localhost:${port}/report/check`, { headers: { Cookie: cookie } });
  const shown = /name="shown" value="([^"]+)"/.exec(await page.text())?.[1];
  if (!shown) throw new Error('the check page does not say what it shows');
  return shown;
}

async function benchPages(): Promise<void> {
  buildWhenStale();
  const storageDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const now = new Date();
  const portal = await openPortal({ storageDir }, () => now);
  const officer = await signInOfficer(portal, now);
  const drafts = await prepareDrafts(portal, DRAFTS, now);
  const { port, child } = await startServer(storageDir);
  try {
    const home = Array.from({ length: 3_000 }, () => ({ method: 'GET', path: '/' }) as const);
    await fire(port, home.slice(0, 300), 8, (status) => status === 200);
    printFigure('home', { ...good(await fire(port, home, 8, (status) => status === 200)) }, { perSecond: 300 });
    const form = { shown: await readShown(port, drafts[0] ?? ''), query: 'yes' };
    const sends = drafts.map((cookie) => ({ method: 'POST', path: '/report/check', cookie, form }) as const);
    await fire(port, sends.slice(0, 200), 8, (status) => status === 303);
    const filed = good(await fire(port, sends.slice(200), 8, (status) => status === 303));
    printFigure('file_report', { ...filed }, { perSecond: 300, p99Ms: 100 });
    await fileCases(portal, CASES - DRAFTS, now);
    const queue = Array.from({ length: 300 }, () => ({ method: 'GET', path: '/desk', cookie: officer }) as const);
    await fire(port, queue.slice(0, 30), 1, (status) => status === 200);
    printFigure(
      'desk_queue_50_of_10k',
      { ...good(await fire(port, queue, 1, (status) => status === 200)) },
      { p50Ms: 15 },
    );
  } finally {
    child.kill('SIGTERM');
    await portal.db.destroy();
    rmSync(storageDir, { recursive: true, force: true });
  }
}

/** Figures of a process of its own: its memory and its time are nobody else's. */
async function benchApart(file: string): Promise<void> {
  const args = ['--import', 'tsx', `app/bench/${file}`];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise((ended) => child.once('exit', ended));
  if (code !== 0) throw new Error(`${file} ended with ${code}`);
}

const PARTS: Record<string, () => void | Promise<void>> = {
  dates: benchDueDates,
  pages: benchPages,
  rehearsal: () => benchApart('rehearsal-figures.ts'),
  sweep: () => benchApart('sweep-figures.ts'),
};

/** All parts, or those that are named: `npm run bench -- sweep`. */
const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in PARTS));
if (unknown !== undefined) throw new Error(`no part ${unknown}: ${Object.keys(PARTS).join(', ')}`);
for (const [name, measure] of Object.entries(PARTS)) {
  if (named.length === 0 || named.includes(name)) await measure();
}
