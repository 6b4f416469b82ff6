import { describe, expect, test } from 'vitest';
import { LOCALES, textsFor } from '#app/i18n/index.ts';
import { CALLED_A_REPORT } from '#tests/i18n/called-a-report.ts';

/** The catalogue groups that pages behind the code of a request draw from. */
const BEHIND_THE_CODE = [
  'clock',
  'errors',
  'evidence',
  'inspection',
  'investorMail',
  'joint',
  'openings',
  'ownActs',
  'rating',
  'receipt',
  'reminder',
  'sentence',
  'status',
  'timeline',
  'track',
] as const;

/** Where it is another report, or no request can come there: nobody is accused, none goes to triage, outside or to discipline. */
const NEVER_OF_A_REQUEST = [
  'track.hint',
  'track.useCode',
  'track.leaveHint',
  'receipt.queryAgreed',
  'receipt.queryDeclined',
  'receipt.queryItems.named',
  'receipt.queryItems.too_few',
  'receipt.discipline',
  'receipt.outsideEnds',
  'receipt.late',
  'ownActs.identityWho.named',
  'sentence.triage',
  'sentence.conductAccepted',
  'timeline.openedTriage',
  'timeline.openedOutside',
  'timeline.openedConduct',
];

function entriesOf(node: unknown, key: string): [key: string, words: string][] {
  if (typeof node === 'string') return [[key, node]];
  if (typeof node === 'function') return entriesOf(node(3, 7, 2, 4), key);
  return Object.entries(node as object).flatMap(([name, child]) => entriesOf(child, `${key}.${name}`));
}

describe.each(LOCALES)('the words behind the code of a request in %s', (locale) => {
  const texts = textsFor(locale, 'request');

  test('never call it a report', () => {
    const called = BEHIND_THE_CODE.flatMap((group) => entriesOf(texts[group], group))
      .filter(([key]) => !NEVER_OF_A_REQUEST.includes(key))
      .filter(([, words]) => CALLED_A_REPORT[locale].test(words));
    expect(called).toEqual([]);
  });

  test('leave the words of reports as they are', () => {
    expect(textsFor(locale).openings.title).toMatch(CALLED_A_REPORT[locale]);
    expect(textsFor(locale, 'report')).toBe(textsFor(locale));
  });
});
