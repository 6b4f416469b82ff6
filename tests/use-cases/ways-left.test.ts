import { describe, expect, test } from 'vitest';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { LOCALES, textsFor } from '#app/i18n/index.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { own } from '#tests/use-cases/play.ts';

describe('an answer that is fifteen working days late', () => {
  const seenOn = async (day: string) => {
    const db = testDb();
    const { caseId } = await fileAReport(db);
    await sweepTo(db, shanghai(`${day} 09:00`));
    return openTrackedCase(own(db, `${day} 10:00`), caseId);
  };

  test('shows the investor’s own remedies with their last days, counted from the day of the report', async () => {
    const view = await seenOn('2026-12-10');
    expect(view.higherChannelShown).toBe(true);
    expect(view.waysOfLaw).toMatchObject({
      countedFrom: '2026-11-02',
      dates: [
        { remedy: 'reconsideration', lastOn: '2027-01-01', isOver: false },
        { remedy: 'litigation', lastOn: '2027-05-03', isOver: false },
      ],
    });
  });

  test.each(LOCALES)('says them in words in %s, and says when one is over', async (locale) => {
    const view = await seenOn('2027-01-04');
    const wording = { texts: textsFor(locale), locale, timeZone: 'Asia/Shanghai', now: shanghai('2027-01-04 10:00') };
    const { waysOfLaw } = trackedCasePage(view, wording);
    const words = textsFor(locale).checker;
    expect(waysOfLaw?.days[0]).toContain(words.remedy.reconsideration);
    expect(waysOfLaw?.days[0]).toMatch(/已过|Over|прошёл/);
    expect(waysOfLaw?.days[1]).not.toMatch(/已过|Over|прошёл/);
    expect(waysOfLaw?.counted).toMatch(/2026/);
  });

  test('shows none before', async () => {
    const view = await seenOn('2026-11-12');
    const wording = {
      texts: textsFor('en'),
      locale: 'en' as const,
      timeZone: 'Asia/Shanghai',
      now: shanghai('2026-11-12 10:00'),
    };
    expect(trackedCasePage(view, wording).waysOfLaw).toBeNull();
  });
});
