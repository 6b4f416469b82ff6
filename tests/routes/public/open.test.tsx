import { expect, test } from 'vitest';
import { readCsv } from '#app/domain/csv.ts';
import { publishedRows } from '#app/domain/scorecard/published-rows.ts';
import * as home from '#app/routes/public/home.tsx';
import OpenPage, * as open from '#app/routes/public/open.tsx';
import * as csv from '#app/routes/public/open-csv.tsx';
import OpenDepartment, * as department from '#app/routes/public/open-department.tsx';
import * as json from '#app/routes/public/open-json.tsx';
import OpenMethod from '#app/routes/public/open-method.tsx';
import { readScorecard } from '#app/use-cases/read-scorecard.server.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { publishThreeMonths } from '#tests/support/published-months.ts';

async function aCounty() {
  const context = aContext({ clock: () => shanghai('2026-11-09 09:00') });
  await publishThreeMonths(context.db);
  return context;
}

type Context = ReturnType<typeof aContext>;

async function pageAt(context: Context, path: string): Promise<string> {
  const { data } = await outcomeOf<Parameters<typeof OpenPage>[0]['loaderData']>(() =>
    open.loader(argsOf(context, { path })),
  );
  return pageOf(<OpenPage loaderData={data} />, path);
}

async function unitAt(context: Context, path: string, id: string) {
  const args = { ...argsOf(context, { path }), params: { id } };
  const { data, status } = await outcomeOf<Parameters<typeof OpenDepartment>[0]['loaderData']>(() =>
    department.loader(args),
  );
  return status === 200 ? pageOf(<OpenDepartment loaderData={data} />, path) : status;
}

test.each([
  [
    '',
    '截至 2026 年 10 月 31 日的 12 个月，收到 72 件，已答复 69 件；该答复的 69 件里，按时 60 件。',
    '60/69 件',
    '87%',
  ],
  ['/en', 'In the 12 months to 31 October 2026, 72 cases came in, 69 cases were answered', '60 of 69', '87%'],
  ['/ru', 'За 12 месяцев по 31 октября 2026 г. получено: 72 обращения', '60 из 69', '87\u00a0%'],
])('the year in a sentence and in rates with their numbers: %j', async (language, ...words) => {
  const html = await pageAt(await aCounty(), `${language}/open`);
  for (const word of words) expect(html).toContain(word);
  for (const page of ['departments/scjg', 'departments/sfj', 'method', 'ledger', 'data.csv', 'data.json']) {
    expect(html).toContain(`href="${language}/open/${page}"`);
  }
  expect(html).not.toContain('style=');
  expect(html).not.toContain('<script');
});

test('before a first month is over there are the promises alone', async () => {
  const context = aContext();
  const html = await pageAt(context, '/open');
  expect(html).toContain('还没有满一个月');
  expect(html).toContain('承诺：1 个工作日内告诉您是否受理');
  expect(html).not.toMatch(/<table|<svg|data\.csv/);
  expect(await unitAt(context, '/open/departments/scjg', 'scjg')).toContain('还没有满一个月');
});

test('a unit with few cases has no number: its page has its promises', async () => {
  const context = await aCounty();
  const html = await unitAt(context, '/open/departments/sfj', 'sfj');
  expect(html).toContain('件数不够，别的结果还不能公布');
  expect(html).toContain('承诺：会办单位 2 个工作日内提出意见');
  expect(html).not.toContain('<table');
  expect(await unitAt(context, '/open/departments/czj', 'czj')).toContain('10 月 31 日，到期未答复 1–4 件。');
  const market = await unitAt(context, '/open/departments/scjg', 'scjg');
  expect(market).toContain('已答复 69 件；该答复的 69 件里，按时 60 件。');
  expect(market).toContain('中位数 2 个工作日');
  expect(market).toContain('件数少于 10，不公布比率');
  expect(market).not.toContain('收到');
});

test.each(['jjw', 'swju', 'nowhere'])('%s, which nobody can ask here, has no page', async (unit) => {
  expect(await unitAt(await aCounty(), `/open/departments/${unit}`, unit)).toBe(404);
});

test('most open and late first; small numbers of them as a range, and their total as the sum of what is shown', async () => {
  const html = await pageAt(await aCounty(), '/open');
  const lines = [...html.matchAll(/<tr><th scope="row"[^>]*>.*?departments\/(\w+)".*?<\/th><td[^>]*>([^<]*)<\/td>/g)];
  expect(lines.map(([, unit, late]) => [unit, late])).toEqual([
    ['zsj', '6'],
    ['czj', '1–4'],
    ['scjg', '0'],
  ]);
  expect(html).toContain('10 月 31 日，到期未答复 7–10 件。');
});

test('the table is sorted by links that say so, by rates and by what is late alone', async () => {
  const context = await aCounty();
  const sorted = await pageAt(context, '/open?by=resolution');
  expect(sorted).toMatch(/aria-sort="ascending">按时答复</);
  expect([...sorted.matchAll(/aria-sort/g)]).toHaveLength(1);
  expect(await pageAt(context, '/open')).toMatch(/aria-sort="descending">到期未答复</);
  const targets = [...sorted.matchAll(/href="\/open(\?by=\w+)?#units"/g)].map(([, by]) => by ?? '');
  expect(targets).toEqual(['', '?by=acceptance', '?by=solved', '?by=rating']);
  expect(await pageAt(context, '/open?by=received')).toBe(await pageAt(context, '/open'));
});

test('every chart has a name and a table with the same values (B13)', async () => {
  const html = await pageAt(await aCounty(), '/open');
  const figures = html.match(/<figure.*?<\/figure>/gs) ?? [];
  expect(figures).toHaveLength(4);
  for (const figure of figures) {
    const id = /<svg[^>]*role="img"[^>]*aria-labelledby="([^"]+)"/.exec(figure)?.[1];
    expect(figure).toMatch(new RegExp(`<figcaption id="${id}"[^>]*>[^<]{8,}</figcaption>`));
    expect(figure).toMatch(/<details><summary[^>]*>看数字<\/summary>/);
    const floor = Number(/>(\d+)%<\/text><text x="6" y="126"/.exec(figure)?.[1]);
    const drawn = [...figure.matchAll(/cy="([\d.]+)"/g)].map(
      ([, y]) => floor + ((108 - Number(y)) / 80) * (100 - floor),
    );
    const listed = [...figure.matchAll(/<td>(\d+)% · /g)].map(([, percent]) => Number(percent));
    expect(listed).toHaveLength(3);
    expect(drawn.map(Math.round)).toEqual(listed);
  }
});

async function csvRows(context: Context, path = '/open/data.csv') {
  const response = await csv.loader(argsOf(context, { path }));
  expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
  const [head, ...rows] = readCsv(await response.text());
  return rows.map(({ cells }) => Object.fromEntries((head?.cells ?? []).map((name, place) => [name, cells[place]])));
}

test('CSV and JSON hold what the page shows, cell by cell, and no more', async () => {
  const context = await aCounty();
  const { scorecard } = await readScorecard(context.db);
  if (!scorecard) throw new Error('nothing is published');
  const rows = await csvRows(context);
  const told = publishedRows(scorecard);
  const text = (value: number | null) => String(value ?? '');
  expect(
    rows.map(({ unit, measure, n, of, percent, fewerThan }) => [unit, measure, n, of, percent, fewerThan]),
  ).toEqual(
    told.map(({ unit, measure, n, of, percent, fewerThan }) => [
      unit,
      measure,
      ...[n, of, percent, fewerThan].map(text),
    ]),
  );
  expect(rows).toContainEqual(
    expect.objectContaining({ unitName: '市场监督管理局', measureName: '按时答复', n: '60', of: '69', percent: '87' }),
  );
  const body = await (await json.loader(argsOf(context, { path: '/open/data.json' }))).json();
  expect(body).toMatchObject({ from: '2025-11', through: '2026-10', rows: told });
  for (const unit of ['sfj', 'czj']) {
    const own = told.filter((row) => row.unit === unit && row.measure !== 'overdue');
    expect(own.filter(({ n, of }) => n !== null || of !== null)).toEqual([]);
  }
  expect(
    told.filter(({ unit, measure }) => unit !== 'county' && (measure === 'received' || measure === 'substantiated')),
  ).toEqual([]);
});

test('the CSV is in the language of its address, and empty before the first month', async () => {
  const context = await aCounty();
  expect((await csvRows(context, '/ru/open/data.csv'))[0]).toMatchObject({ unitName: 'Уезд' });
  expect(await csvRows(aContext())).toEqual([]);
});

test.each([
  ['', '怎么算，不能说明什么', '凑满 10 件才公布'],
  ['/en', 'How it is counted', 'from 10 cases on'],
  ['/ru', 'Как считается', 'с 10 обращений'],
])('the method says how it is counted and what it does not say: %j', (language, ...words) => {
  const html = pageOf(<OpenMethod />, `${language}/open/method`);
  for (const word of words) expect(html).toContain(word);
});

test('the page of the promises leads to the results', async () => {
  const { data } = await outcomeOf<Parameters<typeof home.default>[0]['loaderData']>(() =>
    home.loader(argsOf(aContext(), { path: '/' })),
  );
  expect(pageOf(<home.default loaderData={data} />, '/')).toContain('href="/open"');
});
