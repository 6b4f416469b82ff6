import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { addIdentity } from '#app/use-cases/add-identity.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { fileQueryAnswer } from '#app/use-cases/file-query-answer.server.ts';
import type { Db } from '#db/client.server.ts';
import { insertPaper } from '#db/repositories/case-papers.server.ts';
import { insertClockJump } from '#db/repositories/clock-jumps.server.ts';
import { insertEvidenceFile } from '#db/repositories/evidence-files.server.ts';
import { insertMessage } from '#db/repositories/messages.server.ts';
import { insertNotice, insertNoticeRemoval } from '#db/repositories/public-notices.server.ts';
import { insertReportHistory } from '#db/repositories/report-histories.server.ts';
import { insertReportCheck } from '#db/repositories/reports.server.ts';
import { insertMonth } from '#db/repositories/scorecard.server.ts';
import { insertServiceRequest } from '#db/repositories/service-requests.server.ts';
import { getServices } from '#db/repositories/services.server.ts';
import { insertWrittenAsk } from '#db/repositories/written-asks.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, BASIS, by, own, theCast } from '#tests/use-cases/play.ts';

const TABLES = [
  'case_events',
  'reports',
  'report_amounts',
  'sealed_identities',
  'query_codes',
  'case_excluded',
  'case_accused',
  'messages',
  'proof_files',
  'query_cases',
  'query_answers',
  'fired_steps',
  'audit_rows',
  'clock_jumps',
  'case_papers',
  'sla_policies',
  'calendars',
  'routing_rules',
  'report_checks',
  'fee_catalogues',
  'report_histories',
  'service_requests',
  'evidence_files',
  'added_contacts',
  'written_asks',
  'written_refusals',
  'public_notices',
  'notice_removals',
  'scorecard_months',
  'scorecard_figures',
];

/** A county in which every append-only table holds something. */
async function lived(): Promise<Db> {
  const db = testDb();
  const cast = await theCast(db);
  const contact = { name: '王', phone: null, email: null, reachable: null, project: null };
  const { reference } = await fileAReport(db, { report: { identityMode: 'hidden', contact } });
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  await sweepTo(db, shanghai('2026-11-03 09:30'));
  const { number } = await db.selectFrom('queries').select('number').executeTakeFirstOrThrow();
  await fileQueryAnswer(by(db, cast.accused, '2026-11-04 10:00'), number, BASIS);
  const answer = { outcome: 'returned', text: '已退', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-05 10:00'), reference, answer);
  const [at, previousTickAt] = [shanghai('2026-11-05 11:00'), shanghai('2026-11-05 10:00')];
  await insertClockJump(db, { kind: 'stopped', at, previousTickAt, seconds: 3600 });
  const { caseId } = await fileAReport(db);
  const { accountId, departmentId } = cast.officer;
  const paper = { kind: 'question', departmentId, accountId, toDepartmentId: 'czj', clause: null } as const;
  await insertPaper(db, caseId, { ...paper, body: '请提供收费依据目录', writtenAt: at });
  const check = { kind: 'fine', answers: { officers: 1 }, results: [], checkedOn: '2026-11-02' } as const;
  const file = { number: '0', kind: 'pdf', mediaType: 'application/pdf', size: 1, sha256: '', keyId: '' } as const;
  await insertEvidenceFile(db, caseId, { file, messageId: null, addedAt: at, copy: 'pending' });
  await insertReportCheck(db, caseId, { ...check, results: [] });
  const unit = { id: 'scjg', name: { zh: '', en: '', ru: '' } };
  const history = {
    reference: 'TS-1',
    service: unit.name,
    unit,
    why: 'overdue',
    madeAt: '2026-11-02',
    clocks: '[]',
  } as const;
  await insertReportHistory(db, caseId, history);
  const { version: serviceVersion } = await getServices(db);
  const request = {
    serviceId: 'consultation',
    serviceVersion,
    applicant: 'founder',
    byAgent: false,
    papers: [],
  } as const;
  await insertServiceRequest(db, caseId, request);
  await insertWrittenAsk(db, caseId, { aboutCaseId: null, refusedOn: null, place: null });
  await insertMessage(db, caseId, {
    direction: 'to_investor',
    channel: 'substance',
    body: '不办',
    done: null,
    next: null,
    nextByOn: null,
    basis: null,
    refusal: { gap: '缺', route: '另办', officer: '赵', phone: '1' },
    rightChannel: null,
    departmentId: 'scjg',
    sentAt: at,
  });
  const notice = { texts: { zh: { title: '公告', text: '正文' }, en: null, ru: null }, shownOn: '2026-11-05' };
  const noticeId = await insertNotice(db, { ...notice, corrects: null, publishedBy: accountId }, at);
  await insertNoticeRemoval(db, { noticeId, on: '2026-11-05', reason: '重复', removedBy: accountId }, at);
  await addIdentity(own(db, '2026-11-05 12:00'), caseId, { mode: 'named', contact });
  const figures = [{ month: '2026-11', unit: 'scjg', measure: 'answered', spread: { 1: 1 } }] as const;
  await insertMonth(db, { month: '2026-11', figures, publishedAt: at });
  return db;
}
const db = await lived();

async function rowsOf(table: string) {
  return (await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`.execute(db)).rows;
}

describe.each(TABLES)('%s', (table) => {
  test('holds what was written and lets nobody change, delete or replace it', async () => {
    const before = await rowsOf(table);
    expect(before.length).toBeGreaterThan(0);
    const row = before[0] ?? {};
    const columns = Object.keys(row);
    const first = sql.ref(columns[0] ?? '');
    const refusal = `${table} is append-only`;
    await expect(sql`UPDATE ${sql.table(table)} SET ${first} = ${first}`.execute(db)).rejects.toThrow(refusal);
    await expect(sql`DELETE FROM ${sql.table(table)}`.execute(db)).rejects.toThrow(refusal);
    const values = sql.join(Object.values(row));
    const into = sql`${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})`;
    for (const verb of ['INSERT OR REPLACE', 'REPLACE', 'INSERT OR IGNORE']) {
      await expect(sql`${sql.raw(verb)} INTO ${into} VALUES (${values})`.execute(db)).rejects.toThrow(refusal);
    }
    expect(await rowsOf(table)).toEqual(before);
  });
});

test('every table with those triggers is on this list', async () => {
  const found = await sql<{ name: string }>`
    SELECT tbl_name AS name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\_no\_replace' ESCAPE '\\'
  `.execute(db);
  expect(found.rows.map((row) => row.name).sort()).toEqual([...TABLES].sort());
});

test('a unique column other than the key is no way around: a submission or a code is not replaced either', async () => {
  const [report] = await rowsOf('reports');
  const [code] = await rowsOf('query_codes');
  const other = await fileAReport(db, { report: { what: '另一件' } });
  await expect(
    sql`INSERT OR REPLACE INTO query_codes (code_hash, case_id) VALUES ('x', ${code?.case_id})`.execute(db),
  ).rejects.toThrow(/append-only/);
  expect((await rowsOf('query_codes')).some((row) => row.case_id === code?.case_id && row.code_hash !== 'x')).toBe(
    true,
  );
  await expect(
    sql`UPDATE OR REPLACE reports SET submission_id = ${report?.submission_id} WHERE case_id = ${other.caseId}`.execute(
      db,
    ),
  ).rejects.toThrow(/append-only/);
});
