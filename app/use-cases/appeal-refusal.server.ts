import { chooseAppealBody } from '#app/domain/department-routing.ts';
import { actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/** A refusal can be appealed once, to a body that did not refuse; its silence accepts (sla.md §4). */
export function appealRefusal(ctx: UseCaseContext, caseId: number) {
  return actOnOwnCase(ctx, { caseId, action: 'appeal' }, async (on) => {
    const { caseFile, notices } = on.record;
    if (caseFile.status !== 'refused' || caseFile.appeal) return false;
    const body = chooseAppealBody(caseFile.excluded, [caseFile.lead ?? caseFile.hub, ...caseFile.handledBy]);
    on.append({ type: 'refusal_appealed', body });
    if (body) notices.push({ department: body, audience: 'hub', template: 'case_received' });
    return true;
  });
}
