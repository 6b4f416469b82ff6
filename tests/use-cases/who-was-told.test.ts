import { describe, expect, test } from 'vitest';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { LOCALES, textsFor } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own } from '#tests/use-cases/play.ts';

const SEEN = '2026-11-09 18:00';

/** The investor's page, in each language, on the evening of the day on which the answer was due. */
async function pagesOnTheDay(given: { withHead: boolean }) {
  const db = testDb();
  const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
  await anAccount(db, { department: 'zsj', role: 'hub' });
  if (given.withHead) await anAccount(db, { department: 'scjg', role: 'head' });
  const { caseId, reference } = await fileAReport(db, { report: { queryAgreed: false } });
  await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
  await sweepTo(db, shanghai(SEEN));
  const view = await openTrackedCase(own(db, SEEN), caseId);
  return LOCALES.map((locale) => {
    const page = trackedCasePage(view, {
      texts: textsFor(locale),
      locale,
      timeZone: 'Asia/Shanghai',
      now: shanghai(SEEN),
    });
    return JSON.stringify([page.sentence, page.history]);
  });
}

describe('after a red light the investor reads who was told', () => {
  test('the head, where the unit has one', async () => {
    const [zh, en, ru] = await pagesOnTheDay({ withHead: true });
    expect(zh).toContain('单位一把手已被告知');
    expect(en).toMatch(/head of the unit (has been|was) told/);
    expect(ru).toContain('уководитель');
  });

  test('the hub by its name, where the unit has no head’s account, and no word of a head', async () => {
    const [zh, en, ru] = await pagesOnTheDay({ withHead: false });
    expect(zh).toMatch(/已经到期，已告知\p{L}+/u);
    expect(zh).toMatch(/已告知\p{L}+，市场监督管理局要在 1 个工作日内书面说明/u);
    expect(zh).not.toContain('一把手已被告知');
    expect(en).toMatch(/Told about it: \w/);
    expect(en).not.toMatch(/head of the unit (has been|was) told/);
    expect(ru).toMatch(/ведомлено ведомство: /);
    expect(ru).not.toMatch(/уководитель (ведомства )?уведомл/);
  });
});
