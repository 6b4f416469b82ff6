import type { LoaderFunctionArgs } from 'react-router';
import type { StoredProof } from '#app/domain/proof.ts';
import { readProof } from '#app/files/proof.server.ts';
import { notFound } from '#app/routes/desk/desk-page.server.ts';

const EXTENSION_OF: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A filed paper as an answer: always a download under a name of ours, never a page. */
export async function sendProof(
  { context }: Pick<LoaderFunctionArgs, 'context'>,
  { number, mediaType }: Pick<StoredProof, 'number'> & { mediaType: string },
  name: string,
): Promise<Response> {
  const extension = EXTENSION_OF[mediaType];
  if (!extension) throw notFound();
  const bytes = await readProof({ storageDir: context.settings.storageDir, key: context.keys.file }, number);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${name}.${extension}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
