import { describe, expect, test } from 'vitest';
import * as checkFee from '#app/routes/public/check-fee.tsx';
import * as checkFine from '#app/routes/public/check-fine.tsx';
import * as remedies from '#app/routes/public/remedies.tsx';
import * as remediesFile from '#app/routes/public/remedies-file.tsx';
import { findCaseForDepartment } from '#db/repositories/cases.server.ts';
import { findReportCheck } from '#db/repositories/reports.server.ts';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';
import { aContext } from '#tests/support/context.ts';

const context = aContext({ clock: () => new Date('2026-11-23T02:00:00.000Z') });

function post(path: string, fields: Record<string, string>) {
  const url = new URL(path, 'http://localhost');
  const request = new Request(url, { method: 'POST', body: new URLSearchParams(fields) });
  return { context, request, url, pattern: path, params: {} };
}

async function shown(answer: unknown) {
  const { data, init } = (await answer) as { data: unknown; init: { status?: number } | null };
  return { status: init?.status ?? 200, data };
}

describe('the fee checker', () => {
  test('answers with the verdict and keeps what was typed, and stores nothing', async () => {
    const fields = { itemCode: 'A-001', yuan: '600', department: 'zrzy', receiptKind: 'none' };
    expect(await shown(checkFee.action(post('/check/fee', fields)))).toMatchObject({
      status: 200,
      data: { values: fields, check: { verdict: { kind: 'above_standard', aboveFen: 5000 }, flags: ['no_receipt'] } },
    });
    expect(await context.db.selectFrom('report_drafts').selectAll().execute()).toEqual([]);
  });

  test.each([
    ['nothing at all', {}, { itemCode: 'item' }],
    ['both a listed and an own item', { itemCode: 'A-001', itemText: '登记费' }, { itemText: 'item_both' }],
    ['an item of another catalogue', { itemCode: 'X-1' }, { itemCode: 'choice' }],
    ['a unit that there is not', { itemCode: 'A-001', department: 'xx' }, { department: 'unit' }],
    ['an amount in words', { itemCode: 'A-001', yuan: '很多' }, { yuan: 'yuan_format' }],
    ['a quantity of nothing', { itemCode: 'A-001', quantity: '0' }, { quantity: 'quantity' }],
    ['a day to come', { itemCode: 'A-001', paidOn: '2026-11-24' }, { paidOn: 'paid_on_future' }],
    ['a way to pay that there is not', { itemCode: 'A-001', paidHow: 'gold' }, { paidHow: 'choice' }],
    ['the name of a body that charges nothing', { itemText: '公安局' }, { itemText: 'item_unit' }],
    ['the name of a body, and none of its charges', { itemText: '水务局', near: 'none' }, { itemText: 'item_unit' }],
  ])('refuses %s with 400 and what was typed', async (_what, fields, errors) => {
    const answer = await shown(checkFee.action(post('/check/fee', fields)));
    expect(answer).toEqual({ status: 400, data: { values: fields, errors, near: [] } });
  });
});

describe('the name of a charge, typed into the fee checker', () => {
  const answerTo = (fields: Record<string, string>) => shown(checkFee.action(post('/check/fee', fields)));

  test('is taken as the entry of that name', async () => {
    expect(await answerTo({ itemText: '水资源费', paidOn: '2026-11-20' })).toMatchObject({
      status: 200,
      data: {
        values: { itemCode: 'A-003', itemText: '' },
        entry: { code: 'A-003' },
        check: { verdict: { kind: 'abolished', code: 'A-003' } },
      },
    });
  });

  test('gets no verdict while entries come near: one of them or none is chosen first', async () => {
    const typed = { itemText: '不动产登记费', yuan: '80' };
    expect(await answerTo(typed)).toEqual({
      status: 200,
      data: { values: typed, errors: {}, near: ['A-001', 'A-002'] },
    });
    expect(await answerTo({ ...typed, near: '' })).toMatchObject({
      status: 400,
      data: { errors: { near: 'near' }, near: ['A-001', 'A-002'] },
    });
    expect(await answerTo({ ...typed, near: 'A-002' })).toMatchObject({
      status: 200,
      data: { values: { itemCode: 'A-002', itemText: '' }, check: { verdict: { kind: 'within_standard' } } },
    });
    expect(await answerTo({ ...typed, near: 'none' })).toMatchObject({
      status: 200,
      data: { values: typed, entry: null, check: { verdict: { kind: 'not_in_catalogue' } } },
    });
  });

  test('with nothing near it is not in the catalogue', async () => {
    expect(await answerTo({ itemText: '过磅配合费' })).toMatchObject({
      data: { check: { verdict: { kind: 'not_in_catalogue' } } },
    });
  });
});

describe('the fine checker', () => {
  test('answers the questions that were answered', async () => {
    const answer = await shown(checkFine.action(post('/check/fine', { officers: '１', decision: 'no', fined: '' })));
    expect(answer).toMatchObject({
      status: 200,
      data: {
        results: [
          { question: 'two_officers', level: 'flag' },
          { question: 'decision', level: 'flag' },
        ],
      },
    });
  });

  test.each([
    ['an empty form', {}, { officers: 'check_empty' }],
    ['nobody', { officers: '0' }, { officers: 'officers' }],
    ['an answer that there is not', { twice: 'maybe' }, { twice: 'choice' }],
  ])('refuses %s', async (_what, fields, errors) => {
    expect(await shown(checkFine.action(post('/check/fine', fields)))).toMatchObject({ status: 400, data: { errors } });
  });
});

describe('the dates of remedies', () => {
  const decision = { kind: 'spot', decidedOn: '2026-11-20' };

  test('as a page, and the same as a calendar file in the page’s language', async () => {
    const page = await shown(remedies.action(post('/remedies', decision)));
    expect(page).toMatchObject({
      status: 200,
      data: { dates: [{ remedy: 'payment', lastOn: '2026-12-05' }, { remedy: 'reconsideration' }] },
    });
    const file = await remediesFile.action(post('/ru/remedies/dates.ics', decision));
    expect(file).toBeInstanceOf(Response);
    const text = await (file as Response).text();
    expect((file as Response).headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    expect(text).toContain('DTSTART;VALUE=DATE:20261205');
    expect(text).toContain('SUMMARY:Уплатить штраф');
  });

  test.each([
    ['no kind', { decidedOn: '2026-11-20' }, { kind: 'decision_kind' }],
    ['no date', { kind: 'spot' }, { decidedOn: 'day_none' }],
    ['a date to come', { kind: 'spot', decidedOn: '2026-11-24' }, { decidedOn: 'day_future' }],
  ])('refuses %s', async (_what, fields, errors) => {
    expect(await shown(remedies.action(post('/remedies', fields)))).toMatchObject({ status: 400, data: { errors } });
  });
});

describe('a report that begins with a check', () => {
  const FEE = {
    check: 'fee',
    itemText: '道路维护费',
    near: 'none',
    yuan: '1200',
    department: 'jtj',
    paidHow: 'cash',
    receiptKind: 'none',
  };

  test('has kind, category, unit and payment filled in, and goes on with the first open question', async () => {
    const reporter = aReporter();
    expect((await reporter.ask('/report/from-check', FEE)).location).toBe('/report/step/identity');
    expect((await reporter.ask('/report/step/identity')).shown).toMatchObject({
      answers: {
        group: 'fee',
        category: 'L1',
        accused: { units: ['jtj'], isComplete: false },
        amounts: { lines: [{ itemText: '道路维护费', amountFen: 120_000 }], isComplete: false },
      },
    });
  });

  test('pins the verdict with its catalogue version to the case', async () => {
    const reporter = aReporter();
    await reporter.ask('/report/from-check', FEE);
    await fillIn(reporter, { from: 'identity' });
    expect((await reporter.send({ query: 'yes' })).location).toBe('/report/done');
    const { db } = reporter.context;
    const { reference } = await db.selectFrom('cases').select('reference').executeTakeFirstOrThrow();
    const found = await findCaseForDepartment(db, reference, 'scjg');
    expect(await findReportCheck(db, found?.caseId ?? 0)).toMatchObject({
      kind: 'fee',
      verdict: { kind: 'not_in_catalogue' },
      flags: ['no_receipt', 'cash'],
      catalogueVersion: '2026-11',
      checkedOn: '2026-11-23',
    });
  });

  test('is checked again here: a made-up verdict or an unreadable form begins nothing', async () => {
    const reporter = aReporter();
    expect((await reporter.ask('/report/from-check', { check: 'fee', verdict: 'abolished' })).location).toBe(
      '/check/fee',
    );
    expect((await reporter.ask('/report/from-check', { check: 'fine' })).location).toBe('/check/fine');
    expect((await reporter.ask('/report/from-check', { ...FEE, near: '' })).location).toBe('/check/fee');
    expect(await reporter.rows('report_drafts')).toEqual([]);
  });

  test('pins no "not in the catalogue" for a name that the catalogue has', async () => {
    const reporter = aReporter();
    await reporter.ask('/report/from-check', { check: 'fee', itemText: '水资源费', near: 'none', yuan: '5' });
    expect((await reporter.ask('/report/step/identity')).shown).toMatchObject({
      answers: {
        check: { verdict: { kind: 'abolished', code: 'A-003' } },
        amounts: { lines: [{ itemCode: 'A-003' }] },
      },
    });
  });
});
