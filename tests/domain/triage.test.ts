import { describe, expect, test } from 'vitest';
import { planTriage, type TriageChoice, type TriageFacts, triageEvents } from '#app/domain/triage.ts';
import { county } from '#tests/domain/replay/story.ts';

const NOTHING_SAID = { accused: [], headPersonally: false, isForeign: false };
const choice = (units: string[], over: Partial<TriageChoice> = {}): TriageChoice => ({
  category: 'L1',
  units,
  countyLeader: false,
  headPersonally: false,
  ...over,
});
const plan = (chosen: TriageChoice, said: Partial<TriageFacts> = NOTHING_SAID) =>
  planTriage({ ...NOTHING_SAID, ...said }, chosen, county);

describe('the hub’s choice leads', () => {
  test('to the category’s department, never to the accused, its parent or its children', () => {
    expect(plan(choice(['jtj']))).toMatchObject({ kind: 'lead', lead: 'scjg', accused: ['jtj'] });
    const accused = plan(choice(['scs1']));
    expect(accused).toMatchObject({ kind: 'lead', excluded: ['scjg', 'scs1'] });
    expect(accused).not.toMatchObject({ lead: 'scjg' });
  });

  test('with "no unit" to the category’s own department, and nobody is accused', () => {
    expect(plan(choice([]))).toEqual({
      kind: 'lead',
      lead: 'scjg',
      co: ['czj'],
      hub: 'zsj',
      accused: [],
      excluded: [],
    });
  });

  test('to the hub for a unit outside the county, and to discipline for L5 and L8', () => {
    expect(plan(choice(['swju']))).toMatchObject({ kind: 'outside', lead: 'zsj' });
    for (const category of ['L5', 'L8']) {
      for (const units of [['jtj'], []]) {
        expect(plan(choice(units, { category }))).toMatchObject({ kind: 'discipline', lead: 'jjw', accused: units });
      }
    }
  });

  test.each([
    ['discipline itself', choice(['jjw']), NOTHING_SAID],
    ['a county leader', choice([], { countyLeader: true }), NOTHING_SAID],
    ['a head above the county, as the hub says', choice(['gaj'], { headPersonally: true }), NOTHING_SAID],
    ['a head above the county, as the reporter said', choice(['gaj']), { accused: [], headPersonally: true }],
    ['a unit that the reporter named', choice(['jtj']), { accused: ['gaj'], headPersonally: true }],
  ])('nowhere in the county for %s: nothing is referred', (_who, chosen, said) => {
    const protectedPlan = plan(chosen, said);
    expect(protectedPlan).toEqual({ kind: 'protected' });
    expect(triageEvents({ kind: 'protected' }, 'L5')).toEqual([{ type: 'protected_unit_named' }]);
  });

  test('nowhere for what the county does not have', () => {
    expect(plan(choice(['nobody']))).toBe('unknown_unit');
    expect(plan(choice(['jtj'], { category: 'Z9' }))).toBe('unknown_unit');
    expect(plan(choice(['jtj'], { category: 'R1' }))).toBe('unknown_unit');
  });
});
