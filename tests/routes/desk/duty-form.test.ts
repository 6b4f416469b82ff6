import { describe, expect, test } from 'vitest';
import { parseForm } from '#app/http/form.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { dutySchema } from '#app/routes/desk/duty-form.server.ts';

const { errors } = deskTexts.duty;
const TODAY = '2026-11-26';

function send(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseForm(dutySchema('on_site_session', TODAY), form);
}
const HELD = { on: '2026-11-25', time: '9:30', who: '工信局马超' };
const DECISION = { what1: '退押金', owner1: '刘洋', by1: '2026-12-01' };

describe('the record of a session on site', () => {
  test('that is empty says everything that is missing at once', () => {
    expect(send({})).toMatchObject({
      ok: false,
      errors: { on: errors.on, time: errors.time, who: errors.who, what1: errors.decision },
    });
  });

  test('says what is missing in a decision together with what is missing above', () => {
    expect(send({ on: '2026-11-27', what1: '退押金' })).toMatchObject({
      ok: false,
      errors: { on: errors.future, time: errors.time, who: errors.who, owner1: errors.whole, by1: errors.whole },
    });
  });

  test('is kept as lines, the decisions numbered', () => {
    expect(send({ ...HELD, ...DECISION, what3: '查台账', owner3: '马超', by3: '2026-12-02' })).toEqual({
      ok: true,
      value: [
        '时间：2026-11-25 9:30',
        '参加人：工信局马超',
        '议定事项：',
        '1. 退押金（责任人 刘洋，2026-12-01 前完成）',
        '2. 查台账（责任人 马超，2026-12-02 前完成）',
      ].join('\n'),
    });
  });

  test('refuses a decision that is too long, and still says what else is wrong', () => {
    const tooLong = deskTexts.acts.errors.tooLong(500);
    expect(send({ ...HELD, who: '', ...DECISION, what1: '长'.repeat(501) })).toMatchObject({
      ok: false,
      errors: { who: errors.who, what1: tooLong },
    });
  });
});
