import { beforeEach, describe, expect, test } from 'vitest';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { VerdictReminderNotice } from '#app/components/case/verdict-reminder.tsx';
import { textsFor } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { giveVerdict } from '#app/use-cases/give-verdict.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { renderPage } from '#tests/components/render-page.tsx';
import { fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, theCast } from '#tests/use-cases/play.ts';

let db: Db;
let caseId: number;
/** Answered on Tuesday 3 November; nobody swept since. */
beforeEach(async () => {
  db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db, { report: { queryAgreed: false } });
  caseId = filed.caseId;
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  const answer = { outcome: 'returned', text: '已退还。', proof: aProof() } as const;
  await answerReport(by(db, cast.officer, '2026-11-03 10:00'), filed.reference, answer);
});

const reminderAt = async (at: string) => (await openTrackedCase(own(db, at), caseId)).reminder;

describe('the reminder over an anonymous reporter’s page', () => {
  test('comes with the third, sixth and ninth working day, whether or not a sweep came by', async () => {
    const until = shanghai('2026-11-17 17:30');
    expect(await reminderAt('2026-11-06 17:30')).toBeNull();
    expect(await reminderAt('2026-11-06 17:31')).toEqual({ nth: 1, unconfirmedAt: until });
    expect(await reminderAt('2026-11-12 09:00')).toEqual({ nth: 2, unconfirmedAt: until });
    expect(await reminderAt('2026-11-17 09:00')).toEqual({ nth: 3, unconfirmedAt: until });
  });

  test('goes when the case becomes unconfirmed, which can still be answered, and with a verdict', async () => {
    const late = await openTrackedCase(own(db, '2026-11-17 17:31'), caseId);
    expect(late).toMatchObject({ status: 'unconfirmed', reminder: null, canGiveVerdict: true });
    await giveVerdict(own(db, '2026-11-09 10:00'), caseId, 'solved');
    expect(await reminderAt('2026-11-13 10:00')).toBeNull();
  });

  test('says in three languages by which day and that it can still be answered after it', async () => {
    const view = await openTrackedCase(own(db, '2026-11-09 10:00'), caseId);
    const wordings = (['zh-CN', 'en', 'ru'] as const).map((locale) => ({
      ...{ texts: textsFor(locale), locale, timeZone: 'Asia/Shanghai', now: shanghai('2026-11-09 10:00') },
    }));
    const pages = wordings.map((wording) => trackedCasePage(view, wording).reminder);
    expect(pages.map((page) => page?.title)).toEqual([
      '第 1 次提醒：请告诉我们，解决了没有',
      'Reminder 1: please tell us if it is solved',
      'Напоминание 1: сообщите, решён ли вопрос',
    ]);
    expect(pages[0]?.body).toContain('11 月 17 日（周二）');
    const banner = renderPage(<VerdictReminderNotice reminder={pages[0] ?? null} />, '/track/case');
    expect(banner).toContain('href="/track/case/rate"');
    expect(renderPage(<VerdictReminderNotice reminder={null} />, '/track/case')).toBe('');
  });
});
