import { describe, expect, test } from 'vitest';
import { ledgerRows, type RedLight, redLightsOf } from '#app/domain/public-ledger.ts';
import type { Report } from '#app/domain/report.ts';
import { ACCEPTED, county, MESSAGE, RETURNED, Story, unitNamed, wall } from '#tests/domain/replay/story.ts';
import { accusing, shanghai } from '#tests/support/builders.ts';

const { categories } = county;

/** The red lights of a story as they stood then. */
function lightsOf(story: Story, asOf: string): RedLight[] {
  return redLightsOf(story.events, { rules: story.rules, categories, calendar: story.rules.calendar }, shanghai(asOf));
}

/** Filed on Monday 2 November at 09:00, accepted at 10:00; the query is served on Tuesday where it was agreed to. */
const accepted = (report: Partial<Report> = {}) =>
  new Story('2026-11-02 09:00', report).act('2026-11-02 10:00', ACCEPTED);
const NAMED: Partial<Report> = { identityMode: 'named' };

describe('what is published of a case', () => {
  test('is the unit, the standard and the days, in the week of the breach where the reporter is named', () => {
    const story = accepted(NAMED).act('2026-11-04 10:00', MESSAGE);
    expect(lightsOf(story, '2026-11-09 00:00')).toEqual([
      { unit: 'scjg', standard: 'courteous', daysLate: 1, isOpen: false, publishedOn: '2026-11-02' },
    ]);
  });

  test('counts whole working days after the day of the breach: some hours are none', () => {
    const late = (at: string) => lightsOf(accepted(NAMED).act(at, MESSAGE), '2026-11-09 00:00')[0]?.daysLate;
    expect(late('2026-11-02 15:00')).toBe(0);
    expect(late('2026-11-03 09:00')).toBe(0);
    expect(late('2026-11-03 18:00')).toBe(1);
  });

  test('says what is still open, and counts it to the end of the week; what came after it is not told yet', () => {
    const story = accepted(NAMED).act('2026-11-09 09:00', MESSAGE);
    const [light] = lightsOf(story, '2026-11-09 00:00');
    expect(light).toMatchObject({ standard: 'courteous', daysLate: 4, isOpen: true });
    expect(lightsOf(story, '2026-11-16 00:00')[0]).toMatchObject({ daysLate: 4, isOpen: false });
  });

  test('ends where the clock was ended: a withdrawn case does not grow later', () => {
    const story = accepted(NAMED).act('2026-11-04 10:00', { type: 'withdrawn' });
    expect(lightsOf(story, '2026-11-30 00:00')).toMatchObject([{ standard: 'courteous', daysLate: 1, isOpen: false }]);
  });

  test('has no days where nobody decided and the rules did: an acceptance by silence is not late for ever', () => {
    const story = new Story('2026-11-02 09:00', NAMED).act('2026-11-02 11:00', MESSAGE).sweep('2026-11-04 09:00');
    expect(lightsOf(story, '2026-11-30 00:00')).toEqual([
      { unit: 'scjg', standard: 'lawful', daysLate: null, isOpen: false, publishedOn: '2026-11-03' },
    ]);
  });

  test('names who let it turn red, and not who took the case over afterwards', () => {
    const story = new Story('2026-11-02 09:00', { ...NAMED, accused: accusing() }).sweep('2026-11-20 09:00');
    story.act('2026-11-20 10:00', unitNamed('L1', 'jtj'));
    const units = lightsOf(story, '2026-11-23 00:00').map(({ unit }) => unit);
    expect(units.length).toBeGreaterThan(2);
    expect(new Set(units)).toEqual(new Set(['zsj']));
  });
});

describe('what is never published', () => {
  test.each(['L5', 'L8'])('%s, which is discipline’s from the filing on', (category) => {
    const story = new Story('2026-11-02 09:00', { ...NAMED, category, group: 'attitude' }).sweep('2027-03-01 09:00');
    expect(story.events.some(({ type }) => type === 'step_fired')).toBe(true);
    expect(lightsOf(story, '2027-03-01 09:00')).toEqual([]);
  });

  test('the accused unit and its missing basis, nor discipline’s own clocks', () => {
    const story = accepted(NAMED).sweep('2026-12-30 09:00');
    expect(story.clocks()).toContain('legal_basis:jtj');
    const lights = lightsOf(story, '2027-01-04 00:00');
    expect(new Set(lights.map(({ unit }) => unit))).toEqual(new Set(['scjg', 'czj']));
    expect(story.clocks().some((key) => key.startsWith('referral'))).toBe(true);
  });

  test('a unit that turns out to be the accused: it would read of a case that it may not know', () => {
    const story = new Story('2026-11-02 09:00', { ...NAMED, accused: accusing() }).sweep('2026-11-20 09:00');
    story.act('2026-11-20 10:00', unitNamed('L1', 'zsj'));
    expect(lightsOf(story, '2026-11-23 00:00').map(({ unit }) => unit)).not.toContain('zsj');
  });

  test('duties, though a late one brings a light of its own', () => {
    const story = accepted(NAMED).sweep('2026-11-04 09:00');
    expect(story.fired('duty:written_explanation').map(([step]) => step)).toContain('level_2');
    expect(lightsOf(story, '2026-11-09 00:00')).toMatchObject([{ unit: 'scjg', standard: 'courteous' }]);
  });
});

describe('a hidden or anonymous case', () => {
  const publishedOn = (story: Story) => lightsOf(story, '2027-03-01 00:00').map((light) => light.publishedOn);

  test.each(['hidden', 'anonymous'] as const)('is kept back for 30 days after the query was served: %s', (mode) => {
    const story = accepted({ identityMode: mode }).act('2026-11-03 12:00', MESSAGE).act('2026-11-05 12:00', RETURNED);
    expect(story.timesOf('query_served')).toEqual(['2026-11-03 09:00']);
    const days = publishedOn(story);
    expect(days.length).toBeGreaterThan(0);
    expect(new Set(days)).toEqual(new Set(['2026-12-03']));
  });

  test('is told in the week of a breach that comes later than these 30 days', () => {
    const story = accepted().sweep('2027-01-20 09:00');
    story.act('2027-01-20 10:00', { type: 'message_sent', message: 1, progress: true }).sweep('2027-02-01 09:00');
    const progress = story.fired('progress:1:2').find(([step]) => step === 'level_2');
    expect(publishedOn(story).at(-1)).toBe(progress?.[1].slice(0, 10));
  });

  test('is kept back for 30 days after the breach where no query was served', () => {
    const story = accepted({ queryAgreed: false }).act('2026-11-03 12:00', MESSAGE);
    expect(publishedOn(story)).toEqual(['2026-12-02']);
  });

  test('stays one when the name is added later: no row moves into a week that has been read', () => {
    const story = accepted({ queryAgreed: false }).act('2026-11-03 12:00', MESSAGE);
    const before = publishedOn(story);
    story.act('2026-11-03 13:00', { type: 'identity_added', mode: 'named' });
    expect(story.caseFile.identityMode).toBe('named');
    expect(publishedOn(story)).toEqual(before);
  });

  test('is not taken back by a query that is served after its row was read', () => {
    const story = accepted({ queryAgreed: false }).act('2026-11-03 12:00', MESSAGE);
    story.act('2026-12-10 12:00', { type: 'query_served', unit: 'jtj', number: 'q' });
    expect(wall(story.now)).toBe('2026-12-10 12:00');
    expect(publishedOn(story)[0]).toBe('2026-12-02');
  });
});

describe('the rows of a week', () => {
  const light = (more: Partial<RedLight>): RedLight => ({
    unit: 'scjg',
    standard: 'efficient',
    daysLate: 2,
    isOpen: false,
    publishedOn: '2026-11-18',
    ...more,
  });
  const week = { from: '2026-11-16', through: '2026-11-22' };

  test('are those of its days alone, equal ones counted and not repeated', () => {
    const days = ['2026-11-15', '2026-11-16', '2026-11-22', '2026-11-23'];
    const lights = days.map((publishedOn) => light({ publishedOn }));
    expect(ledgerRows(lights, week)).toEqual([
      { unit: 'scjg', standard: 'efficient', daysLate: 2, isOpen: false, count: 2 },
    ]);
  });

  test('stand by unit, standard and days, in whatever order they came', () => {
    const lights = [
      light({ unit: 'zsj', standard: 'joint' }),
      light({ isOpen: true }),
      light({}),
      light({ daysLate: null, standard: 'lawful' }),
      light({ unit: 'fgj' }),
    ];
    const rows = ledgerRows(lights, week);
    expect(rows.map(({ unit, standard, isOpen }) => [unit, standard, isOpen])).toEqual([
      ['fgj', 'efficient', false],
      ['scjg', 'lawful', false],
      ['scjg', 'efficient', false],
      ['scjg', 'efficient', true],
      ['zsj', 'joint', false],
    ]);
    expect(ledgerRows([...lights].reverse(), week)).toEqual(rows);
  });
});
