import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPortal } from '#app/cli/open-portal.ts';
import { proofLine, type ReceiptProof } from '#app/domain/receipt-proof.ts';
import { checkReceipt } from '#app/use-cases/check-receipt.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { proveReceipt } from '#app/use-cases/prove-receipt.server.ts';
import { createDb } from '#db/client.server.ts';
import { aQueryCode, aReport, MONDAY } from '#tests/support/builders.ts';
import { testKeys } from '#tests/support/keys.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let dir: string;
let storageDir: string;
let proof: ReceiptProof;
const at = (name: string) => join(dir, name);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'portal-verify-'));
  storageDir = at('storage');
  const portal = await openPortal({ storageDir }, () => MONDAY);
  const submission = { submissionId: 'one', code: aQueryCode(1), report: aReport() };
  await fileReport({ ...portal, now: MONDAY, actor: { kind: 'investor' } }, submission);
  const proven = await proveReceipt(portal, 'one');
  const kept = { submissionId: 'kept', code: aQueryCode(2), report: aReport(), heldUntil: '2027-03-31' };
  await fileReport({ ...portal, now: MONDAY, actor: { kind: 'investor' } }, kept);
  const provenKept = await proveReceipt(portal, 'kept');
  await portal.db.destroy();
  if (!proven || !provenKept) throw new Error('no receipt');
  writeFileSync(at('kept.json'), `${proofLine(provenKept.proof)}\n`);
  proof = proven.proof;
  writeFileSync(at('receipt.json'), `${proofLine(proof)}\n`);
  writeFileSync(at('text.json'), proven.text);
  writeFileSync(at('altered.json'), proofLine({ ...proof, receivedOn: '2026-11-01' }));
  writeFileSync(at('other-text.json'), proven.text.replace('没有', '都有'));
  copyFileSync(join(storageDir, 'keys', 'receipt-public.pem'), at('published.pem'));
  writeFileSync(at('other.pem'), testKeys.receipt.publicKey.export({ format: 'pem', type: 'spki' }));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** As on a machine without the portal: no storage but what is named. */
function verify(args: string[], storage = at('nowhere')): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, STORAGE_DIR: storage };
    const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/verify.ts', ...args], { cwd: ROOT, env });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
  });
}

describe('a receipt, with the published key alone', { timeout: 60_000 }, () => {
  test.each([
    ['that is genuine is sound', ['receipt.json', 'published.pem'], 0, 'valid'],
    ['of a report that is kept is sound too', ['kept.json', 'published.pem'], 0, 'valid'],
    ['that was altered is not', ['altered.json', 'published.pem'], 1, 'altered'],
    ['of another key cannot be judged', ['receipt.json', 'other.pem'], 2, 'unknown_key'],
  ])('%s', async (_, [file = '', key = ''], code, verdict) => {
    const answer = await verify(['receipt', at(file), '--key', at(key)]);
    expect({ ...answer, out: JSON.parse(answer.out) }).toMatchObject({ code, out: { verdict }, err: '' });
  });

  test('and a saved text: sound to the letter, else not', async () => {
    const withText = (text: string) =>
      verify(['receipt', at('receipt.json'), '--key', at('published.pem'), '--text', at(text)]);
    expect(await withText('text.json')).toMatchObject({ code: 0 });
    const other = await withText('other-text.json');
    expect([other.code, JSON.parse(other.out)]).toMatchObject([1, { verdict: 'valid', isSameText: false }]);
  });

  test.each([
    ['nothing', []],
    ['no file', ['receipt']],
    ['a file that is not there', ['receipt', 'nowhere.json']],
    ['a file without a receipt', ['receipt', 'package.json', '--key', 'nowhere.pem']],
    ['an unknown option', ['receipt', 'package.json', '--fast']],
  ])('%s cannot be checked and says so', async (_, args) => {
    const { code, out, err } = await verify(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/usage|There is no|holds no receipt|Unknown option/);
  });
});

describe('a report that vanished', { timeout: 60_000 }, () => {
  test('is proved by its receipt: valid without the portal, and the portal holds it no longer', async () => {
    const emptied = at('emptied');
    cpSync(storageDir, emptied, { recursive: true });
    const db = createDb(join(emptied, 'portal.sqlite'));
    const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`.execute(db);
    for (const { name } of rows) await sql.raw(`DROP TRIGGER "${name}"`).execute(db);
    await sql`PRAGMA foreign_keys = OFF`.execute(db);
    for (const table of ['reports', 'report_amounts', 'case_events', 'query_codes', 'cases', 'audit_rows']) {
      await sql.raw(`DELETE FROM ${table}`).execute(db);
    }
    await db.destroy();
    const portal = await openPortal({ storageDir: emptied }, () => MONDAY);
    const told = await checkReceipt(portal, { proof, text: readFileSync(at('text.json'), 'utf8') });
    await portal.db.destroy();
    expect(told).toEqual({ verdict: 'valid', holding: 'missing', isSameText: true });
    expect(await verify(['receipt', at('receipt.json'), '--key', at('published.pem')])).toMatchObject({ code: 0 });
    const log = await verify(['chain', at('receipt.json')], emptied);
    expect([log.code, JSON.parse(log.out)]).toEqual([
      1,
      { rows: 0, brokenAt: null, receiptsNotInLog: [at('receipt.json')] },
    ]);
  });

  test('while the log of the sound portal fits and holds the receipts, that of a kept report too', async () => {
    const log = await verify(['chain', at('receipt.json'), at('kept.json')], storageDir);
    expect([log.code, JSON.parse(log.out)]).toEqual([0, { rows: 2, brokenAt: null, receiptsNotInLog: [] }]);
  });
});
