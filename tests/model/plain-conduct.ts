import type { Act } from '#tests/model/plain-act.ts';
import { type PlainCase, startClock, stop } from '#tests/model/plain-case.ts';
import { DISCIPLINE } from '#tests/model/plain-county.ts';

const NEXT_CLOCK = { acknowledge: 'referral_disposal', dispose: null, conclude: 'referral_feedback', feed_back: null };
const STAGE = {
  acknowledge: 'acknowledged',
  dispose: 'disposed',
  conclude: 'concluded',
  feed_back: 'fed_back',
} as const;
const STOPS = {
  acknowledge: 'referral_receipt',
  dispose: 'referral_disposal',
  conclude: null,
  feed_back: 'referral_feedback',
};

/** Discipline's own track. */
export function applyConduct(c: PlainCase, act: Act, at: number): void {
  if (act.do !== 'acknowledge' && act.do !== 'dispose' && act.do !== 'conclude' && act.do !== 'feed_back') return;
  const [next, stops] = [NEXT_CLOCK[act.do], STOPS[act.do]];
  if (c.referrals.lead) c.referrals.lead.stage = STAGE[act.do];
  if (stops) stop(c, at, stops);
  if (next && !(act.do === 'conclude' && c.anonymous)) startClock(c, next, DISCIPLINE, at);
  if (c.route !== 'discipline') return;
  if (act.do === 'acknowledge') c.status = 'in_progress';
  if (act.do === 'feed_back') c.status = 'answered';
}
