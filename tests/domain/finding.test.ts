import { expect, test } from 'vitest';
import { DISPOSALS, FINDINGS, possibleFindings } from '#app/domain/finding.ts';

test('a lead that was closed or put aside is never found substantiated', () => {
  expect(possibleFindings('close_lead')).toEqual(['unfounded', 'not_established']);
  expect(possibleFindings('keep_for_reference')).toEqual(['not_established']);
});

test('a lead that was checked can be found to be anything, and every disposal leaves a way to conclude', () => {
  for (const disposal of ['talk_or_letter', 'preliminary_check', null] as const) {
    expect(possibleFindings(disposal)).toEqual(FINDINGS);
  }
  for (const disposal of DISPOSALS) expect(possibleFindings(disposal)).toContain('not_established');
});
