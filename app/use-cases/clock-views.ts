import type { Case, CaseClock } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { type ClockSummary, summarizeClocks } from '#app/domain/case-summary.ts';
import type { ClockView, FiredView, UnitName } from '#app/domain/case-view.ts';
import type { CountyRules } from '#app/domain/county-rules.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { mayMoveYet } from '#app/domain/replay/rules.ts';
import { addWorkingMinutes } from '#app/domain/sla/calendar.ts';
import { readCaseClock, waitEndsAt } from '#app/domain/sla/due-step.ts';
import { type ClockExplanation, explainClock, type PauseCause } from '#app/domain/sla/explain.ts';
import { clockRow } from '#app/domain/sla/policy.ts';
import { rulerOf } from '#app/domain/sla/ruler.ts';
import { type TimeLeft, timeLeft } from '#app/domain/sla/time-left.ts';

/** A unit's name for a page; null for none. */
export function unitName(county: CountyRules, id: string | null): UnitName | null {
  const unit = id === null ? undefined : county.departments.get(id);
  return unit ? { id: unit.id, name: unit.name } : null;
}

/** Due soon: less than one working day left (8 working hours), experience.md 3.4. */
const SOON_WORKING_MINUTES = 480;

/** Every clock of a case as a page shows it at `now`. */
export function clockViews(caseFile: Case, rules: SlaRules, county: CountyRules, now: Date): ClockView[] {
  const seen = { caseFile, rules, county, now };
  return summarizeClocks(caseFile, rules, now).map((summary) => toView(summary, seen));
}

type Seen = { caseFile: Case; rules: SlaRules; county: CountyRules; now: Date };

function toView(summary: ClockSummary, { caseFile, rules, county, now }: Seen): ClockView {
  const { clock, dueAt } = summary;
  const goesOnBy = summary.state === 'paused' ? waitEndsAt(caseFile, clock, rules) : null;
  const isRunning = summary.state === 'running' && dueAt !== null;
  const endedReason = clock.ended?.reason ?? overBySilence(clock, caseFile);
  return {
    key: clock.key,
    kind: clock.kind,
    standard: clockRow(clock.rules.policy, clock.kind, caseFile).standard,
    cycle: clock.cycle,
    owner: unitName(county, clock.owner),
    state: summary.state,
    waitsFor: summary.state === 'paused' ? waitsFor(clock, caseFile) : null,
    resumesBy: goesOnBy,
    extendedBy: clock.extendedBy,
    startedAt: summary.startedAt,
    dueAt,
    stoppedAt: summary.stoppedAt,
    breachedAt: summary.breachedAt,
    provisional: mayMoveYet(clock, dueAt ?? goesOnBy, now),
    endedReason,
    endedAt: clock.ended?.at ?? null,
    isDueSoon: isRunning && dueAt <= addWorkingMinutes(clock.rules.calendar, now, SOON_WORKING_MINUTES),
    left: endedReason === null ? leftOn(summary, now) : null,
    events: clock.events,
    ruler: rulerOf(explanationOf(clock, { caseFile, rules, now })),
  };
}

/** What is left on an open clock, or how late it is, by the calendar that its due instant is counted by. */
export function leftOn({ clock, dueAt, breachedAt, stoppedAt }: ClockSummary, now: Date): TimeLeft | null {
  const due = breachedAt ?? dueAt;
  if (!due || stoppedAt) return null;
  const left = timeLeft(clock.rules.calendar, now, due);
  return { ...left, isProvisional: left.state !== 'overdue' && mayMoveYet(clock, due, now) };
}

function waitsFor({ kind }: CaseClock, { procedure }: Case): ClockView['waitsFor'] {
  if (kind === 'co_handling') return null;
  return kind === 'resolution' && procedure?.state === 'approved' ? 'procedure' : 'investor';
}

/** A clock of a case day by day; where silence decided, it is over at its due instant. */
export function explanationOf(
  clock: CaseClock,
  given: { caseFile: Case; rules: SlaRules; now: Date; pauses?: readonly PauseCause[] },
): ClockExplanation {
  const { caseFile, rules, now, pauses } = given;
  const overAt = overBySilence(clock, caseFile) ? readCaseClock(clock, now).breachedAt : null;
  const ended = clock.ended ?? (overAt && { at: overAt });
  return explainClock({
    calendar: clock.rules.calendar,
    target: clock.target,
    events: clock.events,
    ended,
    now,
    pauses,
    resumesBy: waitEndsAt(caseFile, clock, rules),
  });
}

/** Silence accepted the case: the breach is the fact, and nobody can stop that clock any more. */
function endsBySilence(clock: CaseClock, caseFile: Case): boolean {
  return mayBeDecidedBySilence(clock) && caseFile.acceptedSilently;
}

/** Why an open-looking acceptance or appeal is over: silence accepted the case, or passed it on to where it belongs. */
function overBySilence(clock: CaseClock, caseFile: Case): string | null {
  if (endsBySilence(clock, caseFile)) return 'accepted_silently';
  return mayBeDecidedBySilence(clock) && caseFile.status === 'handed_off' ? 'handed_off' : null;
}

/** Acceptance, or the appeal against a refusal, on which nobody has decided. */
function mayBeDecidedBySilence({ kind, events }: CaseClock): boolean {
  return (kind === 'acceptance' || kind === 'appeal') && events.at(-1)?.type !== 'stop';
}

/** The ladder's fired steps with both instants: when each was due and when it was written. */
export function firedViews(events: readonly CaseEvent[], county: CountyRules): FiredView[] {
  const views: FiredView[] = [];
  for (const event of events) {
    if (event.type !== 'step_fired') continue;
    const owner = event.duty && unitName(county, event.duty.owner);
    views.push({
      clock: event.clock,
      step: event.step,
      level: event.level,
      action: event.action,
      at: event.at,
      recordedAt: event.recordedAt,
      issuedBy: unitName(county, event.issuedBy),
      duty: event.duty && owner ? { kind: event.duty.kind, days: event.duty.days, owner } : null,
    });
  }
  return views;
}
