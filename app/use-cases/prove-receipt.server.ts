import type { KeyRing } from '#app/crypto/keys.server.ts';
import { signReceipt } from '#app/crypto/receipt-key.server.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { PROOF_KIND, type ReceiptProof, reportText } from '#app/domain/receipt-proof.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import type { Db } from '#db/client.server.ts';
import { findFilingMac } from '#db/repositories/audit-rows.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { listEvidenceHashes } from '#db/repositories/evidence-files.server.ts';
import { findSubmittedCase, getReport } from '#db/repositories/reports.server.ts';

export type ProvenReceipt = { proof: ReceiptProof; text: string };

/**
 * The signed proof of a report, or a request, and the text that it is about, read from what is committed: before the commit there is
 * none (security.md T27). The same submission always gets the same proof. Null where nothing was filed.
 */
export async function proveReceipt(
  { db, keys }: { db: Db; keys: KeyRing },
  submissionId: string,
): Promise<ProvenReceipt | null> {
  const filed = await findSubmittedCase(db, submissionId);
  return filed ? proveCase({ db, keys }, filed.caseId) : null;
}

/** The same for whoever holds the code of the case. Null for a case that was not opened by a report. */
export async function proveCase(
  { db, keys }: { db: Db; keys: KeyRing },
  caseId: number,
): Promise<ProvenReceipt | null> {
  const chain = await findFilingMac(db, caseId);
  if (chain === undefined) return null;
  const reference = await getReference(db, caseId);
  const report = await getReport(db, caseId);
  const { calendar } = currentRules(await getCountyRules(db));
  const proof = signReceipt(keys.receipt, {
    kind: PROOF_KIND,
    reference,
    receivedOn: dayOf(calendar, report.filedAt),
    report: report.contentHash,
    evidence: (await listEvidenceHashes(db, reference)).map(({ sha256 }) => sha256),
    chain,
  });
  return { proof, text: reportText(report) };
}
