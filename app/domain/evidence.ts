/** What the reporter hands in: by content, never by name. */
export const EVIDENCE_KINDS = ['image', 'pdf', 'document', 'sheet', 'audio', 'video'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

const MEGABYTE = 1_048_576;

/** Ten files, 20 MB each, 60 MB a case (experience.md, decisions), in bytes. */
export const EVIDENCE_LIMITS = { files: 10, fileBytes: 20 * MEGABYTE, caseBytes: 60 * MEGABYTE } as const;

/** What the content is → what it is called. Nothing else is taken. */
const KIND_OF: ReadonlyMap<string, EvidenceKind> = new Map([
  ['image/jpeg', 'image'],
  ['image/png', 'image'],
  ['image/webp', 'image'],
  ['image/heic', 'image'],
  ['image/heif', 'image'],
  ['application/pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'document'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'sheet'],
  ['audio/mpeg', 'audio'],
  ['audio/x-m4a', 'audio'],
  ['audio/amr', 'audio'],
  ['audio/wav', 'audio'],
  ['video/mp4', 'video'],
  ['video/quicktime', 'video'],
]);

/** Those of which a copy can be rebuilt that a department may see (security.md D-21, T03). */
const REBUILT: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]);

/** An original that is safely on disk, encrypted. `number` is its name there; the reporter's name for it is not kept. */
export type StoredEvidence = {
  number: string;
  kind: EvidenceKind;
  mediaType: string;
  /** Bytes as they were handed in. */
  size: number;
  /** SHA-256 of those bytes, hex: the reporter's proof of what was handed in. */
  sha256: string;
  keyId: string;
};

/** One line of the hash slip. */
export type EvidenceHash = Pick<StoredEvidence, 'kind' | 'size' | 'sha256'>;

/**
 * The copy that a department may see: being made, made, or never (`sealed`: the original alone stays, which nobody is
 * served).
 */
export type CopyState = 'pending' | 'released' | 'sealed';

/** A file of the reporter as staff see it. `number` is the address of its copy; the original has none. */
export type EvidenceView = {
  number: string;
  kind: EvidenceKind;
  /** Of the original. */
  size: number;
  sha256: string;
  addedAt: Date;
  state: CopyState;
  copySize: number | null;
};

export type EvidenceRefusal = 'empty' | 'too_large' | 'wrong_type' | 'too_many' | 'case_full';

/** The kind of a content, or null for one that is not taken. */
export function evidenceKindOf(mediaType: string): EvidenceKind | null {
  return KIND_OF.get(mediaType) ?? null;
}

/** Whether a copy can be made of this content at all; if not, it is sealed from the start. */
export function canBeRebuilt(mediaType: string): boolean {
  return REBUILT.has(mediaType);
}

/** Why one more file does not fit beside those already there; null when it does. */
export function refusalOf(
  held: readonly Pick<StoredEvidence, 'size'>[],
  next: Pick<StoredEvidence, 'size'>,
): EvidenceRefusal | null {
  if (held.length >= EVIDENCE_LIMITS.files) return 'too_many';
  const bytes = held.reduce((sum, file) => sum + file.size, next.size);
  return bytes > EVIDENCE_LIMITS.caseBytes ? 'case_full' : null;
}
