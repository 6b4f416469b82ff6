import type { AnswerOutcome, IdentityMode, ReviewOutcome, Verdict } from '#app/domain/case-event.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { isOpenClock, type PlainClock } from '#tests/model/plain-clock.ts';
import {
  CLOCK_ROWS,
  type ClockRow,
  categoryOf,
  DISCIPLINE,
  destinationOf,
  isInside,
} from '#tests/model/plain-county.ts';

export type Person = { unit: string; role: StaffRole; nth: number };
export type FileAct = {
  do: 'file';
  category: string | null;
  accused: string[];
  countyLeader: boolean;
  headPersonally: boolean;
  identityMode: IdentityMode;
  queryAgreed: boolean;
};
export type NameAct = {
  do: 'name';
  by: Person;
  units: string[];
  category: string;
  countyLeader: boolean;
  headPersonally: boolean;
};

/** What people do. The histories of the test are lists of these with their instants. */
export type Act =
  | FileAct
  | NameAct
  | { do: 'accept' | 'refuse' | 'ask' | 'sign' | 'hand_off'; by: Person }
  | { do: 'acknowledge' | 'dispose' | 'conclude' | 'feed_back'; by: Person }
  | { do: 'reply'; by: Person; progress: boolean }
  | { do: 'answer'; by: Person; outcome: AnswerOutcome }
  | { do: 'decide_appeal'; by: Person; outcome: 'accepted' | 'upheld' }
  | { do: 'decide_review'; by: Person; outcome: ReviewOutcome; misconduct: boolean }
  | { do: 'answer_query'; by: Person; refund: boolean }
  | { do: 'appeal' | 'answer_question' | 'decline_question' | 'rate' | 'write' }
  | { do: 'verdict'; verdict: Verdict };
export type Fact = { at: number; act: Act };

export type PlainReferral = {
  openedAt: number;
  unit: string | null;
  stage: 'new' | 'acknowledged' | 'disposed' | 'concluded' | 'fed_back';
  causes: { cause: string; unit: string | null; at: number }[];
};
export type FiredStep = { clock: PlainClock; step: string; action: string; dueAt: number };
export type PlannedAct = { act: string; unit: string; at: number; doneAt: number | null };

/** What a case is; made new from the list of facts whenever somebody asks. */
export type PlainCase = {
  status: string;
  route: string;
  category: string | null;
  anonymous: boolean;
  headPersonally: boolean;
  accused: string[];
  excluded: string[];
  lead: string | null;
  hub: string;
  handledBy: string[];
  /** Units that join when it is accepted, and those that have joined. */
  co: string[];
  coHandlers: string[];
  cycle: number;
  acceptedAt: number | null;
  queryUnits: string[];
  clocks: PlainClock[];
  fired: FiredStep[];
  planned: PlannedAct[];
  /** `asksPause`: who has to grant a second pause. */
  question: { endedAt: number | null; pausesUntil: number | null; asksPause: string | null } | null;
  /** Units that were ever asked to decide between others, or to grant something. */
  deciders: string[];
  pauses: number;
  pending: { by: Person } | null;
  appeal: { body: string | null; decided: boolean } | null;
  answeredQueries: string[];
  review: { body: string | null; decided: boolean } | null;
  awaitsVerdict: boolean;
  finalVerdict: boolean;
  referrals: { lead: PlainReferral | null; notice: PlainReferral | null };
  told: string[];
  duties: PlainClock[];
  /** Red lights that no order has used up. */
  marks: { unit: string; at: number }[];
  closedToAll: boolean;
};

export const rowOf = (kind: string): ClockRow => CLOCK_ROWS.find((row) => row.kind === kind) as ClockRow;
const half = (days: number) => Math.ceil(days / 2);

/** The days of `resolution`: the category's, 10 without a code, half of it, rounded up, in the second cycle. */
export function resolutionDays(c: PlainCase): number {
  const days = categoryOf(c.category)?.days ?? 10;
  return c.cycle === 2 ? half(days) : days;
}

function targetOf(c: PlainCase, kind: string): number {
  if (kind === 'resolution') return resolutionDays(c);
  const target = rowOf(kind).target ?? Number.NaN;
  return kind === 'progress' && c.cycle === 2 ? half(target) : target;
}

type Task = { kind: string; days: number };

export function startClock(c: PlainCase, kind: string, owner: string | null, at: number, task?: Task): PlainClock {
  const clock: PlainClock = {
    kind,
    cycle: c.cycle,
    owner,
    task: task?.kind ?? null,
    unit: rowOf(kind).unit === 'days' ? 'days' : 'minutes',
    target: task?.days ?? targetOf(c, kind),
    events: [{ type: 'start', at }],
    endedAt: null,
  };
  c.clocks.push(clock);
  return clock;
}

export const openClocks = (c: PlainCase, ...kinds: string[]): PlainClock[] =>
  c.clocks.filter((clock) => kinds.includes(clock.kind) && isOpenClock(clock));

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
  c.referrals[kind] = { openedAt: cause.at, unit: cause.unit, stage: 'new', causes: [cause] };
  if (kind === 'lead') startClock(c, 'referral_receipt', DISCIPLINE, cause.at);
}

/** A case of which nothing is known but where it begins. */
function blankCase(act: FileAct): PlainCase {
  return {
    status: '',
    category: act.category,
    anonymous: act.identityMode === 'anonymous',
    headPersonally: act.headPersonally,
    accused: act.accused,
    ...destinationOf(act.category, act.accused),
    handledBy: [],
    coHandlers: [],
    cycle: 1,
    acceptedAt: null,
    queryUnits: [],
    clocks: [],
    fired: [],
    planned: [],
    question: null,
    deciders: [],
    pauses: 0,
    pending: null,
    appeal: null,
    answeredQueries: [],
    review: null,
    awaitsVerdict: false,
    finalVerdict: false,
    referrals: { lead: null, notice: null },
    told: [],
    duties: [],
    marks: [],
    closedToAll: false,
  };
}

export function openPlainCase(act: FileAct, at: number): PlainCase {
  const c = blankCase(act);
  c.status = c.route === 'triage' ? 'triage' : 'submitted';
  if (c.lead) c.handledBy.push(c.lead);
  const asks = act.queryAgreed && c.route === 'lead' && categoryOf(act.category)?.basis === true;
  if (asks) c.queryUnits = act.accused.filter(isInside);
  if (c.route === 'discipline') {
    refer(c, 'lead', { cause: `category_${act.category}`, unit: act.accused[0] ?? null, at });
    return c;
  }
  startClock(c, 'acceptance', c.lead ?? c.hub, at);
  if (c.lead) startClock(c, 'first_contact', c.lead, at);
  return c;
}
