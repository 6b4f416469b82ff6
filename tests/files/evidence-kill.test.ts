import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { clearOrphans } from '#app/jobs/clear-files.server.ts';
import { examineEvidence } from '#app/use-cases/examine-evidence.server.ts';
import { createDb, type Db } from '#db/client.server.ts';
import { migrateToLatest } from '#db/migrate.server.ts';
import { listEvidence } from '#db/repositories/evidence-files.server.ts';
import { seedReference } from '#db/seed.server.ts';
import { fileAReport } from '#tests/support/builders.ts';
import { fixedFileKey } from '#tests/support/fixed-file-key.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KILLS = 6;
const storageDir = mkdtempSync(join(tmpdir(), 'evidence-kill-'));
const path = join(storageDir, 'portal.sqlite');
const opened: Db[] = [];
afterAll(async () => {
  for (const db of opened) await db.destroy();
  rmSync(storageDir, { recursive: true, force: true });
});

function open(): Db {
  const db = createDb(path);
  opened.push(db);
  return db;
}

/** Runs the child until it has said so many numbers, and kills it a random moment later. Returns what it said. */
function killed(caseId: number, after: number): Promise<string[]> {
  const words = ['--import', 'tsx', 'tests/support/evidence-child.ts', path, storageDir, String(caseId)];
  const child = spawn(process.execPath, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.stdout.on('data', (text: Buffer) => {
      said += text;
      if (said.split('\n').length > after) setTimeout(() => child.kill('SIGKILL'), Math.random() * 20);
    });
    child.once('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}

describe('files through kills between the sync and the commit', { timeout: 120_000 }, () => {
  test('none that was said to be kept is lost, no row is without its file, and what is left over goes after a day', async () => {
    const db = open();
    await migrateToLatest(db);
    await seedReference(db);
    const { caseId } = await fileAReport(db);
    const said: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) said.push(...(await killed(caseId, 2 + kill)));
    const rows = (await listEvidence(db, caseId)).map(({ number }) => number);
    expect(said.length).toBeGreaterThanOrEqual(KILLS * 2);
    expect(rows).toEqual(expect.arrayContaining(said));
    expect(await examineEvidence({ db, storageDir, key: fixedFileKey })).toEqual({ files: rows.length, problems: [] });

    const folder = join(storageDir, 'evidence');
    const old = new Date(Date.now() - 2 * 86_400_000);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), old, old);
    await clearOrphans({ db, storageDir, now: new Date() });
    expect(readdirSync(folder).sort()).toEqual([...rows].sort());
  });

  test('a file that is gone or altered is named by the doctor', async () => {
    const db = open();
    const [first, second] = readdirSync(join(storageDir, 'evidence'));
    rmSync(join(storageDir, 'evidence', first ?? ''));
    writeFileSync(join(storageDir, 'evidence', second ?? ''), 'altered');
    const { problems } = await examineEvidence({ db, storageDir, key: fixedFileKey });
    const folder = 'evidence';
    expect(problems).toEqual(
      expect.arrayContaining([
        { folder, number: first, problem: 'missing' },
        { folder, number: second, problem: 'altered' },
      ]),
    );
  });
});
