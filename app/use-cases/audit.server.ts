import { chainMac, GENESIS_MAC } from '#app/crypto/chain.server.ts';
import type { KeyRing } from '#app/crypto/keys.server.ts';
import type { Actor } from '#app/domain/permissions.ts';
import type { Db } from '#db/client.server.ts';
import { type AuditRow, findAuditHead, insertAuditRows } from '#db/repositories/audit-rows.server.ts';

/**
 * Appends one row to the log inside the act's own transaction: no row, no act (security.md D-09, D-10).
 * Chained by HMAC to the row before it.
 */
export async function appendAudit(trx: Db, keys: KeyRing, row: AuditRow): Promise<void> {
  await appendAudits(trx, keys, [row]);
}

/** The same for several rows, one after the other. */
export async function appendAudits(trx: Db, keys: KeyRing, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  let { seq, mac } = (await findAuditHead(trx)) ?? { seq: 0, mac: GENESIS_MAC };
  const chained = rows.map((row) => {
    seq += 1;
    mac = chainMac(keys.chain, mac, { ...row, at: row.at.toISOString(), seq });
    return { ...row, seq, mac };
  });
  await insertAuditRows(trx, chained);
}

/** The row of an act or a reading on a case by whoever acts. */
export function auditOf(
  actor: Actor,
  act: { act: string; caseId: number | null; at: Date; subject?: string | null; result?: 'done' | 'refused' },
): AuditRow {
  return {
    at: act.at,
    actorKind: actor.kind,
    accountId: actor.kind === 'staff' ? actor.accountId : null,
    departmentId: actor.kind === 'staff' ? actor.departmentId : null,
    act: act.act,
    caseId: act.caseId,
    subject: act.subject ?? null,
    result: act.result ?? 'done',
  };
}
