import { describe, expect, test } from 'vitest';
import { startTrackSession } from '#app/auth/public-session.server.ts';
import { findDraft } from '#app/auth/report-draft.server.ts';
import { destinationOf } from '#app/domain/report.ts';
import { carriesHistory, type ReportAnswers, toReport } from '#app/domain/report-answers.ts';
import { historyClocks } from '#app/domain/service/request-history.ts';
import { action } from '#app/routes/public/track-to-report.tsx';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { fileReport } from '#app/use-cases/file-report.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { getCountyRules } from '#db/repositories/county-rules.server.ts';
import { aRequest } from '#tests/routes/public/a-request.ts';
import { anAccount, anInvestor, aQueryCode, asStaff, fileAReport, MONDAY, shanghai } from '#tests/support/builders.ts';
import { aContext } from '#tests/support/context.ts';

const LATE = shanghai('2026-11-30 10:00');

async function turn(context: ReturnType<typeof aContext>, caseId: number, why: string) {
  const cookie = (await startTrackSession(context, caseId)).split(';')[0] ?? '';
  const url = new URL('http://localhost/track/case/to-report');
  const body = new URLSearchParams({ why });
  const request = new Request(url, { method: 'POST', headers: { Cookie: cookie }, body });
  const answer = await action({ context, request, url, pattern: '', params: {} });
  const draftCookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const draft = await findDraft(context, new Request(url, { headers: { Cookie: draftCookie } }));
  return { location: answer.headers.get('Location'), answers: draft?.draft.answers ?? {} };
}

const named: ReportAnswers = {
  identityMode: 'named',
  contact: { name: '王', phone: '13800000000', email: null, reachable: null },
};

describe('a stalled request', () => {
  test('becomes a report about its unit, which asks next who reports', async () => {
    const { context, caseId, reference } = await aRequest(LATE);
    const { location, answers } = await turn(context, caseId, 'overdue');
    expect(location).toBe('/report/step/identity');
    expect(answers).toMatchObject({
      group: 'late',
      category: 'E1',
      accused: { units: ['scjg'], isComplete: true },
      history: { reference, why: 'overdue', unit: { id: 'scjg' } },
    });
    // The number of the request names the applicant: it stands in no text of its own.
    expect(answers.what).not.toContain(reference);
  });

  test('goes to another unit than its own, with every day of its dates pinned', async () => {
    const { context, db, caseId, reference } = await aRequest(LATE);
    const { answers } = await turn(context, caseId, 'overdue');
    const report = toReport({ ...answers, ...named }, 'zh-CN', { queryAgreed: false, wordsToHigher: false });
    const destination = destinationOf(report, await getCountyRules(db));
    expect(destination).toMatchObject({ route: 'lead', lead: 'yshj' });
    const filed = await fileReport(anInvestor(db, LATE), { submissionId: 'report', code: aQueryCode(78), report });
    if (!filed.ok) throw new Error(filed.reason);
    const officer = await anAccount(db, { department: 'yshj', role: 'officer' });
    const accused = await anAccount(db, { department: 'scjg', role: 'head' });
    const view = await openCase(asStaff(db, officer, LATE), filed.reference);
    expect(view?.text?.history).toMatchObject({ reference, why: 'overdue' });
    const clocks = view?.text?.history ? historyClocks(view.text.history) : [];
    expect(clocks.map(({ clock }) => clock.kind)).toEqual(['acceptance', 'first_contact', 'resolution']);
    expect(clocks.at(-1)?.clock.breachedAt).toEqual(shanghai('2026-11-05 17:30'));
    expect(clocks.at(-1)?.explanation.days.some(({ kind }) => kind === 'weekend')).toBe(true);
    expect(await openCase(asStaff(db, accused, LATE), filed.reference)).toBeNull();
  });

  test('leaves no trace on the request that its unit could read', async () => {
    const { context, db, caseId } = await aRequest(LATE);
    const before = await db.selectFrom('case_events').selectAll().execute();
    await turn(context, caseId, 'overdue');
    expect(await db.selectFrom('case_events').selectAll().execute()).toEqual(before);
  });

  test.each(['hidden', 'anonymous'] as const)('is not named by a report that is %s', async (identityMode) => {
    const { context, caseId } = await aRequest(LATE);
    const { answers } = await turn(context, caseId, 'overdue');
    const contact = identityMode === 'hidden' ? named.contact : undefined;
    const report = toReport({ ...answers, identityMode, contact }, 'zh-CN', {
      queryAgreed: false,
      wordsToHigher: false,
    });
    expect(carriesHistory({ ...answers, identityMode })).toBe(false);
    expect(report).not.toHaveProperty('history');
  });

  test('that was refused becomes a report of that; one in time only of a spoken no', async () => {
    const refused = await aRequest(MONDAY);
    const officer = await anAccount(refused.db, { department: 'scjg', role: 'officer' });
    const refusal = { reason: 'outside_remit', rightChannel: '别处', text: '不办' } as const;
    await refuseCase(asStaff(refused.db, officer, MONDAY), refused.reference, refusal);
    expect((await turn(refused.context, refused.caseId, 'refused')).answers).toMatchObject({ category: 'E2' });
    const running = await aRequest(MONDAY);
    await acceptCase(
      asStaff(running.db, await anAccount(running.db, { department: 'scjg', role: 'officer' }), MONDAY),
      running.reference,
    );
    expect((await turn(running.context, running.caseId, 'overdue')).location).toBe('/track/case?sent=changed');
    expect((await turn(running.context, running.caseId, 'verbal_no')).answers).toMatchObject({ category: 'E2' });
  });

  test('is no report: that is not turned into another one', async () => {
    const context = aContext({ clock: () => LATE });
    const { caseId } = await fileAReport(context.db);
    expect((await turn(context, caseId, 'verbal_no')).location).toBe('/track/case?sent=changed');
  });
});
