import { type Case, type CaseClock, isRunningOrPaused } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { timesTaken } from '#app/domain/investor-time.ts';
import { isDisciplinesOwn, keptBackUntil, type LedgerRules, PUBLIC_CLOCKS } from '#app/domain/public-ledger.ts';
import { RATED_STANDARDS, ratingSettledOn } from '#app/domain/rating.ts';
import { ownerAt } from '#app/domain/replay/clocks.ts';
import { applyEvent, replayCase } from '#app/domain/replay/replay-case.ts';
import { COUNTY, type Measure, type RateMeasure } from '#app/domain/scorecard/measure.ts';
import { dayOf } from '#app/domain/sla/calendar.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';

/** One thing of a case that the scorecard counts, for one unit, and nothing else of the case. */
export type Fact = {
  measure: Measure;
  unit: string;
  /** 1 or 0 for what was kept or not and for what happened, else the level or the days. */
  value: number;
  /** The day `YYYY-MM-DD` in whose month it is counted. */
  on: string;
};

/** The same before it is decided whether and when it may be told. */
type Happened = { measure: Measure; unit: string | null; value: number; on: string };

/** A case as it stood, with what its replay alone does not say any more. */
type Told = {
  caseFile: Case;
  happened: Happened[];
  servedOn: string[];
  ratedUnit: string | null;
};

const HOURS_A_DAY = 24;

/**
 * What the scorecard counts of one case as it stood at `asOf`: nothing of L5 and L8, nothing while a report is kept, nothing
 * of a unit that is accused or of discipline. Hidden and anonymous ones come as late as on the ledger. Pure.
 */
export function factsOf(events: readonly CaseEvent[], county: LedgerRules, asOf: Date): Fact[] {
  const { rules, categories, calendar } = county;
  const later = events.findIndex(({ at }) => at >= asOf);
  const past = later === -1 ? events : events.slice(0, later);
  const [first] = past;
  if (first?.type !== 'case_opened') return [];
  const story = tell(past, county);
  const { caseFile, servedOn } = story;
  if (isDisciplinesOwn(caseFile, categories) || caseFile.hold !== null) return [];
  const isNamed = first.identityMode === 'named';
  const tellable = (all: readonly Happened[]) =>
    all.flatMap(({ unit, on, ...fact }): Fact[] => {
      if (unit === null || unit === rules.disciplineUnit || caseFile.excluded.has(unit)) return [];
      return [{ ...fact, unit, on: isNamed ? on : keptBackUntil(on, servedOn) }];
    });
  const clocks = clockFacts(story, county, asOf);
  const counted = caseFile.asksWritten ? clocks : [...story.happened, ...clocks];
  const overdue = tellable(overdueFacts(story, county, asOf));
  const lastDay = dayOf(calendar, new Date(asOf.getTime() - 1));
  // A stock is of the day on which it is counted, and holds only what may be told by then.
  const stock = overdue.filter(({ on }) => on <= lastDay).map((fact) => ({ ...fact, on: lastDay }));
  return [...tellable([...counted, ...ratingFacts(story, county)]), ...stock];
}

function tell(past: readonly CaseEvent[], county: LedgerRules): Told {
  const [first, ...later] = past;
  if (first === undefined) throw new Error('a case without a history');
  const { rules, calendar } = county;
  const caseFile = replayCase([first], rules);
  const story: Told = { caseFile, happened: [], servedOn: [], ratedUnit: null };
  if (caseFile.hold === null) story.happened.push(received(caseFile, dayOf(calendar, first.at)));
  for (const [place, event] of later.entries()) {
    const before = { lead: caseFile.lead, answers: caseFile.round };
    applyEvent(caseFile, event, rules);
    const on = dayOf(calendar, event.at);
    const add = (measure: Measure, value = 1, unit = caseFile.lead) =>
      story.happened.push({ measure, unit, value, on });
    const times = () => timesTaken(caseFile, past.slice(0, place + 2), event.at);
    switch (event.type) {
      case 'report_released':
        story.happened.push(received(caseFile, on));
        break;
      case 'query_served':
        story.servedOn.push(on);
        break;
      case 'handoff_accepted':
      case 'ruled':
        if (caseFile.lead !== before.lead) add('passed_on', 1, before.lead);
        break;
      case 'answered':
        if (before.answers > 0) break;
        add('answered');
        if (caseFile.kind === 'report') add('put_right', event.outcome === 'returned' ? 1 : 0);
        add('department_days', times().departmentDays ?? 0);
        break;
      case 'procedure_approved':
        add('procedure');
        break;
      case 'review_decided':
        if (event.outcome === 'cannot_be_met') add('cannot_be_met');
        break;
      case 'rated':
        story.ratedUnit ??= caseFile.lead;
        break;
      case 'became_unconfirmed':
        endOnce(story, { value: 0, on });
        break;
      case 'verdict_given':
        if (event.next === 'higher_channel') endOnce(story, { value: 0, on });
        if (event.next !== 'closed') break;
        endOnce(story, { value: 1, on });
        add('investor_days', Math.round(times().investorHours / HOURS_A_DAY));
        break;
      case 'referral_concluded':
        if (event.finding === 'substantiated' || event.finding === 'partly_substantiated') {
          add('substantiated', 1, COUNTY);
        }
    }
  }
  return story;
}

/** For a case that nobody leads yet the hub answers. */
function received({ lead, hub }: Case, on: string): Happened {
  return { measure: 'received', unit: lead ?? hub, value: 1, on };
}

/** The first end alone; what the law does not allow is its own number and speaks against nobody (product.md rule 4). */
function endOnce({ caseFile, happened }: Told, { value, on }: { value: number; on: string }): void {
  const isNobodysFault = caseFile.reviewOutcome === 'cannot_be_met' || caseFile.reviewOutcome === 'other_channel';
  if (value === 0 && isNobodysFault) return;
  if (happened.some(({ measure }) => measure === 'solved')) return;
  happened.push({ measure: 'solved', unit: caseFile.lead, value, on });
}

/**
 * Each clock that has a verdict, on the day of it and for whoever answered for it then; ended ones without a breach stay out
 * of rates (sla.md §3).
 */
function clockFacts({ caseFile }: Told, { calendar }: LedgerRules, asOf: Date): Happened[] {
  return caseFile.clocks.flatMap((clock): Happened[] => {
    const measure = measureOf(caseFile, clock);
    if (measure === null) return [];
    const { state, breachedAt } = readCaseClock(clock, asOf);
    if (breachedAt !== null) {
      return [{ measure, unit: ownerAt(clock, breachedAt), value: 0, on: dayOf(calendar, breachedAt) }];
    }
    const stop = clock.events.at(-1);
    if (state !== 'met' || stop?.type !== 'stop') return [];
    return [{ measure, unit: clock.owner, value: 1, on: dayOf(calendar, stop.at) }];
  });
}

/** A written answer is owed at once and passed on by nobody: its time is told apart, and nothing else of it. */
function measureOf({ asksWritten }: Case, { kind }: CaseClock): RateMeasure | null {
  if (asksWritten) return kind === 'resolution' ? 'written' : null;
  return PUBLIC_CLOCKS.find((timed) => timed === kind) ?? null;
}

/** From the day on which the rating cannot be changed any more. */
function ratingFacts({ caseFile, ratedUnit: unit }: Told, { calendar }: LedgerRules): Happened[] {
  const { rating } = caseFile;
  if (rating === null) return [];
  const on = ratingSettledOn(rating, calendar);
  const ofStandards = RATED_STANDARDS.flatMap((standard): Happened[] => {
    const level = rating.standards[standard];
    return level === undefined ? [] : [{ measure: `rating_${standard}`, unit, value: level, on }];
  });
  return [{ measure: 'rating', unit, value: rating.level, on }, ...ofStandards];
}

/** Answers that are due and not given, with the day of the breach, for whoever let them be. */
function overdueFacts({ caseFile }: Told, { calendar }: LedgerRules, asOf: Date): Happened[] {
  return caseFile.clocks.flatMap((clock): Happened[] => {
    if (clock.kind !== 'resolution' || !isRunningOrPaused(clock)) return [];
    const { breachedAt } = readCaseClock(clock, asOf);
    if (breachedAt === null) return [];
    return [{ measure: 'overdue', unit: ownerAt(clock, breachedAt), value: 1, on: dayOf(calendar, breachedAt) }];
  });
}
