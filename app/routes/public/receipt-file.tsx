import type { LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { isReceiptFile, sendReceiptFile } from '#app/routes/public/receipt-file.server.ts';
import { receiptView } from '#app/routes/public/receipt-view.server.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';

/** A file of the receipt, for the browser that sent the report, as long as its page shows the receipt. */
export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<Response> {
  const { file: name = '' } = params;
  if (!isReceiptFile(name)) throw data(null, 404);
  const session = await findDraft(context, request);
  if (!session) return redirectTo(request, '/report/done');
  const shown = await receiptView(context, session.draft, 'report');
  if (!shown) return redirectTo(request, '/report/check');
  return sendReceiptFile(context, request, { name, shown });
}
