import { DESK_ROLES, type StaffRole } from '#app/domain/permissions.ts';
import type { Notice, NoticeAudience } from '#app/domain/sla/firing.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import type { Db } from '#db/client.server.ts';
import { listDepartmentAccounts } from '#db/repositories/accounts.server.ts';

const AUDIENCE_ROLES: Record<NoticeAudience, readonly StaffRole[]> = {
  officers: ['officer', 'hub'],
  head: ['head'],
  hub: ['hub'],
  inspectors: ['inspector'],
  inspection_head: ['inspection_head'],
};

/** The accounts that a notice of a case is for, with an address or without. */
export async function recipientsOf(trx: Db, record: CaseRecord, notice: Notice) {
  const accounts = await accountsOf(trx, record, notice);
  const { onDuty } = notice;
  if (onDuty && onDuty.length > 0) {
    const people = await listDepartmentAccounts(trx, notice.department, DESK_ROLES);
    return people.filter((account) => onDuty.includes(account.id));
  }
  const isForNobody = accounts.length === 0 && notice.audience === 'head';
  if (isForNobody && COLLEAGUE_DOES.includes(notice.template)) return colleaguesOf(trx, record, notice);
  const { assignee, lead } = record.caseFile;
  const chosen = accounts.filter((account) => account.id === assignee);
  return notice.audience === 'officers' && notice.department === lead && chosen.length > 0 ? chosen : accounts;
}

/** What the head does, or else another officer than the one who wrote it (sla.md §4: a signature, more time). */
const COLLEAGUE_DOES: readonly Notice['template'][] = ['answer_to_sign', 'decision_asked'];

/** The officers of a unit that has no head, without the one whose act it is. */
async function colleaguesOf(trx: Db, record: CaseRecord, { department, template }: Notice) {
  const officers = await accountsOf(trx, record, { department, audience: 'officers', template });
  const { actor } = record.added.at(-1) ?? {};
  return officers.filter(({ id }) => actor?.kind !== 'staff' || id !== actor.accountId);
}

async function accountsOf(trx: Db, { recipients }: CaseRecord, { department, audience }: Notice) {
  const key = `${department}:${audience}`;
  const known = recipients.get(key);
  if (known) return known;
  const accounts = await listDepartmentAccounts(trx, department, AUDIENCE_ROLES[audience]);
  // Supervision without a head's account: those with hub rights there.
  const isHeadless = audience === 'head' && accounts.length === 0;
  const found = isHeadless ? await listDepartmentAccounts(trx, department, AUDIENCE_ROLES.hub) : accounts;
  recipients.set(key, found);
  return found;
}
