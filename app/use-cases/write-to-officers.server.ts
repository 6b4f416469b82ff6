import { isConductOnly } from '#app/domain/case.ts';
import { canWrite } from '#app/domain/verdict.ts';
import { actOnOwnCase, writeInvestorMessage } from '#app/use-cases/act-on-case.server.ts';
import { addWithMessage, type WaitingEvidence } from '#app/use-cases/evidence.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/** A message from the investor to whoever handles the case, with the files that wait for it. */
export function writeToOfficers(ctx: UseCaseContext, caseId: number, body: string, waiting?: WaitingEvidence) {
  return actOnOwnCase(ctx, { caseId, action: 'write' }, async (on) => {
    const { caseFile, notices, county } = on.record;
    if (!canWrite(caseFile)) return false;
    const conduct = isConductOnly(caseFile);
    const message = await writeInvestorMessage(on, body, conduct ? 'conduct' : 'substance');
    on.append({ type: 'investor_wrote', message });
    await addWithMessage(on, waiting, message);
    const department = conduct ? county.disciplineUnit : (caseFile.reviewBody ?? caseFile.lead ?? caseFile.hub);
    const audience = conduct ? 'inspectors' : caseFile.route === 'triage' ? 'hub' : 'officers';
    notices.push({ department, audience, template: 'investor_wrote' });
    return true;
  });
}
