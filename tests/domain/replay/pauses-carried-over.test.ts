import { describe, expect, test } from 'vitest';
import type { CaseEvent, CaseEventBody } from '#app/domain/case-event.ts';
import { currentRules } from '#app/domain/county-rules.ts';
import { replayCase, type SlaRules } from '#app/domain/replay/replay-case.ts';
import { readCaseClock } from '#app/domain/sla/due-step.ts';
import { ACCEPTED, county, Story, wall } from '#tests/domain/replay/story.ts';
import { shanghai } from '#tests/support/builders.ts';

const first = currentRules(county);
/** Eight working days to answer in place of five. */
const later: SlaRules = {
  ...first,
  policy: { ...first.policy, version: 'later', categoryDays: { ...first.policy.categoryDays, L1: 8 } },
  inVersion: (policyVersion) => (policyVersion === 'later' ? later : first),
};
const rules: SlaRules = { ...first, inVersion: later.inVersion };

type Told = [at: string, body: CaseEventBody];

const opened = new Story('2026-11-02 09:00', { queryAgreed: false }).events[0] as CaseEvent;
const accepted: Told = ['2026-11-02 10:00', ACCEPTED];
/** Two working days close while it lasts: the 3rd and the 4th. */
const pause: Told[] = [
  ['2026-11-03 10:00', { type: 'question_asked', message: 1, pauses: true }],
  ['2026-11-05 10:00', { type: 'question_answered', message: 2 }],
];
const READ_AT = shanghai('2026-11-05 16:00');

function replay(told: readonly Told[]) {
  const bodies = told.toSorted(([one], [other]) => one.localeCompare(other));
  const events = bodies.map(([at, body], index): CaseEvent => {
    const when = { seq: index + 2, at: shanghai(at), recordedAt: shanghai(at) };
    return { ...body, ...when, actor: { kind: 'staff', accountId: 7, departmentId: 'scjg' } };
  });
  const caseFile = replayCase([opened, ...events], rules);
  const clock = caseFile.clocks.find(({ key }) => key === 'resolution:1');
  if (!clock) throw new Error('an accepted case without the clock of its answer');
  const { dueAt } = readCaseClock(clock, READ_AT);
  return { caseFile, clock, due: dueAt && wall(dueAt) };
}

const CALENDAR = first.calendarVersion;
const changes: [string, CaseEventBody, { without: string; with: string }][] = [
  ['the priority rises', { type: 'priority_changed', urgent: true }, { without: '2026-11-09', with: '2026-11-11' }],
  ['the priority falls', { type: 'priority_changed', urgent: false }, { without: '2026-11-09', with: '2026-11-11' }],
  [
    'the policy changes',
    { type: 'rules_changed', policyVersion: 'later', calendarVersion: CALENDAR },
    { without: '2026-11-12', with: '2026-11-16' },
  ],
];
const places = [
  ['before the pause', '2026-11-02 15:00'],
  ['within the pause', '2026-11-04 15:00'],
  ['after the pause', '2026-11-05 15:00'],
] as const;

/** Where others changed the priority, the pauses taken were lost, or the clock began anew. */
describe('pauses are not lost on a priority change: the same events from the same start, the due day later by the pause alone,', () => {
  for (const [what, change, due] of changes) {
    test.each(places)(`where ${what} %s`, (_where, at) => {
      const unpaused = replay([accepted, [at, change]]);
      const paused = replay([accepted, ...pause, [at, change]]);
      expect({ without: unpaused.due, with: paused.due }).toEqual({
        without: `${due.without} 17:30`,
        with: `${due.with} 17:30`,
      });
      const { caseFile, clock } = paused;
      expect(clock.events.map(({ type, at: when }) => `${type} ${wall(when)}`)).toEqual([
        'start 2026-11-02 10:00',
        'pause 2026-11-03 10:00',
        'resume 2026-11-05 10:00',
      ]);
      expect(caseFile.pauses).toMatchObject([{ from: shanghai('2026-11-03 10:00'), to: shanghai('2026-11-05 10:00') }]);
      // Never a fresh start: it is the same row, and the only one.
      expect(caseFile.clocks.filter(({ kind }) => kind === 'resolution')).toEqual([clock]);
    });
  }

  test('and a change while a pause lasts leaves the clock paused, without a date', () => {
    const [asked] = pause;
    for (const [, change] of changes) {
      const { clock, due, caseFile } = replay([accepted, asked!, ['2026-11-04 15:00', change]]);
      expect(due).toBeNull();
      expect(clock.events.at(-1)?.type).toBe('pause');
      expect(caseFile.status).toBe('awaiting_investor');
    }
  });
});
