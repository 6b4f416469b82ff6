import { type Case, contestedPause, isOpen } from '#app/domain/case.ts';
import { openClock } from '#app/domain/replay/clocks.ts';
import { openObjection } from '#app/domain/replay/joint.ts';
import { isInReview } from '#app/domain/review.ts';
import { isBreached } from '#app/domain/sla/due-step.ts';

/** Why a unit may read a case (sla.md §5, Who reads what). */
export type ReadsAs =
  | 'lead'
  | 'hub'
  | 'co_handler'
  | 'named_owner'
  | 'decides'
  | 'duty'
  | 'appeal'
  | 'review'
  | 'discipline'
  | 'told';
/** Who reads the text of a case; the others see reference, category, lead, status and clocks only (sla.md §5). */
const READS_TEXT: readonly ReadsAs[] = ['lead', 'hub', 'appeal', 'review', 'discipline'];
export function readsTextAs(readsAs: ReadsAs): boolean {
  return READS_TEXT.includes(readsAs);
}

/** They work on the case without its text. Who is merely told by the ladder is above the units. */
const WORKS_WITHOUT_TEXT: readonly ReadsAs[] = ['co_handler', 'named_owner', 'decides', 'duty'];

/**
 * Whether a unit sees days and no times: an hour can tell who was there. Of a reporter who is not known to the department,
 * for whoever works on the case without its text (security.md D-08).
 */
export function seesDaysOnly(
  caseFile: Pick<Case, 'identityMode'>,
  reader: { standing: readonly ReadsAs[]; readsText: boolean },
): boolean {
  if (caseFile.identityMode === 'named' || reader.readsText) return false;
  return reader.standing.some((readsAs) => WORKS_WITHOUT_TEXT.includes(readsAs));
}

export type CaseReader = { department: string; readsAs: ReadsAs; text: boolean };

/**
 * The allow-list of a case: the only units that any query may show it to. The accused, its parent and its
 * children can never be in it (product.md rule 1). Derived from the replayed case and nothing else.
 */
export function readersOf(caseFile: Case, disciplineUnit: string): CaseReader[] {
  const readers: CaseReader[] = [];
  const add = (department: string | null, readsAs: ReadsAs) => {
    if (department === null || caseFile.excluded.has(department)) return;
    readers.push({ department, readsAs, text: readsTextAs(readsAs) });
  };
  const addOnce = (department: string, readsAs: ReadsAs) => {
    const has = readers.some((reader) => reader.department === department && reader.readsAs === readsAs);
    if (!has) add(department, readsAs);
  };
  if (caseFile.closedToAll || caseFile.hold) return [];
  if (caseFile.route === 'discipline') {
    add(disciplineUnit, 'discipline');
    return readers;
  }
  if (caseFile.lead) add(caseFile.lead, 'lead');
  if (caseFile.route === 'triage') add(caseFile.hub, 'hub');
  if (caseFile.appeal) add(caseFile.appeal.body, 'appeal');
  add(caseFile.reviewBody, 'review');
  if (Object.keys(caseFile.referrals).length > 0) add(disciplineUnit, 'discipline');
  for (const { unit } of caseFile.coHandlers) if (unit !== caseFile.lead) addOnce(unit, 'co_handler');
  const objection = openObjection(caseFile);
  if (objection && objection.state === 'open') add(objection.to, 'named_owner');
  for (const unit of caseFile.deciders) add(unit, 'decides');
  for (const { owner } of caseFile.duties) if (owner !== caseFile.lead) addOnce(owner, 'duty');
  // Whoever has done its part and is told by the ladder besides goes on seeing the case.
  const busy = new Set(readers.filter((reader) => reader.text || isOpenFor(caseFile, reader)).map(unitOf));
  for (const unit of caseFile.told) if (!busy.has(unit)) add(unit, 'told');
  return readers;
}

const unitOf = ({ department }: CaseReader) => department;

/** Whether this reader still has something to do or to watch on the case: it stays in the open queue. */
export function isOpenFor(caseFile: Case, reader: CaseReader): boolean {
  switch (reader.readsAs) {
    case 'lead':
      return isOpen(caseFile.status) || owesDuty(caseFile, reader.department);
    case 'hub':
    case 'told':
      return isOpen(caseFile.status);
    case 'co_handler':
      return openClock(caseFile, 'co_handling', reader.department) !== undefined;
    case 'named_owner':
      return true;
    case 'decides':
      return decisionsOf(caseFile, reader.department).length > 0;
    case 'duty':
      return owesDuty(caseFile, reader.department);
    case 'appeal':
      return caseFile.appeal !== null && caseFile.appeal.decided === null;
    case 'review':
      return isInReview(caseFile);
    case 'discipline':
      return Object.values(caseFile.referrals).some((referral) => referral.fedBackAt === null);
  }
}

function owesDuty(caseFile: Case, unit: string): boolean {
  return caseFile.duties.some((duty) => duty.owner === unit && duty.doneAt === null);
}

/**
 * What a unit with hub rights still has to decide on a case, the oldest first; nothing once it leads: nobody on himself. A
 * ruling that came too late is none: the first receiver has the case.
 */
export type Decision = 'ruling' | 'pause' | 'contest' | 'procedure';
/** What the queue marks a case with: the lead decides itself on more time. */
export type QueueDecision = Decision | 'extension';
export function decisionsOf(caseFile: Case, unit: string): Decision[] {
  if (unit === caseFile.lead) return [];
  const { procedure } = caseFile;
  const contest = contestedPause(caseFile)?.contest;
  const decisions: [Decision, boolean][] = [
    ['ruling', openObjection(caseFile)?.state === 'in_ruling' && openClock(caseFile, 'ruling', unit) !== undefined],
    ['pause', canGrantPause(caseFile, unit)],
    ['contest', contest?.body === unit],
    ['procedure', procedure?.state === 'proposed' && procedure.body === unit],
  ];
  return decisions.filter(([, isOpen]) => isOpen).map(([decision]) => decision);
}

/** No pause after a breach, nor once the case waits for something else (sla.md §4, Pauses). */
function canGrantPause(caseFile: Case, unit: string): boolean {
  const { question, status } = caseFile;
  if (question?.endedAt !== null || question.asksPause !== unit || status !== 'in_progress') return false;
  const resolution = openClock(caseFile, 'resolution');
  return resolution !== undefined && !isBreached(caseFile, resolution);
}

/**
 * Whether this reader's unit can do something on the case now: it stands in its list of things to do. Who is merely told
 * cannot, nor the lead while others review.
 */
export function hasActOn(caseFile: Case, reader: CaseReader): boolean {
  if (!isOpenFor(caseFile, reader)) return false;
  switch (reader.readsAs) {
    case 'lead':
      return !isInReview(caseFile) || owesDuty(caseFile, reader.department);
    case 'told':
      return false;
    default:
      return true;
  }
}
