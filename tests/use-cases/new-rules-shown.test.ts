import { describe, expect, test } from 'vitest';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { LOCALES, textsFor } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { explainAllClocks, explainCaseClock, explainOwnClock } from '#app/use-cases/explain-clock.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own, theCast } from '#tests/use-cases/play.ts';
import { aCalendar, anAdmin, aPolicy, applyAll, days, publish } from '#tests/use-cases/rule-story.ts';

const SEEN = '2026-11-03 11:00';
const HOLIDAY = aCalendar({ closed: ['2026-11-04', '2026-11-05'], name: '国庆节' });

async function aMovedCase(kind: 'calendar' | 'policy', body: (db: ReturnType<typeof testDb>) => Promise<string>) {
  const db = testDb();
  const cast = await theCast(db);
  const { caseId, reference } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  await publish(await anAdmin(db, '2026-11-03 10:00'), { kind, body: await body(db), on: '2026-11-03' });
  await applyAll(db, '2026-11-03 10:01');
  const view = await openTrackedCase(own(db, SEEN), caseId);
  const pages = LOCALES.map((locale) => {
    const wording = { texts: textsFor(locale), locale, timeZone: 'Asia/Shanghai', now: shanghai(SEEN) };
    return trackedCasePage(view, wording).history.find(({ more }) => more !== undefined && /11|Nov|ноя/.test(more));
  });
  return { db, caseId, reference, ...cast, view, pages };
}

describe('an investor whose promised date moved', () => {
  test('reads in the history, in each language, from which date to which and why', async () => {
    const { pages } = await aMovedCase('calendar', async () => HOLIDAY);
    expect(pages.map((entry) => entry?.title)).toEqual([
      '工作日历更新',
      'The calendar of working days was updated',
      'Календарь рабочих дней обновлён',
    ]);
    const [zh, en, ru] = pages.map((entry) => entry?.more ?? '');
    expect(zh).toMatch(/原来最迟 11 月 9 日.*改为最迟 11 月 11 日.*国庆节放假，不算/);
    expect(en).toMatch(
      /due by Monday 9 November.*now due by Wednesday 11 November.*Public holiday \(National Day\): not counted/,
    );
    expect(ru).toMatch(/до 9 ноября.*до 11 ноября.*Праздник/);
  });

  test('goes on reading the dates of an extension as they were told on the day it was granted', async () => {
    const db = testDb();
    const { head, officer } = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
    await askExtension(by(db, officer, '2026-11-02 11:00'), reference, { days: 3, reason: '要核对底账。' });
    await decideExtension(by(db, head, '2026-11-02 14:00'), reference, { outcome: 'granted' });
    const policy = { kind: 'policy', body: await aPolicy(db, days('L1', 4)), on: '2026-11-03' } as const;
    await publish(await anAdmin(db, '2026-11-03 10:00'), policy);
    await applyAll(db, '2026-11-03 10:01');
    const { answerBy, dateMoves } = await openTrackedCase(own(db, SEEN), caseId);
    expect(answerBy).toEqual(shanghai('2026-11-11 17:30'));
    expect(dateMoves.extension).toMatchObject({
      from: shanghai('2026-11-09 17:30'),
      to: shanghai('2026-11-12 17:30'),
    });
  });

  test('reads of other targets as such', async () => {
    const { pages } = await aMovedCase('policy', (db) => aPolicy(db, days('L1', 8)));
    expect(pages[0]).toMatchObject({ title: '时限规则更新' });
    expect(pages[0]?.more).toContain('5 个工作日改为 8 个');
  });

  test('reads nothing where no promised date moved', async () => {
    const { view } = await aMovedCase('calendar', async () => aCalendar({ closed: ['2026-11-20'] }));
    expect(view.events.map(({ type }) => type)).not.toContain('rules_changed');
  });
});

describe('an officer of the lead', () => {
  test('does not read by a moved date that there is a referral', async () => {
    const db = testDb();
    const { officer } = await theCast(db);
    const { reference } = await fileAReport(db);
    await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
    await sweepTo(db, shanghai('2026-11-09 10:00'));
    const closed = aCalendar({ closed: ['2026-11-10', '2026-11-11'] });
    await publish(await anAdmin(db, '2026-11-09 10:00'), { kind: 'calendar', body: closed, on: '2026-11-09' });
    await applyAll(db, '2026-11-09 10:01');
    const view = await openCase(by(db, officer, '2026-11-09 11:00'), reference);
    expect(view?.text?.events.map(({ type }) => type)).toContain('rules_changed');
    expect(JSON.stringify(view)).not.toMatch(/referral_/);
  });
});

describe('how a date is counted', () => {
  test('names the versions it is counted by now and since when, and those of a verdict stay', async () => {
    const { db, caseId, reference, officer } = await aMovedCase('calendar', async () => HOLIDAY);
    const movedAt = shanghai('2026-11-03 10:00');
    const moved = { movedAt, calendarVersion: '2026-11-03', policyVersion: '2026-11' };
    const ctx = by(db, officer, SEEN);
    expect(await explainOwnClock(own(db, SEEN), caseId, 'resolution:1')).toMatchObject(moved);
    expect(await explainCaseClock(ctx, reference, 'resolution:1')).toMatchObject(moved);
    expect(await explainCaseClock(ctx, reference, 'acceptance')).toMatchObject({
      movedAt: null,
      calendarVersion: '2026-11',
    });
    const all = await explainAllClocks(db, caseId, shanghai(SEEN));
    const keys = all.filter((view) => view.movedAt).map(({ clock }) => clock.key);
    expect(keys).toEqual(expect.arrayContaining(['progress:1:1', 'resolution:1']));
    // Nobody wrote to the investor in time: a breach is a verdict, and stays as it was judged.
    expect(keys).not.toContain('first_contact');
  });
});
