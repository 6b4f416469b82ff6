import { type AppLoadContext, data } from 'react-router';
import type { FileProblem } from '#app/components/report/evidence-page.ts';
import { EVIDENCE_LIMITS, type EvidenceRefusal, type StoredEvidence } from '#app/domain/evidence.ts';
import { cleanLine } from '#app/domain/typed-text.ts';
import { hasRoom, isDiskFull, storeEvidence } from '#app/files/evidence.server.ts';
import { readEvidenceForm } from '#app/http/evidence-form.server.ts';

const LONGEST_NAME = 100;

export type NamedFile = { file: StoredEvidence; name: string };
export type UploadedForm = {
  fields: FormData;
  taken: number;
  /** The first thing that went wrong; what came before it is taken. */
  problem: FileProblem | null;
  /** 200 where the form can go on. */
  status: 200 | 400 | 429 | 503;
};

export type RefusedFiles = { problem: FileProblem };

/** What the page says where not all files were taken, or where some were to be added and none came; null for a good form. */
export function refusalOfFiles({ problem, taken, status }: UploadedForm, intent: string) {
  if (problem) return data<RefusedFiles>({ problem }, status);
  if (intent === 'add' && taken === 0) return data<RefusedFiles>({ problem: { reason: 'none', name: '' } }, 400);
  return null;
}

/**
 * Reads a form with files: each is sealed and on disk before `keep` records it (security.md D-13). Held back where the
 * session has brought too much, too many upload at once, or the disk is nearly full.
 */
export async function receiveFiles(
  context: AppLoadContext,
  request: Request,
  { session, keep }: { session: string; keep: (file: NamedFile) => Promise<EvidenceRefusal | null> },
): Promise<UploadedForm> {
  const { settings, keys, limits } = context;
  const hasFiles = /^multipart\/form-data/i.test(request.headers.get('Content-Type') ?? '');
  if (hasFiles && !(await hasRoom(settings.storageDir, settings.freeBytesFloor)))
    return heldBack({ reason: 'no_room', name: '' }, 503);
  const entry = await limits.upload.enter(session, context.clientAddress);
  if (!entry.ok && entry.reason === 'busy') return heldBack({ reason: 'busy', name: '' }, 503);
  if (!entry.ok) return heldBack({ reason: 'spent', retrySeconds: entry.retrySeconds }, 429);
  let bytes = 0;
  try {
    const seen = { taken: 0, problem: null as FileProblem | null };
    const form = await readEvidenceForm(request, EVIDENCE_LIMITS.fileBytes, async (upload) => {
      const name = cleanName(upload.name);
      const stored = await storeEvidence({ storageDir: settings.storageDir, key: keys.file }, upload);
      const reason = stored.ok ? await keep({ file: stored.file, name }) : stored.reason;
      if (reason === null) seen.taken += 1;
      else seen.problem ??= { reason, name };
    });
    bytes = form.bytes;
    const problem = seen.problem ?? (form.ok ? null : { reason: form.reason, name: '' });
    const fields = form.ok ? form.fields : new FormData();
    return { fields, taken: seen.taken, problem, status: problem === null ? 200 : 400 };
  } catch (error) {
    if (isDiskFull(error)) return heldBack({ reason: 'no_room', name: '' }, 503);
    throw error;
  } finally {
    await entry.leave(bytes);
  }
}

function heldBack(problem: FileProblem, status: 429 | 503): UploadedForm {
  return { fields: new FormData(), taken: 0, problem, status };
}

/** The name as the reporter's own pages show it: one line, no tricks of writing direction, its end kept. */
function cleanName(name: string): string {
  const characters = [...cleanLine(name.split(/[/\\]/).at(-1) ?? '')];
  return characters.length <= LONGEST_NAME ? characters.join('') : `…${characters.slice(-LONGEST_NAME).join('')}`;
}
