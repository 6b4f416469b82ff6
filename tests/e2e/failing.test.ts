import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { feeSteps, fileOver, openByCode, prepareReport, sendPrepared } from '#tests/e2e/filing.ts';
import { type Answer, visit } from '#tests/e2e/visitor.ts';
import { shanghai } from '#tests/support/builders.ts';
import { startPortal, type TestPortal } from '#tests/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await startPortal({ at: shanghai('2026-11-02 10:00') });
});
afterAll(() => portal.close());

/** While something is asked, nothing can be written into this table. */
async function whileBroken<T>(act: 'INSERT' | 'UPDATE' | 'DELETE', table: string, ask: () => Promise<T>): Promise<T> {
  await sql`CREATE TRIGGER broken BEFORE ${sql.raw(act)} ON ${sql.table(table)} BEGIN SELECT RAISE(ABORT, 'broken'); END`.execute(
    portal.db,
  );
  try {
    return await ask();
  } finally {
    await sql`DROP TRIGGER broken`.execute(portal.db);
  }
}

/** The fields of the form that the page offers to send again. */
function offered({ text }: Answer): Record<string, string> {
  const form = /<form action="[^"]*" method="post">(?:<input type="hidden"[^>]*>)+<button type="submit"/.exec(
    text,
  )?.[0];
  const fields = (form ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, value]));
}

const WRITTEN = {
  what: '窗口说不行。',
  refusedOn: '2026-10-30',
  place: '',
  name: '王小明',
  phone: '13800000000',
  email: '',
  creditCode: '',
};

describe('where somebody is hidden or anonymous, the way out stays on a page that did not come', () => {
  test('behind the code too, and leaving from there clears', async () => {
    const { code } = await fileOver(visit(portal.origin), feeSteps());
    const reporter = visit(portal.origin);
    await openByCode(reporter, code);
    for (const path of ['/track/case/clock/no-such-clock', '/ru/track/case/no-such-page']) {
      const missing = await reporter.get(path);
      expect(missing.status).toBe(404);
      expect(missing.text).toContain(`action="${path.startsWith('/ru') ? '/ru' : ''}/exit"`);
    }
    await reporter.post('/exit');
    expect(await portal.db.selectFrom('track_sessions').select('case_id').execute()).toEqual([]);
    expect((await reporter.get('/track/case/no-such-page')).text).not.toContain('/exit');
  });

  test('leaving leads away though nothing can be written', async () => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps().slice(0, 6));
    const left = await whileBroken('DELETE', 'report_drafts', () => reporter.post('/exit'));
    expect(left).toMatchObject({ status: 303, location: 'https://www.weather.com.cn' });
    expect(left.headers['clear-site-data']).toBe('"cache", "cookies", "storage"');
    expect([...reporter.cookies.keys()]).toEqual([]);
  });
});

describe('a page that fails without scripts', () => {
  test.each([
    ['', '没有提交成功', '刚填写的内容还在这一页里', '前面各步填写的内容都还在', '回到填写'],
    ['/en', 'It was not sent', 'What you just entered is still in this page', 'Your answers', 'Back to the form'],
    ['/ru', 'Не отправлено', 'осталось на этой странице', 'Ответы на других шагах', 'Вернуться к заполнению'],
  ])('%s/report says what is kept, sends it again and leads back to the step', async (language, ...words) => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps().slice(0, 6), language);
    const step = `${language}/report/step/what`;
    const what = '没有文件就要交钱。';
    const failed = await whileBroken('UPDATE', 'report_drafts', () =>
      reporter.post(step, { what, intent: 'continue' }),
    );
    expect(failed.status).toBe(500);
    for (const word of words) expect(failed.text).toContain(word);
    expect(failed.text).toContain(`href="${step}"`);
    expect(failed.text).toContain(`action="${language}/exit"`);
    expect(failed.text).not.toContain('broken');
    expect(offered(failed)).toEqual({ what, intent: 'continue' });
    expect((await reporter.post(step, offered(failed))).status).toBe(303);
    expect((await reporter.get(step)).text).toContain(what);
  });

  test('/apply too', async () => {
    const founder = visit(portal.origin);
    await founder.post('/apply/company-registration');
    await founder.post('/apply/company-registration/step/applicant', { applicant: 'founder', intent: 'continue' });
    const step = '/apply/company-registration/step/matter';
    const failed = await whileBroken('UPDATE', 'service_drafts', () =>
      founder.post(step, { matter: '开一家店。', intent: 'continue' }),
    );
    expect(failed.status).toBe(500);
    expect(failed.text).toContain('前面各步填写的内容都还在');
    expect(failed.text).toContain(`href="${step}"`);
    expect(failed.text).not.toContain('/exit');
    expect(offered(failed)).toMatchObject({ matter: '开一家店。' });
  });

  test('elsewhere it gives back what was typed and claims no other answers', async () => {
    const asker = visit(portal.origin);
    const page = '/services/company-registration/written';
    const failed = await whileBroken('INSERT', 'cases', () => asker.post(page, WRITTEN));
    expect(failed.status).toBe(500);
    expect(offered(failed)).toEqual(WRITTEN);
    expect(failed.text).not.toMatch(/前面各步|回到填写/);
    expect((await asker.post(page, offered(failed))).status).toBe(200);
  });

  test('too many from one address: it says when, and what is kept', async () => {
    const reporter = visit(portal.origin);
    await prepareReport(reporter, feeSteps());
    for (let sent = 0; sent < 30; sent += 1) {
      await visit(portal.origin).post('/services/company-registration/written', WRITTEN);
    }
    const refused = await sendPrepared(reporter);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.text).toContain(`请过 ${refused.headers['retry-after']} 秒再试。`);
    expect(refused.text).toContain('前面各步填写的内容都还在');
    expect(refused.text).toMatch(/<a href="\/report\/check" class="btn btn-secondary">回到填写/);
    expect(offered(refused)).toMatchObject({ query: 'no' });
    expect(refused.text).toContain('action="/exit"');
  });
});
