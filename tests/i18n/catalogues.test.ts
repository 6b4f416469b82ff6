import { describe, expect, test } from 'vitest';
import { deskTexts, LOCALES, type Locale, oversightTexts, type Subject, textsFor } from '#app/i18n/index.ts';

type Entry = { key: string; words: string };

const SAMPLE_ARGUMENTS = [3, 7, 2, 4];
const LONGEST_SENTENCE = 25;

const BANNED: Record<Locale, RegExp> = {
  'zh-CN': /绝对保密|百分之百匿名|绝不泄露|高度重视|请耐心等待|温馨提示|亲[，,！]|非法操作|失败|你|举报/,
  en: /\b(simply|please note|invalid|reflect)\b/i,
  ru: /Уважаемый пользователь|некорректн|строго конфиденциально/i,
};

/** Every text under a node, functions called with numbers, which every one of them can put into words. */
function entriesOf(node: unknown, key: string): Entry[] {
  if (typeof node === 'string') return [{ key, words: node }];
  if (typeof node === 'function') return entriesOf(node(...SAMPLE_ARGUMENTS), key);
  if (typeof node !== 'object' || node === null) throw new Error(`${key} is neither text nor function`);
  return Object.entries(node).flatMap(([name, child]) => entriesOf(child, key === '' ? name : `${key}.${name}`));
}

const SUBJECTS = ['report', 'request'] as const;
const CATALOGUES = LOCALES.flatMap((locale) => SUBJECTS.map((subject) => [locale, subject] as const));
const keysOf = (locale: Locale, subject: Subject) => entriesOf(textsFor(locale, subject), '').map(({ key }) => key);

describe.each(CATALOGUES)('the catalogue %s, about a %s', (locale, subject) => {
  const entries = entriesOf(textsFor(locale, subject), '');

  test('has the same texts as the Chinese one', () => {
    expect(keysOf(locale, subject).sort()).toEqual(keysOf('zh-CN', 'report').sort());
  });

  test('has no empty text', () => {
    expect(entries.filter((entry) => entry.words.trim() === '')).toEqual([]);
  });

  test('is calm: no exclamation mark, no emoji, no banned word', () => {
    expect(entries.filter((entry) => /[!！]|\p{Extended_Pictographic}/u.test(entry.words))).toEqual([]);
    expect(entries.filter((entry) => BANNED[locale].test(entry.words))).toEqual([]);
  });
});

describe.each(SUBJECTS)('each language keeps to itself, about a %s', (subject) => {
  test.each(['en', 'ru'] as const)('%s holds no Chinese', (locale) => {
    const entries = entriesOf(textsFor(locale, subject), '');
    expect(entries.filter((entry) => /\p{Script=Han}/u.test(entry.words))).toEqual([]);
  });

  test('English and Russian are not copies of each other', () => {
    const russian = new Map(entriesOf(textsFor('ru', subject), '').map((entry) => [entry.key, entry.words]));
    const same = entriesOf(textsFor('en', subject), '').filter(
      ({ key, words }) => /\p{L}{4}/u.test(words) && russian.get(key) === words,
    );
    expect(same).toEqual([]);
  });

  test('Russian says Вы with a capital letter', () => {
    const entries = entriesOf(textsFor('ru', subject), '');
    expect(entries.filter((entry) => /(?<!\p{L})(вы|вас|вам|вами|ваш\p{L}*)(?!\p{L})/u.test(entry.words))).toEqual([]);
  });
});

test.each(SUBJECTS)('a Chinese sentence about a %s has at most 25 characters', (subject) => {
  const sentences = entriesOf(textsFor('zh-CN', subject), '').flatMap(({ key, words }) =>
    words.split(/[。；？\n]/).map((sentence) => ({ key, sentence })),
  );
  const tooLong = sentences.filter(
    ({ sentence }) => (sentence.match(/\p{Script=Han}/gu) ?? []).length > LONGEST_SENTENCE,
  );
  expect(tooLong).toEqual([]);
});

test('the staff areas have no empty text', () => {
  const entries = [...entriesOf(deskTexts, 'desk'), ...entriesOf(oversightTexts, 'oversight')];
  expect(entries.filter((entry) => entry.words.trim() === '')).toEqual([]);
});
