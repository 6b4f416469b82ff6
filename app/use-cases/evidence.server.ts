import type { CaseEventBody } from '#app/domain/case-event.ts';
import { canBeRebuilt, refusalOf, type StoredEvidence } from '#app/domain/evidence.ts';
import type { ActingOn } from '#app/use-cases/act-on-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { insertEvidenceFile, listEvidence } from '#db/repositories/evidence-files.server.ts';
import { deleteHeldFiles, type FileHolder, listHeldFiles } from '#db/repositories/held-files.server.ts';

/** Files that wait to be sent: those of this list alone go. `paperOf`: which paper of the service's list a file is. */
export type WaitingEvidence = {
  holder: FileHolder;
  numbers: readonly string[];
  paperOf?: Readonly<Record<string, number>>;
};

/** The files that go with what is sent: listed on its page, and still there. */
export async function filesOf(trx: Db, waiting: WaitingEvidence | undefined): Promise<StoredEvidence[]> {
  if (!waiting) return [];
  const files = await listHeldFiles(trx, waiting.holder);
  return files.filter(({ number }) => waiting.numbers.includes(number)).map(({ nameBox: _nameBox, ...file }) => file);
}

/** What the history says of a file: kind, size and digest, never a name. `message`: what it came with. */
export function evidenceEvent(file: StoredEvidence, message: number | null): CaseEventBody {
  const { kind, size, sha256 } = file;
  return { type: 'evidence_added', kind, size, sha256, message };
}

/** Records files with a case, inside the transaction of the events that tell of them. */
export async function keepEvidence(
  trx: Db,
  given: {
    caseId: number;
    files: readonly StoredEvidence[];
    messageId: number | null;
    paperOf?: WaitingEvidence['paperOf'];
    now: Date;
  },
): Promise<void> {
  const { caseId, files, messageId, paperOf, now: addedAt } = given;
  for (const file of files) {
    const copy = canBeRebuilt(file.mediaType) ? 'pending' : 'sealed';
    await insertEvidenceFile(trx, caseId, { file, messageId, paper: paperOf?.[file.number], addedAt, copy });
  }
}

/** The same for files that waited; what their holder has beyond them is taken away. */
export async function keepWaiting(
  trx: Db,
  given: { caseId: number; files: readonly StoredEvidence[]; waiting: WaitingEvidence | undefined; now: Date },
): Promise<void> {
  await keepEvidence(trx, { ...given, messageId: null, paperOf: given.waiting?.paperOf });
  if (given.waiting) await deleteHeldFiles(trx, given.waiting.holder);
}

/** Adds files that waited to an open case, with the message that they came with; those that no longer fit are left out. */
export async function addWithMessage(
  on: ActingOn,
  waiting: WaitingEvidence | undefined,
  message: number,
): Promise<void> {
  if (!waiting) return;
  const { trx, record } = on;
  const held: { size: number }[] = await listEvidence(trx, record.id);
  const files: StoredEvidence[] = [];
  for (const file of await filesOf(trx, waiting)) {
    if (refusalOf([...held, ...files], file) === null) files.push(file);
  }
  for (const file of files) on.append(evidenceEvent(file, message));
  await keepEvidence(trx, { caseId: record.id, files, messageId: message, now: record.now });
  await deleteHeldFiles(trx, waiting.holder);
}
