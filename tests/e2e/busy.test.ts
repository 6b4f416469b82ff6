import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDb, writeTransaction } from '#db/client.server.ts';
import { feeSteps, openByCode, prepareReport, readReceipt, sendPrepared } from '#tests/e2e/filing.ts';
import { type Answer, visit } from '#tests/e2e/visitor.ts';
import { shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ at: shanghai('2026-11-02 10:00'), limits: 'lifted' });
});
afterAll(() => portal.close());

/** Another process is halted in the middle of its transaction while something is asked. */
async function whileLocked<T>(ask: () => Promise<T>): Promise<T> {
  const other = createDb(join(portal.storageDir, 'portal.sqlite'));
  let letGo = () => {};
  const holds = new Promise<void>((done) => {
    letGo = done;
  });
  let hasIt = () => {};
  const has = new Promise<void>((done) => {
    hasIt = done;
  });
  const held = writeTransaction(other, () => {
    hasIt();
    return holds;
  });
  await has;
  try {
    return await ask();
  } finally {
    letGo();
    await held;
    await other.destroy();
  }
}

/** The fields of the form that the page offers to send again. */
function offered({ text }: Answer): URLSearchParams {
  const fields = text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return new URLSearchParams([...fields].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]));
}

describe('a portal whose database another process keeps for longer than anybody waits', () => {
  test('answers 503 in the reader’s language and gives back what was typed, to be sent again', async () => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps().slice(0, 6), '/ru');
    const what = 'Требовали сбор без документа & квитанции.';
    const refused = await whileLocked(() => reporter.post('/ru/report/step/what', { what, intent: 'continue' }));
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.text).toContain('ничего не записано');
    expect(refused.text).toContain('action="/ru/report/step/what"');
    const again = offered(refused);
    expect(again.get('what')).toBe(what);
    const sent = await reporter.post('/ru/report/step/what', Object.fromEntries(again));
    expect(sent).toMatchObject({ status: 303, location: expect.stringContaining('/ru/report/step/') });
  });

  test('takes a report that is sent again once, and tells nobody a code twice', async () => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps());
    const refused = await whileLocked(() => sendPrepared(reporter));
    expect(refused.status).toBe(503);
    const cases = () => portal.db.selectFrom('cases').select('id').execute();
    expect(await cases()).toEqual([]);
    const again = Object.fromEntries(offered(refused));
    for (const _click of ['once', 'twice']) expect((await reporter.post('/report/check', again)).status).toBe(303);
    expect(await cases()).toHaveLength(1);
    const { code } = await readReceipt(reporter);
    const waiting = await whileLocked(() => openByCode(visit(portal.origin), code));
    expect(waiting.status).toBe(503);
    expect(waiting.text).not.toContain(code.slice(0, 5));
    expect(waiting.text).toContain('请返回上一页');
  });

  test('lets nobody wait who leaves, and clears as soon as it can', async () => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps().slice(0, 6));
    const drafts = () => portal.db.selectFrom('report_drafts').select('token_hash').execute();
    const before = (await drafts()).length;
    const [left, milliseconds] = await whileLocked(async () => {
      const began = performance.now();
      return [await reporter.post('/exit'), performance.now() - began] as const;
    });
    expect(left).toMatchObject({ status: 303, location: 'https://www.weather.com.cn' });
    expect(milliseconds).toBeLessThan(2000);
    expect([...reporter.cookies.keys()]).toEqual([]);
    await expect.poll(async () => (await drafts()).length).toBe(before - 1);
  });

  test('still shows the pages that only read', async () => {
    const [page, health] = await whileLocked(async () => {
      const slow = visit(portal.origin).post('/report');
      const read = [
        await visit(portal.origin).get('/en/services'),
        await visit(portal.origin).get('/healthz'),
      ] as const;
      await slow;
      return read;
    });
    expect(page.status).toBe(200);
    expect(health.text).toContain('"database":"ok"');
  });
});
