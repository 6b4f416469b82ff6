import { describe, expect, test } from 'vitest';
import { ACCEPTED, MESSAGE, REFUSED, Story, unitNamed } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const NOT_SURE = accusing();
const MONDAY = '2026-11-02 09:00';

describe('acceptance', () => {
  test('runs from submission, with the lead, for one working day that does not count the day of receipt', () => {
    const story = new Story(MONDAY);
    expect(story.caseFile).toMatchObject({ status: 'submitted', lead: 'scjg', route: 'lead' });
    expect(story.clock('acceptance').owner).toBe('scjg');
    expect(story.read('acceptance')).toEqual({ state: 'running', due: '2026-11-03 17:30' });
    expect(story.clocks()).toEqual(['acceptance', 'first_contact']);
  });

  test('a report sent at night or on a weekend is due like one sent in office hours of that day', () => {
    expect(new Story('2026-11-02 23:59').read('acceptance').due).toBe('2026-11-03 17:30');
    expect(new Story('2026-11-07 12:00').read('acceptance').due).toBe('2026-11-09 17:30');
  });

  test('stops at acceptance; progress and resolution start', () => {
    const story = new Story(MONDAY).act('2026-11-03 10:00', ACCEPTED);
    expect(story.read('acceptance').state).toBe('met');
    expect(story.caseFile).toMatchObject({ status: 'in_progress', assignee: 7, acceptedSilently: false });
    expect(story.read('progress:1:1')).toEqual({ state: 'running', due: '2026-11-06 17:30' });
    expect(story.read('resolution:1')).toEqual({ state: 'running', due: '2026-11-10 17:30' });
  });

  test('accepted at the very due instant is met; a millisecond later the silence has accepted', () => {
    const inTime = new Story(MONDAY).act('2026-11-03 17:30', ACCEPTED);
    expect(inTime.read('acceptance').state).toBe('met');
    expect(inTime.caseFile.acceptedSilently).toBe(false);
    const late = new Story(MONDAY).sweep('2026-11-03 17:30:00.001');
    expect(late.caseFile).toMatchObject({ acceptedSilently: true, status: 'in_progress' });
  });

  test('a refusal stops acceptance and, by its text, the first contact; nothing else starts', () => {
    const story = new Story(MONDAY).act('2026-11-02 11:00', REFUSED).sweep('2026-11-30 09:00');
    expect(story.caseFile.status).toBe('refused');
    expect(story.read('acceptance').state).toBe('met');
    expect(story.read('first_contact').state).toBe('met');
    expect(story.clocks()).toEqual(['acceptance', 'first_contact']);
    expect(story.events.filter((event) => event.type === 'step_fired')).toEqual([]);
  });
});

describe('silence accepts', () => {
  test('at the due instant, whenever the sweep comes by; the clock is breached and not stopped', () => {
    const story = new Story(MONDAY).sweep('2026-11-20 03:00');
    expect(story.timesOf('accepted_silently')).toEqual(['2026-11-03 17:30']);
    expect(story.read('acceptance')).toEqual({ state: 'breached', due: '2026-11-03 17:30' });
    expect(story.clock('acceptance').events).toHaveLength(1);
    expect(story.caseFile.lead).toBe('scjg');
  });

  test('progress and resolution start at that instant, so the receipt knew the latest answer date', () => {
    const story = new Story(MONDAY).sweep('2026-11-04 09:00');
    expect(story.read('progress:1:1').due).toBe('2026-11-06 17:30');
    expect(story.read('resolution:1').due).toBe('2026-11-10 17:30');
  });

  test('the breach stays when the case is answered afterwards', () => {
    const story = new Story(MONDAY).act('2026-11-04 09:00', MESSAGE, {
      type: 'answered',
      outcome: 'returned',
      message: 2,
      signedBy: null,
    });
    expect(story.read('acceptance').state).toBe('breached');
    expect(story.read('resolution:1').state).toBe('met');
  });
});

describe('in triage', () => {
  test('the hub answers for acceptance and no first contact runs yet', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE });
    expect(story.caseFile).toMatchObject({ status: 'triage', lead: null, hub: 'zsj' });
    expect(story.clock('acceptance').owner).toBe('zsj');
    expect(story.clocks()).toEqual(['acceptance']);
  });

  test('naming a unit starts the first contact and hands acceptance over without a reset', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE }).act('2026-11-02 15:00', unitNamed('L1', 'jtj'));
    expect(story.caseFile).toMatchObject({ status: 'submitted', lead: 'scjg', route: 'lead' });
    expect(story.clock('acceptance').owner).toBe('scjg');
    expect(story.read('acceptance').due).toBe('2026-11-03 17:30');
    // 150 minutes are left on Monday, 90 remain for Tuesday.
    expect(story.read('first_contact').due).toBe('2026-11-03 10:00');
  });

  test('silence accepts with the hub as lead, and the first contact starts then', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE }).sweep('2026-11-04 09:00');
    expect(story.caseFile).toMatchObject({ status: 'in_progress', lead: 'zsj', route: 'triage' });
    expect(story.clock('resolution:1').owner).toBe('zsj');
    expect(story.read('first_contact').due).toBe('2026-11-04 14:00');
  });

  test('naming a unit after the silent acceptance transfers every clock without a reset', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE }).act('2026-11-05 09:00', unitNamed('L1', 'jtj'));
    expect(story.caseFile).toMatchObject({ status: 'in_progress', lead: 'scjg', acceptedSilently: true });
    for (const key of ['progress:1:1', 'resolution:1', 'first_contact']) {
      expect(story.clock(key).owner).toBe('scjg');
      expect(story.clock(key).events).toHaveLength(1);
    }
    expect(story.clock('acceptance').owner).toBe('zsj');
    expect(story.read('resolution:1').due).toBe('2026-11-10 17:30');
  });

  test('a case without a code has ten days, and the code brings its own days from the same start', () => {
    const story = new Story(MONDAY, { accused: accusing('jtj'), category: null, group: 'other' });
    expect(story.sweep('2026-11-04 09:00').read('resolution:1').due).toBe('2026-11-17 17:30');
    story.act('2026-11-05 09:00', unitNamed('E3', 'jtj'));
    expect(story.read('resolution:1').due).toBe('2026-11-06 17:30');
  });

  test('a unit named in triage gets no query', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE }).act('2026-11-02 15:00', unitNamed('L1', 'jtj'));
    story.act('2026-11-03 10:00', ACCEPTED).sweep('2026-11-10 09:00');
    expect(story.timesOf('query_served')).toEqual([]);
  });

  test('naming a protected body hands off at once and closes the text to all', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE }).act('2026-11-02 15:00', { type: 'protected_unit_named' });
    expect(story.caseFile).toMatchObject({ status: 'handed_off', closedToAll: true, higherChannelShown: true });
    expect(story.read('acceptance').state).toBe('met');
  });

  test('a clock that ended before it was due is not breached when its date goes by', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE }).act('2026-11-04 09:00', { type: 'protected_unit_named' });
    story.sweep('2026-12-04 09:00');
    expect(story.read('resolution:1')).toEqual({ state: 'ended', due: null });
    expect(story.read('progress:1:1').state).toBe('ended');
    expect(story.read('acceptance').state).toBe('breached');
  });

  test('found to be L5 or L8 it goes to discipline, and the clocks of the substance end', () => {
    const story = new Story(MONDAY, { accused: NOT_SURE }).act('2026-11-04 09:00', unitNamed('L5', 'jtj'));
    expect(story.caseFile).toMatchObject({ status: 'submitted', lead: 'jjw', route: 'discipline' });
    expect(story.read('resolution:1').state).toBe('ended');
  });
});

describe('all accused outside the county’s reach', () => {
  const outside = () => new Story(MONDAY, { accused: accusing('swju') });

  test('the hub leads and only acceptance and first contact start', () => {
    expect(outside().caseFile).toMatchObject({ route: 'outside', lead: 'zsj' });
    expect(outside().clocks()).toEqual(['acceptance', 'first_contact']);
  });

  test('the hub hands off: acceptance and first contact are met', () => {
    const handedOff = { type: 'handed_off', to: '市税务局', silently: false, message: 1 } as const;
    const story = outside().act('2026-11-02 11:00', handedOff).sweep('2026-11-30 09:00');
    expect(story.caseFile.status).toBe('handed_off');
    expect(story.read('acceptance').state).toBe('met');
    expect(story.read('first_contact').state).toBe('met');
    expect(story.clocks()).toEqual(['acceptance', 'first_contact']);
  });

  test('undecided at the due instant the engine hands off itself, to the higher body; the breach and its red light stay', () => {
    const story = outside().sweep('2026-11-30 09:00');
    expect(story.caseFile).toMatchObject({ status: 'handed_off', acceptedAt: null });
    expect(story.events).toContainEqual(
      expect.objectContaining({ type: 'handed_off', to: '市税务局', silently: true }),
    );
    expect(story.timesOf('handed_off')).toEqual(['2026-11-03 17:30']);
    expect(story.read('acceptance').state).toBe('breached');
    expect(story.fired('acceptance')).toEqual([
      ['level_0', '2026-11-03 08:30'],
      ['breach', '2026-11-03 17:30'],
      ['level_2', '2026-11-03 17:30'],
    ]);
  });

  test('several outside bodies with the same higher body are handed to it once', () => {
    const story = new Story(MONDAY, { accused: accusing('haiguan', 'swju') }).sweep('2026-11-04 09:00');
    expect(story.events).toContainEqual(expect.objectContaining({ type: 'handed_off', to: '上级海关、市税务局' }));
  });
});

describe('a refusal that is appealed', () => {
  const appealed = (report = {}, body = 'zsj') =>
    new Story(MONDAY, report).act('2026-11-02 11:00', REFUSED).act('2026-11-02 15:00', {
      type: 'refusal_appealed',
      body,
    });

  test('runs one working day with the appeal body', () => {
    const story = appealed();
    expect(story.clock('appeal').owner).toBe('zsj');
    expect(story.read('appeal')).toEqual({ state: 'running', due: '2026-11-03 17:30' });
    expect(story.caseFile.status).toBe('refused');
  });

  test('accepted: the same lead handles it from that instant, and its query is served the day after', () => {
    const story = appealed().act('2026-11-03 16:00', { type: 'appeal_decided', outcome: 'accepted', message: 2 });
    expect(story.caseFile).toMatchObject({ status: 'in_progress', lead: 'scjg', acceptedSilently: false });
    expect(story.read('appeal').state).toBe('met');
    expect(story.read('resolution:1').due).toBe('2026-11-10 17:30');
    expect(story.sweep('2026-11-05 10:00').timesOf('query_served')).toEqual(['2026-11-04 09:00']);
  });

  test('upheld: it stays refused and nothing runs', () => {
    const story = appealed().act('2026-11-03 16:00', { type: 'appeal_decided', outcome: 'upheld', message: 2 });
    story.sweep('2026-12-30 09:00');
    expect(story.caseFile).toMatchObject({ status: 'refused', appeal: { decided: 'upheld' } });
    expect(story.clocks()).toEqual(['acceptance', 'first_contact', 'appeal']);
  });

  test('undecided: accepted at the due instant; acceptance was met and stays met, the appeal is breached', () => {
    const story = appealed().sweep('2026-11-20 09:00');
    expect(story.timesOf('accepted_silently')).toEqual(['2026-11-03 17:30']);
    expect(story.caseFile).toMatchObject({ lead: 'scjg', appeal: { decided: 'silently' } });
    expect(story.read('acceptance').state).toBe('met');
    expect(story.read('appeal').state).toBe('breached');
  });

  test.each([
    ['decided', { type: 'appeal_decided', outcome: 'accepted', message: 2 }],
    ['silent', null],
  ] as const)('refused in triage and accepted on appeal (%s), the hub leads it', (_how, decided) => {
    const story = appealed({ accused: NOT_SURE }, 'xzfb');
    if (decided) story.act('2026-11-03 16:00', decided);
    story.sweep('2026-11-04 08:00');
    expect(story.caseFile).toMatchObject({ status: 'in_progress', lead: 'zsj', handledBy: ['zsj'] });
    expect(story.clock('resolution:1').owner).toBe('zsj');
    // The refusal was the first word to the investor; no clock waits for another.
    expect(story.clocks()).not.toContain('first_contact');
  });
});
