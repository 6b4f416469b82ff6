import { describe, expect, test } from 'vitest';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import { findDraft } from '#app/auth/report-draft.server.ts';
import ServiceWritten, * as written from '#app/routes/public/service-written.tsx';
import * as toReport from '#app/routes/public/track-to-report.tsx';
import * as trackWritten from '#app/routes/public/track-written.tsx';
import { findTrackedCase } from '#app/use-cases/find-tracked-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { aRequest } from '#tests/routes/public/a-request.ts';
import { anInvestor, MONDAY, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const PATH = '/services/company-registration/written';
const TOKEN = 'a'.repeat(43);
const FORM = { token: TOKEN, what: '窗口说不行', refusedOn: '2026-11-01', name: '王', phone: '13800000000' };

function argsOf(context: ReturnType<typeof aContext>, path: string, given: { fields?: object; cookie?: string } = {}) {
  const url = new URL(path, 'http://localhost');
  const headers: Record<string, string> = given.cookie ? { Cookie: given.cookie } : {};
  const body = given.fields && new URLSearchParams({ ...given.fields });
  const request = new Request(url, { method: body ? 'POST' : 'GET', headers, body });
  return { context, request, url, pattern: '', params: { id: 'company-registration' } };
}

async function sendAsk(context: ReturnType<typeof aContext>, fields: object, path = PATH) {
  const answer = await written.action(argsOf(context, path, { fields }));
  if (answer instanceof Response) throw new Error('redirected');
  return { status: answer.init?.status ?? 200, sent: answer.data };
}

describe('the page on which a written answer is asked for', () => {
  test('names the unit and the day by which it owes the answer', async () => {
    const context = aContext({ clock: () => MONDAY });
    const page = renderPage(<ServiceWritten loaderData={await written.loader(argsOf(context, PATH))} />, PATH);
    expect(page).toContain('市场监督管理局最迟 11 月 3 日（周二）书面答复您');
  });

  test.each([
    ['', '以后的放假安排还没有公布，日期可能有变'],
    ['/en', 'Later public holidays are not announced yet, so dates may change'],
    ['/ru', 'Будущие праздники ещё не объявлены, даты могут измениться'],
  ])('says of a day after the published holidays that it may change (%s)', async (prefix, words) => {
    const shown = async (at: string) => {
      const context = aContext({ clock: () => shanghai(at) });
      const path = `${prefix}${PATH}`;
      return renderPage(<ServiceWritten loaderData={await written.loader(argsOf(context, path))} />, path);
    };
    expect(await shown('2026-12-31 10:00')).toContain(words);
    expect(await shown('2026-12-30 10:00')).not.toContain(words);
  });

  test('answers with a code that opens the ask; a second click gets the same code and number', async () => {
    const context = aContext({ clock: () => MONDAY });
    const [first, second] = [await sendAsk(context, FORM), await sendAsk(context, FORM)];
    expect(second.sent).toEqual(first.sent);
    if (!('receipt' in first.sent)) throw new Error('refused');
    const caseId = await findTrackedCase(anInvestor(context.db, MONDAY), first.sent.codeGroups.join('-'));
    const view = await openTrackedCase(anInvestor(context.db, MONDAY), caseId ?? 0);
    expect(view).toMatchObject({ reference: first.sent.receipt.reference, status: 'in_progress' });
  });

  test('keeps neither the token nor what would tell the code', async () => {
    const context = aContext({ clock: () => MONDAY });
    await sendAsk(context, FORM);
    const rows = await context.db.selectFrom('reports').select('submission_id').execute();
    expect(rows[0]?.submission_id).not.toContain(TOKEN);
    const again = await sendAsk(context, { ...FORM, token: rows[0]?.submission_id });
    expect(await context.db.selectFrom('cases').select('id').execute()).toHaveLength(2);
    expect(again.status).toBe(200);
  });

  test('shows what was typed again with what is wrong', async () => {
    const context = aContext({ clock: () => MONDAY });
    const { status, sent } = await sendAsk(context, { ...FORM, refusedOn: '', phone: '' });
    expect(status).toBe(400);
    if (!('errors' in sent)) throw new Error('taken');
    const loaderData = await written.loader(argsOf(context, PATH));
    const page = renderPage(<ServiceWritten loaderData={loaderData} actionData={sent} />, PATH);
    for (const seen of ['请填写哪一天说的', '窗口说不行', `value="${TOKEN}"`]) expect(page).toContain(seen);
  });

  test('is a 404 for an unknown service', async () => {
    const args = { ...argsOf(aContext(), PATH), params: { id: 'none' } };
    await expect(written.loader(args)).rejects.toMatchObject({ init: { status: 404 } });
  });
});

describe('one tap on a request', () => {
  async function tap(context: ReturnType<typeof aContext>, caseId: number, go: string) {
    const cookie = (await startTrackSession(context, caseId)).split(';')[0] ?? '';
    return trackWritten.action(argsOf(context, '/track/case/written', { fields: { go }, cookie }));
  }

  test('asks in its words, opens the ask, and leads back to the request', async () => {
    const { context, caseId } = await aRequest(MONDAY);
    const asked = await tap(context, caseId, 'ask');
    expect(asked.headers.get('Location')).toBe('/track/case?sent=asked');
    expect(asked.headers.get('Set-Cookie')).toContain('__Host-track=');
    const ask = await context.db.selectFrom('written_asks').selectAll().executeTakeFirstOrThrow();
    expect(ask).toMatchObject({ about_case_id: caseId });
    const { what } = await context.db
      .selectFrom('reports')
      .select('what')
      .where('case_id', '=', ask.case_id)
      .executeTakeFirstOrThrow();
    expect(what).toBe('我申请了“公司设立登记”，有人口头说不能办。请书面答复。');
    // Sent again after its answer was lost, from the request or, where its cookie came, from the ask itself: one ask.
    for (const from of [caseId, ask.case_id]) {
      expect((await tap(context, from, 'ask')).headers.get('Location')).toBe('/track/case?sent=asked');
    }
    expect(await context.db.selectFrom('written_asks').select('case_id').execute()).toHaveLength(1);
    expect((await tap(context, ask.case_id, 'back')).headers.get('Location')).toBe('/track/case');
  });

  test('leads nowhere else: neither from an ask that belongs to no request, nor to one that was not asked', async () => {
    const { context, caseId } = await aRequest(MONDAY);
    for (const go of ['open', 'back', 'elsewhere']) {
      expect((await tap(context, caseId, go)).headers.get('Location')).toBe('/track/case?sent=changed');
    }
  });
});

test('a written answer that never came begins a report of E2, with what was asked, when, and by when it was owed', async () => {
  let now = MONDAY;
  const context = aContext({ clock: () => now });
  await sendAsk(context, FORM);
  const { case_id } = await context.db.selectFrom('written_asks').select('case_id').executeTakeFirstOrThrow();
  now = shanghai('2026-11-05 10:00');
  const cookie = (await startTrackSession(context, case_id)).split(';')[0] ?? '';
  const answer = await toReport.action(
    argsOf(context, '/track/case/to-report', { fields: { why: 'not_written' }, cookie }),
  );
  const draftCookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const request = new Request('http://localhost/', { headers: { Cookie: draftCookie } });
  const answers = (await findDraft(context, request))?.draft.answers;
  expect(answers).toMatchObject({ group: 'repeat', category: 'E2', accused: { units: ['scjg'] } });
  for (const seen of ['11 月 2 日', '11 月 3 日', '窗口说不行']) expect(answers?.what).toContain(seen);
});
