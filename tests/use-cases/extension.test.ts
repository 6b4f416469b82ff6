import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { objectToExtension } from '#app/use-cases/object-to-extension.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { previewAct } from '#app/use-cases/preview-act.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aPaper, by, own, theCast, typesOf } from '#tests/use-cases/play.ts';

const WHY = { days: 3, reason: '要到市里调取收费底账。' } as const;

/** Five working days to answer: due on 9 November at 17:30. */
async function accepted() {
  const db = testDb();
  const cast = await theCast(db);
  const filed = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  const asks = (at: string) => askExtension(by(db, cast.officer, at), filed.reference, WHY);
  const grants = (at: string, who: 'officer' | 'colleague' | 'head') =>
    decideExtension(by(db, cast[who], at), filed.reference, { outcome: 'granted' });
  return { db, cast, asks, grants, ...filed };
}

describe('an extension', () => {
  test('shows the new date before it is asked for, and moves nothing until another person grants it', async () => {
    const { db, cast, asks, grants, reference, caseId } = await accepted();
    const preview = await previewAct(by(db, cast.officer, '2026-11-04 10:00'), reference, 'extend_3');
    expect(preview?.clocks).toEqual([
      {
        key: 'resolution:1',
        kind: 'resolution',
        change: 'moves',
        dueAt: shanghai('2026-11-12 17:30'),
        provisional: false,
      },
    ]);
    expect(await asks('2026-11-04 10:00')).toEqual({ ok: true });
    const waiting = await openTrackedCase(own(db, '2026-11-04 11:00'), caseId);
    expect(waiting).toMatchObject({ answerBy: shanghai('2026-11-09 17:30'), dateMoves: { extension: null } });
    expect(await grants('2026-11-05 10:00', 'head')).toEqual({ ok: true });
    const tracked = await openTrackedCase(own(db, '2026-11-05 10:01'), caseId);
    expect(tracked.answerBy).toEqual(shanghai('2026-11-12 17:30'));
    expect(tracked.dateMoves.extension).toEqual({
      days: 3,
      from: shanghai('2026-11-09 17:30'),
      to: shanghai('2026-11-12 17:30'),
      reason: WHY.reason,
      isOpen: true,
    });
    expect(tracked.messages.at(-1)?.body).toBe(WHY.reason);
  });

  test('has both its dates on the investor’s page, whatever the units and the law did to the case before it', async () => {
    const { db, cast, asks, grants, reference, caseId } = await accepted();
    const objection = { unit: 'fgj', clause: '权责清单第 12 项', text: '归价格管理。' };
    await objectToLead(by(db, cast.officer, '2026-11-02 10:30'), reference, objection);
    await sweepTo(db, shanghai('2026-11-03 15:00'));
    expect(await typesOf(db, caseId)).toEqual(expect.arrayContaining(['handoff_lapsed', 'ruling_lapsed']));
    const procedure = {
      document: '东复受〔2026〕1 号',
      paperKind: '行政复议',
      dueOn: '2026-11-05',
      text: '已转入。',
      paper: aPaper(),
    };
    expect(await proposeProcedure(by(db, cast.officer, '2026-11-03 15:10'), reference, procedure)).toEqual({
      ok: true,
    });
    await decideProcedure(by(db, cast.hub, '2026-11-03 15:20'), reference, { outcome: 'approved' });
    await sweepTo(db, shanghai('2026-11-06 09:00'));
    const before = await openTrackedCase(own(db, '2026-11-06 09:30'), caseId);
    await asks('2026-11-06 10:00');
    expect(await grants('2026-11-06 11:00', 'head')).toEqual({ ok: true });
    const { answerBy, dateMoves } = await openTrackedCase(own(db, '2026-11-06 11:01'), caseId);
    expect(dateMoves.extension).toMatchObject({ from: before.answerBy, to: answerBy });
    expect(before.answerBy).not.toEqual(answerBy);
  });

  test('is not decided by who asked for it', async () => {
    const { asks, grants } = await accepted();
    await asks('2026-11-04 10:00');
    expect(await grants('2026-11-04 11:00', 'officer')).toEqual({ ok: false, reason: 'not_allowed' });
    expect(await grants('2026-11-04 11:00', 'colleague')).toEqual({ ok: true });
  });

  test('is asked for once: a double click is one request, a second request none', async () => {
    const { db, asks, caseId } = await accepted();
    expect(await asks('2026-11-04 10:00')).toEqual({ ok: true });
    expect(await asks('2026-11-04 10:01')).toEqual({ ok: true });
    expect(await asks('2026-11-04 11:00')).toEqual({ ok: false, reason: 'not_allowed' });
    expect((await typesOf(db, caseId)).filter((type) => type === 'extension_asked')).toHaveLength(1);
  });

  test('is refused by the engine once the answer is due, and a request that nobody decided by then lapses', async () => {
    const late = await accepted();
    expect(await late.asks('2026-11-09 17:30:01')).toEqual({ ok: false, reason: 'not_allowed' });
    const { db, cast, asks, grants, reference } = await accepted();
    await asks('2026-11-09 17:00');
    await sweepTo(db, shanghai('2026-11-10 09:00'));
    expect(await grants('2026-11-10 09:00', 'head')).toEqual({ ok: false, reason: 'not_allowed' });
    const view = await openCase(by(db, cast.head, '2026-11-10 09:01'), reference);
    expect(view?.dateMoves.extension).toMatchObject({ decided: null, isOpen: false });
    expect(view?.clocks.find(({ kind }) => kind === 'resolution')?.breachedAt).toEqual(shanghai('2026-11-09 17:30'));
  });

  test('refused, the officers read why, the investor nothing', async () => {
    const { db, cast, asks, reference, caseId } = await accepted();
    await asks('2026-11-04 10:00');
    const head = by(db, cast.head, '2026-11-04 11:00');
    expect(await decideExtension(head, reference, { outcome: 'refused', reason: '可以按时办。' })).toEqual({
      ok: true,
    });
    const view = await openCase(by(db, cast.officer, '2026-11-04 12:00'), reference);
    expect(view?.dateMoves.extension).toMatchObject({ decided: 'refused', refusal: '可以按时办。' });
    const tracked = await openTrackedCase(own(db, '2026-11-04 12:00'), caseId);
    expect(JSON.stringify(tracked)).not.toMatch(/可以按时办|调取收费底账|extension_/);
  });
});

describe('an objection to it', () => {
  test('is heard once by the head of the lead, read on the desk, and moves no date', async () => {
    const { db, cast, asks, grants, reference, caseId } = await accepted();
    const object = (at: string) => objectToExtension(own(db, at), caseId, '底账早就给过了。');
    expect(await object('2026-11-04 09:00')).toEqual({ ok: false, reason: 'not_possible' });
    await asks('2026-11-04 10:00');
    expect(await object('2026-11-04 10:30')).toEqual({ ok: false, reason: 'not_possible' });
    await grants('2026-11-05 10:00', 'head');
    expect((await openTrackedCase(own(db, '2026-11-05 10:01'), caseId)).own.canObject).toBe(true);
    expect(await object('2026-11-05 11:00')).toEqual({ ok: true });
    expect(await object('2026-11-05 11:01')).toEqual({ ok: false, reason: 'not_possible' });
    const tracked = await openTrackedCase(own(db, '2026-11-05 11:02'), caseId);
    expect(tracked).toMatchObject({
      answerBy: shanghai('2026-11-12 17:30'),
      own: { canObject: false, hasObjected: true },
    });
    const mails = await db.selectFrom('outbox').select('account_id').where('template', '=', 'investor_wrote').execute();
    expect(mails).toEqual([{ account_id: cast.head.accountId }]);
    const desk = await openCase(by(db, cast.head, '2026-11-05 12:00'), reference);
    expect(desk?.text?.events.at(-1)?.type).toBe('extension_objected');
    expect(desk?.text?.messages.at(-1)?.body).toBe('底账早就给过了。');
  });
});
