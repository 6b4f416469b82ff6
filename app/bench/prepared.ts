import { randomUUID } from 'node:crypto';
import { sealBox } from '#app/crypto/box.server.ts';
import { hashToken, newQueryCode, newToken } from '#app/crypto/code.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { DEMO_REPORTS } from '#app/demo/reports.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { createAccount } from '#app/use-cases/create-account.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { findCaseForDepartment } from '#db/repositories/cases.server.ts';
import { insertReportDraft } from '#db/repositories/report-drafts.server.ts';
import { insertStaffSession } from '#db/repositories/staff-sessions.server.ts';

type Portal = { db: Db; keys: KeyRing };

const { roadFee } = DEMO_REPORTS;

/** Complete anonymous drafts, one step before sending. Returns their cookies. */
export async function prepareDrafts({ db, keys }: Portal, count: number, now: Date): Promise<string[]> {
  const tokens = Array.from({ length: count }, newToken);
  await writeTransaction(db, async (trx) => {
    for (const token of tokens) {
      const tokenHash = hashToken(token);
      const draft = {
        submissionId: randomUUID(),
        code: newQueryCode(),
        locale: 'zh-CN',
        answers: {
          group: roadFee.group,
          category: roadFee.category,
          identityMode: 'anonymous',
          safetyRead: true,
          accused: { ...roadFee.accused, isComplete: true },
          amounts: { lines: roadFee.amounts, isComplete: true },
          what: roadFee.what,
          outcome: roadFee.outcome,
          evidence: true,
        },
        receipt: null,
      };
      const box = sealBox(keys.draft, Buffer.from(JSON.stringify(draft)), tokenHash);
      await insertReportDraft(trx, { tokenHash, box, touchedAt: now });
    }
  });
  return tokens.map((token) => `__Host-draft=${token}`);
}

/** An officer of market regulation, signed in. Returns the cookie. */
export async function signInOfficer({ db, keys }: Portal, now: Date): Promise<string> {
  const seat = { userName: 'bench', displayName: '李明', department: 'scjg', role: 'officer', email: null } as const;
  const account = await createAccount({ db, keys, now }, seat);
  if (!account.ok) throw new Error(account.reason);
  const token = newToken();
  await writeTransaction(db, (trx) =>
    insertStaffSession(trx, {
      tokenHash: hashToken(token),
      area: 'desk',
      accountId: account.accountId,
      startedAt: now,
    }),
  );
  return `__Host-desk=${token}`;
}

/** Cases of one lead, filed over the last working days; every third one accepted. */
export async function fileCases({ db, keys }: Portal, count: number, now: Date): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const at = new Date(now.getTime() - (count - n) * 1000);
    const submission = { submissionId: `bench-${n}`, code: newQueryCode(), report: roadFee };
    const filed = await fileReport({ db, keys, now: at, actor: { kind: 'investor' } }, submission);
    if (!filed.ok) throw new Error(filed.reason);
    if (n % 3 === 0) await acceptOne({ db, keys }, filed.reference, at);
  }
}

async function acceptOne({ db, keys }: Portal, reference: string, now: Date): Promise<void> {
  if (!(await findCaseForDepartment(db, reference, 'scjg'))) throw new Error('the lead does not read its case');
  const actor = { kind: 'staff', accountId: 1, departmentId: 'scjg', role: 'officer' } as const;
  const accepted = await acceptCase({ db, keys, now, actor }, reference);
  if (!accepted.ok) throw new Error(accepted.reason);
}
