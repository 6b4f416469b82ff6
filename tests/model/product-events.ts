import { actOnCase } from '#app/use-cases/act-on-case.server.ts';
import { appendEvent, openRecord } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import type { Product } from '#tests/model/product.ts';
import { testKeys } from '#tests/support/keys.ts';

/** Urgent or not: the permission table, then the event. */
export function changePriority(ctx: StaffContext, reference: string, urgent: boolean) {
  return actOnCase(ctx, { reference, action: 'change_priority' }, async (on) => {
    on.append({ type: 'priority_changed', urgent });
    return { ok: true };
  });
}

/** Moves the case to other published versions, as a change of the county's rules does with all open cases; and back. */
export async function changeRules(
  { db, filed }: Product,
  { policy, calendar }: { policy: string; calendar: string },
  at: Date,
): Promise<string> {
  if (!filed) throw new Error('no case to move');
  return writeTransaction(db, async (trx) => {
    const record = await openRecord(trx, filed.caseId, at);
    await fireDue(trx, record);
    const event = { type: 'rules_changed', policyVersion: policy, calendarVersion: calendar } as const;
    appendEvent(record, event, { kind: 'system' });
    await saveRecord(trx, record, testKeys);
    return 'ok';
  });
}
