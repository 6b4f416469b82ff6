import { expect, test } from 'vitest';
import { explainedPage } from '#app/components/sla/explained-page.ts';
import { deskTexts, textsFor } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { contestPause } from '#app/use-cases/contest-pause.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { explainOwnClock } from '#app/use-cases/explain-clock.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aPaper, by, own, theCast } from '#tests/use-cases/play.ts';

test('an explanation tells of an extension, an annulled pause and the document of a statutory procedure', async () => {
  const db = testDb();
  const cast = await theCast(db);
  const { caseId, reference } = await fileAReport(db);
  const officer = (at: string) => by(db, cast.officer, at);
  await acceptCase(officer('2026-11-02 10:00'), reference);
  await askExtension(officer('2026-11-02 11:00'), reference, { days: 3, reason: '要核对。' });
  await decideExtension(by(db, cast.head, '2026-11-02 14:00'), reference, { outcome: 'granted' });
  await askInvestor(officer('2026-11-03 10:00'), reference, { text: '哪一天？' });
  await contestPause(own(db, '2026-11-03 11:00'), caseId, null);
  await sweepTo(db, shanghai('2026-11-05 09:00'));
  const document = '东复受〔2026〕1 号';
  const procedure = { document, paperKind: '行政复议', dueOn: '2026-11-30', text: '已转入行政复议。', paper: aPaper() };
  await proposeProcedure(officer('2026-11-05 10:00'), reference, procedure);
  await decideProcedure(by(db, cast.hub, '2026-11-05 11:00'), reference, { outcome: 'approved' });
  const explained = await explainOwnClock(own(db, '2026-11-06 10:00'), caseId, 'resolution:1');
  if (!explained) throw new Error('the investor reads the clock of the answer');
  const place = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', now: shanghai('2026-11-06 10:00') } as const;
  const page = explainedPage(explained, '答复您', { ...place, words: textsFor('zh-CN').clock });
  expect(page.sentence).toBe(
    '答复您：现在暂停，正在法定程序中，最迟 11 月 30 日（周一）17:30 继续计时，之后才有日期。',
  );
  expect(page.why).toContain('原来是 5 个工作日，延长了 3 个。');
  expect(page.notes[0]).toBe('11 月 3 日（周二）10:00 到 11 月 4 日（周三）17:30 的暂停已作废，时间照算。');
  expect(page.rows.map(({ how }) => how)).toContain(`市场监督管理局转入法定程序（${document}），期间不算`);
  const staff = explainedPage(explained, '答复', { ...place, words: deskTexts.clock });
  expect(staff.why).toContain('原定 5 个工作日，延长 3 个。');
  expect(staff.rows.map(({ how }) => how)).toContain(`市场监督管理局转入法定程序（${document}），期间不计`);
});
