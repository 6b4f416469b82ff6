import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPortal } from '#app/cli/open-portal.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let storageDir: string;
beforeEach(() => {
  storageDir = mkdtempSync(join(tmpdir(), 'portal-doctor-'));
});
afterEach(() => rmSync(storageDir, { recursive: true, force: true }));

function runDoctor(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, STORAGE_DIR: storageDir };
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/doctor.ts', ...args], { cwd: ROOT, env });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}

describe('the doctor', { timeout: 30_000 }, () => {
  test('finds nothing in a sound county, and each difference in another, as JSON lines without any text', async () => {
    const { db, keys } = await openPortal({ storageDir }, () => MONDAY);
    const [one] = [await fileAReport(db), await fileAReport(db)];
    await sweepClocks({ db, keys, now: shanghai('2026-11-12 10:00') });
    expect(await runDoctor()).toEqual({ code: 0, out: '', err: '2 cases replayed, 0 differences\n' });
    await sql`UPDATE cases SET lead_id = 'jtj', status = 'solved' WHERE id = ${one.caseId}`.execute(db);
    await db.destroy();
    const { code, out, err } = await runDoctor();
    const row = { reference: one.reference, table: 'cases', key: '' };
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { ...row, field: 'status', cached: 'solved', replayed: 'in_progress' },
      { ...row, field: 'lead', cached: 'jtj', replayed: 'scjg' },
    ]);
    expect({ code, err }).toEqual({ code: 1, err: '2 cases replayed, 2 differences\n' });
  });

  test('repairs on request, says of each difference whether it is mended, and is content afterwards', async () => {
    const { db, keys } = await openPortal({ storageDir }, () => MONDAY);
    const { reference, caseId } = await fileAReport(db);
    await sweepClocks({ db, keys, now: shanghai('2026-11-12 10:00') });
    await sql`UPDATE cases SET status = 'solved' WHERE id = ${caseId}`.execute(db);
    const row = { reference, table: 'cases', key: '', field: 'status', cached: 'solved', replayed: 'in_progress' };
    const repaired = await runDoctor('--repair');
    expect({ ...repaired, out: JSON.parse(repaired.out) }).toEqual({
      code: 0,
      out: { ...row, repaired: true },
      err: '1 cases replayed, 1 differences, 0 left\n',
    });
    expect(await runDoctor()).toEqual({ code: 0, out: '', err: '1 cases replayed, 0 differences\n' });
    await sql`INSERT INTO case_excluded SELECT id, 'zhzf' FROM cases`.execute(db);
    await sql`DELETE FROM case_readers`.execute(db);
    const partly = await runDoctor('--repair');
    const lines = partly.out.trim().split('\n');
    expect(lines.filter((line) => JSON.parse(line).repaired === false)).toEqual([
      expect.stringContaining('"table":"case_excluded","key":"zhzf"'),
    ]);
    expect(partly).toMatchObject({ code: 1, err: expect.stringMatching(/ differences, 1 left\n$/) });
    await db.destroy();
  });

  test('calls a step that fired and was altered tampering, leaves it and ends with 1, with a repair too', async () => {
    const { db, keys } = await openPortal({ storageDir }, () => MONDAY);
    const { reference } = await fileAReport(db);
    await sweepClocks({ db, keys, now: shanghai('2026-11-12 10:00') });
    await sql`DROP TRIGGER fired_steps_no_update`.execute(db);
    await sql`UPDATE fired_steps SET due_at = '2026-11-05T01:00:00.000Z' WHERE step = 'level_2'
      AND clock_id = (SELECT id FROM sla_clocks WHERE key = 'acceptance')`.execute(db);
    await db.destroy();
    const line = {
      reference,
      table: 'fired_steps',
      key: 'acceptance#level_2',
      field: 'dueAt',
      cached: '2026-11-05T01:00:00.000Z',
      replayed: shanghai('2026-11-03 17:30').toISOString(),
      tampered: true,
    };
    const looked = await runDoctor();
    expect({ ...looked, out: JSON.parse(looked.out) }).toEqual({
      code: 1,
      out: line,
      err: expect.stringMatching(
        /^TAMPERING: 1 differences in fired_steps.* guard\n1 cases replayed, 1 differences\n$/,
      ),
    });
    const repaired = await runDoctor('--repair');
    expect({ ...repaired, out: JSON.parse(repaired.out) }).toEqual({
      code: 1,
      out: { ...line, repaired: false },
      err: expect.stringMatching(/^TAMPERING: .*; 1 stay as they are.*\n1 cases replayed, 1 differences, 1 left\n$/),
    });
  });

  test('refuses an option it does not know and a directory without a database', async () => {
    const unknown = await runDoctor('--mend');
    expect(unknown).toMatchObject({ code: 2, out: '' });
    expect(unknown.err).toContain('unknown argument "--mend"');
    const nowhere = await runDoctor();
    expect(nowhere).toMatchObject({ code: 1, out: '' });
    expect(nowhere.err).toMatch(/^There is no database at .*\n$/);
  });
});
