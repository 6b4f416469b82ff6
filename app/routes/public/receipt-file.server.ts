import { type AppLoadContext, data } from 'react-router';
import { proofLine } from '#app/domain/receipt-proof.ts';
import { localeOfPath } from '#app/i18n/index.ts';
import { receiptImage } from '#app/print/receipt-image.server.ts';
import { receiptPdf } from '#app/print/receipt-pdf.server.ts';
import type { ReceiptSheet } from '#app/print/receipt-sheet.ts';
import { receiptSheet, type receiptView } from '#app/routes/public/receipt-view.server.ts';

type Shown = NonNullable<Awaited<ReturnType<typeof receiptView>>>;
type ReceiptFile = { type: string; make: (shown: Shown, sheet: ReceiptSheet) => Promise<Buffer> | string };

/** What can be taken along while the receipt is shown. The names say nothing of what it is about. */
const FILES: Readonly<Record<string, ReceiptFile>> = {
  'receipt.png': { type: 'image/png', make: (_, sheet) => receiptImage(sheet) },
  'receipt.pdf': { type: 'application/pdf', make: (_, sheet) => receiptPdf(sheet) },
  'receipt.json': { type: 'application/json', make: ({ proof }) => `${proofLine(proof)}\n` },
  // Without a line break behind: its fingerprint is the one on the receipt.
  'text.json': { type: 'application/json', make: ({ text }) => text },
};

/** Whether the receipt has a file of this name. */
export function isReceiptFile(name: string): boolean {
  return Object.hasOwn(FILES, name);
}

/** A file of the receipt that is shown, in the language of the request. Throws 429 where too many are asked for. */
export async function sendReceiptFile(
  context: AppLoadContext,
  request: Request,
  { name, shown }: { name: string; shown: Shown },
): Promise<Response> {
  const file = FILES[name];
  if (!file) throw data(null, 404);
  const taken = await context.limits.receiptFile.take(context.clientAddress);
  if (!taken.ok) {
    const { retrySeconds } = taken;
    throw data({ retrySeconds }, { status: 429, headers: { 'Retry-After': String(retrySeconds) } });
  }
  const locale = localeOfPath(new URL(request.url).pathname);
  const content = await file.make(shown, receiptSheet(context, shown, locale));
  return new Response(typeof content === 'string' ? content : new Uint8Array(content), {
    headers: {
      'Content-Type': file.type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Security-Policy': "sandbox; default-src 'none'",
      'Cache-Control': 'no-store',
    },
  });
}
