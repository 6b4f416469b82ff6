import { describe, expect, test } from 'vitest';
import * as access from '#app/routes/public/track-access.tsx';
import * as trackCase from '#app/routes/public/track-case.tsx';
import { askInspection } from '#app/use-cases/ask-inspection.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { pageOf } from '#tests/routes/oversight/oversight-browser.tsx';
import { anOpenedCase } from '#tests/routes/public/an-opened-case.tsx';
import { anAccount, anInvestor, asStaff, shanghai } from '#tests/support/builders.ts';

type Opened = Awaited<ReturnType<typeof anOpenedCase>>;

async function casePage({ args }: Opened, language = ''): Promise<string> {
  const data = await trackCase.loader(args(`${language}/track/case`));
  return pageOf(<trackCase.default loaderData={data} />, `${language}/track/case`);
}

describe('who has opened the report', () => {
  test('is told by unit, role and time, without a name; the own views and a stranger are not among them', async () => {
    const opened = await anOpenedCase();
    const { context, reference, officer, caseId } = opened;
    const head = await anAccount(context.db, { department: 'scjg', role: 'head' });
    const inspector = await anAccount(context.db, { department: 'jjw', role: 'inspector' });
    const stranger = await anAccount(context.db, { department: 'sfj', role: 'officer' });
    await openCase(asStaff(context.db, officer, shanghai('2026-11-02 11:00')), reference);
    await openCase(asStaff(context.db, officer, shanghai('2026-11-02 15:20')), reference);
    await openCase(asStaff(context.db, stranger, shanghai('2026-11-02 15:30')), reference);
    await openCase(asStaff(context.db, head, shanghai('2026-11-03 09:10')), reference);
    await askInspection(anInvestor(context.db, shanghai('2026-11-03 10:00')), caseId, {
      reason: 'favours',
      words: null,
    });
    await openCase(asStaff(context.db, inspector, shanghai('2026-11-04 08:40')), reference);
    await opened.comeBack('2026-11-04 10:00');
    await casePage(opened);
    const { openings } = await access.loader(opened.args('/track/case/access'));
    const page = pageOf(
      <access.default loaderData={{ openings, showExit: true, subject: 'report' }} />,
      '/track/case/access',
    );
    const words = page
      .slice(page.indexOf('<ol'))
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(words).toContain(
      '纪检监察 11 月 4 日（周三） · 看过内容 市场监督管理局 负责人 11 月 3 日（周二）09:10 · 看过内容 ' +
        '市场监督管理局 工作人员 11 月 2 日（周一）15:20 · 看过内容 · 当天 2 次',
    );
    expect(page).not.toMatch(/经办|08:40|司法/);
  });

  test.each([
    ['', '还没有工作人员打开过'],
    ['/en', 'No officer has opened it yet'],
    ['/ru', 'Сотрудники его ещё не открывали'],
  ])('%s says so where nobody has', async (language, words) => {
    expect(await casePage(await anOpenedCase(), language)).toContain(words);
  });
});

describe('what is new', () => {
  test('is marked for as long as one views, counted, and gone the next time; one’s own acts are never new', async () => {
    const opened = await anOpenedCase();
    const { context, reference, officer } = opened;
    expect(await casePage(opened)).not.toContain('条新进展');
    const words = { text: '已到现场核实。', done: null, next: null, nextByOn: null };
    await replyToInvestor(asStaff(context.db, officer, shanghai('2026-11-02 11:00')), reference, words);
    await opened.comeBack('2026-11-02 20:00');
    for (const page of [await casePage(opened), await casePage(opened)]) {
      expect(page).toContain('上次看过以后，有 1 条新进展');
      expect(page.match(/>新<\/span>/g)).toHaveLength(2);
    }
    await opened.comeBack('2026-11-03 09:00');
    expect(await casePage(opened)).not.toContain('条新进展');
  });

  test('keeps no time of the investor with the case', async () => {
    const opened = await anOpenedCase();
    await casePage(opened);
    const looks = await opened.context.db.selectFrom('track_looks').selectAll().execute();
    expect(looks.map((look) => Object.keys(look).sort())).toEqual([['case_id', 'seen_seq']]);
  });
});
