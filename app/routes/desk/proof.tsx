import type { LoaderFunctionArgs } from 'react-router';
import { readProof } from '#app/files/proof.server.ts';
import { enterDesk, notFound, openDeskCase } from '#app/routes/desk/desk-page.server.ts';

const EXTENSION_OF: Record<string, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** A proof for readers of the case's text alone; opening the case wrote the audit row. Always a download, never a page. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { ctx } = await enterDesk(args);
  const { text, reference } = await openDeskCase(args, ctx);
  const place = text?.proofs.findIndex((proof) => proof.number === args.params.number) ?? -1;
  const proof = text?.proofs[place];
  const extension = proof && EXTENSION_OF[proof.mediaType];
  if (!proof || !extension) throw notFound();
  const { storageDir } = args.context.settings;
  const bytes = await readProof({ storageDir, key: args.context.keys.file }, proof.number);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': proof.mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="proof-${reference}-${place + 1}.${extension}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  });
}
