import { sealBox } from '#app/crypto/box.server.ts';
import { sealIdentity } from '#app/crypto/seal.server.ts';
import type { Contact } from '#app/domain/report.ts';
import { addableModes } from '#app/domain/verdict.ts';
import { actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { getReference } from '#db/repositories/cases.server.ts';
import { insertAddedContact, insertSealedIdentity } from '#db/repositories/reports.server.ts';

/**
 * An anonymous or hidden reporter gives the name after filing: sealed away as at filing, the event says only that it was
 * given. It is never taken back: whoever reads it has read it.
 */
export function addIdentity(
  ctx: UseCaseContext,
  caseId: number,
  { mode, contact }: { mode: 'named' | 'hidden'; contact: Contact },
) {
  return actOnOwnCase(ctx, { caseId, action: 'add_identity' }, async (on) => {
    if (!addableModes(on.record.caseFile).includes(mode)) return false;
    const { trx } = on;
    const reference = await getReference(trx, caseId);
    const plain = Buffer.from(JSON.stringify(contact));
    if (mode === 'named') await insertAddedContact(trx, caseId, sealBox(ctx.keys.contact, plain, reference), ctx.now);
    else await insertSealedIdentity(trx, caseId, sealIdentity(ctx.keys.identity, plain, reference), ctx.now);
    on.append({ type: 'identity_added', mode });
    return true;
  });
}
