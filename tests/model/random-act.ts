import type { InspectionReason } from '#app/domain/case-event.ts';
import type { StaffRole } from '#app/domain/permissions.ts';
import { FIRST, LATER } from '#tests/model/later-rules.ts';
import type { Act, Person } from '#tests/model/plain-act.ts';
import { dayOf } from '#tests/model/plain-calendar.ts';
import { openClocks, type PlainCase } from '#tests/model/plain-case.ts';
import { CATEGORIES, DISCIPLINE, HEADLESS, PARTNERS } from '#tests/model/plain-county.ts';
import { dutyNames } from '#tests/model/plain-duties.ts';
import { outcomeOf } from '#tests/model/plain-permissions.ts';
import { accusedUnits } from '#tests/model/random-history.ts';
import type { Seeded } from '#tests/model/seeded.ts';

/**
 * Mostly something that can be done now; at times anything by anybody, which the product has to refuse. `toReview`: what
 * leads to a review comes first, since by chance alone few cases get there.
 */
export function randomAct(random: Seeded, c: PlainCase, { at, toReview }: { at: number; toReview: boolean }): Act {
  if (random.chance(0.12)) return random.pick(actsBy(random, { by: anybody(random), c, at }));
  const people = [personOf(random, c.lead ?? c.hub), personOf(random, c.hub), anInspector(random)];
  if (c.appeal?.body) people.push(personOf(random, c.appeal.body));
  if (c.review?.body) people.push(personOf(random, c.review.body));
  if (c.accused.length > 0) people.push(personOf(random, random.pick(c.accused)));
  const owing = openClocks(c, 'co_handling', 'handoff', 'ruling', 'duty').flatMap(({ owner }) => owner ?? []);
  for (const unit of [...c.deciders.slice(-1), ...owing.slice(-2)]) people.push(personOf(random, unit));
  const possible = people
    .flatMap((person) => actsBy(random, { by: person, c, at }))
    .filter((act) => outcomeOf(c, act, at) === 'ok');
  const weighty = possible.filter((act) => !ASIDE.includes(act.do));
  const aside = possible.filter((act) => ASIDE.includes(act.do));
  if (weighty.length === 0 || random.chance(0.08)) return random.pick(aside);
  const leading = toReview && c.review === null ? weighty.filter(leadsToReview) : [];
  if (leading.length > 0 && random.chance(0.8)) return random.pick(leading);
  const isAskedAgain = c.pauses.length === 1 || c.status === 'under_review';
  const answering = weighty.filter((act) => ANSWERING.includes(act.do) || (act.do === 'ask' && isAskedAgain));
  if (answering.length > 0 && random.chance(0.4)) return random.pick(answering);
  const kinds = [...new Set(weighty.map((act) => act.do))];
  const kind = random.pick(kinds);
  return random.pick(weighty.filter((act) => act.do === kind));
}

/** Accepted, answered, "not solved"; and that once more. */
function leadsToReview(act: Act): boolean {
  if (act.do === 'answer') return act.outcome === 'returned';
  return act.do === 'verdict' ? act.verdict !== 'solved' : act.do === 'accept';
}

/** What is possible all the time. */
const ASIDE: Act['do'][] = ['write', 'rate', 'change_rules', 'withdraw', 'ask_inspection', 'add_identity'];
const REASONS: InspectionReason[] = ['not_handled', 'wrong_result', 'favours', 'retaliation', 'pressed'];
/** What somebody waits for. */
const ANSWERING: Act['do'][] = [
  'accept_handoff',
  'refuse_handoff',
  'rule',
  'reply_to_co_handler',
  'answer_question',
  'contest',
  'decide_pause',
  'decide_contest',
  'decide_extension',
  'decide_procedure',
  'decide_review',
  'sign',
];

const HUB_UNITS = ['zsj', 'xzfb', 'yshj', 'xwb'];
const DESK_ROLES: StaffRole[] = ['officer', 'officer', 'officer', 'head'];

function personOf(random: Seeded, unit: string): Person {
  if (unit === DISCIPLINE) return anInspector(random);
  const isHub = HUB_UNITS.includes(unit) && random.chance(0.7);
  const role = isHub ? 'hub' : random.pick(DESK_ROLES);
  return { unit, role: role === 'head' && HEADLESS.includes(unit) ? 'officer' : role, nth: random.between(0, 1) };
}

function anInspector(random: Seeded): Person {
  return { unit: DISCIPLINE, role: random.pick(['inspector', 'inspection_head']), nth: 0 };
}

function anybody(random: Seeded): Person {
  return random.chance(0.2)
    ? anInspector(random)
    : personOf(random, random.pick(['scjg', 'zsj', 'xzfb', 'jtj', 'sfj']));
}

type Chance = { by: Person; c: PlainCase; at: number };

/** One of each act, by this person where staff does it. */
function actsBy(random: Seeded, { by, c, at }: Chance): Act[] {
  return [
    ...jointActsBy(random, { by, c, at }),
    ...waitingActsBy(random, { by, c, at }),
    { do: 'accept', by },
    { do: 'refuse', by },
    { do: 'ask', by },
    { do: 'sign', by },
    { do: 'hand_off', by },
    { do: 'acknowledge', by },
    { do: 'dispose', by },
    { do: 'conclude', by },
    { do: 'feed_back', by },
    { do: 'reply', by, progress: random.chance(0.6) },
    { do: 'answer', by, outcome: random.pick(['returned', 'not']) },
    { do: 'decide_appeal', by, outcome: random.pick(['accepted', 'upheld']) },
    {
      do: 'decide_review',
      by,
      outcome: random.pick(['for_investor', 'in_part', 'cannot_be_met', 'other_channel']),
      misconduct: random.chance(0.4),
    },
    { do: 'answer_query', by, refund: random.chance(0.3) },
    {
      do: 'name',
      by,
      units: accusedUnits(random),
      category: random.pick(CATEGORIES).code,
      countyLeader: random.chance(0.03),
      headPersonally: random.chance(0.1),
    },
    {
      do: 'answer_notice',
      by,
      unit: c.referrals.notice?.causes[0]?.unit ?? by.unit,
      outcome: random.pick(['kept', 'to_supervision', 'taken_up']),
    },
    { do: 'do_duty', by, clock: random.pick([...someDuties(c, by), 'duty:written_explanation']) },
    { do: 'make_urgent', by },
    { do: 'change_rules', policy: random.pick([FIRST, LATER]), calendar: random.pick([FIRST, LATER]) },
    { do: 'appeal' },
    { do: 'answer_question' },
    { do: 'decline_question' },
    { do: 'rate' },
    { do: 'write' },
    { do: 'ask_inspection', reason: random.pick(REASONS) },
    { do: 'withdraw', pressed: random.chance(0.3) },
    { do: 'take_back' },
    { do: 'add_identity', mode: random.pick(['named', 'hidden']) },
    { do: 'verdict', verdict: random.pick(['solved', 'partly', 'not', 'not']) },
  ];
}

/** The duties of this unit, done ones too; of others where it has none. */
function someDuties(c: PlainCase, by: Person): string[] {
  const names = [...dutyNames(c)];
  const own = names.filter(([, { owner }]) => owner === by.unit);
  return (own.length > 0 ? own : names).map(([name]) => name);
}

/** Mostly a unit that is known to the case already; at times any, the accused too. */
function someUnit(random: Seeded, { by, c }: Chance): string {
  const known = [...c.coHandlers, ...c.objections.flatMap(({ to }) => [to, c.lead ?? to]), by.unit];
  return random.chance(0.5) ? random.pick(known) : random.pick([...PARTNERS, ...c.accused, ...HUB_UNITS]);
}

function jointActsBy(random: Seeded, chance: Chance): Act[] {
  const { by } = chance;
  return [
    { do: 'invite', by, unit: someUnit(random, chance) },
    { do: 'reply_to_co_handler', by, unit: someUnit(random, chance) },
    { do: 'object', by, unit: someUnit(random, chance) },
    { do: 'rule', by, unit: someUnit(random, chance) },
    { do: 'file_opinion', by },
    { do: 'ask_lead', by },
    { do: 'accept_handoff', by },
    { do: 'refuse_handoff', by },
  ];
}

function waitingActsBy(random: Seeded, { by, at }: Chance): Act[] {
  return [
    { do: 'ask_extension', by, days: random.pick([1, 2, 3]) },
    { do: 'decide_extension', by, yes: random.chance(0.7) },
    { do: 'decide_pause', by, yes: random.chance(0.8) },
    { do: 'contest' },
    { do: 'decide_contest', by, yes: random.chance(0.6) },
    { do: 'propose_procedure', by, dueOn: dayOf(at + random.between(-1, 30) * 86_400_000) },
    { do: 'decide_procedure', by, yes: random.chance(0.8) },
  ];
}
