import { describe, expect, test } from 'vitest';
import { explainedPage } from '#app/components/sla/explained-page.ts';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import type { Report } from '#app/domain/report.ts';
import { deskTexts } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acceptHandoff, refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { openRecord } from '#app/use-cases/case-record.server.ts';
import { explainCaseClock } from '#app/use-cases/explain-clock.server.ts';
import { fileOpinion } from '#app/use-cases/file-opinion.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { replyToCoHandler } from '#app/use-cases/reply-to-co-handler.server.ts';
import { ruleOnHandoff } from '#app/use-cases/rule-on-handoff.server.ts';
import { insertPaper } from '#db/repositories/case-papers.server.ts';
import { anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, typesOf } from '#tests/use-cases/play.ts';

const QUESTION = { unit: 'czj', text: '收入进了哪个账户？' };
const OBJECTION = { unit: 'fgj', clause: '权责清单第 12 项', text: '价格由发改部门定。' };
const NOT_ALLOWED = { ok: false, reason: 'not_allowed' };
const NOT_FOUND = { ok: false, reason: 'not_found' };
const UNKNOWN_UNIT = { ok: false, reason: 'unknown_unit' };

/** A fee of transport, accepted by market regulation on Monday 10:00; finance co-handles by routing. */
async function aCase(report: Partial<Report> = {}) {
  const db = testDb();
  const seats = new Map<string, StaffActor>();
  for (const seat of ['scjg officer', 'czj officer', 'fgj officer', 'zsj hub', 'jtj officer', 'gxj officer']) {
    const [department = '', role] = seat.split(' ') as [string, StaffRole];
    seats.set(department, await anAccount(db, { department, role }));
  }
  const filed = await fileAReport(db, { report });
  const as = (unit: string, at: string) => by(db, seats.get(unit) as StaffActor, at);
  await acceptCase(as('scjg', '2026-11-02 10:00'), filed.reference);
  const clockOf = async (key: string, at: string) => {
    const { caseFile } = await openRecord(db, filed.caseId, shanghai(at));
    return caseFile.clocks.find((clock) => clock.key === key);
  };
  return { db, as, clockOf, ...filed };
}

describe('co-handling', () => {
  test('a unit asked by routing gets the question as a paper, without a second clock', async () => {
    const { as, reference, clockOf } = await aCase();
    expect(await inviteCoHandler(as('scjg', '2026-11-02 11:00'), reference, QUESTION)).toEqual({ ok: true });
    expect(await clockOf('co_handling:czj:2', '2026-11-02 11:00')).toBeUndefined();
    const view = await openCase(as('czj', '2026-11-02 11:30'), reference);
    expect(view).toMatchObject({ standing: ['co_handler'], text: null, may: ['file_opinion', 'ask_lead'] });
    expect(view?.papers).toMatchObject([{ kind: 'question', body: QUESTION.text, byName: null }]);
  });

  test('the days of its clock say that it waited for the lead, and which unit asked', async () => {
    const { as, reference } = await aCase();
    await askLead(as('czj', '2026-11-02 11:00'), reference, { text: '哪个站点？' });
    await replyToCoHandler(as('scjg', '2026-11-04 10:00'), reference, { unit: 'czj', text: '第三公路检查点。' });
    const explained = await explainCaseClock(as('scjg', '2026-11-04 11:00'), reference, 'co_handling-czj');
    if (!explained) throw new Error('the lead reads the clock of its co-handler');
    const place = { locale: 'zh-CN', timeZone: 'Asia/Shanghai', now: shanghai('2026-11-04 11:00') } as const;
    const page = explainedPage(explained, '协办', { ...place, words: deskTexts.coHandlingClock });
    expect(page.rows[1]?.how).toBe('财政局请承办单位说明，等待期间不计');
    expect(page.why).toContain('等待承办单位说明，1 个工作日不计。');
  });

  test('a unit asked by the lead has two working days from then, and the question by mail', async () => {
    const { db, as, reference, clockOf } = await aCase();
    await inviteCoHandler(as('scjg', '2026-11-03 11:00'), reference, { ...QUESTION, unit: 'gxj' });
    const clock = await clockOf('co_handling:gxj', '2026-11-03 11:00');
    expect(clock).toMatchObject({ owner: 'gxj', target: { unit: 'days', target: 2 } });
    const mails = await db
      .selectFrom('outbox')
      .select('template')
      .where('template', '=', 'co_handling_asked')
      .execute();
    // Finance by routing, industry by the lead.
    expect(mails).toHaveLength(2);
  });

  test('waits for the lead’s reply and goes on with it; the lead’s own clocks run on', async () => {
    const { as, reference, clockOf } = await aCase();
    expect(await askLead(as('czj', '2026-11-02 15:00'), reference, { text: '哪个站点？' })).toEqual({ ok: true });
    expect((await clockOf('co_handling:czj', '2026-11-02 15:00'))?.events.at(-1)?.type).toBe('pause');
    expect((await clockOf('resolution:1', '2026-11-02 15:00'))?.events.at(-1)?.type).toBe('start');
    expect(await askLead(as('czj', '2026-11-02 15:30'), reference, { text: '还有一个问题' })).toEqual(NOT_ALLOWED);
    const reply = { unit: 'czj', text: '县界检查点。' };
    expect(await replyToCoHandler(as('scjg', '2026-11-03 09:00'), reference, { ...reply, unit: 'gxj' })).toEqual(
      UNKNOWN_UNIT,
    );
    expect(await replyToCoHandler(as('scjg', '2026-11-03 09:00'), reference, reply)).toEqual({ ok: true });
    expect((await clockOf('co_handling:czj', '2026-11-03 09:00'))?.events.at(-1)?.type).toBe('resume');
    expect(await replyToCoHandler(as('scjg', '2026-11-03 11:00'), reference, reply)).toEqual(NOT_ALLOWED);
  });

  test('an opinion is filed once; sent twice by a double click it is one paper', async () => {
    const { db, as, reference } = await aCase();
    const opinion = { text: '没有入库记录。' };
    expect(await fileOpinion(as('czj', '2026-11-03 10:00'), reference, opinion)).toEqual({ ok: true });
    expect(await fileOpinion(as('czj', '2026-11-03 10:01'), reference, opinion)).toEqual({ ok: true });
    expect(await db.selectFrom('case_papers').select('id').execute()).toHaveLength(1);
    expect(await fileOpinion(as('czj', '2026-11-03 11:00'), reference, { text: '补充' })).toEqual(NOT_ALLOWED);
    expect((await openCase(as('scjg', '2026-11-03 11:00'), reference))?.papers).toMatchObject([
      { kind: 'opinion', from: { id: 'czj' }, to: null, body: opinion.text },
    ]);
  });

  test('is not for the accused, its child, discipline, the lead itself or a unit out of the county’s reach', async () => {
    const { as, reference } = await aCase();
    for (const unit of ['jtj', 'jtd1', 'jjw', 'scjg', 'swju', 'nowhere']) {
      expect(await inviteCoHandler(as('scjg', '2026-11-02 11:00'), reference, { ...QUESTION, unit })).toEqual(
        UNKNOWN_UNIT,
      );
    }
  });

  test('shows a co-handler its own papers and no other unit’s', async () => {
    const { as, reference } = await aCase();
    await inviteCoHandler(as('scjg', '2026-11-02 11:00'), reference, QUESTION);
    await inviteCoHandler(as('scjg', '2026-11-02 11:00'), reference, { unit: 'gxj', text: '只问工信局' });
    await fileOpinion(as('czj', '2026-11-02 15:00'), reference, { text: '财政局的意见' });
    const bodies = async (unit: string) =>
      (await openCase(as(unit, '2026-11-02 16:00'), reference))?.papers.map(({ body }) => body);
    expect(await bodies('czj')).toEqual([QUESTION.text, '财政局的意见']);
    expect(await bodies('gxj')).toEqual(['只问工信局']);
    expect(await bodies('scjg')).toHaveLength(3);
  });
});

test('what discipline answered to a notice is no paper of the lead, though the lead reads the report', async () => {
  const { db, as, reference, caseId } = await aCase();
  const { accountId } = await anAccount(db, { department: 'jjw', role: 'inspector' });
  const to = { toDepartmentId: null, clause: null, writtenAt: shanghai('2026-11-02 11:00') };
  await insertPaper(db, caseId, { kind: 'notice_answer', departmentId: 'jjw', accountId, body: '留存', ...to });
  expect((await openCase(as('scjg', '2026-11-02 11:30'), reference))?.papers).toEqual([]);
});

describe('whole days', () => {
  const times = /T(?!15:59:59\.999Z)/;

  test('a co-handler of an anonymous case gets no time of it, nor a clock counted in minutes', async () => {
    const { as, reference } = await aCase();
    const view = await openCase(as('czj', '2026-11-02 11:30'), reference);
    expect(view?.daysOnly).toBe(true);
    const { clocks = [], fired, papers, openedAt, acceptedAt } = view ?? {};
    const instants = clocks.map(({ ruler: _ruler, ...clock }) => clock);
    expect(JSON.stringify({ instants, fired, papers, openedAt, acceptedAt })).not.toMatch(times);
    expect(await explainCaseClock(as('czj', '2026-11-02 11:30'), reference, 'first_contact')).toBeNull();
    const explained = await explainCaseClock(as('czj', '2026-11-02 11:30'), reference, 'resolution-1');
    expect(explained?.clock.daysOnly).toBe(true);
  });

  test('a co-handler of a named case sees the hours, and so does the unit named the end of its own four', async () => {
    const contact = { name: '孟', phone: '13900000001', email: null, reachable: null, project: null };
    const { as, reference } = await aCase({ identityMode: 'named', contact });
    expect((await openCase(as('czj', '2026-11-02 11:30'), reference))?.daysOnly).toBe(false);
    const anonymous = await aCase();
    await objectToLead(anonymous.as('scjg', '2026-11-02 10:30'), anonymous.reference, OBJECTION);
    const view = await openCase(anonymous.as('fgj', '2026-11-02 10:40'), anonymous.reference);
    expect(view?.clocks.find(({ kind }) => kind === 'handoff')?.dueAt).toEqual(shanghai('2026-11-02 16:00'));
  });
});

describe('a hand-off', () => {
  test('is answered by the unit named: it takes over with every clock as it runs, and the old lead reads no more', async () => {
    const { as, reference, clockOf } = await aCase();
    const before = await clockOf('resolution:1', '2026-11-02 10:30');
    expect(await objectToLead(as('scjg', '2026-11-02 10:30'), reference, OBJECTION)).toEqual({ ok: true });
    const named = await openCase(as('fgj', '2026-11-02 11:00'), reference);
    expect(named).toMatchObject({ standing: ['named_owner'], text: null, may: ['answer_handoff'] });
    expect(named?.papers).toMatchObject([{ kind: 'objection', clause: OBJECTION.clause }]);
    expect(await acceptHandoff(as('fgj', '2026-11-02 11:00'), reference)).toEqual({ ok: true });
    expect(await acceptHandoff(as('fgj', '2026-11-02 11:01'), reference)).toEqual({ ok: true });
    const after = await clockOf('resolution:1', '2026-11-02 11:00');
    expect(after).toEqual({
      ...before,
      owner: 'fgj',
      ownedBefore: [{ owner: 'scjg', until: shanghai('2026-11-02 11:00') }],
    });
    expect(await openCase(as('scjg', '2026-11-02 11:30'), reference)).toBeNull();
    expect((await openCase(as('fgj', '2026-11-02 11:30'), reference))?.text?.what).toContain('道路维护费');
    // Who took it over keeps it.
    expect(await objectToLead(as('fgj', '2026-11-02 11:30'), reference, { ...OBJECTION, unit: 'gxj' })).toEqual(
      NOT_ALLOWED,
    );
  });

  test('that is refused is ruled by the hub, which reads both reasons and no report, in the government office’s name', async () => {
    const { db, as, reference, caseId } = await aCase();
    await objectToLead(as('scjg', '2026-11-02 10:30'), reference, OBJECTION);
    const reason = { text: '只管定价，不管收费。' };
    expect(await refuseHandoff(as('fgj', '2026-11-02 11:00'), reference, reason)).toEqual({ ok: true });
    // The unit reads the case no more; its second click is answered like the first.
    expect(await refuseHandoff(as('fgj', '2026-11-02 11:01'), reference, reason)).toEqual({ ok: true });
    expect(await refuseHandoff(as('fgj', '2026-11-02 11:01'), reference, { text: '别的话' })).toEqual(NOT_FOUND);
    expect(await openCase(as('fgj', '2026-11-02 11:02'), reference)).toBeNull();
    const asked = await openCase(as('zsj', '2026-11-02 11:30'), reference);
    expect(asked).toMatchObject({ standing: ['decides'], text: null, may: ['rule', 'report_specially'] });
    expect(asked?.papers.map(({ kind, body }) => [kind, body])).toEqual([
      ['objection', OBJECTION.text],
      ['handoff_refusal', reason.text],
    ]);
    const ruling = { unit: 'scjg', clause: '第 3 项', text: '收费检查归市场监管。' };
    for (const unit of ['jtj', 'yjj']) {
      expect(await ruleOnHandoff(as('zsj', '2026-11-02 14:00'), reference, { ...ruling, unit })).toEqual(UNKNOWN_UNIT);
    }
    expect(await ruleOnHandoff(as('zsj', '2026-11-02 14:00'), reference, ruling)).toEqual({ ok: true });
    const view = await openCase(as('scjg', '2026-11-02 14:30'), reference);
    expect(view?.papers.at(-1)).toMatchObject({ kind: 'ruling', from: { id: 'zsj' }, issuedBy: { id: 'xzfb' } });
    // After a ruling nothing is returned.
    expect(await objectToLead(as('scjg', '2026-11-02 14:30'), reference, { ...OBJECTION, unit: 'gxj' })).toEqual(
      NOT_ALLOWED,
    );
    expect(await typesOf(db, caseId)).toContain('ruled');
  });

  test('that nobody answers and nobody rules stays with the first receiver, and the unit named does its part', async () => {
    const { db, as, reference, caseId } = await aCase();
    await objectToLead(as('scjg', '2026-11-02 10:30'), reference, OBJECTION);
    await sweepTo(db, shanghai('2026-11-03 15:00'));
    expect(await typesOf(db, caseId)).toEqual(expect.arrayContaining(['handoff_lapsed', 'ruling_lapsed']));
    expect((await openCase(as('fgj', '2026-11-03 15:30'), reference))?.standing).toEqual(['co_handler']);
    expect((await openCase(as('scjg', '2026-11-03 15:30'), reference))?.standing).toEqual(['lead']);
    // Who let the ruling pass has nothing to rule any more, and is told like whoever is above the units.
    const hub = await openCase(as('zsj', '2026-11-03 15:30'), reference);
    expect(hub?.may).not.toContain('rule');
    const mine = db.selectFrom('case_readers').select(['reads_as', 'to_do']).where('department_id', '=', 'zsj');
    expect(await mine.where('reads_as', '=', 'decides').execute()).toEqual([{ reads_as: 'decides', to_do: 0 }]);
  });

  test('a unit whose opinion is filed before the acceptance is not asked for it again by routing', async () => {
    const db = testDb();
    const person = (department: string) => anAccount(db, { department, role: 'officer' });
    const [scjg, czj] = [await person('scjg'), await person('czj')];
    const { reference } = await fileAReport(db);
    await objectToLead(by(db, scjg, '2026-11-02 09:05'), reference, { ...OBJECTION, unit: 'czj' });
    await sweepTo(db, shanghai('2026-11-03 15:00'));
    const opinion = await fileOpinion(by(db, czj, '2026-11-03 15:30'), reference, { text: '收入没有入账。' });
    expect(opinion).toEqual({ ok: true });
    expect(await acceptCase(by(db, scjg, '2026-11-03 16:00'), reference)).toEqual({ ok: true });
    const asked = db.selectFrom('sla_clocks').select('key').where('kind', '=', 'co_handling');
    expect(await asked.execute()).toEqual([{ key: 'co_handling:czj' }]);
  });

  test('is asked for once by a unit, and never for the accused one', async () => {
    const { as, reference } = await aCase();
    for (const unit of ['jtj', 'jtd1', 'scjg', 'jjw']) {
      expect(await objectToLead(as('scjg', '2026-11-02 10:20'), reference, { ...OBJECTION, unit })).toEqual(
        UNKNOWN_UNIT,
      );
    }
    await objectToLead(as('scjg', '2026-11-02 10:30'), reference, OBJECTION);
    expect(await objectToLead(as('scjg', '2026-11-02 10:50'), reference, { ...OBJECTION, unit: 'gxj' })).toEqual(
      NOT_ALLOWED,
    );
  });
});

test('whoever has no part in the case gets the nothing of an unknown one for every act', async () => {
  const { as, reference } = await aCase();
  for (const unit of ['jtj', 'gxj']) {
    const ctx = as(unit, '2026-11-02 11:00');
    expect(await inviteCoHandler(ctx, reference, QUESTION)).toEqual(NOT_FOUND);
    expect(await replyToCoHandler(ctx, reference, QUESTION)).toEqual(NOT_FOUND);
    expect(await fileOpinion(ctx, reference, { text: '意见' })).toEqual(NOT_FOUND);
    expect(await askLead(ctx, reference, { text: '问' })).toEqual(NOT_FOUND);
    expect(await objectToLead(ctx, reference, OBJECTION)).toEqual(NOT_FOUND);
    expect(await acceptHandoff(ctx, reference)).toEqual(NOT_FOUND);
    expect(await refuseHandoff(ctx, reference, { text: '不' })).toEqual(NOT_FOUND);
    expect(await ruleOnHandoff(ctx, reference, OBJECTION)).toEqual(NOT_FOUND);
  }
});
