import { withApplication } from '#app/auth/application-draft.server.ts';
import { withDraft } from '#app/auth/report-draft.server.ts';
import { BoxError, openBox, sealBox } from '#app/crypto/box.server.ts';
import { type EvidenceKind, type EvidenceRefusal, refusalOf, type StoredEvidence } from '#app/domain/evidence.ts';
import type { PortalContext } from '#app/load-context.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listEvidence } from '#db/repositories/evidence-files.server.ts';
import {
  deleteHeldFile,
  type FileHolder,
  type HeldFile,
  insertDroppedFile,
  insertHeldFile,
  listHeldFiles,
} from '#db/repositories/held-files.server.ts';
import { findTrackSession } from '#db/repositories/track-sessions.server.ts';

/** A file under the reporter's own name for it, which nobody else is ever shown. */
export type OwnFile = { number: string; name: string; kind: EvidenceKind; mediaType: string; size: number };
type NamedFile = { file: StoredEvidence; name: string };
/** Null when the holder is gone meanwhile, or was sent. */
type Added = { ok: true } | { ok: false; reason: EvidenceRefusal } | null;

/** Puts a stored file to the draft, if it still fits; one that does not is removed from disk soon. */
export function addDraftFile(context: PortalContext, tokenHash: string, named: NamedFile): Promise<Added> {
  const holder = { kind: 'draft', tokenHash } as const;
  return withDraft(context, tokenHash, (trx, draft) =>
    add(context, trx, { holder, named, beside: draft && !draft.receipt ? [] : null }),
  );
}

/** The same for an application. */
export function addApplicationFile(context: PortalContext, tokenHash: string, named: NamedFile): Promise<Added> {
  const holder = { kind: 'application', tokenHash } as const;
  return withApplication(context, tokenHash, (trx, draft) =>
    add(context, trx, { holder, named, beside: draft && !draft.receipt ? [] : null }),
  );
}

/** The same for a browser that has a case open by its code: together with what the case holds it must fit. */
export function addTrackFile(context: PortalContext, tokenHash: string, named: NamedFile): Promise<Added> {
  const holder = { kind: 'track', tokenHash } as const;
  return writeTransaction(context.db, async (trx) => {
    const session = await findTrackSession(trx, tokenHash, new Date(0));
    return add(context, trx, { holder, named, beside: session ? await listEvidence(trx, session.caseId) : null });
  });
}

type Adding = { holder: FileHolder; named: NamedFile; beside: readonly { size: number }[] | null };

async function add(context: PortalContext, trx: Db, { holder, named, beside }: Adding): Promise<Added> {
  const { file, name } = named;
  const reason = beside && refusalOf([...beside, ...(await listHeldFiles(trx, holder))], file);
  if (beside === null || reason !== null) {
    await insertDroppedFile(trx, file.number);
    return reason === null ? null : { ok: false, reason };
  }
  const nameBox = sealBox(context.keys.draft, Buffer.from(name, 'utf8'), placeOf(file.number));
  await insertHeldFile(trx, holder, { file: { ...file, nameBox }, addedAt: context.clock() });
  return { ok: true };
}

/** Takes a file that was not sent yet away again. */
export async function removeHeldFile(context: PortalContext, holder: FileHolder, number: string): Promise<void> {
  await writeTransaction(context.db, (trx) => deleteHeldFile(trx, holder, number));
}

/** The files that wait to be sent, with their names, oldest first. */
export async function readHeldFiles(context: PortalContext, holder: FileHolder): Promise<OwnFile[]> {
  const files = await listHeldFiles(context.db, holder);
  return files.map((file) => {
    const { number, kind, mediaType, size } = file;
    return { number, name: nameOf(context, file), kind, mediaType, size };
  });
}

function nameOf(context: PortalContext, file: HeldFile): string {
  try {
    return openBox(context.keys.draft, file.nameBox, placeOf(file.number)).toString('utf8');
  } catch (error) {
    // Sealed before the keys were put back from a backup: the file is there, its name is not.
    if (error instanceof BoxError) return '';
    throw error;
  }
}

function placeOf(number: string): string {
  return `held_files:${number}`;
}
