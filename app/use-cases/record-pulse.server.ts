import { createHash } from 'node:crypto';
import { type ClockJump, judgeGap, type Pulse } from '#app/domain/sweeper-gap.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listDepartmentAccounts, listRoleAccounts } from '#db/repositories/accounts.server.ts';
import { insertClockJump } from '#db/repositories/clock-jumps.server.ts';
import { findLastTick, recordTick } from '#db/repositories/heartbeats.server.ts';
import { insertOutbox } from '#db/repositories/outbox.server.ts';

/** Whose heads hear of a stop beside the hub (design: the office that issues orders). */
const GOVERNMENT_OFFICE = 'xzfb';
export const RECOVERY_TEMPLATE = 'sweeper_recovered';

/**
 * Writes the heartbeat and, in the same transaction, what the time since the last one shows: a jump of the time of day or
 * a stop, and after a stop one mail to each who has to know (sla.md §2). Returns what it recorded.
 */
export async function recordPulse(
  db: Db,
  pulse: Pulse,
  given: { own: Pulse | null; sweepSeconds: number },
): Promise<ClockJump[]> {
  return writeTransaction(db, async (trx) => {
    const last = await findLastTick(trx);
    const jumps = last ? judgeGap(last, pulse, given) : [];
    for (const jump of jumps) {
      await insertClockJump(trx, jump);
      if (jump.kind === 'stopped') await tellOfStop(trx, jump);
    }
    // Without a step back an earlier tick is one that another sweeper overtook: its heartbeat stays.
    if (!last || pulse.at > last || jumps.length > 0) await recordTick(trx, pulse.at);
    return jumps;
  });
}

/** Once for each stop and person: the key is the instant the stop began. */
async function tellOfStop(trx: Db, stop: ClockJump): Promise<void> {
  const hub = await listRoleAccounts(trx, 'hub');
  const heads = await listDepartmentAccounts(trx, GOVERNMENT_OFFICE, ['head']);
  const mails = [...hub, ...heads]
    .filter((account) => account.email)
    .map(({ id }) => {
      const name = [RECOVERY_TEMPLATE, stop.previousTickAt.toISOString(), id].join(':');
      const messageKey = createHash('sha256').update(name).digest('hex').slice(0, 32);
      return { messageKey, template: RECOVERY_TEMPLATE, accountId: id, createdAt: stop.at };
    });
  await insertOutbox(trx, mails);
}
