import type { KeyRing } from '#app/crypto/keys.server.ts';
import { fingerprintOf, isTextOf, judgeProof, type ProofVerdict } from '#app/crypto/receipt-key.server.ts';
import { type ReceiptProof, reportText } from '#app/domain/receipt-proof.ts';
import type { Db } from '#db/client.server.ts';
import { listEvidenceHashes } from '#db/repositories/evidence-files.server.ts';
import { findReportedCase, getReport } from '#db/repositories/reports.server.ts';

/** 'changed': there is a report of this number, and it is not the one that was received. */
export type Holding = 'held' | 'changed' | 'missing';
export type ReceiptCheck = {
  verdict: ProofVerdict;
  /** Null unless the proof is valid: nobody learns from a number alone whether there is a case. */
  holding: Holding | null;
  /** Null where no text was given. */
  isSameText: boolean | null;
};

/** What the portal can say of a receipt: whether it signed it, whether it still holds the report, whether a text is it. */
export async function checkReceipt(
  { db, keys }: { db: Db; keys: KeyRing },
  given: { proof: ReceiptProof; text: string | null },
): Promise<ReceiptCheck> {
  const { proof, text } = given;
  const verdict = judgeProof(keys.receipt, proof);
  return {
    verdict,
    holding: verdict === 'valid' ? await holdingOf(db, proof) : null,
    isSameText: text === null ? null : isTextOf(proof, text),
  };
}

/**
 * Measured on the words themselves: a fingerprint beside words that were exchanged would say nothing. Of the files that
 * came with the report those on record are compared.
 */
async function holdingOf(db: Db, proof: ReceiptProof): Promise<Holding> {
  const caseId = await findReportedCase(db, proof.reference);
  if (caseId === undefined) return 'missing';
  const files = (await listEvidenceHashes(db, proof.reference)).map(({ sha256 }) => sha256);
  const isWhole = files.join() === proof.evidence.join();
  return isWhole && fingerprintOf(reportText(await getReport(db, caseId))) === proof.report ? 'held' : 'changed';
}
