import { chainMac, GENESIS_MAC } from '#app/crypto/chain.server.ts';
import type { ServerKey } from '#app/crypto/keys.server.ts';
import type { Db } from '#db/client.server.ts';
import { listChainedRows } from '#db/repositories/audit-rows.server.ts';

export type ChainCheck = {
  /** Rows read up to the end or to the first that does not fit. */
  rows: number;
  /** The first sequence number that is missing, moved or altered; null where all fit. */
  brokenAt: number | null;
  /** Those of the links asked for that the log does not hold up to there. */
  missing: string[];
};
const PAGE = 2000;

/**
 * Reckons the whole log again, link by link (security.md D-10). `links` come from receipts: a log that was cut off or
 * written anew, even with the key, does not hold them.
 */
export async function verifyChain(db: Db, key: ServerKey, links: readonly string[] = []): Promise<ChainCheck> {
  const missing = new Set(links);
  let [seq, mac] = [0, GENESIS_MAC];
  for (;;) {
    const page = await listChainedRows(db, seq, PAGE);
    for (const { mac: written, ...row } of page) {
      if (row.seq !== seq + 1 || chainMac(key, mac, row) !== written) {
        return { rows: seq, brokenAt: seq + 1, missing: [...missing] };
      }
      [seq, mac] = [row.seq, written];
      missing.delete(mac);
    }
    if (page.length === 0) return { rows: seq, brokenAt: null, missing: [...missing] };
  }
}
