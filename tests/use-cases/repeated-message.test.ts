import { describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import type { Db } from '#db/client.server.ts';
import { fileAReport } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, theCast, typesOf } from '#tests/use-cases/play.ts';

async function inProgress(db: Db) {
  const cast = await theCast(db);
  const filed = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), filed.reference);
  const count = async (type: string) => (await typesOf(db, filed.caseId)).filter((one) => one === type).length;
  return { cast, count, ...filed };
}

const reply = (text: string, more = {}) => ({ text, done: null, next: null, nextByOn: null, ...more });
const no = (text: string) => ({ outcome: 'not' as const, text, basis: { document: '条例', article: '第一条' } });

describe('the same words sent twice', () => {
  test('by a double click on 回复 are one message', async () => {
    const db = testDb();
    const { cast, reference, count } = await inProgress(db);
    const ctx = by(db, cast.officer, '2026-11-02 11:00');
    const sent = await Promise.all([
      replyToInvestor(ctx, reference, reply('在核实')),
      replyToInvestor(ctx, reference, reply('在核实')),
    ]);
    expect(sent).toEqual([{ ok: true }, { ok: true }]);
    expect(await count('message_sent')).toBe(1);
    expect(await db.selectFrom('messages').select('id').execute()).toHaveLength(1);
  });

  test('by a colleague within ten minutes are one message, after ten minutes two', async () => {
    const db = testDb();
    const { cast, reference, count } = await inProgress(db);
    await replyToInvestor(by(db, cast.officer, '2026-11-02 11:00'), reference, reply('在核实'));
    await replyToInvestor(by(db, cast.colleague, '2026-11-02 11:10'), reference, reply('在核实'));
    expect(await count('message_sent')).toBe(1);
    await replyToInvestor(by(db, cast.officer, '2026-11-02 11:10:01'), reference, reply('在核实'));
    expect(await count('message_sent')).toBe(2);
  });

  test('with the three lines of progress are another message than without', async () => {
    const db = testDb();
    const { cast, reference, count } = await inProgress(db);
    const ctx = by(db, cast.officer, '2026-11-02 11:00');
    await replyToInvestor(ctx, reference, reply('在核实'));
    await replyToInvestor(ctx, reference, reply('在核实', { done: '查账', next: '退款', nextByOn: '2026-11-09' }));
    expect(await count('message_sent')).toBe(2);
  });

  test('as a question are one question, though the first one already made the case wait', async () => {
    const db = testDb();
    const { cast, reference, count } = await inProgress(db);
    const ctx = by(db, cast.officer, '2026-11-02 11:00');
    const asked = await Promise.all([
      askInvestor(ctx, reference, { text: '何时付的？' }),
      askInvestor(ctx, reference, { text: '何时付的？' }),
    ]);
    expect(asked).toEqual([{ ok: true }, { ok: true }]);
    expect(await count('question_asked')).toBe(1);
    expect(await askInvestor(ctx, reference, { text: '付给谁？' })).toEqual({ ok: false, reason: 'not_allowed' });
  });

  test('as a "no" are one draft; an earlier draft may take the place of a later one', async () => {
    const db = testDb();
    const { cast, reference, count } = await inProgress(db);
    const ctx = by(db, cast.officer, '2026-11-02 11:00');
    await Promise.all([answerReport(ctx, reference, no('依法收取')), answerReport(ctx, reference, no('依法收取'))]);
    expect(await count('answer_prepared')).toBe(1);
    await answerReport(ctx, reference, no('依法不退'));
    await answerReport(ctx, reference, no('依法收取'));
    expect(await count('answer_prepared')).toBe(3);
  });

  test('leave a row of the second try in the log, as refused', async () => {
    const db = testDb();
    const { cast, reference } = await inProgress(db);
    const ctx = by(db, cast.officer, '2026-11-02 11:00');
    await replyToInvestor(ctx, reference, reply('在核实'));
    await replyToInvestor(ctx, reference, reply('在核实'));
    const rows = await db.selectFrom('audit_rows').select('result').where('act', '=', 'reply').execute();
    expect(rows.map((row) => row.result)).toEqual(['done', 'refused']);
  });

  test('by somebody who does not read the case are still the 404 of an unknown one', async () => {
    const db = testDb();
    const { cast, reference } = await inProgress(db);
    await replyToInvestor(by(db, cast.officer, '2026-11-02 11:00'), reference, reply('在核实'));
    const stranger = by(db, cast.accused, '2026-11-02 11:01');
    expect(await replyToInvestor(stranger, reference, reply('在核实'))).toEqual({ ok: false, reason: 'not_found' });
  });
});
