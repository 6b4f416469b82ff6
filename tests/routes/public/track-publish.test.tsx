import { describe, expect, test } from 'vitest';
import PublishedCasesPage, * as publishedCases from '#app/routes/public/published-cases.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as publish from '#app/routes/public/track-publish.tsx';
import * as rate from '#app/routes/public/track-rate.tsx';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anOpenedCase } from '#tests/routes/public/an-opened-case.tsx';
import { asStaff, fileAReport, shanghai } from '#tests/support/builders.ts';
import { aProof, own, typesOf } from '#tests/use-cases/play.ts';

const CANARIES = ['炼油厂东门的检查点', '只要退钱', '王小明', '13800000000', '乡村道路牌', '已退到原账户'];
const [WHAT = '', OUTCOME = '', NAME = '', PHONE = '', ITEM = '', ANSWER = ''] = CANARIES;
const REPORT = {
  identityMode: 'named',
  contact: { name: NAME, phone: PHONE, email: null, reachable: null, project: null },
  what: WHAT,
  outcome: OUTCOME,
  amounts: [{ itemCode: null, itemText: ITEM, amountFen: 9_900_000, paidOn: null, paidHow: null, receiptKind: null }],
} as const;
type Offered = Parameters<typeof publish.default>[0];

/** A named report among five of its kind, answered on 4 November; its reporter's browser has it open. */
async function answeredCase() {
  const opened = await anOpenedCase({ report: { ...REPORT, amounts: [...REPORT.amounts] } });
  const { context, officer, reference } = opened;
  for (let count = 0; count < 4; count += 1) await fileAReport(context.db);
  const answer = { outcome: 'returned', text: ANSWER, proof: aProof() } as const;
  await answerReport(asStaff(context.db, officer, shanghai('2026-11-04 10:00')), reference, answer);
  await opened.comeBack('2026-11-05 09:00');
  return opened;
}
type Opened = Awaited<ReturnType<typeof answeredCase>>;

async function solvedCase() {
  const opened = await answeredCase();
  await giveVerdict(own(opened.context.db, '2026-11-05 09:00'), opened.caseId, 'solved');
  return opened;
}

async function consentPage({ args }: Opened, language = ''): Promise<{ html: string; shown: string }> {
  const path = `${language}/track/case/publish`;
  const loaderData = await publish.loader(args(path));
  return { html: pageOf(<publish.default loaderData={loaderData} />, path), shown: loaderData.offer.shown };
}

const send = ({ args }: Opened, fields: Record<string, string>) =>
  outcomeOf<Offered['actionData']>(() => publish.action(args('/track/case/publish', fields)));

async function openPage({ context }: Opened, at: string, language = '', query = ''): Promise<string> {
  const path = `${language}/open/cases${query}`;
  const loaderData = await publishedCases.loader(argsOf({ ...context, clock: () => shanghai(at) }, { path }));
  return pageOf(<PublishedCasesPage loaderData={loaderData} />, path);
}

const theRow = (html: string) => /<tbody>(.*)<\/tbody>/s.exec(html)?.[1];

describe('the page of the consent', () => {
  test.each([
    ['', '同意不具名公布', '最早 2026 年 12 月 1 日', '乱收费'],
    ['/en', 'Let it be published without names', 'Not before 1 December 2026', 'Arbitrary fee'],
    ['/ru', 'Разрешить публикацию без имён', '1 декабря 2026 г.', 'Незаконный сбор'],
  ])('%s is linked from the ended case and shows the row, unticked', async (language, link, soonest, kind) => {
    const opened = await solvedCase();
    const data = await trackCase.loader(opened.args(`${language}/track/case`));
    const casePage = pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
    expect(casePage).toContain(`href="${language}/track/case/publish"`);
    expect(casePage).toContain(link);
    const { html } = await consentPage(opened, language);
    expect(theRow(html)).toContain(kind);
    expect(html).toContain(soonest);
    expect(html).toContain('type="checkbox"');
    expect(html).not.toContain('checked');
  });

  test('takes no consent without a tick, nor for another row', async () => {
    const opened = await solvedCase();
    const { shown } = await consentPage(opened);
    const refused = await send(opened, { shown });
    expect([refused.status, refused.data?.error]).toEqual([400, '请先勾选同意']);
    const other = await send(opened, { publish: 'yes', shown: 'x' });
    expect([other.status, other.data?.error]).toEqual([400, '这一行和刚才看到的不同，请再看一遍']);
    expect(await typesOf(opened.context.db, opened.caseId)).not.toContain('publication_allowed');
  });

  test('takes it and gives it back; the case tells both', async () => {
    const opened = await solvedCase();
    const { shown } = await consentPage(opened);
    expect((await send(opened, { publish: 'yes', shown })).location).toBe('/track/case?sent=publicationAllowed');
    expect((await consentPage(opened)).html).toContain('您已经同意公布这一行。');
    expect((await send(opened, { intent: 'withdraw' })).location).toBe('/track/case?sent=publicationWithdrawn');
    const data = await trackCase.loader(opened.args('/track/case?sent=publicationWithdrawn'));
    const html = pageOf(<trackCase.default loaderData={data} />, '/track/case');
    expect(html).toContain('您同意不具名公布');
    expect(html).toContain('您收回了公布的同意');
  });

  test('is not there for a case that goes on', async () => {
    const opened = await answeredCase();
    const answer = await outcomeOf(() => publish.loader(opened.args('/track/case/publish')));
    expect(answer.location).toBe('/track/case?sent=changed');
  });
});

describe('together with the verdict', () => {
  const rateWith = async (opened: Opened, fields: Record<string, string>) => {
    const { offer } = await rate.loader(opened.args('/track/case/rate'));
    const all = { shown: offer?.shown ?? '', ...fields };
    return outcomeOf(() => rate.action(opened.args('/track/case/rate', all)));
  };

  test('the row is shown as it will be, folded away and unticked', async () => {
    const opened = await answeredCase();
    const loaderData = await rate.loader(opened.args('/track/case/rate'));
    const html = pageOf(<rate.default loaderData={loaderData} />, '/track/case/rate');
    expect(theRow(html)).toContain('反映人确认解决');
    expect(html).toContain('<details><summary');
    expect(html).not.toContain('checked');
  });

  test('"solved" with the tick is a consent, without it is none', async () => {
    for (const [fields, given] of [
      [{ verdict: 'solved', publish: 'yes' }, true],
      [{ verdict: 'solved' }, false],
      [{ verdict: 'not', publish: 'yes' }, false],
    ] as const) {
      const opened = await answeredCase();
      expect((await rateWith(opened, fields)).location).toBe('/track/case?sent=verdict');
      expect((await typesOf(opened.context.db, opened.caseId)).includes('publication_allowed')).toBe(given);
    }
  });

  test('a row that is another one by now leads to its own page', async () => {
    const opened = await answeredCase();
    const answer = await rateWith(opened, { verdict: 'solved', publish: 'yes', shown: 'x' });
    expect(answer.location).toBe('/track/case/publish');
    expect(await typesOf(opened.context.db, opened.caseId)).not.toContain('publication_allowed');
  });
});

describe('what everybody reads', () => {
  test.each([
    ['', '市场监督管理局', '反映人确认解决', '2026 年 11 月', '用了 1 个工作日', '1 万元到 10 万元'],
    ['/en', 'Market', 'Confirmed solved', 'November 2026', 'in 1 working day', '10,000 to 100,000 yuan'],
    ['/ru', 'рын', 'Подтверждено: решено', 'ноябрь 2026 г.', 'за 1 рабочий день', 'от 10 000 до 100 000 юаней'],
  ])('%s is exactly the row that was agreed to, and no word of anybody', async (language, ...words) => {
    const opened = await solvedCase();
    const { html, shown } = await consentPage(opened, language);
    await send(opened, { publish: 'yes', shown });
    const page = await openPage(opened, '2026-12-01 08:00', language);
    for (const word of words) expect(page).toContain(word);
    expect(theRow(page)).toBe(theRow(html));
    for (const canary of [...CANARIES, opened.reference, '交通运输局', 'Transport', '99']) {
      expect(theRow(page)).not.toContain(canary);
      expect(page).not.toContain(canary === '99' ? '99,000' : canary);
    }
  });

  test('is nothing before the first of the month, and nothing once it is taken back', async () => {
    const opened = await solvedCase();
    await send(opened, { publish: 'yes', shown: (await consentPage(opened)).shown });
    expect(await openPage(opened, '2026-11-30 23:59')).toContain('现在没有可以公布的办结事项。');
    expect(await openPage(opened, '2026-12-01 00:00')).toContain('<table');
    await send(opened, { intent: 'withdraw' });
    expect(await openPage(opened, '2026-12-01 00:01')).not.toContain('<table');
  });

  test('a category that is not there shows all', async () => {
    const opened = await solvedCase();
    await send(opened, { publish: 'yes', shown: (await consentPage(opened)).shown });
    for (const query of ['?category=L1', '?category=L9', '?category=%3Cb%3E']) {
      expect(theRow(await openPage(opened, '2026-12-01 08:00', '', query))).toContain('乱收费');
    }
  });
});
