import type { JointAct } from '#tests/model/plain-act.ts';
import {
  end,
  isBreached,
  openClock,
  openClocks,
  type PlainCase,
  type PlainObjection,
  startClock,
} from '#tests/model/plain-case.ts';
import { dueOf, isOpenClock, isPaused, type PlainClock, pass, stopOf } from '#tests/model/plain-clock.ts';
import { deciderFor } from '#tests/model/plain-county.ts';

/** The routing's co-handlers join at the acceptance, each with a clock of its own, unless its opinion is there already. */
export function joinCoHandlers(c: PlainCase, at: number): void {
  const isThere = (unit: string) =>
    c.clocks.some((clock) => clock.kind === 'co_handling' && clock.owner === unit && stopOf(clock) !== null);
  for (const unit of c.co) if (!isThere(unit)) invite(c, unit, at);
}

/** A unit is asked to do its part: never the accused, nor the lead; one that is at it already has its clock. */
function invite(c: PlainCase, unit: string, at: number): void {
  if (c.excluded.includes(unit) || unit === c.lead || openClock(c, 'co_handling', unit)) return;
  if (!c.coHandlers.includes(unit)) c.coHandlers.push(unit);
  // Who co-handles does not decide on it afterwards.
  c.handledBy.push(unit);
  startClock(c, 'co_handling', unit, at);
}

export function applyJoint(c: PlainCase, act: JointAct, at: number): void {
  switch (act.do) {
    case 'invite':
      invite(c, act.unit, at);
      break;
    case 'file_opinion':
      openClock(c, 'co_handling', act.by.unit)?.events.push({ type: 'stop', at });
      break;
    case 'ask_lead':
      askLead(openClock(c, 'co_handling', act.by.unit), at);
      break;
    case 'reply_to_co_handler': {
      const asking = openClock(c, 'co_handling', act.unit);
      if (!asking) break;
      endLeadWait(asking, at);
      asking.asksLead = null;
      break;
    }
    case 'object':
      c.objections.push({ by: c.lead ?? '', to: act.unit, state: 'open' });
      startClock(c, 'handoff', act.unit, at);
      break;
    case 'accept_handoff':
      openClock(c, 'handoff')?.events.push({ type: 'stop', at });
      settle(c, 'accepted');
      passTo(c, act.by.unit, at);
      break;
    case 'refuse_handoff':
      openClock(c, 'handoff')?.events.push({ type: 'stop', at });
      askForRuling(c, at);
      break;
    case 'rule':
      openClock(c, 'ruling')?.events.push({ type: 'stop', at });
      settle(c, 'settled');
      passTo(c, act.unit, at);
      break;
  }
}

/** The first question of an invitation stops the co-handler's clock, unless it is late already. */
function askLead(clock: PlainClock | undefined, at: number): void {
  if (!clock) return;
  const waits = clock.events.every(({ type }) => type !== 'pause') && !isBreached(clock);
  clock.asksLead = { limit: waits ? { unit: clock.unit, target: clock.target } : null };
  if (waits) clock.events.push({ type: 'pause', at });
}

/** With the reply, or because the lead has been silent for as long as the co-handler's whole time. */
export function endLeadWait(clock: PlainClock, at: number): void {
  if (clock.asksLead) clock.asksLead.limit = null;
  if (isPaused(clock)) clock.events.push({ type: 'resume', at });
}

export function leadWaitLimit(clock: PlainClock): number | null {
  const last = clock.events.at(-1);
  if (last?.type !== 'pause' || !isOpenClock(clock) || !clock.asksLead?.limit) return null;
  const limit = dueOf({ ...clock, ...clock.asksLead.limit, events: [{ type: 'start', at: last.at }] });
  return limit === null ? null : Math.max(limit, clock.rulesAt);
}

export const openObjection = (c: PlainCase): PlainObjection | undefined =>
  c.objections.find(({ state }) => state === 'open' || state === 'in_ruling');

function settle(c: PlainCase, state: PlainObjection['state']): void {
  const objection = openObjection(c);
  if (objection) objection.state = state;
}

/** The hub rules, but nobody on himself: neither the lead, nor who objected, nor who was named. */
export function askForRuling(c: PlainCase, at: number): void {
  const objection = openObjection(c);
  if (!objection) return;
  objection.state = 'in_ruling';
  const body = deciderFor([...c.excluded, c.lead ?? '', objection.by, objection.to]);
  if (body) c.deciders.push(body);
  startClock(c, 'ruling', body, at);
}

/** Whether this unit still has to rule; no more once its time is over, since the first receiver keeps the case. */
export const isToRule = (c: PlainCase, unit: string): boolean =>
  openObjection(c)?.state === 'in_ruling' && openClock(c, 'ruling', unit) !== undefined;

/** 首接负责: the hub was silent too. */
export function firstReceiverKeeps(c: PlainCase, at: number): void {
  const objection = openObjection(c);
  settle(c, 'settled');
  if (objection) invite(c, objection.to, at);
}

/** Whom a ruling can make the lead: the two, who rules, and the units that were asked or named before. */
export function rulingChoices(c: PlainCase, decider: string): string[] {
  const objection = openObjection(c);
  if (!objection) return [];
  const known = [objection.by, objection.to, decider, ...c.coHandlers, ...c.objections.map(({ to }) => to)];
  return known.filter((unit) => !c.excluded.includes(unit));
}

/** The case passes with its clocks as they run. Who let the acceptance pass answers for it. */
function passTo(c: PlainCase, unit: string, at: number): void {
  if (c.lead === unit) return;
  c.lead = unit;
  c.handledBy.push(unit);
  for (const clock of openClocks(c, 'acceptance', 'first_contact', 'progress', 'resolution')) {
    if (clock.kind !== 'acceptance' || c.acceptedAt === null) pass(clock, unit, at);
  }
  // It leads now: what it does is no part beside the lead's any more.
  const own = openClock(c, 'co_handling', unit);
  if (own) end([own], at);
}

/** The lead acts on the case as its own: it keeps it. */
export function keepCase(c: PlainCase, at: number): void {
  settle(c, 'over');
  end(openClocks(c, 'handoff', 'ruling'), at);
}
