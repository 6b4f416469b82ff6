import { describe, expect, test } from 'vitest';
import { readersOf } from '#app/domain/case-readers.ts';
import { ACCEPTED, county, RETURNED, Story, unitNamed, wall } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const MONDAY = '2026-11-02 09:00';
const filed = (report = {}) => new Story(MONDAY, { queryAgreed: false, ...report });
const accepted = (report = {}) => filed(report).act('2026-11-02 10:00', ACCEPTED);
const readers = (story: Story) =>
  readersOf(story.caseFile, county.disciplineUnit).map(({ department, readsAs, text }) => [department, readsAs, text]);

describe('co-handlers', () => {
  test('of the routing join at the acceptance, read no text, and have two working days', () => {
    expect(filed().clocks()).toEqual(['acceptance', 'first_contact']);
    const story = accepted();
    expect(story.read('co_handling:czj')).toEqual({ state: 'running', due: '2026-11-04 17:30' });
    expect(readers(story)).toEqual([
      ['scjg', 'lead', true],
      ['czj', 'co_handler', false],
    ]);
  });

  test('join when silence accepts, at that instant', () => {
    const story = filed().sweep('2026-11-04 09:00');
    expect(story.read('co_handling:czj')).toEqual({ state: 'running', due: '2026-11-05 17:30' });
  });

  test('never the accused, its parent or its children', () => {
    const story = accepted({ accused: accusing('czj') });
    expect(story.clocks().filter((key) => key.startsWith('co_handling'))).toEqual([]);
    const invited = { type: 'co_handler_invited', unit: 'czj', by: 'lead', paper: 1 } as const;
    expect(readers(story.act('2026-11-02 11:00', invited)).map(([unit]) => unit)).not.toContain('czj');
  });

  test('the clock waits while the co-handler waits for the lead', () => {
    const story = accepted()
      .act('2026-11-03 09:00', { type: 'lead_asked', unit: 'czj', paper: 1 })
      .act('2026-11-04 18:00', { type: 'lead_replied', unit: 'czj', paper: 2 });
    // Neither Tuesday nor Wednesday closed with the clock running.
    expect(story.read('co_handling:czj')).toEqual({ state: 'running', due: '2026-11-06 17:30' });
  });

  test('an opinion stops it; an answer ends it, and neither takes a breach away', () => {
    const told = accepted().act('2026-11-03 09:00', { type: 'opinion_filed', unit: 'czj', paper: 1 });
    expect(told.read('co_handling:czj').state).toBe('met');
    const early = accepted().act('2026-11-03 09:00', RETURNED);
    expect(early.read('co_handling:czj').state).toBe('ended');
    const late = accepted().act('2026-11-05 09:00', RETURNED);
    expect(late.read('co_handling:czj')).toEqual({ state: 'breached', due: '2026-11-04 17:30' });
  });
});

const objection = (to = 'fgj') => ({ type: 'objected', to, paper: 1 }) as const;

describe('an objection', () => {
  test('gives the unit named four working hours; taking over moves the running clocks, none begins anew', () => {
    const story = accepted().act('2026-11-02 11:00', objection());
    expect(story.read('handoff:fgj')).toEqual({ state: 'running', due: '2026-11-02 16:30' });
    expect(readers(story)).toContainEqual(['fgj', 'named_owner', false]);
    const before = story.read('resolution:1');
    story.act('2026-11-02 14:00', { type: 'handoff_accepted', assignee: 9 });
    expect(story.read('resolution:1')).toEqual(before);
    expect(story.clock('resolution:1').owner).toBe('fgj');
    expect(readers(story)).toEqual([
      ['fgj', 'lead', true],
      ['czj', 'co_handler', false],
      // Told by its amber light: what is told is never taken back, and it reads no text any more.
      ['scjg', 'told', false],
    ]);
  });

  test('that nobody answers is ruled on; without a ruling the first receiver keeps it and the unit named joins', () => {
    const story = accepted().act('2026-11-02 11:00', objection()).sweep('2026-11-04 09:00');
    expect(story.timesOf('handoff_lapsed')).toEqual(['2026-11-02 16:30']);
    // One hour of Monday and three of Tuesday.
    expect(story.timesOf('ruling_lapsed')).toEqual(['2026-11-03 11:30']);
    expect(story.caseFile.lead).toBe('scjg');
    expect(story.read('co_handling:fgj')).toEqual({ state: 'running', due: '2026-11-05 17:30' });
  });

  test('the ruling is the hub’s, not that of a unit that it is about', () => {
    const refused = (body: string) => ({ type: 'handoff_refused', paper: 2, body }) as const;
    const story = accepted().act('2026-11-02 11:00', objection(), refused('zsj'));
    expect(story.read('ruling')).toEqual({ state: 'running', due: '2026-11-02 16:30' });
    expect(readers(story)).toContainEqual(['zsj', 'decides', false]);
    story.act('2026-11-02 15:00', { type: 'ruled', lead: 'fgj', paper: 3 });
    expect(story.caseFile).toMatchObject({ lead: 'fgj', objections: [{ state: 'ruled' }] });
  });

  test('is over when the unit that objected accepts or answers the case all the same', () => {
    const kept = filed().act('2026-11-02 09:30', objection()).act('2026-11-02 10:00', ACCEPTED);
    expect(kept.caseFile.objections).toMatchObject([{ state: 'over' }]);
    expect(kept.read('handoff:fgj').state).toBe('ended');
    expect(kept.sweep('2026-11-10 09:00').timesOf('handoff_lapsed')).toEqual([]);
  });
});

test('a co-handler that turns out to be the accused owes nothing more and reads nothing', () => {
  const story = new Story(MONDAY, { accused: accusing(), queryAgreed: false }).sweep('2026-11-04 09:00');
  story.act('2026-11-04 10:00', { type: 'co_handler_invited', unit: 'jtj', by: 'lead', paper: 1 });
  expect(readers(story)).toContainEqual(['jtj', 'co_handler', false]);
  story.act('2026-11-04 11:00', unitNamed('L1', 'jtj'));
  expect(readers(story).map(([unit]) => unit)).not.toContain('jtj');
  expect(story.read('co_handling:jtj').state).toBe('ended');
});

test('a pause that is annulled after a transfer: what was due before it is the first unit’s, what comes after it the new one’s', () => {
  const story = new Story('2026-11-02 09:00')
    .act('2026-11-02 10:00', ACCEPTED)
    .act('2026-11-03 10:00', { type: 'question_asked', message: 1, pauses: true, asksPause: null })
    .act('2026-11-05 10:00', { type: 'question_answered', message: 2 })
    .act('2026-11-09 16:00', objection())
    .act('2026-11-10 09:00', { type: 'handoff_refused', body: 'xzfb', paper: 1 })
    .act('2026-11-10 10:00', { type: 'ruled', lead: 'fgj', paper: 1 })
    .act('2026-11-10 11:00', { type: 'pause_contested', message: null, body: 'zsj' })
    .act('2026-11-10 14:00', { type: 'pause_contest_decided', upheld: true, message: 3 })
    .sweep('2026-11-10 18:00');
  const ofAnswer = story.events.filter((event) => event.type === 'step_fired' && event.clock === 'resolution:1');
  const owed = ofAnswer.flatMap((event) =>
    event.type === 'step_fired' && event.duty ? [[wall(event.at), event.level, event.duty.owner]] : [],
  );
  expect(owed).toEqual([
    ['2026-11-09 17:30', 2, 'scjg'],
    ['2026-11-10 17:30', 3, 'fgj'],
  ]);
});
