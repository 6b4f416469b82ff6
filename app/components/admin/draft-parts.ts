import type { RuleKind } from '#app/domain/rules/rule-draft.ts';

/** In which part of the area the rules of a kind are kept: the tab, and the last part of its address. */
export const PART_OF = { policy: 'clocks', calendar: 'calendars', routing: 'routing' } as const satisfies Record<
  RuleKind,
  string
>;
