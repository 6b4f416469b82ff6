import type { LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { proofLine } from '#app/domain/receipt-proof.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';
import { type ProvenReceipt, proveReceipt } from '#app/use-cases/prove-receipt.server.ts';

type ReceiptFile = { type: string; make: (proven: ProvenReceipt) => string };

/** What can be taken along while the receipt is shown. The names say nothing of what it is about. */
const FILES: Readonly<Record<string, ReceiptFile>> = {
  'receipt.json': { type: 'application/json', make: ({ proof }) => `${proofLine(proof)}\n` },
  // Without a line break behind: its fingerprint is the one on the receipt.
  'text.json': { type: 'application/json', make: ({ text }) => text },
};

/** A file of the receipt, for the browser that sent the report, as long as its page shows the receipt. */
export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<Response> {
  const name = params.file ?? '';
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!file) throw data(null, 404);
  const session = await findDraft(context, request);
  if (!session) return redirectTo(request, '/report/done');
  const proven = session.draft.receipt && (await proveReceipt(context, session.draft.submissionId));
  if (!proven) return redirectTo(request, '/report/check');
  const content = file.make(proven);
  return new Response(content, {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  });
}
