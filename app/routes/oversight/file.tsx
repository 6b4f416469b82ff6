import { data, type LoaderFunctionArgs } from 'react-router';
import { oversightContext } from '#app/routes/oversight/oversight-page.server.ts';
import { downloadEvidence } from '#app/routes/staff/evidence-download.server.ts';

/** The rebuilt copy of a reporter's file, for discipline as for departments. */
export async function loader({ context, request, params }: LoaderFunctionArgs): Promise<Response> {
  const ctx = await oversightContext({ context, request });
  const { reference = '', number = '' } = params;
  const file = await downloadEvidence(context, ctx, { reference, number });
  if (!file) throw data(null, 404);
  return file;
}
