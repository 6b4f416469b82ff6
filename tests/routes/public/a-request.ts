import { fileRequest } from '#app/use-cases/file-request.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { anInvestor, aQueryCode, MONDAY } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

/** A founder who asks for the registration of a company and has no paper at hand. */
export const FOUNDERS_REQUEST = {
  serviceId: 'company-registration',
  application: {
    applicant: 'founder',
    company: { name: null, creditCode: null, registration: null },
    contact: { name: '王', phone: '13800000000', email: null, reachable: null },
    matter: '开厂',
    papers: [],
    byAgent: false,
  },
} satisfies Pick<Parameters<typeof fileRequest>[1], 'serviceId' | 'application'>;

/** An investor behind the code of a request of the market regulation, at this instant. */
export async function aRequest(now: Date) {
  const context = aContext({ clock: () => now });
  const { db } = context;
  const filed = await fileRequest(anInvestor(db, MONDAY), {
    submissionId: 'request',
    code: aQueryCode(77),
    locale: 'zh-CN',
    ...FOUNDERS_REQUEST,
  });
  if (!filed.ok) throw new Error(filed.reason);
  const caseId = (await findSubmittedCase(db, 'request'))?.caseId ?? 0;
  return { context, db, caseId, reference: filed.reference };
}
