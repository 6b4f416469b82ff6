import { end, openClocks, type PlainCase, refer, startClock } from '#tests/model/plain-case.ts';
import { answersFor, type PlainClock } from '#tests/model/plain-clock.ts';
import { DISCIPLINE, HEADLESS, isUrgentFor, type LadderRow } from '#tests/model/plain-county.ts';
import { giveDuty, issuer } from '#tests/model/plain-duties.ts';
import { askForRuling, endLeadWait, firstReceiverKeeps } from '#tests/model/plain-joint.ts';
import { mark } from '#tests/model/plain-marks.ts';
import { accept, endOthers, startFirstContact } from '#tests/model/plain-moves.ts';
import { withdraw } from '#tests/model/plain-own.ts';
import { nextStep, type PlainStep, plannedName } from '#tests/model/plain-steps.ts';
import { decideContest, endProcedure, endQuestion } from '#tests/model/plain-waiting.ts';

/** Fires whatever lies strictly before `now`, in due order. */
export function fireBefore(c: PlainCase, now: number): void {
  for (let step = nextStep(c); step && step.at < now; step = nextStep(c)) fire(c, step);
}

function fire(c: PlainCase, step: PlainStep): void {
  const { clock, at } = step;
  if (!clock) {
    firePlanned(c, step);
    return;
  }
  const action = step.action === 'accept_silently' && isHandedOff(c, clock) ? 'hand_off' : step.action;
  clock.fired.add(step.step);
  c.fired.push({ clock, step: step.step, action, dueAt: at });
  if (step.ladder) climb(c, clock, { ladder: step.ladder, at });
  if (step.ladder?.level === 2) mark(c, clock, at);
  if (step.action === 'end_pause' && clock.kind === 'co_handling') endLeadWait(clock, at);
  else if (step.action === 'end_pause') endQuestion(c, at);
  if (step.step === 'breach') breach(c, clock, step);
  if (step.action === 'refer_lead') refer(c, 'lead', { cause: 'no_basis', unit: clock.owner, at });
}

const isHandedOff = (c: PlainCase, { kind }: PlainClock) =>
  (kind === 'acceptance' || kind === 'appeal') && c.route === 'outside';

/** Silence never wins. */
function breach(c: PlainCase, clock: PlainClock, { at }: PlainStep): void {
  if (isHandedOff(c, clock)) {
    // The engine's hand-off is no message by a person, and the breach stays as it is.
    end(openClocks(c, 'first_contact'), at);
    if (clock.kind === 'appeal' && c.appeal) c.appeal.decided = true;
    endOthers(c, at);
    c.status = 'handed_off';
  } else if (clock.kind === 'acceptance' || clock.kind === 'appeal') {
    const isFirstWord = c.lead === null && c.appeal === null;
    if (c.appeal) c.appeal.decided = true;
    accept(c, at);
    // A refusal that was appealed was the first word to the investor already.
    if (isFirstWord) {
      c.urgent = isUrgentFor(c.category, c.lead);
      startFirstContact(c, at);
    }
  } else if (clock.kind === 'handoff') {
    askForRuling(c, at);
  } else if (clock.kind === 'ruling') {
    firstReceiverKeeps(c, at);
  }
}

/** A ladder step adds readers; level 5 hands the conduct track over. */
function climb(c: PlainCase, clock: PlainClock, { ladder, at }: { ladder: LadderRow; at: number }): void {
  const late = answersFor(clock, at);
  if (ladder.level === 5) refer(c, 'notice', { cause: 'ladder_level_5', unit: late, at });
  if (clock.kind.startsWith('referral_') || clock.kind === 'legal_basis') return;
  giveDuty(c, clock, { ladder, at });
  const units: Record<string, string | null> = {
    officer: late,
    head: late,
    hub: c.hub,
    xzfb: issuer(c, late),
    xwb: 'xwb',
    discipline: DISCIPLINE,
    investor: null,
  };
  for (const name of ladder.tell) {
    const named = units[name];
    const unit = name === 'head' && named && HEADLESS.includes(named) ? c.hub : named;
    if (unit && !c.told.includes(unit)) c.told.push(unit);
  }
}

function firePlanned(c: PlainCase, { at, action, step }: PlainStep): void {
  const planned = c.planned.find((each) => plannedName(each) === step && each.doneAt === null);
  if (planned) planned.doneAt = at;
  if (planned && action === 'serve_query') startClock(c, 'legal_basis', planned.unit, at);
  if (action === 'uphold_contest') decideContest(c, true, at);
  if (action === 'end_procedure') endProcedure(c, at);
  if (action === 'become_unconfirmed') c.status = 'unconfirmed';
  if (action === 'withdraw') withdraw(c, at);
}
