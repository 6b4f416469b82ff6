import { expect, test } from 'vitest';
import { foreignHelper } from '#app/domain/foreign-investor.ts';
import { applyAnswer, type ReportAnswers } from '#app/domain/report-answers.ts';
import { planTriage } from '#app/domain/triage.ts';
import { county } from '#tests/domain/replay/story.ts';

const answers = (changes: Partial<ReportAnswers> = {}): ReportAnswers => ({
  group: 'fee',
  category: 'L1',
  identityMode: 'named',
  accused: { units: ['jtj'], countyLeader: false, headPersonally: false, isComplete: true },
  ...changes,
});
const accused = (...units: string[]) => ({ units, countyLeader: false, headPersonally: false, isComplete: true });

test('commerce helps a named foreign investor, also where the hub has yet to find the unit', () => {
  expect(foreignHelper(answers(), county)).toBe('swj2');
  expect(foreignHelper(answers({ accused: accused() }), county)).toBe('swj2');
});

test.each([
  ['hidden', { identityMode: 'hidden' as const }],
  ['anonymous', { identityMode: 'anonymous' as const }],
])('a %s reporter is never asked: the helper would tell who it is', (_, changes) => {
  expect(foreignHelper(answers(changes), county)).toBeNull();
  expect(applyAnswer({ ...answers(), isForeign: true }, changes).isForeign).toBeUndefined();
});

test.each([
  ['commerce itself is accused', { accused: accused('swj2') }],
  ['discipline handles it alone', { category: 'L5' }],
  ['the county cannot reach the accused', { accused: accused('swju') }],
])('nobody is asked where %s', (_, changes) => {
  expect(foreignHelper(answers(changes), county)).toBeNull();
});

test('what the reporter said counts when the hub names the unit', () => {
  const choice = { category: 'L1', units: ['jtj'], countyLeader: false, headPersonally: false };
  const facts = { accused: [], headPersonally: false };
  expect(planTriage({ ...facts, isForeign: true }, choice, county)).toMatchObject({ co: ['czj', 'swj2'] });
  expect(planTriage({ ...facts, isForeign: false }, choice, county)).toMatchObject({ co: ['czj'] });
});
