import type { Generated } from 'kysely';
import type { CopyState, EvidenceKind } from '#app/domain/evidence.ts';

type SealedFileRow = {
  number: string;
  kind: EvidenceKind;
  media_type: string;
  size: number;
  sha256: string;
  key_id: string;
  added_at: string;
};

/** Files of reporters, as SQLite holds them. */
export interface EvidenceTables {
  evidence_files: SealedFileRow & {
    id: Generated<number>;
    case_id: number;
    message_id: number | null;
    paper: number | null;
  };
  evidence_copies: {
    evidence_number: string;
    state: CopyState;
    tries: number;
    number: string | null;
    media_type: string | null;
    size: number | null;
    sha256: string | null;
    key_id: string | null;
    updated_at: string;
  };
  held_files: SealedFileRow & {
    id: Generated<number>;
    draft_hash: string | null;
    application_hash: string | null;
    track_hash: string | null;
    name_box: Buffer;
  };
  dropped_files: { number: string };
}
