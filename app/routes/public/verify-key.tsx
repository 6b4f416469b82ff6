import type { LoaderFunctionArgs } from 'react-router';
import { publicPem } from '#app/crypto/receipt-key.server.ts';

/** The public key that receipts are checked with, to be kept beside them. */
export function loader({ context }: LoaderFunctionArgs): Response {
  return new Response(publicPem(context.keys.receipt), {
    headers: {
      'Content-Type': 'application/x-pem-file',
      'Content-Disposition': 'attachment; filename="receipt-public.pem"',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    },
  });
}
