import type { Application } from '#app/domain/service/application.ts';
import { parseSocialCreditCode } from '#app/domain/social-credit-code.ts';
import { fileRequest } from '#app/use-cases/file-request.server.ts';
import type { Db } from '#db/client.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { anInvestor, aQueryCode, shanghai } from '#tests/support/builders.ts';

/** The unit of the sample county that has a service with a fee, and the fee's entry in the catalogue. */
export const CHARGING_UNIT = 'zrzy';
export const CHARGED_ITEM = 'A-001';
const CHARGED_SERVICE = 'real-estate-registration';
const LAST_CHARACTERS = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');

/** The n-th valid credit code of the tests. */
export function aCreditCode(n: number): string {
  const body = `91230000${String(n).padStart(9, '0')}`;
  const code = LAST_CHARACTERS.map((last) => body + last).find((each) => parseSocialCreditCode(each).ok);
  if (!code) throw new Error(`no credit code begins with ${body}`);
  return code;
}

let asked = 0;

/** A firm that asks for the registration of real estate, which has a fee; returns the case. */
export async function aChargedFirm(
  db: Db,
  given: { firm: number; at: string; serviceId?: string; applicant?: Application['applicant']; code?: string | null },
): Promise<number> {
  asked += 1;
  const submissionId = `charged-${asked}`;
  const { firm, at, serviceId = CHARGED_SERVICE, applicant = 'company', code = aCreditCode(firm) } = given;
  const filed = await fileRequest(anInvestor(db, shanghai(at)), {
    submissionId,
    code: aQueryCode(100_000 + asked),
    locale: 'zh-CN',
    serviceId,
    application: {
      applicant,
      company: { name: `第 ${firm} 公司`, creditCode: code, registration: null },
      contact: { name: '王', phone: '13800000000', email: null, reachable: null },
      matter: '厂房办不动产登记。',
      papers: [],
      byAgent: false,
    },
  });
  if (!filed.ok) throw new Error(filed.reason);
  return (await findSubmittedCase(db, submissionId))?.caseId ?? 0;
}

/** So many firms, each with one such request, at this wall time. */
export async function chargedFirms(db: Db, count: number, at: string): Promise<number[]> {
  const cases: number[] = [];
  for (let firm = 1; firm <= count; firm += 1) cases.push(await aChargedFirm(db, { firm, at }));
  return cases;
}
