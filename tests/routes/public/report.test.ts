import { describe, expect, test } from 'vitest';
import { createLimits } from '#app/http/rate-limit.server.ts';
import { aReporter, FEE_FORMS, fillIn } from '#tests/routes/public/a-reporter.ts';

const CODE_GROUPS = (shown: unknown): string[] => (shown as { codeGroups: string[] }).codeGroups;

describe('from question to question', () => {
  test('each answer leads to the next question, the last one to the check page', async () => {
    const reporter = aReporter();
    expect((await reporter.ask('/report', {})).location).toBe('/report/step/kind');
    const places: (string | null)[] = [];
    for (const [word, fields] of FEE_FORMS) places.push((await reporter.ask(`/report/step/${word}`, fields)).location);
    expect(places).toEqual([
      '/report/step/category',
      '/report/step/identity',
      '/report/step/safety',
      '/report/step/accused',
      '/report/step/amounts',
      '/report/step/what',
      '/report/step/outcome',
      '/report/step/evidence',
      '/report/check',
    ]);
  });

  test('what is wrong is answered with 400 and what was typed, and nothing is stored', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'amounts' });
    const typed = { itemText: '道路维护费', yuan: '很多' };
    const answer = await reporter.ask('/report/step/amounts', typed);
    expect(answer).toMatchObject({ status: 400, shown: { values: typed, errors: { yuan: 'yuan_format' } } });
    expect((await reporter.ask('/report/step/amounts')).shown).not.toHaveProperty('answers.amounts');
  });

  test('a page ahead of its turn leads to the first open question', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'accused' });
    expect((await reporter.ask('/report/step/outcome')).location).toBe('/report/step/accused');
    expect((await reporter.ask('/report/check')).location).toBe('/report/step/accused');
    expect((await reporter.ask('/report/check', { query: 'yes' })).location).toBe('/report/step/accused');
    expect(await reporter.ask('/report/step/nothing')).toMatchObject({ status: 404 });
  });

  test('without a draft every page leads back to the start, which says why', async () => {
    const reporter = aReporter();
    expect((await reporter.ask('/en/report/step/what')).location).toBe('/en/report?gone=1');
    expect((await reporter.ask('/en/report/check', {})).location).toBe('/en/report?gone=1');
    expect((await reporter.ask('/en/report?gone=1')).shown).toMatchObject({ isGone: true });
  });

  test('the language changes in the middle and the answers stay', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'what' });
    const page = await reporter.ask('/ru/report/step/what');
    expect(page.shown).toMatchObject({ showExit: true, index: 7, total: 9, answers: { category: 'L1' } });
    expect((await reporter.ask('/ru/report/step/what', { what: 'Сбор' })).location).toBe('/ru/report/step/outcome');
  });

  test('a change from the check page comes straight back, by way of what it left open', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    expect((await reporter.ask('/report/step/what?back=check', { what: '更正' })).location).toBe('/report/check');
    const changed = await reporter.ask('/report/step/kind?back=check', { group: 'late' });
    expect(changed.location).toBe('/report/step/category?back=check');
    expect((await reporter.ask('/report/step/category?back=check', { category: 'E1' })).location).toBe('/report/check');
  });

  test('too many starts from one address are asked to wait', async () => {
    const reporter = aReporter({ limits: createLimits() });
    for (let start = 0; start < 120; start += 1) await reporter.ask('/report', {});
    expect(await reporter.ask('/report', {})).toMatchObject({
      status: 429,
      shown: { retrySeconds: expect.any(Number) },
    });
  });
});

describe('what the county may not keep', () => {
  test.each([
    ['discipline inspection', { unit: 'jjw' }],
    ['a county leader', { countyLeader: 'yes' }],
    ['a head managed above the county', { unit: 'gaj', headPersonally: 'yes' }],
  ])('a report about %s deletes the draft at once', async (_, fields) => {
    const reporter = aReporter();
    await fillIn(reporter, { until: 'accused' });
    expect((await reporter.ask('/report/step/accused', fields)).location).toBe('/report/higher-channel');
    expect(reporter.cookie()).toBe('');
    expect(await reporter.rows('report_drafts')).toEqual([]);
    expect(await reporter.rows('cases')).toEqual([]);
  });
});

describe('checking', () => {
  test('shows who handles it, the query word for word, and the dates if sent now', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const { shown } = await reporter.ask('/report/check');
    expect(shown).toMatchObject({
      dates: { route: 'lead', lead: { id: 'scjg' } },
      query: { units: [{ zh: '交通运输局' }], subject: { name: { zh: '涉企收费' } }, basisDays: 2 },
      outside: null,
    });
  });

  test('the query names the field of work, whatever items of the catalogue were chosen', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { forms: { amounts: { itemCode: 'A-001', yuan: '550' } } });
    expect((await reporter.ask('/report/check')).shown).toMatchObject({
      query: { subject: { name: { zh: '涉企收费' } }, about: null, items: null },
    });
  });

  test('a report without agreeing or declining is not sent', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const answer = await reporter.send();
    expect(answer).toMatchObject({ status: 400, shown: { errors: { query: 'query' } } });
    expect(await reporter.rows('cases')).toEqual([]);
  });

  test('no query where the accused is not known; the hub looks first', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { forms: { accused: { unknown: 'yes' } } });
    expect((await reporter.ask('/report/check')).shown).toMatchObject({ query: null, dates: { route: 'triage' } });
    expect((await reporter.send()).location).toBe('/report/done');
  });

  test('a body outside the county: the words go on only if the reporter says so', async () => {
    const reporter = aReporter();
    await fillIn(reporter, { forms: { accused: { unit: 'swju' } } });
    expect((await reporter.ask('/report/check')).shown).toMatchObject({
      query: null,
      outside: { higher: ['市税务局'] },
    });
    expect(await reporter.send()).toMatchObject({
      status: 400,
      shown: { errors: { words: 'words' } },
    });
    expect((await reporter.send({ words: 'yes' })).location).toBe('/report/done');
    expect(await reporter.rows('reports')).toMatchObject([{ words_to_higher: 1 }]);
  });

  test('a body outside the county and a category not known: outside all the same, and the words are asked for', async () => {
    const reporter = aReporter();
    const forms = { kind: { group: 'other' }, category: { category: 'unsure' }, accused: { unit: 'haiguan' } };
    await fillIn(reporter, { forms: { ...forms, amounts: {} } });
    expect((await reporter.ask('/report/check')).shown).toMatchObject({
      dates: { route: 'outside', acceptBy: null, handOffBy: expect.any(Date), answerBy: null },
      outside: { higher: ['上级海关'] },
    });
    expect((await reporter.send({ words: 'no' })).location).toBe('/report/done');
    expect((await reporter.ask('/report/done')).shown).toMatchObject({
      receipt: { route: 'outside', queryAgreed: null, wordsToHigher: false },
    });
  });

  test('a demand for favours goes to discipline alone, with its own dates', async () => {
    const reporter = aReporter();
    const forms = { kind: { group: 'attitude' }, category: { category: 'L5' }, amounts: {} };
    await fillIn(reporter, { forms });
    const { shown } = await reporter.ask('/report/check');
    expect(shown).toMatchObject({ query: null, dates: { route: 'discipline', acceptBy: null, answerBy: null } });
    expect(shown).toHaveProperty('dates.receiptBy', expect.any(Date));
  });
});

describe('sending', () => {
  async function aFiledReport() {
    const reporter = aReporter();
    await fillIn(reporter);
    const answer = await reporter.send({ query: 'yes' });
    return { reporter, answer };
  }

  test('stores one report and leaves nothing of the answers in the draft', async () => {
    const { reporter, answer } = await aFiledReport();
    expect(answer).toMatchObject({ status: 303, location: '/report/done' });
    expect(await reporter.rows('reports')).toMatchObject([{ what: '在检查点被要求缴费，没有票据。' }]);
    const { shown } = await reporter.ask('/report/done');
    expect(shown).toMatchObject({ state: 'receipt', showExit: true, isRepeat: false });
    expect(JSON.stringify(shown)).not.toContain('检查点');
  });

  test('a double click is one report with one receipt', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const twice = await Promise.all([reporter.send({ query: 'yes' }), reporter.send({ query: 'yes' })]);
    expect(twice.map((answer) => answer.location).sort()).toEqual(['/report/done', '/report/done?again=1']);
    expect(await reporter.rows('cases')).toHaveLength(1);
  });

  test('sending or typing again after the receipt shows the same receipt', async () => {
    const { reporter } = await aFiledReport();
    const before = (await reporter.ask('/report/done')).shown;
    expect((await reporter.ask('/report/check', { query: 'no' })).location).toBe('/report/done?again=1');
    expect((await reporter.ask('/report/step/what', { what: 'x' })).location).toBe('/report/done?again=1');
    expect((await reporter.ask('/report/done?again=1')).shown).toMatchObject({ ...(before as object), isRepeat: true });
    expect(await reporter.rows('cases')).toHaveLength(1);
  });

  test('a wrong group keeps the code on the page, the right ones end it for good', async () => {
    const { reporter } = await aFiledReport();
    const groups = CODE_GROUPS((await reporter.ask('/report/done')).shown);
    const wrong = await reporter.ask('/report/done', { group2: groups[1] ?? '', group4: groups[2] ?? '' });
    expect(wrong).toMatchObject({ status: 400, shown: { wrong: ['group4'] } });
    expect(CODE_GROUPS((await reporter.ask('/report/done')).shown)).toEqual(groups);
    const right = await reporter.ask('/report/done', {
      group2: ` ${groups[1]?.toLowerCase()} `,
      group4: groups[3] ?? '',
    });
    expect(right.location).toBe('/report/done?kept=1');
    expect(await reporter.rows('report_drafts')).toEqual([]);
    expect((await reporter.ask('/report/done?kept=1')).shown).toEqual({ state: 'confirmed', showExit: true });
    expect((await reporter.ask('/report/done')).shown).toEqual({ state: 'gone', showExit: true });
  });

  test('the receipt page before anything is sent leads to the check', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    expect((await reporter.ask('/report/done')).location).toBe('/report/check');
  });
});
