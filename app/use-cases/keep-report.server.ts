import { keyedHash } from '#app/crypto/keyed-hash.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import { countFirms, FIRMS_TO_RELEASE, firmTraits, heldItem } from '#app/domain/held-report.ts';
import type { Report } from '#app/domain/report.ts';
import { appendEvent, openRecord } from '#app/use-cases/case-record.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { insertHeldReport, listHeldReports } from '#db/repositories/held-reports.server.ts';

/**
 * Keeps a report that was just filed among those on the same unit and item; where enough firms hold one now, all of them
 * get their hour, in the transaction of the filing. Whose name is sealed is known again by keyed hashes alone.
 */
export async function keepReport(
  trx: Db,
  ctx: UseCaseContext,
  kept: { caseId: number; report: Report },
): Promise<void> {
  const { caseId, report } = kept;
  const slot = slotOf(ctx.keys, report);
  const marks = firmTraits(report).map((trait) => keyedHash(ctx.keys.pepper, 'held_firm', `${slot}:${trait}`));
  await insertHeldReport(trx, { caseId, slot, marks });
  const held = await listHeldReports(trx, slot);
  if (countFirms(held.map((one) => one.marks)) < FIRMS_TO_RELEASE) return;
  for (const one of held) await setRelease(trx, ctx, one.caseId);
}

/** Hashed too: the table of what waits names no unit. */
function slotOf(keys: KeyRing, report: Report): string {
  const [unit] = report.accused.units;
  return keyedHash(keys.pepper, 'held_slot', `${unit}:${heldItem(report)}`);
}

/** A report whose hour is set already, or past and not swept yet, keeps it. */
async function setRelease(trx: Db, ctx: UseCaseContext, caseId: number): Promise<void> {
  const record = await openRecord(trx, caseId, ctx.now);
  if (record.caseFile.hold?.enoughAt !== null) return;
  appendEvent(record, { type: 'release_set' }, { kind: 'system' });
  await saveRecord(trx, record, ctx.keys);
}
