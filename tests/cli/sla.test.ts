import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPortal } from '#app/cli/open-portal.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { makeReference } from '#app/domain/reference.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import type { Db } from '#db/client.server.ts';
import { anAccount, asStaff, fileAReport, shanghai } from '#tests/support/builders.ts';
import { aPaper, sendToReview } from '#tests/use-cases/play.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const golden = readFileSync(`${ROOT}/tests/golden/sla-cases.jsonl`, 'utf8');
const firstCase = golden.slice(0, golden.indexOf('\n'));

let storageDir: string;
beforeEach(() => {
  storageDir = mkdtempSync(join(tmpdir(), 'portal-sla-'));
});
afterEach(() => rmSync(storageDir, { recursive: true, force: true }));

function runSla(input: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, STORAGE_DIR: storageDir };
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/sla.ts', ...args], { cwd: ROOT, env });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.on('error', () => undefined).end(input);
  });
}

describe('the sla command', { timeout: 30_000 }, () => {
  test('answers the golden cases line by line, in order', async () => {
    const { code, out, err } = await runSla(golden);
    const expected = golden
      .trim()
      .split('\n')
      .map((line) => {
        const { id, expect: answer } = JSON.parse(line);
        return JSON.stringify({ id, ...answer });
      });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${expected.join('\n')}\n`);
  });

  test('answers a bad line with an error and goes on; blank lines get no answer', async () => {
    const input = `\uFEFF${firstCase}\r\n\n  \nnot json\n{"id":"b"}\n${firstCase}`;
    const { code, out } = await runSla(input);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers).toHaveLength(4);
    expect(answers[1]).toMatchObject({ id: null, error: { code: 'bad_json' } });
    expect(answers[2]).toMatchObject({ id: 'b', error: { code: expect.any(String), message: expect.any(String) } });
    expect(answers[3]).toEqual(answers[0]);
  });

  test('keeps a line whole that holds a line separator of its own', async () => {
    const { out } = await runSla(`${firstCase.replace(/"id": "[^"]*"/, '"id": "a\u2028b"')}\n`);
    expect(JSON.parse(out)).toMatchObject({ id: 'a\u2028b', state: 'running' });
  });

  test('says nothing to an empty input', async () => {
    expect(await runSla('')).toEqual({ code: 0, out: '', err: '' });
  });

  test('refuses an argument it does not know', async () => {
    const { code, out, err } = await runSla('', 'exlpain');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('unknown argument "exlpain"');
  });
});

describe('sla explain', { timeout: 60_000 }, () => {
  const RULES = 'policy 2026-11  calendar 2026-11  holidays through 2026-12-31';

  async function inStorage<Result>(work: (db: Db) => Promise<Result>): Promise<Result> {
    const { db } = await openPortal({ storageDir }, () => shanghai('2026-09-29 10:00'));
    const result = await work(db);
    await db.destroy();
    return result;
  }

  /** Filed before the holidays of October, accepted, and asked a question that paused for its whole length. */
  async function anAskedCase(db: Db): Promise<string> {
    const { reference } = await fileAReport(db, { at: shanghai('2026-09-29 16:00') });
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    await acceptCase(asStaff(db, officer, shanghai('2026-09-30 09:00')), reference);
    await askInvestor(asStaff(db, officer, shanghai('2026-10-08 09:00')), reference, { text: '哪一天？' });
    return reference;
  }

  test('lists the days of every clock with the rules they were counted by, and no text of the report', async () => {
    const reference = await inStorage(anAskedCase);
    const before = await inStorage(eventsOf);
    const { code, out, err } = await runSla('', 'explain', reference.toLowerCase());
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.startsWith(`${reference}  ${RULES}\n\nacceptance  target 1 working days  owner scjg  met  `)).toBe(true);
    expect(out).toContain('\n  2026-09-29 Tue  start day, not counted, start 2026-09-29T08:00:00.000Z\n');
    expect(out).toContain('\n  2026-10-01 Thu  holiday 国庆节, not counted\n');
    expect(out).toContain(
      '\n  2026-10-08 Thu  paused, waiting for the investor, asked by scjg, not counted, pause 2026-10-08T01:00:00.000Z\n',
    );
    expect(out).toMatch(/\nresolution:1 .*\n/);
    expect(out).not.toMatch(/道路维护费|哪一天|经办/);
    expect(await inStorage(eventsOf)).toEqual(before);
  });

  test('says where a co-handler waited for the lead, and whose procedure the answer waits for', async () => {
    const document = '东复受〔2026〕1 号';
    const reference = await inStorage(async (db) => {
      const filed = await fileAReport(db);
      const person = async (department: string, role: StaffRole) => {
        const actor = await anAccount(db, { department, role });
        return (at: string) => asStaff(db, actor, shanghai(at));
      };
      const officer = await person('scjg', 'officer');
      await acceptCase(officer('2026-11-02 10:00'), filed.reference);
      await askLead((await person('czj', 'officer'))('2026-11-02 11:00'), filed.reference, { text: '哪个站点？' });
      const procedure = {
        document,
        paperKind: '行政复议',
        dueOn: '2026-12-31',
        text: '已转入行政复议。',
        paper: aPaper(),
      };
      await proposeProcedure(officer('2026-11-03 10:00'), filed.reference, procedure);
      const hub = await person('zsj', 'hub');
      await decideProcedure(hub('2026-11-03 11:00'), filed.reference, { outcome: 'approved' });
      return filed.reference;
    });
    const { out } = await runSla('', 'explain', reference);
    const coHandling = out.slice(out.indexOf('\nco_handling:czj  '));
    expect(coHandling).toContain('\n  2026-11-03 Tue  paused, waiting for the lead, asked by czj, not counted');
    const answer = out.slice(out.indexOf('\nresolution:1  '));
    const why = `paused, statutory procedure ${document}, opened by scjg, approved by zsj, not counted`;
    expect(answer).toContain(`\n  2026-11-04 Wed  ${why}`);
    expect(out).not.toContain('no cause on record');
    expect(out).not.toMatch(/哪个站点|已转入/);
  });

  test('says where a review waited for the investor, and who asked', async () => {
    const reference = await inStorage(async (db) => {
      const filed = await fileAReport(db);
      const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
      await acceptCase(asStaff(db, officer, shanghai('2026-11-02 10:00')), filed.reference);
      await sendToReview(db, officer, filed);
      const reviewer = await anAccount(db, { department: 'xzfb', role: 'officer' });
      await askInvestor(asStaff(db, reviewer, shanghai('2026-11-05 10:00')), filed.reference, { text: '哪个账户？' });
      return filed.reference;
    });
    const { out } = await runSla('', 'explain', reference);
    const review = out.slice(out.indexOf('\nreview  target 5 working days  owner xzfb'));
    expect(review).toContain(
      '\n  2026-11-05 Thu  paused, waiting for the investor, asked by xzfb, not counted, pause ',
    );
    expect(out).not.toMatch(/哪个账户|经办/);
  });

  test('says that there is no such case, and knows no other arguments', async () => {
    await inStorage(async () => undefined);
    const unknown = makeReference(new Uint8Array([3, 1, 4, 1, 5, 9, 2]));
    expect(await runSla('', 'explain', unknown)).toEqual({ code: 2, out: '', err: `there is no case ${unknown}\n` });
    for (const args of [[], ['TS-12'], [unknown, unknown]]) {
      const { code, out, err } = await runSla('', 'explain', ...args);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain('usage: npm run --silent sla -- explain TS-XXXXXXXX');
    }
  });

  test('makes no storage where there is none', async () => {
    const unknown = makeReference(new Uint8Array([3, 1, 4, 1, 5, 9, 2]));
    const { code, err } = await runSla('', 'explain', unknown);
    expect(code).toBe(1);
    expect(err).toMatch(/^There is no database at .*\n$/);
  });
});

function eventsOf(db: Db) {
  return db.selectFrom('case_events').selectAll().execute();
}
