import { describe, expect, test } from 'vitest';
import { startApplication } from '#app/auth/application-draft.server.ts';
import { startDraft } from '#app/auth/report-draft.server.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import type { PortalContext } from '#app/load-context.ts';
import { keepsAnswers } from '#app/routes/public/kept-answers.server.ts';
import { aContext } from '#tests/support/context.ts';

const ask = (path: string, cookie = '') => new Request(`http://localhost${path}`, { headers: { Cookie: cookie } });
const cookieOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

async function reporting(context: PortalContext, answers: ReportAnswers = { category: 'L1' }) {
  return cookieOf(await startDraft(context, ask('/report'), 'zh-CN', answers));
}

describe('a page that did not come speaks of kept answers', () => {
  test('on the pages of a report that has some', async () => {
    const context = aContext();
    const cookie = await reporting(context);
    for (const path of ['/report/step/what', '/en/report/step/what?back=check', '/ru/report/check']) {
      expect(await keepsAnswers(context, ask(path, cookie))).toBe(true);
    }
    for (const path of ['/report', '/report/done', '/track/case/message', '/apply/company-registration/check']) {
      expect(await keepsAnswers(context, ask(path, cookie))).toBe(false);
    }
  });

  test('not where nothing was answered, or by another browser', async () => {
    const context = aContext();
    expect(await keepsAnswers(context, ask('/report/step/kind', await reporting(context, {})))).toBe(false);
    expect(await keepsAnswers(context, ask('/report/step/kind'))).toBe(false);
  });

  test('not for an application that has no answers, nor on the pages of another service', async () => {
    const context = aContext();
    const given = { locale: 'zh-CN', serviceId: 'company-registration', serviceVersion: '1' } as const;
    const cookie = cookieOf(await startApplication(context, ask('/apply/company-registration'), given));
    expect(await keepsAnswers(context, ask('/apply/company-registration/check', cookie))).toBe(false);
    expect(await keepsAnswers(context, ask('/apply/food-permit/check', cookie))).toBe(false);
  });

  test('not where nobody can look', async () => {
    const context = aContext();
    const cookie = await reporting(context);
    await context.db.schema.dropTable('report_drafts').execute();
    expect(await keepsAnswers(context, ask('/report/step/what', cookie))).toBe(false);
  });
});
