import type { ActionFunctionArgs } from 'react-router';
import type { z } from 'zod';
import { type FiledKind, MAX_PROOF_BYTES, type StoredProof } from '#app/domain/proof.ts';
import { type ProofRefusal, storeProof } from '#app/files/proof.server.ts';
import { parseForm, type RefusedForm } from '#app/http/form.ts';
import { readUpload } from '#app/http/upload.server.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { typedValues } from '#app/routes/desk/act-page.server.ts';

const { errors } = deskTexts.acts;
const WORDS_OF: Record<Exclude<ProofRefusal, 'empty'> | 'two_files', string> = {
  too_large: errors.proofSize,
  wrong_type: errors.proofType,
  two_files: errors.twoProofs,
};

/** What a page says of a file that cannot be taken; `missing`: where there is none. */
export function refusedFileWords(reason: ProofRefusal | 'two_files', missing: string): string {
  return reason === 'empty' ? missing : WORDS_OF[reason];
}

/** Seals an uploaded file, before its case knows of it. */
export function storeUpload<Kind extends FiledKind>(
  { context }: Pick<ActionFunctionArgs, 'context'>,
  kind: Kind,
  file: Uint8Array | null,
): Promise<{ ok: true; proof: StoredProof<Kind> } | { ok: false; reason: ProofRefusal }> {
  const store = { storageDir: context.settings.storageDir, key: context.keys.file };
  return storeProof(store, { kind, bytes: file ?? new Uint8Array() });
}

/** A form with a file that must be there. What was typed is kept, and all that is wrong with it is said at once. */
export async function readFormWithFile<T extends object>(
  request: Request,
  { schema, field, missing }: { schema: z.ZodType<T>; field: string; missing: string },
): Promise<{ ok: true; value: T; file: Uint8Array } | RefusedForm> {
  const upload = await readUpload(request, field, MAX_PROOF_BYTES);
  if (!upload.ok && upload.reason === 'malformed') {
    return { ok: false, values: {}, lists: {}, errors: { form: errors.form } };
  }
  const form = parseForm(schema, upload.fields);
  const file = upload.ok ? upload.file : null;
  if (form.ok && file) return { ok: true, value: form.value, file };
  const typed = form.ok ? { values: typedValues(form.value as Record<string, unknown>), lists: {}, errors: {} } : form;
  const bad = file ? {} : { [field]: refusedFileWords(upload.ok ? 'empty' : upload.reason, missing) };
  return { ...typed, ok: false, errors: { ...typed.errors, ...bad } };
}
