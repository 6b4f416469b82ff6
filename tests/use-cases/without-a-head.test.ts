import { beforeEach, describe, expect, test } from 'vitest';
import type { StaffActor } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import type { Db } from '#db/client.server.ts';
import { anAccount, fileAReport } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by } from '#tests/use-cases/play.ts';

let db: Db;
let officer: StaffActor;
let colleague: StaffActor;
let reference: string;
beforeEach(async () => {
  db = testDb();
  officer = await anAccount(db, { department: 'scjg', role: 'officer' });
  colleague = await anAccount(db, { department: 'scjg', role: 'officer' });
  ({ reference } = await fileAReport(db, { report: { queryAgreed: false } }));
  await acceptCase(by(db, officer, '2026-11-02 10:00'), reference);
});

async function hearersOf(template: string): Promise<number[]> {
  const mails = await db.selectFrom('outbox').select('account_id').where('template', '=', template).execute();
  return mails.map((mail) => mail.account_id ?? 0);
}

/** Another officer may do both (sla.md §4): told nothing, nobody would, and silence would decide. */
describe('in a unit without a head’s account a colleague is told, never who asked,', () => {
  test('that an answer waits for a signature', async () => {
    const answer = { outcome: 'not', basis: { document: '条例', article: '第一条' }, text: '有依据。' } as const;
    expect(await answerReport(by(db, officer, '2026-11-03 10:00'), reference, answer)).toEqual({ ok: true });
    expect(await hearersOf('answer_to_sign')).toEqual([colleague.accountId]);
  });

  test('that more time is asked for', async () => {
    const asked = { days: 2, reason: '调取底账' } as const;
    expect(await askExtension(by(db, officer, '2026-11-03 10:00'), reference, asked)).toEqual({ ok: true });
    expect(await hearersOf('decision_asked')).toEqual([colleague.accountId]);
  });

  test('while a head who has an account is told alone', async () => {
    const head = await anAccount(db, { department: 'scjg', role: 'head' });
    await askExtension(by(db, officer, '2026-11-03 10:00'), reference, { days: 2, reason: '调取底账' });
    expect(await hearersOf('decision_asked')).toEqual([head.accountId]);
  });
});
