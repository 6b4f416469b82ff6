import type { KeyRing } from '#app/crypto/keys.server.ts';
import { signReceipt } from '#app/crypto/receipt-key.server.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { PROOF_KIND, type ReceiptProof, reportText } from '#app/domain/receipt-proof.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import type { Db } from '#db/client.server.ts';
import { findFilingMac } from '#db/repositories/audit-rows.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listEvidenceHashes } from '#db/repositories/evidence-files.server.ts';
import { findSubmittedCase, getReport } from '#db/repositories/reports.server.ts';

export type ProvenReceipt = { proof: ReceiptProof; text: string };

/**
 * The signed proof of a report and the text that it is about, read from what is committed: before the commit there is
 * none (security.md T27). The same submission always gets the same proof. Null where nothing was filed.
 */
export async function proveReceipt(
  { db, keys }: { db: Db; keys: KeyRing },
  submissionId: string,
): Promise<ProvenReceipt | null> {
  const filed = await findSubmittedCase(db, submissionId);
  if (!filed) return null;
  const report = await getReport(db, filed.caseId);
  const chain = await findFilingMac(db, filed.caseId);
  if (chain === undefined) throw new Error('a report whose filing the log does not hold');
  const { calendar } = currentRules(await getCountyRules(db));
  const proof = signReceipt(keys.receipt, {
    kind: PROOF_KIND,
    reference: filed.reference,
    receivedOn: dayOf(calendar, report.filedAt),
    report: report.contentHash,
    evidence: (await listEvidenceHashes(db, filed.reference)).map(({ sha256 }) => sha256),
    chain,
  });
  return { proof, text: reportText(report) };
}
