import {
  type FileUpload,
  FormDataParseError,
  MaxFileSizeExceededError,
  MaxFilesExceededError,
  MaxHeaderSizeExceededError,
  MaxPartsExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from '@remix-run/form-data-parser';

const KILOBYTE = 1024;
const MOST_PARTS = 100;
const HEADER_BYTES = 8 * KILOBYTE;
/** What a browser, and the parser, call a file that was not chosen. */
const NO_NAMES = ['', 'file-upload'];

export type EvidenceForm =
  | { ok: true; fields: FormData; bytes: number }
  | { ok: false; reason: 'too_large' | 'malformed'; bytes: number };

/**
 * Reads a form with files under `files`. Each is handed to `take` as soon as it is there and is gone from memory before
 * the next one; an empty choice is none. One that is longer than `mostFileBytes` ends the reading: what came before it is
 * taken, the rest of the body is read past, so that the browser gets its answer. `bytes`: all that came.
 */
export async function readEvidenceForm(
  request: Request,
  mostFileBytes: number,
  take: (file: FileUpload) => Promise<void>,
): Promise<EvidenceForm> {
  const body = countedBody(request);
  const limits = {
    maxFiles: MOST_PARTS,
    maxFileSize: mostFileBytes,
    maxParts: MOST_PARTS,
    maxHeaderSize: HEADER_BYTES,
    maxTotalSize: Number.MAX_SAFE_INTEGER,
  };
  try {
    const fields = await parseFormData(body.request, limits, async (file) => {
      const isChosen = file.size > 0 || !NO_NAMES.includes(file.name);
      if (file.fieldName === 'files' && isChosen) await take(file);
    });
    return { ok: true, fields, bytes: body.bytes() };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) throw error;
    await body.readPast();
    return { ok: false, reason, bytes: body.bytes() };
  }
}

/** The body through a reader of its own, which can go on where the parser stopped. */
function countedBody(request: Request) {
  let bytes = 0;
  const reader = request.body?.getReader();
  if (!reader) return { request, bytes: () => 0, readPast: async () => undefined };
  const next = async () => {
    const { done, value } = await reader.read();
    if (value) bytes += value.byteLength;
    return done ? null : value;
  };
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const chunk = await next();
      if (chunk === null) controller.close();
      else controller.enqueue(chunk);
    },
  });
  const init = { method: 'POST', headers: request.headers, body: stream, duplex: 'half' };
  const readPast = async () => {
    while ((await next()) !== null);
  };
  return { request: new Request(request.url, init as RequestInit), bytes: () => bytes, readPast };
}

function reasonOf(error: unknown): 'too_large' | 'malformed' | null {
  if (error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError) return 'too_large';
  const malformed = [FormDataParseError, MaxFilesExceededError, MaxHeaderSizeExceededError, MaxPartsExceededError];
  return malformed.some((kind) => error instanceof kind) ? 'malformed' : null;
}
