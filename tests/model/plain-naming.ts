import { end, type NameAct, openClocks, type PlainCase, refer, resolutionDays, stop } from '#tests/model/plain-case.ts';
import { dueOf, isOpenClock } from '#tests/model/plain-clock.ts';
import { coHandlersFor, destinationOf, isProtected, leadFor } from '#tests/model/plain-county.ts';
import { joinCoHandlers } from '#tests/model/plain-joint.ts';
import { closeWith, endOthers, lead, startFirstContact } from '#tests/model/plain-moves.ts';

/** The hub names the accused, or that nobody is; the lead changes and no clock is reset. */
export function nameUnits(c: PlainCase, act: NameAct, at: number): void {
  const units = [...new Set([...c.accused, ...act.units])];
  const destination = destinationOf(act.category, units);
  const isNobodys = destination.hub === '' && destination.route !== 'discipline';
  if (isNobodys || isProtected({ ...act, units, headPersonally: act.headPersonally || c.headPersonally })) {
    c.closedToAll = true;
    closeWith(c, 'handed_off', at);
    return;
  }
  c.accused = units;
  c.excluded = destination.excluded;
  c.hub = destination.hub;
  c.category = act.category;
  const ownLead = leadFor(act.category, []);
  c.co = destination.route === 'triage' ? coHandlersFor(act.category, ownLead, []) : destination.co;
  c.route = destination.route === 'triage' ? 'lead' : destination.route;
  lead(c, destination.lead ?? ownLead);
  if (c.route === 'discipline') {
    c.status = 'submitted';
    if (c.acceptedAt === null) stop(c, at, 'acceptance');
    endOthers(c, at);
    refer(c, 'lead', { cause: `category_${act.category}`, unit: units[0] ?? null, at });
    return;
  }
  if (c.status === 'triage') c.status = 'submitted';
  transfer(c, at);
  if (c.acceptedAt !== null) joinCoHandlers(c, at);
}

const OF_LEAD = ['acceptance', 'first_contact', 'progress', 'resolution'];

function transfer(c: PlainCase, at: number): void {
  // Who is found to be the accused owes this case nothing more.
  for (const clock of c.clocks) {
    const isAccused = clock.owner !== null && c.excluded.includes(clock.owner);
    if (isAccused && isOpenClock(clock) && !OF_LEAD.includes(clock.kind)) end([clock], at);
  }
  startFirstContact(c, at);
  for (const clock of openClocks(c, 'acceptance', 'first_contact', 'progress', 'resolution')) {
    // The hub answers for an acceptance that it let pass.
    if (clock.kind !== 'acceptance' || c.acceptedAt === null) clock.owner = c.lead;
  }
  for (const clock of openClocks(c, 'resolution')) {
    const due = dueOf(clock);
    // A verdict keeps what it was judged by.
    if (due === null || due >= at) clock.target = resolutionDays(c);
  }
}
