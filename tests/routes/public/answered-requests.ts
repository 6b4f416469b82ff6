import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import type { Db } from '#db/client.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { anAccount, anInvestor, aQueryCode, asStaff, shanghai } from '#tests/support/builders.ts';
import { aProof } from '#tests/use-cases/play.ts';

let filed = 0;

/** A request of the hub filed at nine on each of these days and answered on the next one; the cases. */
export async function answerAll(db: Db, { serviceId, days }: { serviceId: string; days: string[] }): Promise<number[]> {
  const cases: number[] = [];
  const officer = await anAccount(db, { department: 'zsj', role: 'officer' });
  for (const day of days) {
    filed += 1;
    const submissionId = `answered-${filed}`;
    const at = (hours: number) => new Date(shanghai(`${day} 09:00`).getTime() + hours * 60 * 60_000);
    const done = await fileRequest(anInvestor(db, at(0)), {
      submissionId,
      code: aQueryCode(5000 + filed),
      locale: 'zh-CN',
      serviceId,
      application: {
        applicant: 'founder',
        company: { name: null, creditCode: null, registration: null },
        contact: { name: '王', phone: '13800000000', email: null, reachable: null },
        matter: '问一件事',
        papers: [],
        byAgent: false,
      },
    });
    if (!done.ok) throw new Error(done.reason);
    await acceptCase(asStaff(db, officer, at(1)), done.reference);
    const answer = { outcome: 'returned', text: '已答复', proof: aProof() } as const;
    const answered = await answerReport(asStaff(db, officer, at(25)), done.reference, answer);
    if (!answered.ok) throw new Error(answered.reason);
    cases.push((await findSubmittedCase(db, submissionId))?.caseId ?? 0);
  }
  return cases;
}
