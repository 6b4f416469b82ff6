import type { Disposal, Finding } from '#app/domain/case-event.ts';

export const DISPOSALS = ['talk_or_letter', 'preliminary_check', 'keep_for_reference', 'close_lead'] as const;
export const FINDINGS = ['substantiated', 'partly_substantiated', 'unfounded', 'not_established'] as const;

/**
 * What a lead can be found to be after its disposal (检举控告工作规则 Art 17): nobody substantiates what was closed, or put
 * aside without a check. Before a disposal nothing is ruled out.
 */
export function possibleFindings(disposal: Disposal | null): readonly Finding[] {
  switch (disposal) {
    case 'close_lead':
      return ['unfounded', 'not_established'];
    case 'keep_for_reference':
      return ['not_established'];
    default:
      return FINDINGS;
  }
}
