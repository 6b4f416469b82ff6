import { z } from 'zod';
import type { AmountLine } from '#app/domain/report.ts';

/**
 * What the county signs when it has received a report (security.md T27). It holds the day and not the hour, and nothing
 * of what was written but its fingerprint: whoever is shown it learns neither.
 */
const FactsSchema = z.strictObject({
  /** Names the form, so that no other signed text of the county can pass for a receipt. */
  kind: z.literal('portal-receipt-1'),
  reference: z.string().regex(/^TS-[0-9A-Z]{8}$/),
  /** The county's calendar day. */
  receivedOn: z.iso.date(),
  /** SHA-256, hex, of the report's text as `reportText` puts it. */
  report: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256, hex, of each file sent with the report, in their order. */
  evidence: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(100),
  /** The link of the county's log that recorded the filing: a log that is written anew later does not hold it. */
  chain: z.string().regex(/^[0-9a-f]{64}$/),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
});
const ProofSchema = FactsSchema.extend({ signature: z.string().regex(/^[\w-]{86}$/) });

export type ReceiptFacts = z.infer<typeof FactsSchema>;
export type ReceiptProof = z.infer<typeof ProofSchema>;

export const PROOF_KIND = 'portal-receipt-1';
/** No proof in print or file is longer, not even with a hundred files. */
const LONGEST_PROOF = 10_000;

/** Where a proof begins, whatever stands around it. */
const FIRST_NAME = /\{\s*"(?:chain|evidence|keyId|kind|receivedOn|reference|report|signature)"\s*:/;

/** The signed text: JSON of the facts with their names in order and no white space (RFC 8785 for such plain values). */
export function canonicalProof(facts: ReceiptFacts): string {
  const { kind, reference, receivedOn, report, evidence, chain, keyId } = facts;
  return JSON.stringify({ chain, evidence, keyId, kind, receivedOn, reference, report });
}

/** A proof as one line, as it is printed and attached: the signed text with its signature behind. */
export function proofLine(proof: ReceiptProof): string {
  return `${canonicalProof(proof).slice(0, -1)},"signature":"${proof.signature}"}`;
}

/**
 * The proof in what somebody gives: the file, the line copied from a page or a document with its line breaks, or a whole
 * document that holds it. Null where there is none.
 */
export function findProof(given: string): ReceiptProof | null {
  const start = given.search(FIRST_NAME);
  const end = start < 0 ? -1 : given.indexOf('}', start);
  if (end < 0 || end - start > LONGEST_PROOF) return null;
  try {
    // No value holds white space: what stands there comes from a line break.
    const parsed = ProofSchema.safeParse(JSON.parse(given.slice(start, end + 1).replace(/\s/g, '')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The text that the fingerprint of a report is made of: what was written, and nothing about who wrote it. */
export function reportText(report: { what: string; outcome: string | null; amounts: readonly AmountLine[] }): string {
  const { what, outcome } = report;
  const amounts = report.amounts.map(({ itemCode, itemText, amountFen, paidOn, paidHow, receiptKind }) => ({
    itemCode,
    itemText,
    amountFen,
    paidOn,
    paidHow,
    receiptKind,
  }));
  return JSON.stringify({ what, outcome, amounts });
}
