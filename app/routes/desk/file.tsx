import type { LoaderFunctionArgs } from 'react-router';
import { queueStandings } from '#app/domain/desk-queue.ts';
import { enterDesk, notFound, referenceOf } from '#app/routes/desk/desk-page.server.ts';
import { downloadEvidence } from '#app/routes/staff/evidence-download.server.ts';

/** The rebuilt copy of a reporter's file. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { ctx } = await enterDesk(args);
  const asked = { reference: referenceOf(args), number: args.params.number ?? '' };
  const mayRead = queueStandings(ctx.actor.role).length > 0;
  const file = mayRead ? await downloadEvidence(args.context, ctx, asked) : null;
  if (!file) throw notFound();
  return file;
}
