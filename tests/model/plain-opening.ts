import { FIRST } from '#tests/model/later-rules.ts';
import type { FileAct } from '#tests/model/plain-act.ts';
import { type PlainCase, refer, startClock } from '#tests/model/plain-case.ts';
import { categoryOf, destinationOf, isInside, isUrgentFor } from '#tests/model/plain-county.ts';

/** A case of which nothing is known but where it begins. */
function blankCase(act: FileAct): PlainCase {
  return {
    facts: [],
    status: '',
    category: act.category,
    identity: act.identityMode,
    foreign: act.isForeign && act.identityMode === 'named',
    headPersonally: act.headPersonally,
    accused: act.accused,
    ...destinationOf(act.category, act.accused, act.isForeign && act.identityMode === 'named'),
    handledBy: [],
    coHandlers: [],
    objections: [],
    policy: FIRST,
    calendar: FIRST,
    rulesAt: Number.NEGATIVE_INFINITY,
    urgent: false,
    cycle: 1,
    acceptedAt: null,
    queryUnits: [],
    clocks: [],
    fired: [],
    planned: [],
    question: null,
    pauses: [],
    extension: null,
    procedure: null,
    deciders: [],
    pending: null,
    appeal: null,
    answeredQueries: [],
    review: null,
    awaitsVerdict: false,
    answered: false,
    appealUpheld: false,
    withdrawing: false,
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
  c.urgent = isUrgentFor(act.category, c.lead);
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
