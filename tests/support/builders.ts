import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import { makeQueryCode } from '#app/domain/reference.ts';
import type { Report } from '#app/domain/report.ts';
import { sweepClocks } from '#app/jobs/sweep-clocks.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import type { StaffContext, UseCaseContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { insertAccount } from '#db/repositories/accounts.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { testKeys } from '#tests/support/keys.ts';

/** A wall time of the county as an instant: `shanghai('2026-10-12 09:00')`. Seconds and milliseconds may follow. */
export function shanghai(wall: string): Date {
  const at = new Date(`${wall.replace(' ', 'T')}+08:00`);
  if (Number.isNaN(at.getTime())) throw new Error(`no wall time: ${wall}`);
  return at;
}

/** The county's date of an instant: eight hours ahead all the year. */
export function shanghaiDay(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Monday of a plain working week (no holiday within a month): the day most tests begin. */
export const MONDAY = shanghai('2026-11-02 09:00');

/** An anonymous report of an arbitrary fee against the transport bureau, the query agreed to. */
export function aReport(overrides: Partial<Report> = {}): Report {
  return {
    locale: 'zh-CN',
    group: 'fee',
    category: 'L1',
    identityMode: 'anonymous',
    accused: { units: ['jtj'], countyLeader: false, headPersonally: false },
    amounts: [
      {
        itemCode: null,
        itemText: '道路维护费',
        amountFen: 120_000,
        paidOn: '2026-10-20',
        paidHow: 'cash',
        receiptKind: 'none',
      },
    ],
    check: null,
    what: '在公路检查点被要求缴纳道路维护费，没有文件，没有票据。',
    outcome: '退还所收费用。',
    contact: null,
    queryAgreed: true,
    wordsToHigher: false,
    ...overrides,
  };
}

/** Whom a report is about, by unit. */
export function accusing(...units: string[]): Report['accused'] {
  return { units, countyLeader: false, headPersonally: false };
}

export function anInvestor(db: Db, now: Date): UseCaseContext {
  return { db, now, actor: { kind: 'investor' }, keys: testKeys };
}

export function asStaff(db: Db, actor: StaffActor, now: Date): StaffContext {
  return { db, now, actor, keys: testKeys };
}

let filed = 0;

/** Files a report through the use case, at MONDAY unless told otherwise. Throws when it is refused. */
export async function fileAReport(
  db: Db,
  given: { report?: Partial<Report>; at?: Date } = {},
): Promise<{ caseId: number; reference: string; code: string }> {
  filed += 1;
  const submissionId = `submission-${filed}`;
  const code = aQueryCode(filed);
  const submission = { submissionId, code, report: aReport(given.report) };
  const result = await fileReport(anInvestor(db, given.at ?? MONDAY), submission);
  if (!result.ok) throw new Error(`the report was not filed: ${result.reason}`);
  const found = await findSubmittedCase(db, submissionId);
  if (!found) throw new Error('a filed report without a case');
  return { caseId: found.caseId, reference: result.reference, code };
}

/** The n-th query code of the tests, in normal form. */
export function aQueryCode(n: number): string {
  const bytes = new Uint8Array(19);
  new DataView(bytes.buffer).setUint32(15, n);
  for (let place = 15; place < 19; place += 1) bytes[place - 8] = (bytes[place] ?? 0) >> 5;
  return makeQueryCode(bytes);
}

let accounts = 0;

/** A staff account that nobody can sign in to (no argon2 in every test); with an address, so that mails are queued. */
export async function anAccount(db: Db, given: { department: string; role: StaffRole }): Promise<StaffActor> {
  accounts += 1;
  const { department, role } = given;
  const userName = `user${accounts}`;
  const accountId = await insertAccount(db, {
    userName,
    displayName: `经办${accounts}`,
    departmentId: department,
    role,
    email: `${userName}@example.test`,
    passwordHash: 'none',
    totpBox: Buffer.from('none'),
    createdAt: MONDAY,
  });
  return { kind: 'staff', accountId, departmentId: department, role };
}

/** One tick of the sweeper at this instant: everything due strictly before it fires, on every case. */
export async function sweepTo(db: Db, now: Date): Promise<void> {
  await sweepClocks({ db, keys: testKeys, now });
}
