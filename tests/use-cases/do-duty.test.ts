import { beforeEach, describe, expect, test } from 'vitest';
import { queueStandings } from '#app/domain/desk-queue.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { doDuty } from '#app/use-cases/do-duty.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { listPapers } from '#db/repositories/case-papers.server.ts';
import { listQueue } from '#db/repositories/queue.server.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, theCast, typesOf } from '#tests/use-cases/play.ts';

const REPLY = { text: '正在核对。', done: null, next: null, nextByOn: null };
const EXPLANATION = { clock: 'duty:written_explanation', body: '超期原因：人手不足' };

let db: Db;
let cast: Cast;
let office: StaffActor;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
  office = await anAccount(db, { department: 'xzfb', role: 'head' });
});

/** First contact was due at 14:30: the head explains by the close of the next working day. */
async function aRedLight(report = {}) {
  const filed = await fileAReport(db, { report });
  await sweepTo(db, shanghai('2026-11-02 15:00'));
  return filed;
}

async function dutiesFor(actor: StaffActor, reference: string, at: string) {
  return (await openCase(by(db, actor, at), reference))?.duties ?? [];
}

describe('the written explanation after a red light', () => {
  test('is the head’s: it stops its clock, goes to the hub and to whoever reads the text', async () => {
    const { reference, caseId } = await aRedLight();
    expect(await doDuty(by(db, cast.head, '2026-11-02 16:00'), reference, EXPLANATION)).toEqual({ ok: true });
    const duties = await dutiesFor(cast.officer, reference, '2026-11-02 16:10');
    expect(duties).toMatchObject([
      { kind: 'written_explanation', owner: { id: 'scjg' }, state: 'met', doneAt: shanghai('2026-11-02 16:00') },
    ]);
    expect(duties[0]?.paper?.body).toBe(EXPLANATION.body);
    expect((await dutiesFor(cast.hub, reference, '2026-11-02 16:10'))[0]?.paper?.body).toBe(EXPLANATION.body);
    expect(await examineCase(db, caseId)).toEqual([]);
  });

  test('is not an officer’s while the unit has a head, nor another unit’s, nor the accused’s', async () => {
    const { reference } = await aRedLight();
    for (const [actor, reason] of [
      [cast.officer, 'not_allowed'],
      [cast.hub, 'not_allowed'],
      [cast.accused, 'not_found'],
    ] as const) {
      const done = await doDuty(by(db, actor, '2026-11-02 16:00'), reference, EXPLANATION);
      expect(done).toEqual({ ok: false, reason });
    }
    expect((await dutiesFor(cast.officer, reference, '2026-11-02 16:00'))[0]).toMatchObject({
      isOwn: true,
      mayDo: false,
    });
  });

  test('is written by anybody of a unit that has no head', async () => {
    const officer = await anAccount(db, { department: 'czj', role: 'officer' });
    const { reference } = await aRedLight({ accused: accusing('scjg') });
    expect(await doDuty(by(db, officer, '2026-11-02 16:00'), reference, EXPLANATION)).toEqual({ ok: true });
  });

  test('sent twice is one record; another one afterwards is refused', async () => {
    const { reference, caseId } = await aRedLight();
    const send = (body: string) => doDuty(by(db, cast.head, '2026-11-02 16:00'), reference, { ...EXPLANATION, body });
    expect([await send('一'), await send('一')]).toEqual([{ ok: true }, { ok: true }]);
    expect((await send('二')).ok).toBe(false);
    expect(await listPapers(db, caseId)).toHaveLength(1);
    expect((await typesOf(db, caseId)).filter((type) => type === 'duty_done')).toHaveLength(1);
  });

  test('that comes too late keeps its breach', async () => {
    const { reference } = await aRedLight();
    expect(await doDuty(by(db, cast.head, '2026-11-04 09:00'), reference, EXPLANATION)).toEqual({ ok: true });
    const duties = await dutiesFor(cast.head, reference, '2026-11-04 09:10');
    expect(duties.find((duty) => duty.clock === EXPLANATION.clock)).toMatchObject({ state: 'breached', mayDo: false });
  });

  test('stands in the unit’s queue with its name and due time', async () => {
    const { reference } = await aRedLight();
    await acceptCase(by(db, cast.officer, '2026-11-02 16:00'), reference);
    await replyToInvestor(by(db, cast.officer, '2026-11-02 16:10'), reference, REPLY);
    const [now, endOfDay] = [shanghai('2026-11-03 13:00'), shanghai('2026-11-03 23:59')];
    const { accountId } = cast.head;
    const asked = { departmentId: 'scjg', accountId, readsAs: queueStandings('head'), page: 1, now, endOfDay };
    const { rows } = await listQueue(db, { ...asked, withHeadsDuties: true, view: 'due_today' });
    const dueAt = shanghai('2026-11-03 17:30');
    expect(rows).toMatchObject([{ nextKind: 'duty', nextDuty: 'written_explanation', nextDueAt: dueAt, dueAt }]);
    const forOfficer = await listQueue(db, { ...asked, withHeadsDuties: false, view: 'to_do' });
    expect(forOfficer.rows).toMatchObject([{ headsDutyAt: dueAt }]);
    expect(forOfficer.rows[0]).not.toMatchObject({ dueKind: 'duty' });
    expect(forOfficer.counts.due_today).toBe(0);
  });
});

describe('the duties of an answer that is late', () => {
  /** Accepted silently, never answered: order on the first working day after it was due, talk on the third. */
  async function aLateAnswer() {
    const filed = await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-16 09:00'));
    return filed;
  }

  test('are told apart by who reads what: the office sees the order it gave and its own talk', async () => {
    const { reference } = await aLateAnswer();
    const given = await dutiesFor(office, reference, '2026-11-16 09:10');
    expect(given.map(({ kind, isOwn }) => [kind, isOwn])).toEqual(
      expect.arrayContaining([
        ['on_site_session', false],
        ['talk_recorded', true],
      ]),
    );
    const clock = given.find(({ kind }) => kind === 'on_site_session')?.clock ?? '';
    await doDuty(by(db, cast.officer, '2026-11-16 10:00'), reference, { clock, body: '现场办公' });
    const after = await dutiesFor(office, reference, '2026-11-16 10:10');
    expect(after.find((duty) => duty.clock === clock)?.paper?.body).toBe('现场办公');
    const talk = { clock: 'duty:talk_recorded', body: '约谈' };
    expect(await doDuty(by(db, cast.head, '2026-11-16 10:20'), reference, talk)).toMatchObject({ ok: false });
    expect(await doDuty(by(db, office, '2026-11-16 10:20'), reference, talk)).toEqual({ ok: true });
    const forLead = await dutiesFor(cast.officer, reference, '2026-11-16 10:30');
    expect(forLead.find(({ kind }) => kind === 'talk_recorded')?.paper?.body).toBe('约谈');
  });

  test('of one unit are not another’s to see: a unit that only owes its own sees that alone', async () => {
    const { reference } = await aLateAnswer();
    const coHandler = await db
      .selectFrom('case_readers')
      .select('department_id')
      .where('reads_as', '=', 'duty')
      .where('department_id', 'not in', ['xzfb', 'xwb'])
      .executeTakeFirst();
    if (!coHandler) return;
    const actor = await anAccount(db, { department: coHandler.department_id, role: 'officer' });
    const view = await openCase(by(db, actor, '2026-11-16 09:10'), reference);
    expect(view?.text).toBeNull();
    expect(view?.duties.every((duty) => duty.isOwn)).toBe(true);
    const foreign = view?.clocks.filter(
      (clock) => clock.kind === 'duty' && clock.owner?.id !== coHandler.department_id,
    );
    expect(foreign).toEqual([]);
  });
});
