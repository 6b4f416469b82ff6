import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { isTextOf, judgeProof } from '#app/crypto/receipt-key.server.ts';
import { checkReceipt } from '#app/use-cases/check-receipt.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { proveReceipt } from '#app/use-cases/prove-receipt.server.ts';
import { verifyChain } from '#app/use-cases/verify-chain.server.ts';
import type { Db } from '#db/client.server.ts';
import { anInvestor, aQueryCode, aReport, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { testKeys } from '#tests/support/keys.ts';

const LINE = { itemCode: null, itemText: '管理费', amountFen: 120_000, paidOn: '2026-10-30', paidHow: 'cash' } as const;
const REPORT = aReport({ what: '检查点收费，没有票据 𠮷', amounts: [{ ...LINE, receiptKind: 'none' }] });

async function aProvenReport(db: Db = testDb()) {
  const submission = { submissionId: 'one', code: aQueryCode(9001), report: REPORT };
  const filed = await fileReport(anInvestor(db, MONDAY), submission);
  const portal = { db, keys: testKeys };
  const proven = await proveReceipt(portal, 'one');
  if (!filed.ok || !proven) throw new Error('no receipt');
  return { db, portal, filed, submission, ...proven };
}

/** What somebody does who has the file and no scruples: the triggers first, then the case with all that hangs on it. */
async function makeVanish(db: Db, reference: string): Promise<void> {
  const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`.execute(db);
  for (const { name } of rows) await sql.raw(`DROP TRIGGER "${name}"`).execute(db);
  await sql`PRAGMA foreign_keys = OFF`.execute(db);
  for (const table of ['reports', 'report_amounts', 'case_events', 'query_codes', 'case_readers', 'sla_clocks']) {
    await sql.raw(`DELETE FROM ${table}`).execute(db);
  }
  await sql`DELETE FROM cases WHERE reference = ${reference}`.execute(db);
}

describe('the proof of a receipt', () => {
  test('says what was received, signed by the county, and fits the text that it gives along', async () => {
    const { proof, text, filed } = await aProvenReport();
    expect(judgeProof(testKeys.receipt, proof)).toBe('valid');
    expect(proof).toMatchObject({ reference: filed.reference, receivedOn: '2026-11-02', evidence: [] });
    expect(isTextOf(proof, text)).toBe(true);
    expect(JSON.parse(text)).toMatchObject({
      what: REPORT.what,
      amounts: [{ itemText: '管理费', amountFen: 120_000 }],
    });
  });

  test('is the same for a retry, however late', async () => {
    const { portal, proof, submission, db } = await aProvenReport();
    await fileAReport(db);
    await fileReport(anInvestor(db, shanghai('2026-11-05 10:00')), submission);
    expect((await proveReceipt(portal, 'one'))?.proof).toEqual(proof);
  });

  test('exists only after the commit: a report whose transaction is taken back has none', async () => {
    const db = testDb();
    const lost = fileReport(
      anInvestor(db, MONDAY),
      { submissionId: 'lost', code: aQueryCode(9001), report: REPORT },
      async () => {
        throw new Error('the disk is full');
      },
    );
    await expect(lost).rejects.toThrow('the disk is full');
    expect(await proveReceipt({ db, keys: testKeys }, 'lost')).toBeNull();
  });
});

describe('a receipt at the portal', () => {
  test('of a report that is there: held, and the text to the letter', async () => {
    const { portal, proof, text } = await aProvenReport();
    expect(await checkReceipt(portal, { proof, text })).toEqual({
      verdict: 'valid',
      holding: 'held',
      isSameText: true,
    });
    expect(await checkReceipt(portal, { proof, text: `${text}x` })).toMatchObject({ isSameText: false });
    expect(await checkReceipt(portal, { proof, text: null })).toMatchObject({ isSameText: null });
  });

  test('of a report that vanished: still valid, and the portal says that it holds none', async () => {
    const { db, portal, proof, filed } = await aProvenReport();
    await makeVanish(db, filed.reference);
    expect(await checkReceipt(portal, { proof, text: null })).toMatchObject({ verdict: 'valid', holding: 'missing' });
  });

  test('of a report whose words were exchanged, its fingerprint with them or not: changed', async () => {
    const { db, portal, proof } = await aProvenReport();
    const { rows } = await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'trigger'`.execute(db);
    for (const { name } of rows) await sql.raw(`DROP TRIGGER "${name}"`).execute(db);
    await sql`UPDATE reports SET what = '没有问题'`.execute(db);
    expect(await checkReceipt(portal, { proof, text: null })).toMatchObject({ holding: 'changed' });
  });

  test('that is altered or signed by nobody here gets no word about what the portal holds', async () => {
    const { portal, proof } = await aProvenReport();
    const forged = [
      { ...proof, receivedOn: '2026-11-01' },
      { ...proof, keyId: '0'.repeat(16) },
    ];
    const told = await Promise.all(forged.map((one) => checkReceipt(portal, { proof: one, text: null })));
    expect(told.map(({ verdict, holding }) => [verdict, holding])).toEqual([
      ['altered', null],
      ['unknown_key', null],
    ]);
  });
});

describe('the log', () => {
  test('holds every link, those of receipts too', async () => {
    const { db, proof } = await aProvenReport();
    await fileAReport(db);
    expect(await verifyChain(db, testKeys.chain, [proof.chain])).toEqual({ rows: 2, brokenAt: null, missing: [] });
  });

  test.each([
    ['altered', `UPDATE audit_rows SET at = '2026-11-01T00:00:00.000Z' WHERE seq = 2`, 2],
    ['deleted in the middle', `DELETE FROM audit_rows WHERE seq = 2`, 2],
    ['attributed to another case', `UPDATE audit_rows SET case_id = 1 WHERE seq = 3`, 3],
  ])('with a row %s is broken from there on', async (_, change, brokenAt) => {
    const db = testDb();
    for (let filed = 0; filed < 3; filed += 1) await fileAReport(db);
    await sql`DROP TRIGGER audit_rows_no_update`.execute(db);
    await sql`DROP TRIGGER audit_rows_no_delete`.execute(db);
    await sql.raw(change).execute(db);
    expect(await verifyChain(db, testKeys.chain)).toMatchObject({ brokenAt });
  });

  test('cut off at its end fits in itself, and the receipt shows what is missing', async () => {
    const { db, proof } = await aProvenReport();
    await sql`DROP TRIGGER audit_rows_no_delete`.execute(db);
    await sql`DELETE FROM audit_rows`.execute(db);
    expect(await verifyChain(db, testKeys.chain, [proof.chain])).toEqual({
      rows: 0,
      brokenAt: null,
      missing: [proof.chain],
    });
  });
});
