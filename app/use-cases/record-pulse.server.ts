import { createHash } from 'node:crypto';
import { type ClockJump, judgeGap, type Pulse } from '#app/domain/sweeper-gap.ts';
import { type Db, writeTransaction } from '#db/client.server.ts';
import { listDepartmentAccounts, listRoleAccounts } from '#db/repositories/accounts.server.ts';
import { insertClockJump } from '#db/repositories/clock-jumps.server.ts';
import { findBeats, getSweeperHealth, recordTick } from '#db/repositories/heartbeats.server.ts';
import { insertOutbox } from '#db/repositories/outbox.server.ts';

/** Whose heads hear of the sweeper's incidents beside the hub (design: the office that issues orders). */
const GOVERNMENT_OFFICE = 'xzfb';
const RECOVERY_TEMPLATE = 'sweeper_recovered';
const LEFT_TEMPLATE = 'steps_left_due';

/**
 * Writes the heartbeat and, in the same transaction, what the time since the last one shows: a jump of the time of day or
 * a stop, and after a stop one mail to each who has to know (sla.md §2); one as well when tick after tick has left what
 * was due, as this one did (`leftDue`). Returns what it recorded.
 */
export async function recordPulse(
  db: Db,
  pulse: Pulse,
  given: { own: Pulse | null; sweepSeconds: number; leftDue: boolean },
): Promise<ClockJump[]> {
  return writeTransaction(db, async (trx) => {
    const { lastTickAt: last, allFiredAt } = await findBeats(trx);
    const jumps = last ? judgeGap(last, pulse, given) : [];
    for (const jump of jumps) {
      await insertClockJump(trx, jump);
      if (jump.kind === 'stopped')
        await tell(trx, { template: RECOVERY_TEMPLATE, since: jump.previousTickAt }, jump.at);
    }
    // Without a step back an earlier tick is one that another sweeper overtook: its heartbeat stays.
    if (!last || pulse.at > last || jumps.length > 0) await recordTick(trx, pulse.at, given);
    if (given.leftDue) await tellOfLeftSteps(trx, pulse.at, { sweepSeconds: given.sweepSeconds, since: allFiredAt });
    return jumps;
  });
}

/** `since`: the last tick that left nothing due, the same one until all is fired. */
async function tellOfLeftSteps(trx: Db, now: Date, given: { sweepSeconds: number; since: Date | null }): Promise<void> {
  const { overdue } = await getSweeperHealth(trx, now, given.sweepSeconds);
  if (overdue?.state === 'left') await tell(trx, { template: LEFT_TEMPLATE, since: given.since }, now);
}

/** Once for each incident and person: the key is the instant since which it is one. */
async function tell(trx: Db, incident: { template: string; since: Date | null }, now: Date): Promise<void> {
  const { template, since } = incident;
  const hub = await listRoleAccounts(trx, 'hub');
  const heads = await listDepartmentAccounts(trx, GOVERNMENT_OFFICE, ['head']);
  const mails = [...hub, ...heads]
    .filter((account) => account.email)
    .map(({ id }) => {
      const name = [template, since?.toISOString() ?? '', id].join(':');
      const messageKey = createHash('sha256').update(name).digest('hex').slice(0, 32);
      return { messageKey, template, accountId: id, createdAt: now };
    });
  await insertOutbox(trx, mails);
}
