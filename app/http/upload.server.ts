import {
  FormDataParseError,
  MaxFileSizeExceededError,
  MaxHeaderSizeExceededError,
  MaxPartsExceededError,
  MaxTotalSizeExceededError,
  parseFormData,
} from '@remix-run/form-data-parser';

const KILOBYTE = 1024;
const TEXT_BYTES = 256 * KILOBYTE;
/** Files that are counted, so that two can be told from a broken form. */
const MOST_FILES = 5;

export type Upload =
  | { ok: true; fields: FormData; file: Uint8Array | null }
  /** `fields`: what was typed and came before the file, so that it is not lost. */
  | { ok: false; reason: 'too_large' | 'two_files'; fields: FormData }
  | { ok: false; reason: 'malformed' };

/**
 * Reads a form with at most one file under `fileField`, without ever holding more than `maxFileBytes` of it: what is
 * longer is read past and dropped. A file under another name is dropped; an empty choice counts as no file. The file's
 * name and announced type are not kept.
 */
export async function readUpload(request: Request, fileField: string, maxFileBytes: number): Promise<Upload> {
  const files: Uint8Array[] = [];
  const mostBytes = maxFileBytes + TEXT_BYTES;
  const { body, isCut } = cutBody(request, mostBytes);
  const limits = {
    maxFiles: MOST_FILES,
    maxFileSize: mostBytes,
    maxParts: 20,
    maxHeaderSize: 8 * KILOBYTE,
    maxTotalSize: mostBytes,
  };
  try {
    const fields = await parseFormData(body, limits, async (upload) => {
      if (upload.fieldName !== fileField) return;
      const bytes = new Uint8Array(await upload.arrayBuffer());
      if (bytes.length > 0) files.push(bytes);
    });
    if (isCut() || files.some((file) => file.length > maxFileBytes)) return { ok: false, reason: 'too_large', fields };
    if (files.length > 1) return { ok: false, reason: 'two_files', fields };
    return { ok: true, fields, file: files[0] ?? null };
  } catch (error) {
    if (isTooLarge(error)) return { ok: false, reason: 'too_large', fields: new FormData() };
    if (isMalformed(error)) return { ok: false, reason: 'malformed' };
    throw error;
  }
}

/** Reads a form without a file; null for what is longer than such a form can be, or no form at all. */
export async function readFields(request: Request): Promise<FormData | null> {
  const upload = await readUpload(request, '', TEXT_BYTES);
  return upload.ok ? upload.fields : null;
}

/**
 * A multipart body of at most so many bytes, closed properly where it was longer: the rest is read and dropped, so that
 * the browser gets its answer. Any other body is left as it is.
 */
function cutBody(request: Request, mostBytes: number): { body: Request; isCut: () => boolean } {
  const boundary = /^multipart\/form-data;.*?boundary="?([^";]+)/i.exec(request.headers.get('Content-Type') ?? '')?.[1];
  let bytes = 0;
  if (!boundary || !request.body) return { body: request, isCut: () => false };
  const cut = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const room = Math.max(0, mostBytes - bytes);
      bytes += chunk.byteLength;
      if (room > 0) controller.enqueue(chunk.byteLength > room ? chunk.subarray(0, room) : chunk);
    },
    flush(controller) {
      if (bytes > mostBytes) controller.enqueue(new TextEncoder().encode(`\r\n--${boundary}--\r\n`));
    },
  });
  const init = { method: 'POST', headers: request.headers, body: request.body.pipeThrough(cut), duplex: 'half' };
  return { body: new Request(request.url, init as RequestInit), isCut: () => bytes > mostBytes };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError;
}

function isMalformed(error: unknown): boolean {
  return [FormDataParseError, MaxHeaderSizeExceededError, MaxPartsExceededError].some((kind) => error instanceof kind);
}
