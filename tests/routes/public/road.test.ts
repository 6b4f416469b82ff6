import { describe, expect, test } from 'vitest';
import { aReporter } from '#tests/routes/public/a-reporter.ts';

const STOP = { kind: 'fine', place: 'G201 国道 312 公里', yuan: '２００', badge: '交警 0231', unit: 'jtj', more: '' };

describe('a stop on the road', () => {
  test('is an anonymous report after one page, the advice on safety and the check', async () => {
    const driver = aReporter();
    expect((await driver.ask('/road', STOP)).location).toBe('/report/step/safety?back=check');
    expect((await driver.ask('/report/step/safety?back=check', {})).location).toBe('/report/check');
    expect((await driver.send({ query: 'no' })).location).toBe('/report/done');
    expect(await driver.rows('reports')).toMatchObject([
      { what: '车在路上被拦下。\n地点：G201 国道 312 公里\n证件号、警号或车牌号：交警 0231', outcome: null },
    ]);
    expect(await driver.rows('cases')).toMatchObject([{ category_code: 'L2', identity_mode: 'anonymous' }]);
    const [opened] = await driver.rows('cases');
    expect(opened?.lead_id).not.toBe('jtj');
    const amounts = await driver.context.db.selectFrom('report_amounts').selectAll().execute();
    expect(amounts).toMatchObject([{ item_text: '路上交的钱', amount_fen: 20_000 }]);
  });

  test('in Russian says its lines in both languages, so that the officer and the driver read the same', async () => {
    const driver = aReporter();
    const stop = { kind: 'stop', place: 'мост через реку', yuan: '', badge: '', unit: '', more: 'ждали два часа' };
    expect((await driver.ask('/ru/road', stop)).location).toBe('/ru/report/step/safety?back=check');
    const page = await driver.ask('/ru/report/step/safety');
    expect(page.shown).toMatchObject({
      answers: {
        category: 'L3',
        accused: { units: [], isComplete: true },
        what: '车在路上被拦下。 / Машину остановили на дороге.\n地点 / Место: мост через реку\n经过 / Что ещё: ждали два часа',
      },
    });
  });

  test.each([
    // Nobody has said yet that money was taken: the page itself says that the amount may be left empty then.
    ['nothing at all', {}, { kind: 'road_kind', place: 'place' }],
    ['words for an amount, and no kind', { place: 'G201', yuan: '很多' }, { kind: 'road_kind', yuan: 'yuan_format' }],
    ['a fine without an amount', { ...STOP, yuan: '' }, { yuan: 'yuan' }],
    ['an amount in words', { ...STOP, yuan: '很多' }, { yuan: 'yuan_format' }],
    ['a unit that there is not', { ...STOP, unit: 'xx' }, { unit: 'unit' }],
    ['a place of a whole page', { ...STOP, place: '路'.repeat(501) }, { place: 'line_long' }],
  ])('is asked again with what was typed after %s, and begins nothing', async (_what, fields, errors) => {
    const driver = aReporter();
    expect(await driver.ask('/road', fields as Record<string, string>)).toMatchObject({
      status: 400,
      shown: { values: fields, errors },
    });
    expect(await driver.rows('report_drafts')).toEqual([]);
  });
});
