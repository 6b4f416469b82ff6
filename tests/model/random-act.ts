import type { StaffRole } from '#app/domain/permissions.ts';
import type { Act, Person, PlainCase } from '#tests/model/plain-case.ts';
import { CATEGORIES, HEADLESS } from '#tests/model/plain-county.ts';
import { outcomeOf } from '#tests/model/plain-permissions.ts';
import { accusedUnits } from '#tests/model/random-history.ts';
import type { Seeded } from '#tests/model/seeded.ts';

/** Mostly something that can be done now; at times anything by anybody, which the product has to refuse. */
export function randomAct(random: Seeded, c: PlainCase, at: number): Act {
  if (random.chance(0.12)) return random.pick(actsBy(random, anybody(random)));
  const people = [personOf(random, c.lead ?? c.hub), personOf(random, c.hub), anInspector(random)];
  if (c.appeal?.body) people.push(personOf(random, c.appeal.body));
  if (c.review?.body) people.push(personOf(random, c.review.body));
  if (c.accused.length > 0) people.push(personOf(random, random.pick(c.accused)));
  const possible = people.flatMap((person) => actsBy(random, person)).filter((act) => outcomeOf(c, act, at) === 'ok');
  const weighty = possible.filter((act) => !['write', 'rate'].includes(act.do));
  if (weighty.length === 0 || random.chance(0.05)) return { do: random.pick(['write', 'rate'] as const) };
  const kinds = [...new Set(weighty.map((act) => act.do))];
  const kind = random.pick(kinds);
  return random.pick(weighty.filter((act) => act.do === kind));
}

const DESK_ROLES: StaffRole[] = ['officer', 'officer', 'officer', 'head'];

function personOf(random: Seeded, unit: string): Person {
  const isHub = ['zsj', 'xzfb', 'yshj', 'xwb'].includes(unit) && random.chance(0.7);
  const role = isHub ? 'hub' : random.pick(DESK_ROLES);
  return { unit, role: role === 'head' && HEADLESS.includes(unit) ? 'officer' : role, nth: random.between(0, 1) };
}

function anInspector(random: Seeded): Person {
  return { unit: 'jjw', role: random.pick(['inspector', 'inspection_head']), nth: 0 };
}

function anybody(random: Seeded): Person {
  return random.chance(0.2)
    ? anInspector(random)
    : personOf(random, random.pick(['scjg', 'zsj', 'xzfb', 'jtj', 'sfj']));
}

/** One of each act, by this person where staff does it. */
function actsBy(random: Seeded, by: Person): Act[] {
  return [
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
    { do: 'appeal' },
    { do: 'answer_question' },
    { do: 'decline_question' },
    { do: 'rate' },
    { do: 'write' },
    { do: 'verdict', verdict: random.pick(['solved', 'partly', 'not', 'not']) },
  ];
}
