import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { questionPause } from '#app/domain/sla/question.ts';
import { canGiveVerdict, verdictGiven } from '#app/domain/verdict.ts';
import {
  ACCEPTED,
  MESSAGE,
  PROGRESS,
  REFUSED,
  RETURNED,
  SAID_NO,
  Story,
  unitNamed,
} from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const ACTS = ['decide', 'ask', 'message', 'progress', 'answer', 'judge', 'basis', 'discipline', 'name'] as const;
type Act = { afterHours: number; act: (typeof ACTS)[number]; yes: boolean };

/** What an act is on the state it finds; null where nobody could do it. */
function bodyOf(story: Story, { act, yes }: Act): CaseEventBody | null {
  const { caseFile, now } = story;
  const isLeads = ['in_progress', 'awaiting_investor'].includes(caseFile.status);
  switch (act) {
    case 'decide':
      if (caseFile.status === 'submitted' && caseFile.route === 'lead') return yes ? ACCEPTED : REFUSED;
      if (caseFile.status === 'refused' && !caseFile.appeal) return { type: 'refusal_appealed', body: 'zsj' };
      if (caseFile.appeal?.decided !== null) return null;
      return { type: 'appeal_decided', outcome: yes ? 'accepted' : 'upheld', message: 2 };
    case 'ask': {
      const open = caseFile.question !== null && caseFile.question.endedAt === null;
      if (open) return yes ? { type: 'question_answered', message: 3 } : { type: 'question_declined' };
      if (caseFile.status !== 'in_progress') return null;
      return { type: 'question_asked', message: 3, pauses: questionPause(caseFile, now) === 'pauses' };
    }
    case 'message':
      return isLeads || caseFile.status === 'submitted' ? MESSAGE : null;
    case 'progress':
      return isLeads ? PROGRESS : null;
    case 'answer':
      if (caseFile.status === 'under_review') return { type: 'review_decided', outcome: 'in_part', message: 4 };
      return isLeads ? (yes ? RETURNED : SAID_NO) : null;
    case 'judge':
      if (!canGiveVerdict(caseFile)) return null;
      return verdictGiven(caseFile, yes ? 'solved' : 'not', { assignee: 8, sameOfficer: false });
    case 'basis': {
      const unit = [...caseFile.servedUnits].find(([, served]) => !served.answeredAt)?.[0];
      return unit ? { type: 'basis_filed', unit, refund: yes } : null;
    }
    case 'discipline':
      if (!caseFile.referrals.lead || caseFile.referrals.lead.acknowledgedAt) return null;
      return { type: 'referral_acknowledged', kind: 'lead' };
    case 'name': {
      const isTriage = caseFile.route === 'triage' && (caseFile.status === 'triage' || isLeads);
      return isTriage ? unitNamed(yes ? 'E3' : 'L1', 'nyj') : null;
    }
  }
}

/** `2026-11-02 09:00` and so many hours later, as a wall time. */
const wallAfter = (hours: number) =>
  new Date(Date.UTC(2026, 10, 2, 9) + hours * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

function play(report: object, acts: readonly Act[], sweepHours: readonly number[]) {
  const story = new Story(wallAfter(0), report);
  let hours = 0;
  for (const act of acts) {
    const until = hours + act.afterHours;
    for (const sweep of sweepHours) if (sweep > hours && sweep < until) story.sweep(wallAfter(sweep));
    hours = until;
    story.sweep(wallAfter(hours));
    const body = bodyOf(story, act);
    if (body) story.act(wallAfter(hours), body);
  }
  for (const sweep of sweepHours) if (sweep > hours) story.sweep(wallAfter(sweep));
  story.sweep(wallAfter(5_000));
  return story;
}

/** What happened and when, apart from when it was written down and the random numbers of the queries. */
const history = (story: Story) =>
  story.events.map(({ recordedAt: _recordedAt, ...event }) =>
    event.type === 'query_served' ? { ...event, number: '' } : event,
  );

const REPORTS = [
  { accused: accusing('jtj', 'nyj') },
  { accused: accusing() },
  { accused: accusing('swju') },
  { category: null, group: 'other', accused: accusing('jtj') },
  { category: 'J3', accused: accusing('xzfb') },
  { category: 'L5', group: 'attitude' },
];

test('what happened to a case does not depend on when the sweeper came by', () => {
  const anAct = fc.record({
    afterHours: fc.integer({ min: 0, max: 160 }),
    act: fc.constantFrom(...ACTS),
    yes: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...REPORTS),
      fc.array(anAct, { maxLength: 14 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 2_400 }), { maxLength: 30 }),
      (report, acts, sweeps) => {
        const late = play(report, acts, []);
        const punctual = play(
          report,
          acts,
          [...sweeps].sort((a, b) => a - b),
        );
        expect(history(punctual)).toEqual(history(late));
        expect(punctual.caseFile.clocks).toEqual(late.caseFile.clocks);
      },
    ),
    { numRuns: 400, seed: 20261102 },
  );
});
