import { expect, test } from 'vitest';
import * as home from '#app/routes/public/home.tsx';
import PublicLedger, * as ledger from '#app/routes/public/ledger.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';
import { by } from '#tests/use-cases/play.ts';

type Shown = Parameters<typeof PublicLedger>[0]['loaderData'];

/** A named report of 2 November to which nobody writes, as the ledger shows it on Monday the 9th. */
async function aCounty() {
  const now = shanghai('2026-11-09 09:00');
  const context = aContext({ clock: () => now });
  const { db } = context;
  const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
  const filed = await fileAReport(db, { report: { identityMode: 'named' } });
  await acceptCase(by(db, officer, '2026-11-02 10:00'), filed.reference);
  await sweepTo(db, now);
  const page = async (path: string) => {
    const { data, status } = await outcomeOf<Shown>(() => ledger.loader(argsOf(context, { path })));
    expect(status).toBe(200);
    return pageOf(<PublicLedger loaderData={data} />, path);
  };
  return { context, page, ...filed };
}

test.each([
  ['', '红灯台账', '市场监督管理局', '文明', '4 个工作日，还没有办完', '11 月 2 日至 11 月 8 日'],
  [
    '/en',
    'Public ledger of red lights',
    'Market',
    'Courteous',
    '4 working days, still open',
    '2 November to 8 November',
  ],
  ['/ru', 'Открытый журнал просрочек', 'рын', 'Вежливость', '4 рабочих дня, ещё не сделано', '2 ноября — 8 ноября'],
])('the ledger in the language of the address: %j', async (language, ...words) => {
  const { page, reference } = await aCounty();
  const html = await page(`${language}/open/ledger`);
  for (const word of words) expect(html).toContain(word);
  expect(html).toContain(`href="${language}/open/ledger?week=2026-W44"`);
  expect(html).not.toContain(reference);
  expect(html).not.toMatch(/交通运输局|道路维护费|14:30|<script/);
});

test('two that are equally late are one row that says so', async () => {
  const { context, page } = await aCounty();
  await fileAReport(context.db, { report: { identityMode: 'named' } });
  await sweepTo(context.db, context.clock());
  const html = await page('/open/ledger');
  expect(html.match(/文明<\/td>/g)).toHaveLength(1);
  expect(html).toContain('共 2 次');
});

test('an older week without red lights says so, and links back to the newest one', async () => {
  const { page } = await aCounty();
  const html = await page('/open/ledger?week=2026-W44');
  expect(html).toContain('这一周没有列入台账的红灯。');
  expect(html).toContain('<a href="/open/ledger" class="tel">最近一周</a>');
  expect(html).not.toContain('<table');
});

test('a week that is not there is answered with the newest one', async () => {
  const { page } = await aCounty();
  for (const week of ['2026-W45', '2026-W46', 'yesterday', '%3Cb%3E']) {
    expect(await page(`/open/ledger?week=${week}`)).toBe(await page('/open/ledger'));
  }
});

test('the page of the promises leads to it', async () => {
  const { context } = await aCounty();
  const { data } = await outcomeOf<Parameters<typeof home.default>[0]['loaderData']>(() =>
    home.loader(argsOf(context, { path: '/en' })),
  );
  expect(pageOf(<home.default loaderData={data} />, '/en')).toContain('href="/en/open/ledger"');
});
