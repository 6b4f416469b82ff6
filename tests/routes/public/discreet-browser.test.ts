import { describe, expect, test } from 'vitest';
import { startDraft } from '#app/auth/report-draft.server.ts';
import type { ReportAnswers } from '#app/domain/report-answers.ts';
import type { PortalContext } from '#app/load-context.ts';
import { hasDiscreetOpen } from '#app/routes/public/discreet-browser.server.ts';
import { aContext } from '#tests/support/context.ts';

const ask = (cookie = '') => new Request('http://localhost/no-such-page', { headers: { Cookie: cookie } });

async function reporting(context: PortalContext, answers: ReportAnswers) {
  return (await startDraft(context, ask(), 'zh-CN', answers)).split(';')[0] ?? '';
}

describe('a page that did not come keeps the way out', () => {
  test.each([
    ['anonymous', true],
    ['hidden', true],
    ['named', false],
  ] as const)('of a report that is %s: %s', async (identityMode, keeps) => {
    const context = aContext();
    expect(await hasDiscreetOpen(context, ask(await reporting(context, { identityMode })))).toBe(keeps);
  });

  test('not before the reporter has said how to be known, nor for a stranger', async () => {
    const context = aContext();
    expect(await hasDiscreetOpen(context, ask(await reporting(context, {})))).toBe(false);
    expect(await hasDiscreetOpen(context, ask('__Host-draft=stranger; __Host-track=stranger'))).toBe(false);
    expect(await hasDiscreetOpen(context, ask())).toBe(false);
  });

  test('where nobody can look, of everybody who may have one', async () => {
    const context = aContext();
    await context.db.schema.dropTable('report_drafts').execute();
    expect(await hasDiscreetOpen(context, ask('__Host-draft=x'))).toBe(true);
    expect(await hasDiscreetOpen(context, ask())).toBe(false);
  });
});
