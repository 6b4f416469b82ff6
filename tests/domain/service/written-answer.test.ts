import { describe, expect, test } from 'vitest';
import { parseWrittenAsk } from '#app/domain/service/written-answer.ts';

const FORM = { what: '窗口说不行', refusedOn: '2026-11-01', name: '王', phone: '138 0000 0000' };
const TODAY = '2026-11-02';

describe('the page of an ask for a written answer', () => {
  test('needs what was said, the day, a name and a way to reach it; window and credit code can be left out', () => {
    expect(parseWrittenAsk(FORM, TODAY)).toEqual({
      ok: true,
      ask: {
        what: '窗口说不行',
        refusedOn: '2026-11-01',
        place: null,
        creditCode: null,
        contact: { name: '王', phone: '13800000000', email: null, reachable: null },
      },
    });
  });

  test('says all that is wrong at once', () => {
    expect(parseWrittenAsk({}, TODAY)).toEqual({
      ok: false,
      errors: { what: 'ask_what', refusedOn: 'ask_day', name: 'name', phone: 'reach_none' },
    });
  });

  test.each([
    ['2026-11-02', null],
    ['2026-11-03', 'ask_day_future'],
    ['昨天', 'ask_day'],
  ])('takes the day %s of a spoken no, or says %s', (refusedOn, error) => {
    const parsed = parseWrittenAsk({ ...FORM, refusedOn }, TODAY);
    expect(parsed.ok ? null : parsed.errors.refusedOn).toBe(error);
  });

  test('takes a credit code as typed, and no wrong one', () => {
    const right = parseWrittenAsk({ ...FORM, creditCode: '91350100 m000100y43' }, TODAY);
    expect(right).toMatchObject({ ok: true, ask: { creditCode: '91350100M000100Y43' } });
    const wrong = parseWrittenAsk({ ...FORM, creditCode: '91350100M000100Y44' }, TODAY);
    expect(wrong).toMatchObject({ ok: false, errors: { creditCode: 'credit_check' } });
  });
});
