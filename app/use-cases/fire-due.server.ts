import { chooseOrderIssuer } from '#app/domain/department-routing.ts';
import { referralNotices } from '#app/domain/sla/firing.ts';
import type { SlaPolicy } from '#app/domain/sla/policy.ts';
import { countsAgainstUnits, markOf, ruleOf } from '#app/domain/unit-rule.ts';
import { appendEvent, type CaseRecord, fireOnRecord, MOST_STEPS, nextStep } from '#app/use-cases/case-record.server.ts';
import { addMark, type MarkTally, newTally, saveTally } from '#app/use-cases/mark-tally.server.ts';
import type { Db } from '#db/client.server.ts';
import { comparePlaces, type DuePlace } from '#db/repositories/due-cases.server.ts';
import type { StoredMark } from '#db/repositories/unit-marks.server.ts';

/**
 * Fires everything due on a case inside the caller's transaction, and what it brings upon the unit: three red lights an
 * order, three notices a lead (sla.md §5). Marks, order and events are one commit, so two sweepers make one order.
 */
export async function fireDue(trx: Db, record: CaseRecord): Promise<void> {
  await fireDueTogether(trx, [record], null);
}

/**
 * The same for several cases: whichever is due first fires first, since what is counted against a unit comes from all of
 * them. `until`: the place from which other cases have something due; a case goes on to the first step there or later that
 * can count against a unit, which waits for its turn.
 */
export async function fireDueTogether(trx: Db, records: readonly CaseRecord[], until: DuePlace | null): Promise<void> {
  const tally = newTally();
  const waiting = records.flatMap((record) => waitingOf(record, until)).sort(inDueOrder);
  const most = MOST_STEPS * records.length;
  for (let count = 0; ; count += 1) {
    const first = waiting.shift();
    if (!first) break;
    if (count > most) throw new Error('cases fire without end');
    const { record, step } = first;
    fireOnRecord(record, step);
    const mark = step.kind === 'rules' ? null : markOf(record.caseFile, step, record.county.disciplineUnit);
    if (mark) await countMark(trx, record, tally, { ...mark, caseId: record.id, at: step.at, isUsed: false });
    for (const next of waitingOf(record, until)) insertInOrder(waiting, next);
  }
  await saveTally(trx, tally);
}

type Waiting = { record: CaseRecord; step: NonNullable<ReturnType<typeof nextStep>> };

/** What a case has due next; nothing where other cases come first. */
function waitingOf(record: CaseRecord, until: DuePlace | null): Waiting[] {
  const step = nextStep(record);
  if (!step) return [];
  const waiting = { record, step };
  const othersFirst = until !== null && comparePlaces(placeOf(waiting), until) >= 0;
  return othersFirst && step.kind !== 'rules' && countsAgainstUnits(record.caseFile, step) ? [] : [waiting];
}

const placeOf = ({ record, step }: Waiting): DuePlace => ({ nextAt: step.at, caseId: record.id });

const inDueOrder = (one: Waiting, other: Waiting) => comparePlaces(placeOf(one), placeOf(other));

/** The next step of a case mostly stands at the same instant as its last: the place is looked for from the front. */
function insertInOrder(waiting: Waiting[], next: Waiting): void {
  const later = waiting.findIndex((other) => inDueOrder(next, other) < 0);
  waiting.splice(later < 0 ? waiting.length : later, 0, next);
}

/** Counts one mark of a unit; where it completes the rule, all of them are used up by what they bring. */
async function countMark(trx: Db, record: CaseRecord, tally: MarkTally, mark: StoredMark): Promise<void> {
  const { kind, unit, at } = mark;
  const { policy, calendar } = record.rules;
  const completed = await addMark(trx, tally, mark, { rule: ruleOf(kind, policy), calendar });
  if (!completed) return;
  const since = completed.at(-1)?.at ?? at;
  if (kind === 'breach') issueUnitOrder(record, { unit, breaches: completed.length, at: since });
  else referThirdNotice(record, unit, since);
}

/** One supervision order for the unit, on the case that completed it; it brings a duty with a clock of its own. */
function issueUnitOrder(record: CaseRecord, order: { unit: string; breaches: number; at: Date }): void {
  const { unit, breaches, at } = order;
  const { caseFile, headedUnits, notices, rules } = record;
  // Nor the lead where it is another unit's order: nobody who handles the case issues one on it (sla.md §5).
  const issuedBy = chooseOrderIssuer(withLead(caseFile), unit);
  const duty = { ...sessionOf(rules.policy), owner: unit };
  appendEvent(record, { type: 'unit_order_issued', unit, breaches, issuedBy, duty }, { kind: 'system' }, at);
  if (headedUnits.has(unit)) return;
  notices.push({ department: caseFile.hub, audience: 'hub', template: 'supervision_order' });
}

/** Who neither leads nor is accused is left. */
function withLead({ excluded, lead }: CaseRecord['caseFile']): Set<string> {
  return new Set(lead === null ? excluded : [...excluded, lead]);
}

/** What every supervision order asks for. Throws where the policy's ladder has none: bad data. */
function sessionOf({ version, ladder }: SlaPolicy): { kind: string; days: number } {
  const duty = ladder.steps.find((step) => step.action === 'supervision_order')?.duty;
  if (!duty) throw new Error(`policy ${version} has no supervision order with a duty`);
  return { kind: duty.kind, days: duty.days };
}

function referThirdNotice(record: CaseRecord, unit: string, at: Date): void {
  record.notices.push(...referralNotices(record.caseFile, 'lead', record.county.disciplineUnit));
  appendEvent(record, { type: 'referred', kind: 'lead', cause: 'third_notice', unit }, { kind: 'system' }, at);
}
