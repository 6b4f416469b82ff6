import { describe, expect, test } from 'vitest';
import { parseSocialCreditCode } from '#app/domain/social-credit-code.ts';

describe('a unified social credit code', () => {
  test('is taken when its check character is right: the worked example of GB 32100-2015 is not', () => {
    expect(parseSocialCreditCode('91350100M000100Y43')).toEqual({ ok: true, code: '91350100M000100Y43' });
    expect(parseSocialCreditCode('91350100M000100Y4Z')).toEqual({ ok: false, fault: 'letter' });
  });

  test('is read with spaces, dashes, full width and lower case', () => {
    expect(parseSocialCreditCode(' ９１３５０１００ m000-100y4３\u200b')).toEqual({
      ok: true,
      code: '91350100M000100Y43',
    });
  });

  test('has 18 characters and no more', () => {
    expect(parseSocialCreditCode('91350100M000100Y4')).toEqual({ ok: false, fault: 'length' });
    expect(parseSocialCreditCode('91350100M000100Y431')).toEqual({ ok: false, fault: 'length' });
    expect(parseSocialCreditCode('9'.repeat(5000))).toEqual({ ok: false, fault: 'length' });
  });

  test.each(['I', 'O', 'S', 'V', 'Z', '中'])('never holds %s', (letter) => {
    expect(parseSocialCreditCode(`91350100M000100Y4${letter}`)).toEqual({ ok: false, fault: 'letter' });
  });

  test('has digits alone for its place of registration', () => {
    expect(parseSocialCreditCode('91A50100M000100Y43')).toEqual({ ok: false, fault: 'letter' });
  });

  test('is refused for every single character that was mistyped', () => {
    const code = '91350100M000100Y43';
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    for (let place = 0; place < code.length; place += 1) {
      for (const character of alphabet) {
        if (character === code[place]) continue;
        const typed = code.slice(0, place) + character + code.slice(place + 1);
        expect(parseSocialCreditCode(typed).ok, typed).toBe(false);
      }
    }
  });
});
