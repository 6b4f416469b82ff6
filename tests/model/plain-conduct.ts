import type { Act } from '#tests/model/plain-act.ts';
import { type PlainCase, refer, startClock, stop } from '#tests/model/plain-case.ts';
import { DISCIPLINE, issuerFor } from '#tests/model/plain-county.ts';

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

/** What discipline makes of a notice: kept, passed to the supervision office, or taken up as a lead. */
export function answerNotice(c: PlainCase, { unit, outcome }: Extract<Act, { do: 'answer_notice' }>, at: number): void {
  const { notice } = c.referrals;
  if (!notice) return;
  notice.stage = 'fed_back';
  notice.answer = outcome;
  c.planned = c.planned.filter(({ act }) => act !== 'remind_discipline');
  const office = outcome === 'to_supervision' ? issuerFor([...c.excluded, unit, c.lead ?? '']) : null;
  if (office && !c.told.includes(office)) c.told.push(office);
  if (outcome === 'taken_up') refer(c, 'lead', { cause: 'notice_taken_up', unit, at });
}

/** Discipline's own track. */
export function applyConduct(c: PlainCase, act: Act, at: number): void {
  if (act.do !== 'acknowledge' && act.do !== 'dispose' && act.do !== 'conclude' && act.do !== 'feed_back') return;
  const [next, stops] = [NEXT_CLOCK[act.do], STOPS[act.do]];
  if (c.referrals.lead) c.referrals.lead.stage = STAGE[act.do];
  if (stops) stop(c, at, stops);
  if (next && !(act.do === 'conclude' && c.identity === 'anonymous')) startClock(c, next, DISCIPLINE, at);
  if (c.route !== 'discipline') return;
  if (act.do === 'acknowledge') c.status = 'in_progress';
  if (act.do === 'feed_back') {
    c.status = 'answered';
    // What was said of an earlier answer is not about this one.
    c.finalVerdict = false;
  }
}

/** One stage after the other. */
export function conductMay(c: PlainCase, does: Act['do']): boolean {
  const stage = c.referrals.lead?.stage;
  const next = {
    new: 'acknowledge',
    acknowledged: 'dispose',
    disposed: 'conclude',
    concluded: 'feed_back',
    fed_back: '',
  };
  return stage !== undefined && next[stage] === does;
}
