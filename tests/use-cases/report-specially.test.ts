import { beforeEach, describe, expect, test } from 'vitest';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { examineCase } from '#app/use-cases/examine-case.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { listReportableUnits, reportSpecially } from '#app/use-cases/report-specially.server.ts';
import type { Db } from '#db/client.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listLeadReferrals } from '#db/repositories/referrals.server.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, type Cast, own, theCast } from '#tests/use-cases/play.ts';

/** Past the red light of the first word: the hub was told of the case. */
const TOLD = '2026-11-03 09:00';
const LEAK = { cause: 'reporter_leaked', unit: 'scjg', text: '承办人把反映人的名字告诉了被反映单位。' } as const;

let db: Db;
let cast: Cast;
let reference: string;
let caseId: number;
beforeEach(async () => {
  db = testDb();
  cast = await theCast(db);
  ({ reference, caseId } = await fileAReport(db, { report: { queryAgreed: false } }));
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  await sweepTo(db, shanghai(TOLD));
});

const reports = (report = LEAK as Parameters<typeof reportSpecially>[2], at = TOLD) =>
  reportSpecially(by(db, cast.hub, at), reference, report);
const referredOn = async (id: number) =>
  (await listCaseEvents(db, id)).flatMap((event) => (event.type === 'referred' ? [event] : []));

describe('the hub’s special report', () => {
  test.each(['reporter_leaked', 'record_falsified', 'special_report'] as const)(
    '%s is a lead at once, with discipline’s own clock from then',
    async (cause) => {
      expect(await reports({ ...LEAK, cause })).toEqual({ ok: true });
      expect(await referredOn(caseId)).toMatchObject([{ kind: 'lead', cause, unit: 'scjg', at: shanghai(TOLD) }]);
      const { leads } = await listLeadReferrals(db, 'jjw');
      expect(leads).toMatchObject([{ reference, cause, dueAt: shanghai('2026-11-05 17:30') }]);
      const mails = await db.selectFrom('outbox').select('id').where('template', '=', 'referral_received').execute();
      expect(mails).toHaveLength(2);
      expect(await examineCase(db, caseId)).toEqual([]);
    },
  );

  test('is read by discipline and by who wrote it; the lead sees neither the paper nor that there is a referral', async () => {
    await reports();
    const discipline = await openCase(by(db, cast.inspector, TOLD), reference);
    expect(discipline?.papers).toMatchObject([{ kind: 'special_report', body: LEAK.text, from: { id: 'zsj' } }]);
    const hub = await openCase(by(db, cast.hub, TOLD), reference);
    expect(hub?.text).toBeNull();
    expect(hub?.papers.map(({ body }) => body)).toEqual([LEAK.text]);
    const lead = await openCase(by(db, cast.head, TOLD), reference);
    expect(lead?.papers).toEqual([]);
    expect(lead?.text?.events.map(({ type }) => type)).not.toContain('referred');
    expect(JSON.stringify(lead)).not.toContain('reporter_leaked');
  });

  test('is seen by the investor as a referral, without its words', async () => {
    await reports();
    const tracked = await openTrackedCase(own(db, TOLD), caseId);
    expect(tracked.events.map(({ type }) => type)).toContain('referred');
    expect(JSON.stringify(tracked)).not.toContain(LEAK.text);
  });

  test('is one more cause where a lead is open, and the same words sent twice are one', async () => {
    await reports();
    expect(await reports(LEAK, '2026-11-03 09:05')).toEqual({ ok: true });
    await acknowledgeReferral(by(db, cast.inspector, '2026-11-03 10:00'), reference);
    await reports({ cause: 'special_report', unit: null, text: '另有情况。' }, '2026-11-03 11:00');
    expect((await referredOn(caseId)).map(({ cause, unit }) => [cause, unit])).toEqual([
      ['reporter_leaked', 'scjg'],
      ['special_report', null],
    ]);
    const view = await openCase(by(db, cast.inspector, '2026-11-03 11:01'), reference);
    expect(view?.text?.referrals.filter(({ kind }) => kind === 'lead')).toHaveLength(1);
  });

  test('is about a unit at work on the case or about none; the accused can neither be named nor is missing by that', async () => {
    const units = await listReportableUnits(by(db, cast.hub, TOLD), reference);
    expect(units.map(({ id }) => id)).toEqual(['scjg', 'czj']);
    expect(await reports({ ...LEAK, unit: 'jtj' })).toEqual({ ok: false, reason: 'unknown_unit' });
    expect(await reports({ ...LEAK, unit: 'gxj' })).toEqual({ ok: false, reason: 'unknown_unit' });
    expect(await referredOn(caseId)).toEqual([]);
  });

  test('is for hub people and their head alone, and on no case that the hub does not read', async () => {
    const plain = await anAccount(db, { department: 'zsj', role: 'officer' });
    const head = await anAccount(db, { department: 'zsj', role: 'head' });
    const tries = [plain, cast.head, cast.inspector, cast.accused];
    const results = await Promise.all(tries.map((who) => reportSpecially(by(db, who, TOLD), reference, LEAK)));
    expect(results.map((result) => result.ok)).toEqual([false, false, false, false]);
    const unseen = await fileAReport(db, { at: shanghai(TOLD), report: { queryAgreed: false } });
    expect(await reportSpecially(by(db, cast.hub, TOLD), unseen.reference, LEAK)).toMatchObject({
      reason: 'not_found',
    });
    expect((await reportSpecially(by(db, head, TOLD), reference, LEAK)).ok).toBe(true);
  });

  test('is the stand-in’s where the hub itself is accused', async () => {
    const standIn = await anAccount(db, { department: 'xzfb', role: 'hub' });
    const about = await fileAReport(db, { report: { accused: accusing('zsj'), queryAgreed: false } });
    await sweepTo(db, shanghai(TOLD));
    const sent = (who: typeof standIn) => reportSpecially(by(db, who, TOLD), about.reference, { ...LEAK, unit: null });
    expect(await sent(cast.hub)).toEqual({ ok: false, reason: 'not_found' });
    expect(await sent(standIn)).toEqual({ ok: true });
  });
});
