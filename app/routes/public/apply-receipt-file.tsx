import type { LoaderFunctionArgs } from 'react-router';
import { data } from 'react-router';
import { findApplication } from '#app/auth/application-draft.server.ts';
import { isReceiptFile, sendReceiptFile } from '#app/routes/public/receipt-file.server.ts';
import { receiptView } from '#app/routes/public/receipt-view.server.ts';
import { redirectTo } from '#app/routes/public/report-way.server.ts';

/** A file of the receipt, for the browser that sent the application, as long as its page shows the receipt. */
export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<Response> {
  const { file: name = '' } = params;
  if (!isReceiptFile(name)) throw data(null, 404);
  const session = await findApplication(context, request);
  if (!session) return redirectTo(request, '/apply/done');
  const shown = await receiptView(context, session.draft, 'request');
  if (!shown) return redirectTo(request, `/apply/${session.draft.serviceId}`);
  return sendReceiptFile(context, request, { name, shown });
}
