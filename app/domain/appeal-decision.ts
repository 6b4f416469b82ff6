import type { Case } from '#app/domain/case.ts';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import type { Departments } from '#app/domain/department.ts';
import { higherOf } from '#app/domain/sla/firing.ts';

type Decided = Extract<CaseEventBody, { type: 'appeal_decided' }>;

/**
 * What the decision on an appeal brings by itself. A matter outside the county's reach is not handled here once it is accepted:
 * it goes on to the accused's higher body at that instant, by the engine (sla.md §4). Pure.
 */
export function afterAppeal(caseFile: Case, decided: Pick<Decided, 'outcome' | 'message'>, departments: Departments) {
  if (decided.outcome === 'upheld' || caseFile.route !== 'outside') {
    return { decision: { type: 'appeal_decided', ...decided } satisfies Decided, handOff: null };
  }
  const to = higherOf(caseFile.accused, departments);
  return {
    decision: { type: 'appeal_decided', ...decided, handsOff: true } satisfies Decided,
    handOff: { type: 'handed_off', to, silently: false, message: null } satisfies CaseEventBody,
  };
}
