import type { IdentityMode } from '#app/domain/case-event.ts';
import type { FileAct } from '#tests/model/plain-act.ts';
import { wall } from '#tests/model/plain-calendar.ts';
import { openClocks, type PlainCase } from '#tests/model/plain-case.ts';
import { CATEGORIES, UNITS } from '#tests/model/plain-county.ts';
import { nextStep } from '#tests/model/plain-steps.ts';
import { contestedPause } from '#tests/model/plain-waiting.ts';
import { randomAct } from '#tests/model/random-act.ts';
import { Seeded } from '#tests/model/seeded.ts';
import { begin, caseAt, caseOf, follow, type History, isStored } from '#tests/model/side-by-side.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** A whole random history: who reports what, what people do, how much time passes, when the sweeper comes by. */
export function randomHistory(seed: number): History {
  const random = new Seeded(seed);
  const filing = { at: filedAt(random), act: filing_(random) };
  const told = begin(filing);
  const history: History = { filing, steps: [] };
  const sweeps = random.pick([0, 0, 0.3, 1]);
  const toReview = random.chance(0.2);
  let at = filing.at;
  for (let left = isStored(told) ? random.between(8, 18) : 0; left > 0; left -= 1) {
    const before = at;
    at += passing(random, caseOf(told), at);
    if (random.chance(sweeps)) play({ at: before + Math.floor(random.next() * (at - before)), act: { do: 'sweep' } });
    play({ at, act: randomAct(random, caseAt(told, at), { at, toReview }) });
  }
  if (isStored(told) && random.chance(0.6)) play({ at: at + random.between(1, 90) * DAY, act: { do: 'sweep' } });
  return history;

  function play(step: History['steps'][number]) {
    history.steps.push(step);
    follow(told, step);
  }
}

const SEASONS = [
  ['2026-01-03', '2026-11-25'],
  ['2026-09-17', '2026-10-12'],
  ['2026-02-05', '2026-03-01'],
  ['2026-04-27', '2026-05-12'],
] as const;

/** In half of the histories about a long holiday; mostly in working hours, at times at any millisecond. */
function filedAt(random: Seeded): number {
  const [from, to] = random.chance(0.5) ? SEASONS[0] : random.pick(SEASONS);
  const days = Math.round((wall(to, '00:00') - wall(from, '00:00')) / DAY);
  const midnight = wall(from, '00:00') + random.between(0, days) * DAY;
  if (random.chance(0.3)) return midnight + Math.floor(random.next() * DAY);
  return midnight + random.between(8 * 60, 18 * 60) * MINUTE;
}

/** From no time at all to weeks; often to the very instant of the next step, or a millisecond about it. */
function passing(random: Seeded, c: PlainCase, at: number): number {
  const next = nextStep(c)?.at;
  if (next !== undefined && next > at && random.chance(0.25)) return next - at + random.between(-1, 1);
  if (isAsking(c) && random.chance(0.5)) return random.between(1, 5 * 60) * MINUTE;
  const kinds = [
    () => 0,
    () => random.between(1, 90) * MINUTE,
    () => random.between(1, 12) * 60 * MINUTE,
    () => random.between(1, 12) * 60 * MINUTE,
    () => random.between(1, 4) * DAY,
    () => random.between(60, 9 * 1440) * MINUTE,
    () => random.between(5, 45) * DAY,
  ];
  return random.pick(kinds)();
}

/** Somebody waits for a word, which mostly comes sooner than weeks later. */
function isAsking(c: PlainCase): boolean {
  const isOpen = c.question?.endedAt === null || openClocks(c, 'handoff', 'ruling').length > 0;
  const isWished = c.extension?.state === 'asked' || c.procedure?.state === 'proposed' || c.pauses.length === 1;
  return isOpen || isWished || contestedPause(c) !== undefined;
}

const INSIDE = UNITS.filter((unit) => unit.reach === 'inside' && unit.id !== 'jjw').map((unit) => unit.id);
const OUTSIDE = UNITS.filter((unit) => unit.reach === 'outside').map((unit) => unit.id);
const OFTEN_LEADING = ['zsj', 'xzfb', 'yshj', 'scjg', 'sfj', 'gxj', 'gaj', 'xwb'];
const IDENTITIES: IdentityMode[] = ['named', 'hidden', 'anonymous'];

export function accusedUnits(random: Seeded): string[] {
  const kinds = [
    () => [],
    () => [random.pick(INSIDE)],
    () => [random.pick(INSIDE)],
    () => [random.pick(INSIDE), random.pick(INSIDE)],
    () => [random.pick(OFTEN_LEADING)],
    () => [random.pick(OFTEN_LEADING), random.pick(OFTEN_LEADING)],
    () => [random.pick(INSIDE), random.pick(OUTSIDE)],
    () => [random.pick(OUTSIDE)],
    () => (random.chance(0.2) ? ['jjw'] : ['jtj']),
  ];
  return [...new Set(random.pick(kinds)())];
}

function filing_(random: Seeded): FileAct {
  const basis = CATEGORIES.filter((category) => category.basis);
  const category = random.chance(0.12) ? null : random.pick(random.chance(0.4) ? basis : CATEGORIES).code;
  return {
    do: 'file',
    category,
    accused: accusedUnits(random),
    countyLeader: random.chance(0.01),
    headPersonally: random.chance(0.05),
    identityMode: random.pick(IDENTITIES),
    isForeign: random.chance(0.2),
    queryAgreed: random.chance(0.75),
  };
}
