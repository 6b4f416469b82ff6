import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { Report } from '#app/domain/report.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import type { Db } from '#db/client.server.ts';
import { findSubmittedCase } from '#db/repositories/reports.server.ts';
import { anInvestor, aQueryCode, aReport, MONDAY } from '#tests/support/builders.ts';
import { testKeys } from '#tests/support/keys.ts';

/** A Saturday: what is kept until then goes on the Monday behind it. */
export const KEPT_UNTIL = '2026-12-05';
let count = 90_000;

type Kept = { report?: Partial<Report>; at?: Date; until?: string; keys?: KeyRing };

/** Files a report that is kept, at MONDAY and until `KEPT_UNTIL` unless told otherwise; what was refused as it was. */
export async function tryToKeep(db: Db, given: Kept = {}) {
  count += 1;
  const [submissionId, code] = [`kept-${count}`, aQueryCode(count)];
  const ctx = { ...anInvestor(db, given.at ?? MONDAY), keys: given.keys ?? testKeys };
  const heldUntil = given.until ?? KEPT_UNTIL;
  const filed = await fileReport(ctx, { submissionId, code, report: aReport(given.report), heldUntil });
  if (!filed.ok) return filed;
  const found = await findSubmittedCase(db, submissionId);
  if (!found) throw new Error('a kept report without a case');
  return { ...filed, submissionId, code, caseId: found.caseId };
}

/** The same, which must not be refused. */
export async function keepAReport(db: Db, given: Kept = {}) {
  const filed = await tryToKeep(db, given);
  if (!filed.ok) throw new Error(filed.reason);
  return filed;
}

/** The n-th firm, by its name and telephone. */
export const aFirm = (n: number): Partial<Report> => ({
  identityMode: 'named',
  contact: { name: `第${n}商行`, phone: `1380000000${n}`, email: null, reachable: null, project: null },
});
