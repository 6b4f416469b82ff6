import { type Case, type CaseClock, isConductOnly } from '#app/domain/case.ts';
import type { ReferralCause, ReferralKind } from '#app/domain/case-event.ts';
import {
  type CaseReader,
  decisionsOf,
  hasActOn,
  isOpenFor,
  type QueueDecision,
  readersOf,
} from '#app/domain/case-readers.ts';
import { isHeadsKind } from '#app/domain/duty.ts';
import { isAnswerAhead } from '#app/domain/permissions.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { isBefore, readCaseClock, stepsOfClock } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

export type ClockSummary = {
  clock: CaseClock;
  state: 'running' | 'paused' | 'met' | 'breached' | 'ended';
  startedAt: Date;
  dueAt: Date | null;
  stoppedAt: Date | null;
  breachedAt: Date | null;
  /** The earliest of next warning, due, next ladder step and end of a pause; null when nothing is left to fire. */
  nextAt: Date | null;
};

/** Where each clock of a case stands at `now`: shown on every page, cached in `sla_clocks`. */
export function summarizeClocks(caseFile: Case, rules: SlaRules, now: Date): ClockSummary[] {
  return caseFile.clocks.map((clock) => {
    // An ended clock is judged as it stood: what comes after its end is no breach.
    const reading = readCaseClock(clock, now);
    const ended = clock.ended !== null && reading.state !== 'breached' && reading.state !== 'met';
    const last = clock.events.at(-1);
    const steps = stepsOfClock(caseFile, clock, rules, now, { reading });
    const nextAt = steps.reduce<Date | null>((first, { at }) => (!first || isBefore(at, first) ? at : first), null);
    return {
      clock,
      state: ended ? 'ended' : reading.state,
      startedAt: clock.events[0]?.at ?? caseFile.openedAt,
      dueAt: ended ? null : reading.dueAt,
      stoppedAt: last?.type === 'stop' ? last.at : null,
      breachedAt: reading.breachedAt,
      nextAt,
    };
  });
}

/** The clocks that tell this reader how much time is left. */
const CLOCKS_OF: Record<CaseReader['readsAs'], readonly ClockKind[]> = {
  lead: ['acceptance', 'first_contact', 'progress', 'resolution', 'duty'],
  hub: ['acceptance', 'first_contact', 'progress', 'resolution'],
  co_handler: ['co_handling'],
  named_owner: ['handoff'],
  decides: ['ruling'],
  duty: ['duty'],
  told: ['acceptance', 'resolution'],
  appeal: ['appeal'],
  review: ['review'],
  discipline: ['referral_receipt', 'referral_disposal', 'referral_feedback'],
};

/** Clocks that concern the unit that owes them and nobody else. */
const OF_ONE_UNIT: readonly ClockKind[] = ['co_handling', 'handoff', 'ruling', 'duty'];

/** A contest has a time without a clock of its own: no kind. */
type Due = { at: Date; kind: ClockKind | null; isAhead: boolean; isHeads: boolean };

/** When the open clocks that concern a reader are due, the nearest first; in the past where one is overdue. */
function duesFor(reader: CaseReader, clocks: readonly ClockSummary[], caseFile: Case): Due[] {
  const kinds = CLOCKS_OF[reader.readsAs];
  const dues: Due[] = [];
  for (const { clock, state, stoppedAt, dueAt, breachedAt } of clocks) {
    if (!kinds.includes(clock.kind) || stoppedAt || clock.ended || state === 'paused') continue;
    if (OF_ONE_UNIT.includes(clock.kind) && clock.owner !== reader.department) continue;
    // Accepted silently: the breach stays on record, but nobody can stop that clock any more.
    if (clock.kind === 'acceptance' && caseFile.acceptedAt !== null) continue;
    const at = breachedAt ?? dueAt;
    if (at) dues.push({ at, kind: clock.kind, isAhead: breachedAt === null, isHeads: isHeadsClock(clock, caseFile) });
  }
  const contest = reader.readsAs === 'decides' && decisionsOf(caseFile, reader.department).includes('contest');
  const lapse = caseFile.scheduled.find(({ act }) => contest && act === 'uphold_contest');
  if (lapse) dues.push({ at: lapse.at, kind: null, isAhead: true, isHeads: false });
  return dues.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function isHeadsClock(clock: CaseClock, caseFile: Case): boolean {
  if (clock.kind !== 'duty') return false;
  return caseFile.duties.some((duty) => duty.clock === clock.key && isHeadsKind(duty.kind));
}

export type ReaderSummary = CaseReader & {
  open: boolean;
  /** The unit can do something on the case now. */
  toDo: boolean;
  dueAt: Date | null;
  dueKind: ClockKind | null;
  /** The nearest instant still ahead: another one than `dueAt` where a clock is overdue already. */
  nextDueAt: Date | null;
  nextKind: ClockKind | null;
  /** The same four without the duties that are the head's own. */
  officerDueAt: Date | null;
  officerDueKind: ClockKind | null;
  officerNextDueAt: Date | null;
  officerNextKind: ClockKind | null;
  /** When the first duty is due that is the head's own. */
  headsDutyAt: Date | null;
  /** Who wrote the answer that waits for a signature, and so may not sign it; null where none waits. */
  pendingBy: number | null;
  /** What waits for a decision of this unit. */
  decision: QueueDecision | null;
  investorSpokeLast: boolean;
};

/** The allow-list with what each reader's queue is sorted by. */
export function summarizeReaders(
  caseFile: Case,
  clocks: readonly ClockSummary[],
  disciplineUnit: string,
): ReaderSummary[] {
  return readersOf(caseFile, disciplineUnit).map((reader) => {
    const dues = duesFor(reader, clocks, caseFile);
    const [nearest, ahead] = [dues[0], dues.find((due) => due.isAhead)];
    const headsDuty = dues.find((due) => due.isHeads);
    const officers = headsDuty ? dues.filter((due) => !due.isHeads) : dues;
    const [officersNearest, officersAhead] = [officers[0], officers.find((due) => due.isAhead)];
    const handles = reader.readsAs === 'lead';
    const { department, readsAs, text } = reader;
    // Not spread: before so many other names that costs ten times as much, and every act and every sweep comes by here.
    return {
      department,
      readsAs,
      text,
      open: isOpenFor(caseFile, reader),
      toDo: hasActOn(caseFile, reader),
      dueAt: nearest?.at ?? null,
      dueKind: nearest?.kind ?? null,
      nextDueAt: ahead?.at ?? null,
      nextKind: ahead?.kind ?? null,
      officerDueAt: officersNearest?.at ?? null,
      officerDueKind: officersNearest?.kind ?? null,
      officerNextDueAt: officersAhead?.at ?? null,
      officerNextKind: officersAhead?.kind ?? null,
      headsDutyAt: headsDuty?.at ?? null,
      pendingBy: handles ? (caseFile.pendingAnswer?.by ?? null) : null,
      decision: decisionFor(caseFile, reader),
      investorSpokeLast: reader.text && caseFile.investorSpokeLast,
    };
  });
}

function decisionFor(caseFile: Case, reader: CaseReader): QueueDecision | null {
  if (reader.readsAs === 'decides') return decisionsOf(caseFile, reader.department)[0] ?? null;
  const isAsked = caseFile.extension?.decided === null && isAnswerAhead(caseFile);
  return reader.readsAs === 'lead' && isAsked ? 'extension' : null;
}

export type ReferralStage = 'new' | 'acknowledged' | 'disposed' | 'concluded' | 'fed_back';
export type ReferralSummary = {
  kind: ReferralKind;
  openedAt: Date;
  unit: string | null;
  cause: ReferralCause;
  /** Retaliation first, then demands for favours, then the rest (issue order of the inbox). */
  rank: number;
  stage: ReferralStage;
  dueAt: Date | null;
};

const CAUSE_RANK: Record<ReferralCause, number> = {
  category_L8: 0,
  retaliation_reported: 0,
  pressure_reported: 0,
  category_L5: 1,
  reporter_leaked: 1,
  record_falsified: 2,
  favours_reported: 1,
  review_found_misconduct: 2,
  no_basis: 3,
  special_report: 4,
  third_notice: 4,
  notice_taken_up: 5,
  not_handled_reported: 6,
  wrong_result_reported: 6,
  ladder_level_5: 7,
};

/** The inbox rows of a case's conduct track. */
export function summarizeReferrals(caseFile: Case, clocks: readonly ClockSummary[]): ReferralSummary[] {
  return Object.values(caseFile.referrals).map((referral) => {
    const first = [...referral.causes].sort((a, b) => CAUSE_RANK[a.cause] - CAUSE_RANK[b.cause])[0];
    if (!first) throw new Error('a referral without a cause');
    const reader: CaseReader = { department: '', readsAs: 'discipline', text: true };
    return {
      kind: referral.kind,
      openedAt: referral.openedAt,
      unit: first.unit ?? (isConductOnly(caseFile) ? (caseFile.accused[0] ?? null) : null),
      cause: first.cause,
      rank: CAUSE_RANK[first.cause],
      stage: stageOf(referral),
      dueAt: referral.kind === 'lead' ? (duesFor(reader, clocks, caseFile)[0]?.at ?? null) : referral.answerDueAt,
    };
  });
}

function stageOf(referral: NonNullable<Case['referrals'][ReferralKind]>): ReferralStage {
  if (referral.fedBackAt) return 'fed_back';
  if (referral.concludedAt) return 'concluded';
  if (referral.disposedAt) return 'disposed';
  return referral.acknowledgedAt ? 'acknowledged' : 'new';
}
