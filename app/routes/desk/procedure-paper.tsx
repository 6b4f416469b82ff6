import type { LoaderFunctionArgs } from 'react-router';
import { queueStandings } from '#app/domain/desk-queue.ts';
import { enterDesk, notFound, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { sendProof } from '#app/routes/desk/send-proof.server.ts';
import { openProcedurePaper } from '#app/use-cases/open-procedure-paper.server.ts';

/** The document of the statutory procedure, as a download. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { ctx } = await enterDesk(args);
  const reference = referenceOf(args);
  const mayRead = queueStandings(ctx.actor.role).length > 0;
  const paper = mayRead ? await openProcedurePaper(ctx, reference) : null;
  if (!paper) throw notFound();
  return sendProof(args, paper, `paper-${reference}`);
}
