import { type Case, isOpen } from '#app/domain/case.ts';

/** Why a unit may read a case. The text goes with all but `told` (sla.md §5, Who reads what). */
export type ReadsAs = 'lead' | 'hub' | 'appeal' | 'review' | 'discipline' | 'told';
export type CaseReader = { department: string; readsAs: ReadsAs; text: boolean };

/**
 * The allow-list of a case: the only units that any query may show it to. The accused, its parent and its
 * children can never be in it (product.md rule 1). Derived from the replayed case and nothing else.
 */
export function readersOf(caseFile: Case, disciplineUnit: string): CaseReader[] {
  const readers: CaseReader[] = [];
  const add = (department: string | null, readsAs: ReadsAs) => {
    if (department === null || caseFile.excluded.has(department)) return;
    readers.push({ department, readsAs, text: readsAs !== 'told' });
  };
  if (caseFile.closedToAll) return [];
  if (caseFile.route === 'discipline') {
    add(disciplineUnit, 'discipline');
    return readers;
  }
  if (caseFile.lead) add(caseFile.lead, 'lead');
  if (caseFile.route === 'triage') add(caseFile.hub, 'hub');
  if (caseFile.appeal) add(caseFile.appeal.body, 'appeal');
  add(caseFile.reviewBody, 'review');
  if (Object.keys(caseFile.referrals).length > 0) add(disciplineUnit, 'discipline');
  const readsText = new Set(readers.map((reader) => reader.department));
  for (const unit of caseFile.told) if (!readsText.has(unit)) add(unit, 'told');
  return readers;
}

/** Whether this reader still has something to do or to watch on the case: it stays in the open queue. */
export function isOpenFor(caseFile: Case, reader: CaseReader): boolean {
  switch (reader.readsAs) {
    case 'lead':
    case 'hub':
    case 'told':
      return isOpen(caseFile.status);
    case 'appeal':
      return caseFile.appeal !== null && caseFile.appeal.decided === null;
    case 'review':
      return caseFile.status === 'under_review';
    case 'discipline':
      return Object.values(caseFile.referrals).some((referral) => referral.fedBackAt === null);
  }
}

/**
 * Whether this reader's unit can do something on the case now: it stands in its list of things to do. Who is merely told
 * cannot, nor the lead while others review.
 */
export function hasActOn(caseFile: Case, reader: CaseReader): boolean {
  if (!isOpenFor(caseFile, reader)) return false;
  switch (reader.readsAs) {
    case 'lead':
      return caseFile.status !== 'under_review';
    case 'told':
      return false;
    default:
      return true;
  }
}
