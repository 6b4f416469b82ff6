import type { IdentityMode, NoticeOutcome } from '#app/domain/case-event.ts';
import type { Fact, Person } from '#tests/model/plain-act.ts';
import { calendarFor } from '#tests/model/plain-calendar.ts';
import { isOpenClock, type PlainClock, type PlainPause } from '#tests/model/plain-clock.ts';
import { type ClockRow, DISCIPLINE, type Policy, policyOf } from '#tests/model/plain-county.ts';

export type PlainReferral = {
  openedAt: number;
  unit: string | null;
  stage: 'new' | 'acknowledged' | 'disposed' | 'concluded' | 'fed_back';
  causes: { cause: string; unit: string | null; at: number }[];
  /** How a notice was answered. */
  answer: NoticeOutcome | null;
};
export type FiredStep = { clock: PlainClock; step: string; action: string; dueAt: number };
/** `from`: what its instant is counted from; `nth`: which reminder, or which round. */
/** `notBefore`: since when rules hold that would have it earlier; what their coming found over stays over. */
export type PlannedAct = {
  act: string;
  unit: string;
  nth: number;
  from: number;
  doneAt: number | null;
  notBefore?: number;
};
export type PlainQuestion = {
  endedAt: number | null;
  pauses: boolean;
  /** Who has to grant a second pause. */
  asksPause: string | null;
  /** For how long it may wait, as the investor was told when it was asked. */
  days: number;
};
export type PlainObjection = { by: string; to: string; state: 'open' | 'in_ruling' | 'accepted' | 'settled' | 'over' };
export type PlainProcedure = {
  dueOn: string;
  body: string | null;
  state: 'proposed' | 'approved' | 'declined' | 'ended';
  approvedAt: number;
};

/** What a case is; made new from the list of facts whenever somebody asks. */
export type PlainCase = {
  facts: Fact[];
  status: string;
  route: string;
  category: string | null;
  identity: IdentityMode;
  foreign: boolean;
  headPersonally: boolean;
  accused: string[];
  excluded: string[];
  lead: string | null;
  hub: string;
  handledBy: string[];
  /** Units that join when it is accepted, and those that have joined. */
  co: string[];
  coHandlers: string[];
  objections: PlainObjection[];
  policy: string;
  calendar: string;
  /** Since when it is under them, where they are others than at its opening: by them nothing happens before. */
  rulesAt: number;
  urgent: boolean;
  cycle: number;
  acceptedAt: number | null;
  queryUnits: string[];
  clocks: PlainClock[];
  fired: FiredStep[];
  planned: PlannedAct[];
  question: PlainQuestion | null;
  pauses: PlainPause[];
  extension: { days: number; by: Person; state: 'asked' | 'granted' | 'refused' | 'over' } | null;
  procedure: PlainProcedure | null;
  /** Units that were ever asked to decide between others, or to grant something. */
  deciders: string[];
  pending: { by: Person } | null;
  appeal: { body: string | null; decided: boolean } | null;
  answeredQueries: string[];
  review: { body: string | null; decided: boolean } | null;
  awaitsVerdict: boolean;
  /** An answer was given at some time. */
  answered: boolean;
  appealUpheld: boolean;
  /** Asked to be taken back, and not in effect yet. */
  withdrawing: boolean;
  finalVerdict: boolean;
  referrals: { lead: PlainReferral | null; notice: PlainReferral | null };
  told: string[];
  duties: PlainClock[];
  /** Red lights of units that have not brought an order yet. */
  marks: { unit: string; at: number }[];
  closedToAll: boolean;
};

export const policyFor = (c: PlainCase): Policy => policyOf(c.policy);
export const rowOf = (kind: string, policy: string, urgent: boolean): ClockRow =>
  kind === 'first_contact' && urgent
    ? policyOf(policy).urgentRow
    : (policyOf(policy).rows.find((row) => row.kind === kind) as ClockRow);
const half = (days: number) => Math.ceil(days / 2);

/** The days of `resolution`: the category's, 10 without a code, half of it, rounded up, in the second cycle. */
function resolutionDays(c: PlainCase, policy: string): number {
  const days = c.category === null ? 10 : (policyOf(policy).daysOf[c.category] ?? Number.NaN);
  return c.cycle === 2 ? half(days) : days;
}

function targetOf(c: PlainCase, kind: string, policy: string): number {
  if (kind === 'resolution') return resolutionDays(c, policy);
  const target = rowOf(kind, policy, c.urgent).target ?? Number.NaN;
  return kind === 'progress' && c.cycle === 2 ? half(target) : target;
}

type Task = { kind: string; days: number };

export function startClock(c: PlainCase, kind: string, owner: string | null, at: number, task?: Task): PlainClock {
  const clock: PlainClock = {
    kind,
    cycle: c.cycle,
    owner,
    earlier: [],
    task: task?.kind ?? null,
    unit: rowOf(kind, c.policy, c.urgent).unit,
    target: task?.days ?? targetOf(c, kind, c.policy),
    policy: c.policy,
    calendar: calendarFor(c.calendar, owner),
    countedFor: owner,
    rulesAt: Number.NEGATIVE_INFINITY,
    extendedBy: 0,
    events: [{ type: 'start', at }],
    endedAt: null,
    fired: new Set(),
    asksLead: null,
    judgedAnew: false,
  };
  c.clocks.push(clock);
  return clock;
}

/** The clock is measured anew from the same start; what an extension added stays, and a duty has its own days. */
export function measureAnew(c: PlainCase, clock: PlainClock): void {
  if (clock.kind === 'duty') return;
  clock.unit = rowOf(clock.kind, clock.policy, c.urgent).unit;
  clock.target = targetOf(c, clock.kind, clock.policy) + clock.extendedBy;
}

export const openClocks = (c: PlainCase, ...kinds: string[]): PlainClock[] =>
  c.clocks.filter((clock) => kinds.includes(clock.kind) && isOpenClock(clock));
export const openClock = (c: PlainCase, kind: string, owner?: string): PlainClock | undefined =>
  openClocks(c, kind).find((clock) => owner === undefined || clock.owner === owner);

/** The second "not solved" is looked at by others, and they have not said yet what comes of it. */
export const isReviewed = (c: PlainCase): boolean => c.review?.decided === false;
/** Whose time the waiting for the investor is taken from. */
export const answerClock = (c: PlainCase): PlainClock | undefined =>
  openClock(c, isReviewed(c) ? 'review' : 'resolution');

/** A breach has fired, and nothing erases it. */
export const isBreached = ({ fired }: PlainClock): boolean => fired.has('breach') || fired.has('level_2');

export function stop(c: PlainCase, at: number, ...kinds: string[]): void {
  for (const clock of openClocks(c, ...kinds)) clock.events.push({ type: 'stop', at });
}

export function end(clocks: readonly PlainClock[], at: number): void {
  for (const clock of clocks) clock.endedAt = at;
}

/** One open referral per kind; a later cause is added to it. A lead has discipline's own clocks. */
export function refer(c: PlainCase, kind: 'lead' | 'notice', cause: PlainReferral['causes'][number]): void {
  const open = c.referrals[kind];
  if (open && open.stage !== 'fed_back') {
    open.causes.push(cause);
    return;
  }
  c.referrals[kind] = { openedAt: cause.at, unit: cause.unit, stage: 'new', causes: [cause], answer: null };
  if (kind === 'lead') startClock(c, 'referral_receipt', DISCIPLINE, cause.at);
  else c.planned.push({ act: 'remind_discipline', unit: '', nth: cause.at, from: cause.at, doneAt: null });
}
