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

export type Upload =
  | { ok: true; fields: FormData; file: Uint8Array | null }
  | { ok: false; reason: 'too_large' | 'malformed' };

/**
 * Reads a form with at most one file under `fileField`, without ever holding more than `maxFileBytes` of it. A file under
 * another name is dropped; an empty choice counts as no file. The file's name and announced type are not kept.
 */
export async function readUpload(request: Request, fileField: string, maxFileBytes: number): Promise<Upload> {
  let file: Uint8Array | null = null;
  const limits = {
    maxFiles: 1,
    maxFileSize: maxFileBytes,
    maxParts: 20,
    maxHeaderSize: 8 * KILOBYTE,
    maxTotalSize: maxFileBytes + TEXT_BYTES,
  };
  try {
    const fields = await parseFormData(request, limits, async (upload) => {
      if (upload.fieldName !== fileField) return;
      const bytes = new Uint8Array(await upload.arrayBuffer());
      if (bytes.length > 0) file = bytes;
    });
    return { ok: true, fields, file };
  } catch (error) {
    if (isTooLarge(error)) return { ok: false, reason: 'too_large' };
    if (isMalformed(error)) return { ok: false, reason: 'malformed' };
    throw error;
  }
}

/** Reads a form without a file; null for what is longer than such a form can be, or no form at all. */
export async function readFields(request: Request): Promise<FormData | null> {
  const upload = await readUpload(request, '', TEXT_BYTES);
  return upload.ok ? upload.fields : null;
}

function isTooLarge(error: unknown): boolean {
  return error instanceof MaxFileSizeExceededError || error instanceof MaxTotalSizeExceededError;
}

function isMalformed(error: unknown): boolean {
  return [FormDataParseError, MaxHeaderSizeExceededError, MaxPartsExceededError].some((kind) => error instanceof kind);
}
