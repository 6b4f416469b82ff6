import { describe, expect, test } from 'vitest';
import { caseSentence } from '#app/components/case/case-sentence.ts';
import { summarizeClocks } from '#app/domain/case-summary.ts';
import { textsFor } from '#app/i18n/index.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { openRecord } from '#app/use-cases/case-record.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';
import { handOff } from '#app/use-cases/hand-off.server.ts';
import { openTrackedCase } from '#app/use-cases/open-tracked-case.server.ts';
import { type PreviewedAct, previewAct } from '#app/use-cases/preview-act.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { accusing, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, type Cast, own, REFUSAL, theCast, typesOf } from '#tests/use-cases/play.ts';

const WORDING = (at: string) =>
  ({ texts: textsFor('zh-CN'), locale: 'zh-CN', timeZone: 'Asia/Shanghai', now: shanghai(at) }) as const;

type Person = keyof Cast;
type Perform = (ctx: StaffContext, reference: string) => Promise<{ ok: boolean }>;
type Line = [act: PreviewedAct, who: Person, at: string, perform: Perform];

const REPLY = { text: '在办', done: null, next: null, nextByOn: null };
const accept: Line = ['accept', 'officer', '2026-11-02 10:00', acceptCase];
const refuse: Line = ['refuse', 'officer', '2026-11-02 10:00', (ctx, to) => refuseCase(ctx, to, REFUSAL)];
const returned: Perform = (ctx, to) => answerReport(ctx, to, { outcome: 'returned', text: '已退', proof: aProof() });
const no: Perform = (ctx, to) =>
  answerReport(ctx, to, { outcome: 'not', basis: { document: '条例', article: '第一条' }, text: '依据' });
const progress: Perform = (ctx, to) =>
  replyToInvestor(ctx, to, { text: '在办', done: '查账', next: '核实', nextByOn: '2026-11-09' });
const appeal: Perform = async (ctx, to) => {
  const row = await ctx.db.selectFrom('cases').select('id').where('reference', '=', to).executeTakeFirstOrThrow();
  return appealRefusal({ ...own(ctx.db, '2026-11-02 11:00') }, row.id);
};
const decide =
  (outcome: 'accepted' | 'upheld'): Perform =>
  (ctx, to) =>
    decideAppeal(ctx, to, { outcome, text: '决定' });

const STORIES: Record<string, { report?: object; lines: Line[] }> = {
  'asked and paid back': {
    lines: [
      accept,
      ['reply', 'officer', '2026-11-02 11:00', (ctx, to) => replyToInvestor(ctx, to, REPLY)],
      ['reply_progress', 'officer', '2026-11-03 10:00', progress],
      ['ask', 'officer', '2026-11-03 11:00', (ctx, to) => askInvestor(ctx, to, { text: '何时？' })],
      ['reply_progress', 'officer', '2026-11-04 11:00', progress],
      ['answer_returned', 'officer', '2026-11-05 11:00', returned],
    ],
  },
  'asked too late, and signed': {
    lines: [
      accept,
      ['ask', 'officer', '2026-11-09 11:00', (ctx, to) => askInvestor(ctx, to, { text: '何时？' })],
      ['answer_not', 'officer', '2026-11-09 12:00', no],
      ['sign', 'head', '2026-11-09 15:00', signAnswer],
    ],
  },
  'refused and accepted on appeal': {
    lines: [refuse, ['appeal_accepted', 'hub', '2026-11-02 15:00', decide('accepted')]],
  },
  'refused and upheld': { lines: [refuse, ['appeal_upheld', 'hub', '2026-11-02 15:00', decide('upheld')]] },
  'handed off': {
    report: { accused: accusing('swju') },
    lines: [['hand_off', 'hub', '2026-11-02 15:00', (ctx, to) => handOff(ctx, to, { text: '已转' })]],
  },
  'taken up by discipline': {
    report: { category: 'L5', identityMode: 'hidden' },
    lines: [
      ['acknowledge', 'inspector', '2026-11-03 10:00', acknowledgeReferral],
      ['dispose', 'inspector', '2026-11-04 10:00', (ctx, to) => disposeReferral(ctx, to, 'talk_or_letter')],
      ['conclude', 'inspector', '2026-11-05 10:00', (ctx, to) => concludeReferral(ctx, to, 'unfounded')],
      ['feed_back', 'inspector', '2026-11-06 10:00', (ctx, to) => feedBack(ctx, to, { text: '已办结' })],
    ],
  },
};

/** What an act really did to status and clocks, worked out from the stored history before and after. */
async function stateOf(db: Db, caseId: number, at: string) {
  const record = await openRecord(db, caseId, shanghai(at));
  const clocks = summarizeClocks(record.caseFile, record.rules, record.now);
  return { status: record.caseFile.status, clocks: new Map(clocks.map((one) => [one.clock.key, one])) };
}

describe('what is shown before an act is what the act then does', () => {
  test.each(Object.keys(STORIES))('%s', async (name) => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db, { report: STORIES[name]?.report ?? {} });
    for (const [act, who, at, perform] of STORIES[name]?.lines ?? []) {
      const ctx = by(db, cast[who], at);
      if (act.startsWith('appeal')) expect(await appeal(ctx, reference)).toEqual({ ok: true });
      await sweepTo(db, shanghai(at));
      const before = await stateOf(db, caseId, at);
      const promised = await previewAct(ctx, reference, act);
      expect(await perform(ctx, reference)).toEqual({ ok: true });
      const after = await stateOf(db, caseId, at);
      expect(promised?.statusAfter, act).toBe(after.status);
      const really = [...after.clocks.values()].flatMap((one) => {
        const was = before.clocks.get(one.clock.key);
        const isEnding = one.clock.ended !== null && was?.clock.ended === null;
        if (was?.state === one.state && was.stoppedAt === one.stoppedAt && !isEnding) return [];
        if (was && was.clock.events.length === one.clock.events.length && one.clock.ended === null) return [];
        const last = one.clock.events.at(-1)?.type;
        const started = last === 'pause' ? 'starts_paused' : 'starts';
        const change = !was ? started : one.clock.ended ? 'ends' : `${last}s`;
        return [{ kind: one.clock.kind, change, dueAt: one.dueAt }];
      });
      const clocks = promised?.clocks.map(({ kind, change, dueAt }) => ({ kind, change, dueAt }));
      expect(clocks, act).toEqual(really);
      const reads = await openTrackedCase(own(db, at), caseId);
      expect(promised && caseSentence(promised.investorView, WORDING(at)), act).toBe(caseSentence(reads, WORDING(at)));
    }
  });
});

test('a pause says when it ends by itself, and so does a progress message sent in it', async () => {
  const db = testDb();
  const cast = await theCast(db);
  const { reference } = await fileAReport(db);
  await acceptCase(by(db, cast.officer, '2026-11-02 10:00'), reference);
  const ctx = by(db, cast.officer, '2026-11-03 11:00');
  // An anonymous reporter: three working days.
  const pausedUntil = shanghai('2026-11-06 17:30');
  const asked = await previewAct(ctx, reference, 'ask');
  expect(asked?.clocks).toMatchObject([
    { kind: 'first_contact', change: 'stops' },
    { kind: 'progress', change: 'pauses', pausedUntil },
    { kind: 'resolution', change: 'pauses', pausedUntil },
  ]);
  await askInvestor(ctx, reference, { text: '何时？' });
  const progressed = await previewAct(by(db, cast.officer, '2026-11-04 11:00'), reference, 'reply_progress');
  expect(progressed?.clocks).toContainEqual({
    key: 'progress:1:2',
    kind: 'progress',
    change: 'starts_paused',
    provisional: false,
    dueAt: null,
    pausedUntil,
  });
});

describe('a preview', () => {
  test('writes nothing: no event, no audit row, no mail', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { caseId, reference } = await fileAReport(db);
    const rows = async () => [
      await typesOf(db, caseId),
      await db.selectFrom('audit_rows').select('seq').execute(),
      await db.selectFrom('outbox').select('id').execute(),
    ];
    const before = await rows();
    // Long overdue: what is due is played on the copy as well.
    const preview = await previewAct(by(db, cast.officer, '2026-11-20 10:00'), reference, 'answer_returned');
    expect(preview).toMatchObject({ statusAfter: 'answered' });
    expect(await rows()).toEqual(before);
  });

  test('is not for a unit that does not read the case', async () => {
    const db = testDb();
    const cast = await theCast(db);
    const { reference } = await fileAReport(db);
    for (const stranger of [cast.accused, cast.hub, cast.inspector]) {
      expect(await previewAct(by(db, stranger, '2026-11-02 10:00'), reference, 'accept')).toBeNull();
    }
  });
});
