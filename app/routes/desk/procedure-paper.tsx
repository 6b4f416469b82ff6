import type { LoaderFunctionArgs } from 'react-router';
import { enterDesk, notFound, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { sendProof } from '#app/routes/desk/send-proof.server.ts';

/**
 * The document of the statutory procedure: for readers of the case's text, and for the unit that decides while it has to
 * decide; opening the case wrote the audit row.
 */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { ctx } = await enterDesk(args);
  const { dateMoves, reference } = await openDeskCase(args, ctx);
  const paper = dateMoves.procedure?.paper;
  if (!paper) throw notFound();
  return sendProof(args, paper, `paper-${reference}`);
}
