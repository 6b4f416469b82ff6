import { hashQueryCode } from '#app/crypto/code.server.ts';
import { parseQueryCode } from '#app/domain/reference.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { findCaseByCode } from '#db/repositories/reports.server.ts';

/** A code nobody has: a typed text that is no code costs the same look-up as a wrong one. */
const NO_CODE = '00000000000000000000';

/** The case that a typed code opens; null for a wrong, an unknown and a malformed code alike. */
export async function findTrackedCase(ctx: UseCaseContext, typed: string): Promise<number | null> {
  const code = parseQueryCode(typed);
  const caseId = await findCaseByCode(ctx.db, hashQueryCode(ctx.keys.pepper, code ?? NO_CODE));
  return code === null ? null : (caseId ?? null);
}
