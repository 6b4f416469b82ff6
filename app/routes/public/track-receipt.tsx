import { data, type LoaderFunctionArgs } from 'react-router';
import { requireTrackedCase } from '#app/auth/public-session.server.ts';
import { proofLine } from '#app/domain/receipt-proof.ts';
import { proveCase } from '#app/use-cases/prove-receipt.server.ts';

/** The signed receipt for whoever holds the code: the same as on the day of the report. */
export async function loader({ context, request }: LoaderFunctionArgs): Promise<Response> {
  const proven = await proveCase(context, await requireTrackedCase(context, request));
  if (!proven) throw data(null, 404);
  return new Response(`${proofLine(proven.proof)}\n`, {
    headers: {
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="receipt.json"',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  });
}
