import type { NameAct } from '#tests/model/plain-act.ts';
import { end, isBreached, measureAnew, openClocks, type PlainCase, refer, stop } from '#tests/model/plain-case.ts';
import { isOpenClock, pass } from '#tests/model/plain-clock.ts';
import { coHandlersFor, destinationOf, isProtected, isUrgentFor, leadFor } from '#tests/model/plain-county.ts';
import { joinCoHandlers } from '#tests/model/plain-joint.ts';
import { closeWith, endDuties, endOthers, lead, startFirstContact } from '#tests/model/plain-moves.ts';

/** The hub names the accused, or that nobody is; the lead changes and no clock is reset. */
export function nameUnits(c: PlainCase, act: NameAct, at: number): void {
  const units = [...new Set([...c.accused, ...act.units])];
  const destination = destinationOf(act.category, units, c.foreign);
  const isNobodys = destination.hub === '' && destination.route !== 'discipline';
  if (isNobodys || isProtected({ ...act, units, headPersonally: act.headPersonally || c.headPersonally })) {
    closeWith(c, 'handed_off', at);
    endDuties(c, at);
    // Discipline inspection reads it no more either.
    end(openClocks(c, 'referral_receipt', 'referral_disposal', 'referral_feedback'), at);
    c.closedToAll = true;
    c.planned = [];
    return;
  }
  c.accused = units;
  c.excluded = destination.excluded;
  releaseAccused(c, at);
  c.hub = destination.hub;
  c.category = act.category;
  const ownLead = leadFor(act.category, []);
  c.co =
    destination.route === 'triage'
      ? coHandlersFor(act.category, ownLead, { excluded: [], isForeign: c.foreign })
      : destination.co;
  c.route = destination.route === 'triage' ? 'lead' : destination.route;
  lead(c, destination.lead ?? ownLead);
  if (c.route === 'discipline') {
    if (c.acceptedAt === null) stop(c, at, 'acceptance');
    endOthers(c, at);
    endDuties(c, at);
    c.status = 'submitted';
    refer(c, 'lead', { cause: `category_${act.category}`, unit: units[0] ?? null, at });
    return;
  }
  if (c.status === 'triage') c.status = 'submitted';
  transfer(c, at);
  if (c.acceptedAt !== null) joinCoHandlers(c, at);
}

/** What goes with the lead. */
const LEADS = ['acceptance', 'first_contact', 'progress', 'resolution'];

/** Whoever turns out to be the accused, or of its family, owes this case nothing more: it reads none of it. */
function releaseAccused(c: PlainCase, at: number): void {
  const theirs = c.clocks.filter(({ owner }) => owner !== null && c.excluded.includes(owner));
  end(
    theirs.filter((clock) => isOpenClock(clock) && !LEADS.includes(clock.kind)),
    at,
  );
}

function transfer(c: PlainCase, at: number): void {
  // Only where the first word is still to be clocked: what runs keeps the time that was promised.
  if (!c.clocks.some((clock) => clock.kind === 'first_contact')) {
    c.urgent = isUrgentFor(c.category, c.lead);
  }
  startFirstContact(c, at);
  for (const clock of openClocks(c, ...LEADS)) {
    // The hub answers for an acceptance that it let pass.
    if (clock.kind !== 'acceptance' || c.acceptedAt === null) pass(clock, c.lead, at);
  }
  for (const clock of openClocks(c, 'resolution')) {
    // A verdict keeps what it was judged by.
    if (!isBreached(clock)) measureAnew(c, clock);
  }
}
