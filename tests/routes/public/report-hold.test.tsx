import { createElement } from 'react';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import type { Receipt } from '#app/domain/receipt.ts';
import { findProof } from '#app/domain/receipt-proof.ts';
import * as receiptFile from '#app/routes/public/receipt-file.tsx';
import ReportCheck from '#app/routes/public/report-check.tsx';
import ReportDone from '#app/routes/public/report-done.tsx';
import * as track from '#app/routes/public/track.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import * as hold from '#app/routes/public/track-hold.tsx';
import { checkReceipt } from '#app/use-cases/check-receipt.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { argsOf, outcomeOf, pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { aReporter, fillIn } from '#tests/routes/public/a-reporter.ts';
import { readPdf } from '#tests/support/pdf.ts';

async function aKeptReport(forms: Parameters<typeof fillIn>[1] = {}) {
  const reporter = aReporter();
  await fillIn(reporter, forms);
  expect((await reporter.send({ query: 'no', hold: '3' })).location).toBe('/report/done');
  const done = (await reporter.ask('/report/done')).shown as { codeGroups: string[] };
  const { context } = reporter;
  const code = done.codeGroups.join('');
  const answer = await track.action(argsOf(context, { path: '/track', fields: { code } }) as never);
  const cookie = (answer as Response).headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const args = (path: string, fields?: Record<string, string>) => argsOf(context, { path, cookie, fields }) as never;
  return { reporter, done, args };
}

describe('keeping a report until others hold one', () => {
  test('is offered with its last days, sent now unless chosen, and another number of months is refused', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const { shown } = await reporter.ask('/report/check');
    const page = renderPage(createElement(ReportCheck, { loaderData: shown } as never), '/report/check');
    expect(page).toContain('攒够一起递');
    expect(page).toMatch(/checked=""[^>]*value="now"/);
    expect((await reporter.send({ query: 'no', hold: '2' })).status).toBe(400);
    expect(await reporter.rows('cases')).toEqual([]);
  });

  test('is what the receipt says: kept, by when it goes, and no other date', async () => {
    const { done } = await aKeptReport();
    const page = renderPage(createElement(ReportDone, { loaderData: done } as never), '/report/done');
    expect(page).toContain('已封存您的反映，还没有递出');
    expect(page).toContain('2 月 23 日');
    expect(page).not.toContain('告诉您是否受理');
  });

  test('can wait for any day within a year; what is refused is said beside it, and what was typed stays', async () => {
    const reporter = aReporter();
    await fillIn(reporter);
    const { shown } = await reporter.ask('/report/check');
    const pageWith = async (choices: Record<string, string>) => {
      const { status, shown: actionData } = await reporter.send({ query: 'no', ...choices });
      expect(status).toBe(400);
      return renderPage(createElement(ReportCheck, { loaderData: shown, actionData } as never), '/report/check');
    };
    const late = await pageWith({ hold: 'date', holdOn: '2029-01-05' });
    expect(late).toContain('日期最晚是从今天起 12 个月');
    expect(late).toContain('<details open=""');
    expect(late).toMatch(/name="holdOn"[^>]*value="2029-01-05"/);
    expect(late).toMatch(/checked=""[^>]*value="date"/);
    const meantToKeep = await pageWith({ hold: 'now', holdOn: '2027-01-05' });
    expect(meantToKeep).toContain('您填了日期，选的却是别的');
    expect(meantToKeep).toMatch(/name="holdOn"[^>]*value="2027-01-05"/);
    expect(await reporter.rows('cases')).toEqual([]);
    expect((await reporter.send({ query: 'no', hold: 'date', holdOn: '2027-01-05' })).location).toBe('/report/done');
    const { receipt } = (await reporter.ask('/report/done')).shown as { receipt: Receipt };
    expect(receipt.heldUntil).toBe('2027-01-05');
  });

  test('is moved to any other day behind the code, with the same bounds', async () => {
    const { args, reporter } = await aKeptReport();
    const loaded = await hold.loader(args('/track/case/hold'));
    const send = (fields: Record<string, string>) =>
      outcomeOf<never>(async () => hold.action(args('/track/case/hold', { intent: 'date', ...fields })));
    const { status, data } = await send({ hold: 'date', holdOn: '2026-11-23' });
    expect(status).toBe(400);
    const page = pageOf(<hold.default loaderData={loaded} actionData={data} />, '/track/case/hold');
    expect(page).toContain('日期最早是明天');
    expect(page).toMatch(/name="holdOn"[^>]*value="2026-11-23"/);
    const refusedToo: Record<string, string>[] = [{ hold: 'now' }, { hold: '3', holdOn: '2027-01-05' }, {}];
    for (const fields of refusedToo) {
      expect((await send(fields)).status).toBe(400);
    }
    expect((await send({ hold: 'date', holdOn: '05.01.2027' })).location).toBe('/track/case?sent=heldChanged');
    expect((await hold.loader(args('/track/case/hold'))).until).toBe('2027-01-05');
    expect(await reporter.rows('cases')).toHaveLength(1);
  });

  test.each([
    ['', '已封存您的反映，还没有递出', '最迟 2027 年 2 月 23 日', '告诉您是否受理'],
    ['/en', 'Your report is sealed and has not been sent', '23 February 2027', 'told whether'],
    ['/ru', 'Сообщение запечатано и ещё не отправлено', '23 февраля 2027', 'сообщим'],
  ])(
    '%s is on the picture and the document of its receipt, whose proof is sound now and ever after',
    async (language, title, by, promise) => {
      const { reporter, args } = await aKeptReport();
      const fileOf = async (name: string) => {
        const path = `${language}/report/done/${name}`;
        const url = new URL(path, 'http://localhost');
        const request = new Request(url, { headers: { Cookie: reporter.cookie() } });
        const { context } = reporter;
        const answer = await receiptFile.loader({ context, request, url, pattern: path, params: { file: name } });
        return Buffer.from(await answer.arrayBuffer());
      };
      const { lines, raw } = readPdf(await fileOf('receipt.pdf'));
      const words = lines.join(' ');
      expect(words).toContain(title);
      expect(words).toContain(by);
      expect(words).not.toContain(promise);
      expect(await sharp(await fileOf('receipt.png')).metadata()).toMatchObject({ format: 'png', width: 720 });
      const proof = findProof((await fileOf('receipt.json')).toString());
      if (!proof) throw new Error('no proof');
      expect(findProof(raw)).toEqual(proof);
      expect(proof.receivedOn).toBe('2026-11-23');
      const check = async () =>
        checkReceipt(reporter.context, { proof, text: (await fileOf('text.json')).toString('utf8') });
      const sound = { verdict: 'valid', holding: 'held', isSameText: true };
      expect(await check()).toEqual(sound);
      await hold.action(args('/track/case/hold', { intent: 'send' }));
      expect(await check()).toEqual(sound);
    },
  );

  test.each([
    ['', '您的反映封存着'],
    ['/en', 'Your report is sealed'],
    ['/ru', 'Сообщение запечатано'],
  ])('%s says so in the first sentence behind the code, and how to change it', async (language, words) => {
    const { args } = await aKeptReport();
    const data = await trackCase.loader(args(`${language}/track/case`));
    const page = pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
    expect(page).toContain(words);
    expect(page).toContain(`href="${language}/track/case/hold"`);
    expect(page).not.toContain('/track/case/escalate');
    const choices = await hold.loader(args(`${language}/track/case/hold`));
    expect(pageOf(<hold.default loaderData={choices} />, `${language}/track/case/hold`)).toContain('value="take-back"');
  });

  test('shows behind the code by when the remedies end all the same, where a payment told when they began', async () => {
    const amounts = { itemText: '道路维护费', yuan: '1200', paidOn: '2026-11-20' };
    const { args } = await aKeptReport({ forms: { amounts } });
    const cases = await trackCase.loader(args('/track/case'));
    const change = await hold.loader(args('/track/case/hold'));
    const pages = [
      pageOf(<trackCase.default loaderData={cases} />, '/track/case'),
      pageOf(<hold.default loaderData={change} />, '/track/case/hold'),
    ];
    for (const page of pages) expect(page.match(/从您付款那天算，[^<]*最迟 2027 年/g)).toHaveLength(2);
  });

  test('is taken back only with the tick, and then for good', async () => {
    const { args } = await aKeptReport();
    const send = (fields: Record<string, string>) =>
      outcomeOf(async () => hold.action(args('/track/case/hold', fields)));
    expect((await send({ intent: 'take-back' })).status).toBe(400);
    expect(await send({ intent: 'take-back', confirm: 'yes' })).toMatchObject({
      location: '/track/case?sent=heldBack',
    });
    expect(await send({ intent: 'send' })).toMatchObject({ location: '/track/case?sent=changed' });
  });
});
