import type { AppLoadContext } from 'react-router';
import { openSealedFile } from '#app/files/sealed-file.server.ts';
import { openEvidence } from '#app/use-cases/open-evidence.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

const EXTENSION_OF: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'text/plain': 'txt',
};

/** The copy of a reporter's file under a generated name (RFC 6266), always a download, never a page; null for none. */
export async function downloadEvidence(
  context: AppLoadContext,
  ctx: StaffContext,
  { reference, number }: { reference: string; number: string },
): Promise<Response | null> {
  const copy = await openEvidence(ctx, reference, number);
  const extension = copy && EXTENSION_OF[copy.mediaType];
  if (!copy || !extension) return null;
  const store = { storageDir: context.settings.storageDir, key: context.keys.file };
  const bytes = await openSealedFile(store, 'copies', copy.number);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': copy.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : copy.mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="evidence-${reference}-${copy.place}.${extension}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
