import type { Fact, FileAct } from '#tests/model/plain-act.ts';
import { apply } from '#tests/model/plain-acts.ts';
import type { PlainCase } from '#tests/model/plain-case.ts';
import { fireBefore } from '#tests/model/plain-firing.ts';
import { openPlainCase } from '#tests/model/plain-opening.ts';

export type Filing = { at: number; act: FileAct };

/**
 * The case that a list of facts makes, from its first one, every time anew. Before each act whatever is due fires;
 * `firedTo` is when somebody looked last without doing anything.
 */
export function tell(filing: Filing, facts: readonly Fact[], firedTo: number | null): PlainCase {
  const c = openPlainCase(filing.act, filing.at);
  for (const fact of facts) {
    fireBefore(c, fact.at);
    apply(c, fact.act, fact.at);
    c.facts.push(fact);
  }
  if (firedTo !== null) fireBefore(c, firedTo);
  return c;
}
