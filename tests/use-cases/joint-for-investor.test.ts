import { describe, expect, test } from 'vitest';
import { trackedCasePage } from '#app/components/case/tracked-case-page.ts';
import { type Locale, textsFor } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acceptHandoff, refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { explainOwnClock } from '#app/use-cases/explain-clock.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { ruleOnHandoff } from '#app/use-cases/rule-on-handoff.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, own } from '#tests/use-cases/play.ts';

const OBJECTION = { unit: 'fgj', clause: '第 12 项', text: '内部理由甲' };

async function aCase() {
  const db = testDb();
  const lead = await anAccount(db, { department: 'scjg', role: 'officer' });
  const named = await anAccount(db, { department: 'fgj', role: 'officer' });
  const hub = await anAccount(db, { department: 'zsj', role: 'hub' });
  const filed = await fileAReport(db);
  await acceptCase(by(db, lead, '2026-11-02 10:00'), filed.reference);
  const read = async (at: string, locale: Locale = 'zh-CN') => {
    const view = await openTrackedCase(own(db, at), filed.caseId);
    const wording = { texts: textsFor(locale), locale, timeZone: 'Asia/Shanghai', now: shanghai(at) };
    return trackedCasePage(view, wording);
  };
  return { db, lead, named, hub, read, ...filed };
}

const lines = (page: Awaited<ReturnType<Awaited<ReturnType<typeof aCase>>['read']>>) =>
  page.history.map(({ title, more }) => (more ? `${title}｜${more}` : title));

describe('the investor', () => {
  test('reads who helps, and a second question to the same unit is not told', async () => {
    const { db, lead, reference, read } = await aCase();
    const ask = (unit: string, text: string) =>
      inviteCoHandler(by(db, lead, '2026-11-02 11:00'), reference, { unit, text });
    for (const [unit, text] of [
      ['czj', '甲'],
      ['gxj', '乙'],
      ['gxj', '丙'],
    ] as const)
      expect(await ask(unit, text)).toEqual({ ok: true });
    expect(lines(await read('2026-11-02 12:00')).slice(0, 2)).toEqual([
      '市场监督管理局请工业和信息化局协助办理',
      '市场监督管理局已受理｜财政局协助办理。',
    ]);
  });

  test('reads that another unit is said to be responsible, by when that is settled, and that the date stays', async () => {
    const { db, lead, named, reference, read, caseId } = await aCase();
    const before = await read('2026-11-02 10:10');
    await objectToLead(by(db, lead, '2026-11-02 10:30'), reference, OBJECTION);
    const during = await read('2026-11-02 11:00');
    expect(lines(during)[0]).toBe(
      '市场监督管理局认为应由别的单位办理｜上班时间 8 小时内定下来。定下来以前仍由市场监督管理局办理，给您的日期不变。',
    );
    expect(during.sentence).toBe(before.sentence);
    expect(during.promises).toEqual(before.promises);
    for (const key of ['handoff-fgj', 'co_handling-czj']) {
      expect(await explainOwnClock(own(db, '2026-11-02 11:00'), caseId, key)).toBeNull();
    }
    await acceptHandoff(by(db, named, '2026-11-02 11:30'), reference);
    const after = await read('2026-11-02 12:00');
    expect(lines(after)[0]).toBe('现在由发展和改革局办理｜给您的日期不变，不重新计算。');
    expect(after.sentence).toBe(before.sentence.replace('市场监督管理局', '发展和改革局'));
    expect(lines(after)).toContain(lines(during)[0]);
  });

  test.each([
    ['zh-CN', '已定由市场监督管理局办理'],
    ['en', 'It is settled. In charge: Market Regulation'],
    ['ru', 'Решено. Исполнитель: Управление по регулированию рынка'],
  ] as const)('reads the ruling in %s, and nothing of what the units wrote', async (locale, title) => {
    const { db, lead, named, hub, reference, read } = await aCase();
    await objectToLead(by(db, lead, '2026-11-02 10:30'), reference, OBJECTION);
    await refuseHandoff(by(db, named, '2026-11-02 11:00'), reference, { text: '内部理由乙' });
    const ruling = { unit: 'scjg', clause: '第 3 项', text: '内部理由丙' };
    await ruleOnHandoff(by(db, hub, '2026-11-02 14:00'), reference, ruling);
    const page = await read('2026-11-02 14:10', locale);
    expect(page.history[0]?.title).toBe(title);
    expect(JSON.stringify(page)).not.toMatch(/内部理由|第 12 项|第 3 项/);
  });

  test('reads the silence of all: the first receiver keeps it, and red lights by their own names', async () => {
    const { db, lead, reference, read } = await aCase();
    await anAccount(db, { department: 'zsj', role: 'head' });
    await objectToLead(by(db, lead, '2026-11-02 10:30'), reference, OBJECTION);
    await sweepTo(db, shanghai('2026-11-06 09:00'));
    const told = lines(await read('2026-11-06 10:00'));
    expect(told).toContain('没有按时定下来，由先收到的市场监督管理局办理到底｜发展和改革局协助办理。');
    expect(told.some((line) => line.startsWith('“定下由哪个单位办理”到期没有完成，亮红灯'))).toBe(true);
    expect(told.some((line) => line.startsWith('“协办单位提出意见”到期没有完成，亮红灯'))).toBe(true);
  });
});
