import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excludedUnits } from '#app/domain/department.ts';
import {
  chooseAppealBody,
  chooseDepartment,
  chooseLead,
  chooseOrderIssuer,
  chooseReviewBody,
  isProtected,
} from '#app/domain/department-routing.ts';
import { county } from '#tests/domain/replay/story.ts';

const { departments, categories, routing } = county;
const REPORTS = [...categories.values()].filter((category) => category.kind === 'report');
const HANDLED = REPORTS.filter((category) => !category.refer).map((category) => category.code);
const UNITS = [...departments.keys()];
const INSIDE = UNITS.filter((id) => departments.get(id)?.reach === 'inside');
const OUTSIDE = UNITS.filter((id) => departments.get(id)?.reach === 'outside');

const excluded = (...accused: string[]) => excludedUnits(accused, departments);
const route = (category: string | null, ...accused: string[]) =>
  chooseDepartment(
    { category, refer: category !== null && (categories.get(category)?.refer ?? false), accused },
    routing,
    departments,
  );

describe('who counts as the accused', () => {
  test.each([
    [['gaj'], ['gaj', 'jjdd', 'pcs1']],
    [['jjdd'], ['gaj', 'jjdd']],
    [['jtd1'], ['jtd1', 'jtj']],
    [['scjg'], ['scjg', 'scs1']],
    [['zhen1'], ['zhen1']],
    [
      ['jtd1', 'scjg'],
      ['jtd1', 'jtj', 'scjg', 'scs1'],
    ],
  ])('%j: with parents and children', (accused, all) => {
    expect([...excluded(...accused)].sort()).toEqual(all);
  });

  test('parents of parents and children of children too', () => {
    const unit = (id: string, parentId: string | null) => {
      const found = departments.get('jtj');
      if (!found) throw new Error('no such unit');
      return [id, { ...found, id, parentId }] as const;
    };
    const tree = new Map([unit('top', null), unit('mid', 'top'), unit('low', 'mid'), unit('leaf', 'low')]);
    expect([...excludedUnits(['mid'], tree)].sort()).toEqual(['leaf', 'low', 'mid', 'top']);
    expect([...excludedUnits(['leaf'], tree)].sort()).toEqual(['leaf', 'low', 'mid', 'top']);
  });
});

describe('the lead', () => {
  test.each([
    ['L1', 'jtj', 'scjg'],
    ['L1', 'scjg', 'czj'],
    ['L1', 'scs1', 'czj'],
    ['L2', 'jjdd', 'sfj'],
    ['L4', 'jtj', 'xzfb'],
    ['L6', 'gxj', 'czj'],
    ['C1', 'yshj', 'xzfb'],
    ['S5', 'pcs1', 'xzfb'],
    ['J2', 'zsj', 'xzfb'],
    ['S4', 'scjg', 'sfj'],
  ])('of %s against %s is %s', (category, accused, lead) => {
    expect(route(category, accused)).toMatchObject({ route: 'lead', lead });
  });

  test('fallbacks are tried in order, then the business bureau, then the government office, then the hub', () => {
    expect(route('L1', 'scjg', 'czj')?.lead).toBe('fgj');
    expect(route('L1', 'scjg', 'czj', 'fgj')?.lead).toBe('yshj');
    expect(route('L1', 'scjg', 'czj', 'fgj', 'yshj')?.lead).toBe('xzfb');
    expect(route('L1', 'scjg', 'czj', 'fgj', 'yshj', 'xzfb')?.lead).toBe('zsj');
    expect(route('L6', 'gxj', 'czj')?.lead).toBe('yshj');
  });

  test('every report category has a rule, and no rule leads to a unit outside', () => {
    for (const category of HANDLED) {
      const lead = chooseLead(category, new Set(), routing);
      expect(departments.get(lead ?? '')?.reach).toBe('inside');
    }
  });

  test('every single unit of the county as the accused, in every category', () => {
    for (const category of HANDLED) {
      for (const unit of INSIDE.filter((id) => departments.get(id)?.role !== 'discipline')) {
        const routed = route(category, unit);
        expect(routed?.route).toBe('lead');
        expect(excluded(unit).has(routed?.lead ?? '')).toBe(false);
        expect(excluded(unit).has(routed?.hub ?? '')).toBe(false);
      }
    }
  });
});

describe('hub rights, appeals, reviews and orders', () => {
  test.each([
    [[], 'zsj'],
    [['zsj'], 'xzfb'],
    [['zsj', 'xzfb'], 'yshj'],
    [['zsj', 'xzfb', 'yshj'], 'xwb'],
    [['zsj', 'xzfb', 'yshj', 'xwb'], null],
  ])('with %j accused the hub is %s', (accused, hub) => {
    expect(route(null, ...accused)?.hub ?? null).toBe(hub);
  });

  test('nobody decides an appeal against himself', () => {
    expect(chooseAppealBody(excluded('jtj'), ['scjg'])).toBe('zsj');
    expect(chooseAppealBody(excluded('jtj'), ['zsj'])).toBe('xzfb');
    expect(chooseAppealBody(excluded('zsj'), ['xzfb'])).toBe('yshj');
    expect(chooseAppealBody(excluded('zsj', 'xzfb'), ['yshj'])).toBeNull();
    // Neither a unit that led it before another one refused.
    expect(chooseAppealBody(excluded('jtj'), ['zsj', 'scjg'])).toBe('xzfb');
  });

  test('a review is for the first of four that neither handled it nor is accused', () => {
    expect(chooseReviewBody(excluded('jtj'), ['scjg'])).toBe('xzfb');
    expect(chooseReviewBody(excluded('jtj'), ['xzfb'])).toBe('sfj');
    expect(chooseReviewBody(excluded('sfj'), ['xzfb', 'scjg'])).toBe('yshj');
    expect(chooseReviewBody(excluded('sfj', 'yshj'), ['xzfb'])).toBe('xwb');
    expect(chooseReviewBody(excluded('sfj', 'yshj', 'xwb'), ['xzfb'])).toBeNull();
  });

  test('an order is issued by one that neither leads nor is accused', () => {
    expect(chooseOrderIssuer(excluded('jtj'), 'scjg')).toBe('xzfb');
    expect(chooseOrderIssuer(excluded('jtj'), 'xzfb')).toBe('xwb');
    expect(chooseOrderIssuer(excluded('xwb'), 'xzfb')).toBe('yshj');
    expect(chooseOrderIssuer(excluded('xzfb', 'xwb', 'yshj'), 'scjg')).toBeNull();
  });
});

describe('where a report goes', () => {
  test('the accused is not known, or the category is not settled: triage with the hub', () => {
    expect(route('L1')).toEqual({ route: 'triage', lead: null, hub: 'zsj' });
    expect(route(null, 'jtj')).toEqual({ route: 'triage', lead: null, hub: 'zsj' });
    expect(route(null, 'zsj')).toEqual({ route: 'triage', lead: null, hub: 'xzfb' });
    expect(route(null)).toEqual({ route: 'triage', lead: null, hub: 'zsj' });
  });

  test.each(OUTSIDE)('%s is outside the county’s reach: the hub leads', (unit) => {
    expect(route('L1', unit)).toEqual({ route: 'outside', lead: 'zsj', hub: 'zsj' });
    expect(route(null, unit)).toEqual({ route: 'outside', lead: 'zsj', hub: 'zsj' });
  });

  test('a category not settled needs the hub only where somebody in the county is accused too', () => {
    expect(route(null, 'swju', 'haiguan')).toMatchObject({ route: 'outside' });
    expect(route(null, 'swju', 'jtj')).toMatchObject({ route: 'triage', lead: null });
  });

  test('one accused inside is enough for the usual lead', () => {
    expect(route('L1', 'swju', 'jtj')).toMatchObject({ route: 'lead', lead: 'scjg' });
  });

  test.each(['L5', 'L8'])('%s goes to discipline, whatever the accused', (category) => {
    for (const accused of [[], ['jtj'], ['zsj'], ['swju'], ['zsj', 'xzfb', 'yshj', 'xwb']]) {
      expect(route(category, ...accused)).toMatchObject({ route: 'discipline', lead: 'jjw' });
    }
  });

  test('no impartial unit left: nothing is stored', () => {
    expect(route('L1', 'zsj', 'xzfb', 'yshj', 'xwb')).toBeNull();
  });
});

describe('what is never stored', () => {
  const accused = (units: string[], more: { countyLeader?: boolean; headPersonally?: boolean } = {}) =>
    isProtected({ units, countyLeader: false, headPersonally: false, ...more }, departments);

  test('discipline inspection itself, alone or among others', () => {
    expect(accused(['jjw'])).toBe(true);
    expect(accused(['jtj', 'jjw'])).toBe(true);
  });

  test('a county leader, with or without a unit', () => {
    expect(accused([], { countyLeader: true })).toBe(true);
    expect(accused(['jtj'], { countyLeader: true })).toBe(true);
  });

  test.each(['xwb', 'gaj', 'zzb', 'fayuan', 'jcy'])('the head of %s personally, but not the unit', (unit) => {
    expect(accused([unit], { headPersonally: true })).toBe(true);
    expect(accused(['jtj', unit], { headPersonally: true })).toBe(true);
    expect(accused([unit])).toBe(false);
  });

  test('another head personally is an ordinary report', () => {
    expect(accused(['jtj'], { headPersonally: true })).toBe(false);
    expect(accused([], { headPersonally: true })).toBe(false);
  });
});

test('nobody who decides anything is ever accused, a parent or a child of the accused', () => {
  const ordinary = UNITS.filter((id) => departments.get(id)?.role !== 'discipline');
  fc.assert(
    fc.property(
      fc.subarray(ordinary, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...HANDLED),
      (accused, category) => {
        const out = excluded(...accused);
        const routed = route(category, ...accused);
        if (routed === null) {
          expect(['zsj', 'xzfb', 'yshj', 'xwb'].every((id) => out.has(id))).toBe(true);
          return;
        }
        const lead = routed.lead ?? '';
        const deciders = [
          routed.hub,
          routed.lead,
          chooseAppealBody(out, [lead]),
          chooseReviewBody(out, [lead]),
          chooseOrderIssuer(out, lead),
        ];
        for (const unit of deciders) expect(unit !== null && out.has(unit)).toBe(false);
        expect(deciders.slice(2)).not.toContain(lead);
      },
    ),
    { numRuns: 2_000, seed: 20261102 },
  );
});
