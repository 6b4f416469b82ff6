import type { Category } from '#app/domain/category.ts';

/** What proves that money came back or a wrong was put right; a photo of a meeting is none (sla.md §4, An answer). */
export const PROOF_KINDS = ['refund_voucher', 'lifting_order', 'acceptance_number', 'other'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

/** What is filed of a case on paper: what proves an answer, and the document that opened a statutory procedure. */
export type FiledKind = ProofKind | 'procedure_paper';

/** What shows that money came back, or that what was done is lifted: nothing else does. */
const OF_MONEY_AND_MEASURES: readonly ProofKind[] = ['refund_voucher', 'lifting_order'];

/**
 * The proofs that an answer in a category can have. Of money or of a measure nothing but the voucher or the order is one,
 * so that no photo passes as "another proof"; what has no paper of its own keeps the whole list.
 */
export function proofKindsOf(category: Pick<Category, 'amounts' | 'basis'> | undefined): readonly ProofKind[] {
  return category?.amounts || category?.basis ? OF_MONEY_AND_MEASURES : PROOF_KINDS;
}

export const PROOF_MEDIA_TYPES = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type ProofMediaType = (typeof PROOF_MEDIA_TYPES)[number];

/** The largest proof that is taken, in bytes: 20 MB. */
export const MAX_PROOF_BYTES = 20 * 1_048_576;

/** A proof file that is safely on disk, encrypted; its number is its name there and its address on the desk. */
export type StoredProof<Kind extends FiledKind = FiledKind> = {
  number: string;
  kind: Kind;
  mediaType: ProofMediaType;
  /** Bytes of the file as it was handed in. */
  size: number;
  sha256: string;
  keyId: string;
};
