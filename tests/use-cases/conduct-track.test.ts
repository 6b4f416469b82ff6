import { describe, expect, test } from 'vitest';
import type { Disposal, IdentityMode } from '#app/domain/case-event.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { addIdentity } from '#app/use-cases/add-identity.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { accusing, anInvestor, asStaff, fileAReport, MONDAY } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { theCast, typesOf } from '#tests/use-cases/play.ts';

const CONTACT = { name: '赵敏', phone: '13800000000', email: null, reachable: null, project: null };

/** A demand for favours, taken up by discipline and disposed of in this way. */
async function aDisposedLead(disposal: Disposal, identityMode: IdentityMode = 'anonymous') {
  const db = testDb();
  const { inspector } = await theCast(db);
  const { caseId, reference } = await fileAReport(db, {
    report: {
      category: 'L5',
      group: 'attitude',
      accused: accusing('jtj'),
      identityMode,
      contact: identityMode === 'anonymous' ? null : CONTACT,
    },
  });
  const at = (minutes: number) => new Date(MONDAY.getTime() + minutes * 60_000);
  const ctx = asStaff(db, inspector, at(10));
  expect(await acknowledgeReferral(ctx, reference)).toEqual({ ok: true });
  expect(await disposeReferral(ctx, reference, disposal)).toEqual({ ok: true });
  const seen = () => openTrackedCase(anInvestor(db, at(20)), caseId);
  return { db, caseId, reference, ctx, seen };
}

describe('a conclusion', () => {
  test('changes nothing that an anonymous reporter sees, until the feedback', async () => {
    const { reference, ctx, seen } = await aDisposedLead('preliminary_check');
    const before = await seen();
    expect(await concludeReferral(ctx, reference, 'substantiated')).toEqual({ ok: true });
    expect(await seen()).toEqual(before);
    await feedBack(ctx, reference, { text: '经核查属实。' });
    const after = await seen();
    expect(after.referral?.stage).toBe('fed_back');
    expect(after.messages.map(({ body }) => body)).toEqual(['经核查属实。']);
  });

  test('is told to a reporter who gives the name afterwards, by a clock that starts with the name', async () => {
    const { db, caseId, reference, ctx } = await aDisposedLead('preliminary_check');
    const feedbackClocks = () =>
      db.selectFrom('sla_clocks').select(['started_at', 'stopped_at']).where('key', '=', 'referral_feedback').execute();
    await concludeReferral(ctx, reference, 'substantiated');
    expect(await feedbackClocks()).toEqual([]);
    const named = anInvestor(db, new Date(MONDAY.getTime() + 86_400_000));
    await addIdentity(named, caseId, { mode: 'hidden', contact: CONTACT });
    await addIdentity(anInvestor(db, new Date(MONDAY.getTime() + 90_000_000)), caseId, {
      mode: 'named',
      contact: CONTACT,
    });
    expect(await feedbackClocks()).toMatchObject([{ started_at: named.now.toISOString(), stopped_at: null }]);
    await feedBack({ ...ctx, now: new Date(MONDAY.getTime() + 172_800_000) }, reference, { text: '经核查属实。' });
    expect((await feedbackClocks())[0]?.stopped_at).not.toBeNull();
  });

  test('tells a hidden reporter by when the result comes, and not that there is one', async () => {
    const { reference, ctx, seen } = await aDisposedLead('preliminary_check', 'hidden');
    const before = await seen();
    await concludeReferral(ctx, reference, 'unfounded');
    const { clocks, ...after } = await seen();
    const { clocks: clocksBefore, ...rest } = before;
    expect(after).toEqual(rest);
    expect(after.referral?.stage).toBe('acknowledged');
    expect(clocks.map(({ kind }) => kind)).toEqual([...clocksBefore.map(({ kind }) => kind), 'referral_feedback']);
  });

  test.each([
    ['close_lead', 'substantiated'],
    ['close_lead', 'partly_substantiated'],
    ['keep_for_reference', 'substantiated'],
    ['keep_for_reference', 'unfounded'],
  ] as const)('after %s is not %s', async (disposal, finding) => {
    const { db, caseId, reference, ctx } = await aDisposedLead(disposal);
    expect(await concludeReferral(ctx, reference, finding)).toEqual({ ok: false, reason: 'contradicts_disposal' });
    expect(await typesOf(db, caseId)).not.toContain('referral_concluded');
    expect(await concludeReferral(ctx, reference, 'not_established')).toEqual({ ok: true });
  });
});
