import { appendEvent, openRecord } from '#app/use-cases/case-record.server.ts';
import { fireDue } from '#app/use-cases/fire-due.server.ts';
import { saveRecord } from '#app/use-cases/save-record.server.ts';
import { writeTransaction } from '#db/client.server.ts';
import type { Product } from '#tests/model/product.ts';
import { testKeys } from '#tests/support/keys.ts';

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
