import { apply } from '#tests/model/plain-acts.ts';
import { type Fact, type FileAct, openPlainCase, type PlainCase } from '#tests/model/plain-case.ts';
import { fireBefore } from '#tests/model/plain-firing.ts';

export type Filing = { at: number; act: FileAct };

/**
 * The case that a list of facts makes, from its first one, every time anew. Before each act whatever is due fires;
 * `firedTo` is when somebody looked last without doing anything.
 */
export function tell(filing: Filing, facts: readonly Fact[], firedTo: number | null): PlainCase {
  const c = openPlainCase(filing.act, filing.at);
  for (const { act, at } of facts) {
    fireBefore(c, at);
    apply(c, act, at);
  }
  if (firedTo !== null) fireBefore(c, firedTo);
  return c;
}
