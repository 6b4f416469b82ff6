import { describe, expect, test } from 'vitest';
import { endOfMonth, monthOf, monthsThrough } from '#app/domain/month.ts';
import type { Report } from '#app/domain/report.ts';
import { type Fact, factsOf } from '#app/domain/scorecard/case-facts.ts';
import {
  ACCEPTED,
  county,
  MESSAGE,
  PROGRESS,
  REFUSED,
  REOPENED,
  RETURNED,
  SAID_NO,
  SOLVED,
  Story,
  unitNamed,
  verdict,
} from '#tests/domain/replay/story.ts';
import { accusing, shanghai } from '#tests/support/builders.ts';

const { categories } = county;
const LATER = '2027-06-01 00:00';
const NAMED: Partial<Report> = { identityMode: 'named' };

function factsAt(story: Story, asOf = LATER): Fact[] {
  return factsOf(story.events, { rules: story.rules, categories, calendar: story.rules.calendar }, shanghai(asOf));
}
const told = (story: Story, measure: Fact['measure'], asOf = LATER) =>
  factsAt(story, asOf)
    .filter((fact) => fact.measure === measure)
    .map(({ unit, value, on }) => [unit, value, on]);

/** Filed on Monday 2 November at 09:00, accepted at 10:00. */
const accepted = (report: Partial<Report> = {}) =>
  new Story('2026-11-02 09:00', { ...NAMED, ...report }).act('2026-11-02 10:00', ACCEPTED);
const solved = (report: Partial<Report> = {}) =>
  accepted(report)
    .act('2026-11-02 10:30', MESSAGE)
    .act('2026-11-04 10:00', RETURNED)
    .act('2026-11-06 15:00', SOLVED)
    .act('2026-11-06 15:01', { type: 'rated', level: 4, standards: { lawful: 5 } });

describe('what the scorecard counts of a case', () => {
  test('is what its clocks, its answer and its investor say, each on its day', () => {
    const facts = factsAt(solved()).map(({ measure, value, on }) => [measure, value, on]);
    expect(facts).toEqual([
      ['received', 1, '2026-11-02'],
      ['answered', 1, '2026-11-04'],
      ['put_right', 1, '2026-11-04'],
      ['department_days', 1, '2026-11-04'],
      ['solved', 1, '2026-11-06'],
      ['investor_days', 4, '2026-11-06'],
      ['acceptance', 1, '2026-11-02'],
      ['first_contact', 1, '2026-11-02'],
      ['progress', 1, '2026-11-04'],
      ['resolution', 1, '2026-11-04'],
      ['rating', 4, '2026-11-22'],
      ['rating_lawful', 5, '2026-11-22'],
    ]);
    expect(new Set(factsAt(solved()).map(({ unit }) => unit))).toEqual(new Set(['scjg']));
  });

  test('is late on the day on which it was due, and not when it is done', () => {
    const story = accepted().act('2026-11-20 10:00', RETURNED);
    expect(told(story, 'resolution')).toEqual([['scjg', 0, '2026-11-09']]);
    expect(told(story, 'resolution', '2026-11-10 00:00')).toEqual([['scjg', 0, '2026-11-09']]);
    expect(told(story, 'resolution', '2026-11-09 12:00')).toEqual([]);
  });

  test('is open and late at the end of each month until it is answered', () => {
    const story = accepted().act('2026-12-03 10:00', RETURNED);
    expect(told(story, 'overdue', '2026-12-01 00:00')).toEqual([['scjg', 1, '2026-11-30']]);
    expect(told(story, 'overdue', '2027-01-01 00:00')).toEqual([]);
    expect(told(accepted({ identityMode: 'anonymous' }), 'overdue', '2026-12-01 00:00')).toEqual([]);
  });

  test('knows nothing of what came after the month', () => {
    const month = factsAt(solved(), '2026-11-05 00:00').map(({ measure }) => measure);
    expect(month).toContain('answered');
    expect(month).not.toContain('solved');
  });

  test('counts an end once: whoever says nothing has not confirmed, and what the law does not allow speaks against nobody', () => {
    const silent = accepted().act('2026-11-04 10:00', RETURNED).sweep('2026-12-01 09:00');
    expect(told(silent, 'solved')).toMatchObject([['scjg', 0, '2026-11-18']]);
    silent.act('2026-12-02 10:00', SOLVED);
    expect(told(silent, 'solved')).toMatchObject([['scjg', 0, '2026-11-18']]);
    const reviewed = accepted()
      .act('2026-11-03 10:00', SAID_NO)
      .act('2026-11-03 11:00', REOPENED)
      .act('2026-11-04 10:00', SAID_NO)
      .act('2026-11-04 11:00', verdict('not', 'review', 'xzfb'))
      .act('2026-11-06 10:00', { type: 'review_decided', outcome: 'cannot_be_met', message: 2 })
      .act('2026-11-09 10:00', verdict('not', 'higher_channel'));
    expect(told(reviewed, 'solved')).toEqual([]);
    expect(told(reviewed, 'cannot_be_met')).toEqual([['scjg', 1, '2026-11-06']]);
    expect(told(reviewed, 'review')).toEqual([['xzfb', 1, '2026-11-06']]);
    expect(told(reviewed, 'answered')).toHaveLength(1);
    expect(told(reviewed, 'put_right')).toEqual([['scjg', 0, '2026-11-03']]);
  });

  test('leaves what was refused or withdrawn out of the rates of what it ended', () => {
    const measures = (story: Story) => factsAt(story).map(({ measure }) => measure);
    expect(measures(new Story('2026-11-02 09:00', NAMED).act('2026-11-02 11:00', REFUSED))).toEqual([
      'received',
      'acceptance',
      'first_contact',
    ]);
    expect(measures(accepted().act('2026-11-02 11:00', { type: 'withdrawn' }))).toEqual(['received', 'acceptance']);
  });

  test('names who let a clock turn red, and who passed the case on', () => {
    const triaged = new Story('2026-11-02 09:00', { ...NAMED, accused: accusing() }).sweep('2026-11-20 09:00');
    triaged.act('2026-11-20 10:00', unitNamed('L1', 'jtj')).act('2026-11-20 11:00', PROGRESS);
    expect(told(triaged, 'resolution')).toEqual([['zsj', 0, '2026-11-10']]);
    const passed = new Story('2026-11-02 09:00', NAMED)
      .act('2026-11-02 10:00', { type: 'objected', to: 'czj', paper: 1 })
      .act('2026-11-02 11:00', { type: 'handoff_accepted', assignee: 7 })
      .act('2026-11-02 12:00', ACCEPTED);
    expect(told(passed, 'passed_on')).toEqual([['scjg', 1, '2026-11-02']]);
    expect(told(passed, 'acceptance')).toEqual([['czj', 1, '2026-11-02']]);
  });
});

describe('what it never counts', () => {
  test('anything of L5 and L8, of a unit that is accused, of discipline', () => {
    for (const category of ['L5', 'L8']) {
      expect(factsAt(new Story('2026-11-02 09:00', { ...NAMED, category }).sweep('2026-12-20 09:00'))).toEqual([]);
    }
    const unanswered = accepted({ identityMode: 'hidden' }).sweep('2027-02-01 09:00');
    const units = new Set(factsAt(unanswered).map(({ unit }) => unit));
    expect(units).toContain('scjg');
    for (const unit of ['jjw', ...unanswered.caseFile.excluded]) expect(units).not.toContain(unit);
  });

  test.each(['hidden', 'anonymous'] as const)('a %s report earlier than 30 days after its query', (identityMode) => {
    const days = factsAt(solved({ identityMode })).map(({ measure, on }) => [measure, on]);
    // The query was served on Tuesday 3 November; the rating is settled on the 22nd and has no query near it.
    expect(days).toContainEqual(['received', '2026-12-03']);
    expect(days).toContainEqual(['resolution', '2026-12-03']);
    expect(days).toContainEqual(['rating', '2026-12-03']);
    for (const [, on] of days) expect((on ?? '') >= '2026-12-03').toBe(true);
  });

  test('a report whose accused unit is X with any number of X, whatever it is about', () => {
    const reported = [...categories.values()].filter(({ kind }) => kind === 'report');
    const units = ['scjg', 'jtj', 'jtd1', 'gaj', 'zsj', 'sfj', 'yshj', 'xzfb', 'zhen1'];
    for (const { code, group } of reported) {
      for (const unit of units) {
        const report = { identityMode: 'hidden', category: code, group: group ?? '', accused: accusing(unit) } as const;
        const story = new Story('2026-11-02 09:00', report).sweep('2026-12-10 09:00');
        const counted = factsAt(story).map((fact) => fact.unit);
        for (const accused of [unit, ...story.caseFile.excluded, 'jjw']) expect(counted, code).not.toContain(accused);
      }
    }
  });
});

/** What the job counts: month by month, each as the case stood at its end. */
function monthByMonth(story: Story): Fact[] {
  return monthsThrough('2026-11', '2027-05').flatMap((month) => {
    const end = endOfMonth(story.rules.calendar, month);
    const facts = factsOf(story.events, { rules: story.rules, categories, calendar: story.rules.calendar }, end);
    return facts.filter(({ on, measure }) => monthOf(on) === month && measure !== 'overdue');
  });
}

test.each([
  ['named', () => solved()],
  ['anonymous', () => solved({ identityMode: 'anonymous' })],
  ['late', () => accepted({ identityMode: 'hidden' }).act('2026-12-20 10:00', RETURNED).sweep('2027-02-01 09:00')],
  ['rated twice', () => solved().act('2026-11-20 10:00', { type: 'rated', level: 1 })],
])('month by month each fact of a case is counted once, as it is told at last: %s', (_, told) => {
  const story = told();
  const inOrder = (facts: Fact[]) => facts.map((fact) => JSON.stringify(fact)).sort();
  const last = factsAt(story).filter(({ measure }) => measure !== 'overdue');
  expect(inOrder(monthByMonth(story))).toEqual(inOrder(last));
});
