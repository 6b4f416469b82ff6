import type { LoaderFunctionArgs } from 'react-router';
import { enterDesk, notFound, openDeskCase } from '#app/routes/desk/desk-page.server.ts';
import { sendProof } from '#app/routes/desk/send-proof.server.ts';

/** A proof for readers of the case's text alone; opening the case wrote the audit row. */
export async function loader(args: LoaderFunctionArgs): Promise<Response> {
  const { ctx } = await enterDesk(args);
  const { text, reference } = await openDeskCase(args, ctx);
  const place = text?.proofs.findIndex((proof) => proof.number === args.params.number) ?? -1;
  const proof = text?.proofs[place];
  if (!proof) throw notFound();
  return sendProof(args, proof, `proof-${reference}-${place + 1}`);
}
