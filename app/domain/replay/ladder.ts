import type { Case } from '#app/domain/case.ts';
import type { CaseEvent, Duty } from '#app/domain/case-event.ts';
import type { DutyCause } from '#app/domain/duty.ts';
import type { FiredFact } from '#app/domain/fired-step.ts';
import { openClock, retarget, startClock } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { isBreached } from '#app/domain/sla/due-step.ts';

/** What a sweep fired, and the duties that it brought. Returns false for an event that is not of this part. */
export function applyLadder(caseFile: Case, event: CaseEvent, rules: SlaRules): boolean {
  switch (event.type) {
    case 'step_fired':
      noteFired(caseFile, event);
      tell(caseFile, event.tells);
      if (event.duty)
        startDuty(caseFile, rules, event.duty, { ...event, cause: { kind: 'clock', clock: event.clock } });
      if (event.action === 'show_higher_channel') caseFile.higherChannelShown = true;
      return true;
    case 'unit_order_issued':
      if (event.issuedBy) tell(caseFile, [event.issuedBy]);
      startDuty(caseFile, rules, event.duty, { ...event, cause: { kind: 'unit', breaches: event.breaches } });
      return true;
    case 'duty_done':
      doDuty(caseFile, event);
      return true;
    case 'priority_changed':
      changePriority(caseFile, event.urgent);
      return true;
    default:
      return false;
  }
}

type Fired = Extract<CaseEvent, { type: 'step_fired' }>;

/** With the versions of this moment: later rules may move the clock, and a step that fired keeps what it was judged by. */
function noteFired({ clocks, fired }: Case, event: Fired): void {
  const clock = clocks.find(({ key }) => key === event.clock);
  if (!clock) throw new Error('a step fires on a clock that is there');
  const { step, level, action, at: dueAt, recordedAt: firedAt } = event;
  const { policy, calendarVersion } = clock.rules;
  const fact: FiredFact = { level, action, dueAt, firedAt, policyVersion: policy.version, calendarVersion };
  const steps = fired.get(event.clock);
  if (steps) steps.set(step, fact);
  else fired.set(event.clock, new Map([[step, fact]]));
}

/** Steps only ever add readers (sla.md §5). */
export function tell(caseFile: Case, units: readonly string[]): void {
  for (const unit of units) if (!caseFile.told.includes(unit)) caseFile.told.push(unit);
}

type Given = { at: Date; issuedBy: string | null; cause: DutyCause };

function startDuty(caseFile: Case, rules: SlaRules, { kind, owner, days }: Duty, { at, issuedBy, cause }: Given): void {
  const clock = startClock(caseFile, rules, { kind: 'duty', owner, at, duty: { kind, days } });
  caseFile.duties.push({ kind, owner, days, clock: clock.key, at, cause, issuedBy, doneAt: null, paper: null });
}

function doDuty(caseFile: Case, event: Extract<CaseEvent, { type: 'duty_done' }>): void {
  const duty = caseFile.duties.find((candidate) => candidate.clock === event.clock);
  const clock = caseFile.clocks.find((candidate) => candidate.key === event.clock);
  if (!duty || !clock) return;
  clock.events.push({ type: 'stop', at: event.at });
  duty.doneAt = event.at;
  duty.paper = event.paper;
}

/** Urgent or not: the other target on the same events from the same start; a verdict stays (sla.md §4). */
function changePriority(caseFile: Case, urgent: boolean): void {
  caseFile.urgent = urgent;
  const contact = openClock(caseFile, 'first_contact');
  if (contact && !isBreached(caseFile, contact)) retarget(caseFile, contact);
}
