import type { Case, CaseClock } from '#app/domain/case.ts';
import { isPaused } from '#app/domain/replay/clocks.ts';
import type { SlaRules } from '#app/domain/replay/replay-case.ts';
import { clockUnder, movesWithRules } from '#app/domain/replay/rules.ts';
import { tallyLadderAhead } from '#app/domain/rules/ladder-tally.ts';
import { type MoveTally, tallyClock } from '#app/domain/rules/move-tally.ts';
import { type MoveReason, whyMoved } from '#app/domain/rules/why-moved.ts';
import { readCaseClock, waitEndsAt } from '#app/domain/sla/due-step.ts';
import type { ClockKind } from '#app/domain/sla/policy.ts';

/**
 * Counts the running clocks of a case, in place, as they would move if it came under these rules at `now` (sla.md §1
 * Horizon, §4 Policy change): counted anew from the same start, with what its ladder still has ahead. Verdicts stay.
 */
export function tallyMoves(tally: MoveTally, caseFile: Case, after: SlaRules, now: Date): void {
  for (const clock of caseFile.clocks) {
    if (!movesWithRules(clock, now)) continue;
    const under = withoutPastWait(caseFile, clockUnder(caseFile, clock, after), { after, now });
    tallyClock(tally, clock, under, now);
    tallyLadderAhead(tally.ladder, { caseFile, clock, under }, now);
  }
}

/** A wait that is over by the new rules ends as they come into force, and its clock has a date again. */
function withoutPastWait(caseFile: Case, clock: CaseClock, { after, now }: { after: SlaRules; now: Date }): CaseClock {
  const endsAt = isPaused(clock) ? waitEndsAt(caseFile, clock, after) : null;
  if (!endsAt || endsAt > now) return clock;
  return { ...clock, events: [...clock.events, { type: 'resume', at: now }] };
}

/** A date that the investor was promised, moved by new rules; instants in ISO 8601, as events store them. */
export type MovedPromise = { kind: PromisedKind; from: string; to: string; reasons: MoveReason[] };

/** The clocks whose dates the investor is told (experience.md P11). */
const PROMISED = ['acceptance', 'resolution', 'appeal', 'review', 'referral_receipt'] as const;
export type PromisedKind = (typeof PROMISED)[number];

/** The promised dates of a case that move when it comes under these rules at `now`. */
export function movedPromises(caseFile: Case, after: SlaRules, now: Date): MovedPromise[] {
  return caseFile.clocks.flatMap((clock) => {
    if (!isPromised(clock.kind) || !movesWithRules(clock, now)) return [];
    const under = clockUnder(caseFile, clock, after);
    const [from, to] = [readCaseClock(clock, now).dueAt, readCaseClock(under, now).dueAt];
    if (!from || !to || from.getTime() === to.getTime()) return [];
    const span = { from: clock.events[0]?.at ?? from, to: from > to ? from : to };
    const reasons = whyMoved(clock, under, span);
    return [{ kind: clock.kind, from: from.toISOString(), to: to.toISOString(), reasons }];
  });
}

/** The moved dates as a desk may read them: that of a referral would tell that there is one. */
export function deskPromises({ promises = [] }: { promises?: readonly MovedPromise[] }): MovedPromise[] {
  return promises.filter(({ kind }) => kind !== 'referral_receipt');
}

function isPromised(kind: ClockKind): kind is PromisedKind {
  return (PROMISED as readonly ClockKind[]).includes(kind);
}
