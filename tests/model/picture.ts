import { versionOf } from '#tests/model/plain-calendar.ts';
import type { PlainCase } from '#tests/model/plain-case.ts';
import { dueOf, isOpenClock, type PlainClock, startOf, stateOf, stopOf } from '#tests/model/plain-clock.ts';
import { readersOf } from '#tests/model/plain-readers.ts';
import { nextStep, pendingActs } from '#tests/model/plain-steps.ts';

/** What is compared after each step, in words that both sides can make. */
export type Picture = {
  head: string;
  clocks: string[];
  fired: string[];
  pending: string[];
  referrals: string[];
  readers: string[];
  nextAt: string;
};

export const NO_CASE: Picture = {
  head: 'nothing stored',
  clocks: [],
  fired: [],
  pending: [],
  referrals: [],
  readers: [],
  nextAt: '-',
};

export const iso = (at: number | null | undefined): string => (at == null ? '-' : new Date(at).toISOString());

/** The others read reference, category, lead, status and clocks only. */
const readsText = (reader: string) => / as (lead|hub|appeal|review|discipline)$/.test(reader);

const nameOf = (clock: PlainClock) =>
  `${clock.task ?? clock.kind} cycle ${clock.cycle} of ${clock.owner} from ${iso(startOf(clock))}`;

/** The model's picture as of the instant at which the product last looked at the case. */
export function pictureOf(c: PlainCase, at: number): Picture {
  const referrals = (['lead', 'notice'] as const).flatMap((kind) => {
    const referral = c.referrals[kind];
    if (!referral) return [];
    const causes = referral.causes.map((cause) => `${cause.cause} by ${cause.unit} at ${iso(cause.at)}`);
    return [`${kind} ${referral.stage} since ${iso(referral.openedAt)}: ${causes.join(', ')}`];
  });
  return {
    head: `${c.status} route ${c.route} category ${c.category} lead ${c.lead} cycle ${c.cycle}`,
    clocks: c.clocks.map((clock) => clockLine(clock, at)).sort(),
    fired: c.fired
      .map(({ clock, step, action, dueAt }) => `${nameOf(clock)}: ${step} ${action} due ${iso(dueAt)}`)
      .sort(),
    pending: pendingActs(c)
      .map((act) => `${act.act} ${act.act === 'serve_query' ? act.unit : ''} at ${iso(act.at)}`)
      .sort(),
    referrals,
    readers: readersOf(c).map((reader) => (readsText(reader) ? `${reader}, text` : reader)),
    nextAt: iso(nextStep(c)?.at),
  };
}

function clockLine(clock: PlainClock, at: number): string {
  const state = stateOf(clock, at);
  const due = dueOf(clock);
  const dueAt = isOpenClock(clock) || stopOf(clock) !== null || state === 'breached' ? due : null;
  const breachedAt = state === 'breached' ? due : null;
  return `${nameOf(clock)}: ${state} by ${clock.policy} and ${versionOf(clock.calendar)} due ${iso(dueAt)} stopped ${iso(stopOf(clock))} breached ${iso(breachedAt)}`;
}
