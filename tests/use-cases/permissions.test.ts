import { describe, expect, test } from 'vitest';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acknowledgeReferral } from '#app/use-cases/acknowledge-referral.server.ts';
import { answerReport } from '#app/use-cases/answer-report.server.ts';
import { appealRefusal } from '#app/use-cases/appeal-refusal.server.ts';
import { askInvestor } from '#app/use-cases/ask-investor.server.ts';
import { concludeReferral } from '#app/use-cases/conclude-referral.server.ts';
import { decideAppeal } from '#app/use-cases/decide-appeal.server.ts';
import { decideReview } from '#app/use-cases/decide-review.server.ts';
import { disposeReferral } from '#app/use-cases/dispose-referral.server.ts';
import { feedBack } from '#app/use-cases/feed-back.server.ts';
import { handOff } from '#app/use-cases/hand-off.server.ts';
import { nameUnit } from '#app/use-cases/name-unit.server.ts';
import { openCase } from '#app/use-cases/open-case.server.ts';
import { previewAct } from '#app/use-cases/preview-act.server.ts';
import { refuseCase } from '#app/use-cases/refuse-case.server.ts';
import { replyToInvestor } from '#app/use-cases/reply-to-investor.server.ts';
import { signAnswer } from '#app/use-cases/sign-answer.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { Db } from '#db/client.server.ts';
import { accusing, anAccount, fileAReport, shanghai, sweepTo } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { aProof, by, own, REFUSAL, statusOf, typesOf } from '#tests/use-cases/play.ts';

const NOT = { outcome: 'not', basis: { document: '条例', article: '第一条' }, text: '依据如下' } as const;
const REPLY = { text: '在办', done: null, next: null, nextByOn: null };
const ACTS: Record<string, (ctx: StaffContext, reference: string) => Promise<{ ok: boolean; reason?: string }>> = {
  accept: acceptCase,
  refuse: (ctx, reference) => refuseCase(ctx, reference, REFUSAL),
  ask: (ctx, reference) => askInvestor(ctx, reference, { text: '何时？' }),
  reply: (ctx, reference) => replyToInvestor(ctx, reference, REPLY),
  answer: (ctx, reference) => answerReport(ctx, reference, NOT),
  returned: (ctx, reference) => answerReport(ctx, reference, { outcome: 'returned', text: '已退', proof: aProof() }),
  sign: signAnswer,
  triage: (ctx, reference) => nameUnit(ctx, reference, { ...accusing('jtj'), category: 'L1' }),
  hand_off: (ctx, reference) => handOff(ctx, reference, { text: '已转' }),
  decide_appeal: (ctx, reference) => decideAppeal(ctx, reference, { outcome: 'upheld', text: '维持' }),
  decide_review: (ctx, reference) =>
    decideReview(ctx, reference, { outcome: 'in_part', text: '部分', misconduct: false }),
  acknowledge: acknowledgeReferral,
  dispose: (ctx, reference) => disposeReferral(ctx, reference, 'preliminary_check'),
  conclude: (ctx, reference) => concludeReferral(ctx, reference, 'unfounded'),
  feed_back: (ctx, reference) => feedBack(ctx, reference, { text: '已处理' }),
};

type Scene = { caseId: number; reference: string; at: string };
/** A case in each state that matters, one for each act so that none meets what another did. */
const SCENES: Record<string, (db: Db, people: Map<string, StaffActor>) => Promise<Scene>> = {
  submitted: async (db) => ({ ...(await fileAReport(db)), at: '2026-11-02 10:00' }),
  triage: async (db) => ({ ...(await fileAReport(db, { report: { accused: accusing() } })), at: '2026-11-02 10:00' }),
  outside: async (db) => ({
    ...(await fileAReport(db, { report: { accused: accusing('swju') } })),
    at: '2026-11-02 10:00',
  }),
  conduct: async (db) => ({ ...(await fileAReport(db, { report: { category: 'L5' } })), at: '2026-11-02 10:00' }),
  late: async (db) => {
    const filed = await fileAReport(db);
    await sweepTo(db, shanghai('2026-12-30 09:00'));
    return { ...filed, at: '2026-12-30 10:00' };
  },
  appealed: async (db, people) => {
    const filed = await fileAReport(db);
    await refuseCase(by(db, personIn(people, 'scjg officer'), '2026-11-02 10:00'), filed.reference, REFUSAL);
    await appealRefusal(own(db, '2026-11-02 10:30'), filed.caseId);
    return { ...filed, at: '2026-11-02 11:00' };
  },
  refused_in_triage: async (db, people) => {
    const filed = await fileAReport(db, { report: { accused: accusing() } });
    await refuseCase(by(db, personIn(people, 'zsj hub'), '2026-11-02 10:00'), filed.reference, REFUSAL);
    return { ...filed, at: '2026-11-02 11:00' };
  },
};

const PEOPLE = [
  'scjg officer',
  'scjg head',
  'zsj officer',
  'zsj hub',
  'zsj head',
  'xzfb officer',
  'jjw inspector',
  'jjw inspection_head',
  'czj officer',
  'jtj head',
  'jtd1 officer',
];

function personIn(people: Map<string, StaffActor>, name: string): StaffActor {
  const found = people.get(name);
  if (!found) throw new Error(`nobody is ${name}`);
  return found;
}

/** Who may do what; everybody else who reads the case is refused, and everybody else gets nothing at all. */
const ALLOWED: Record<string, Record<string, string[]>> = {
  submitted: {
    'scjg officer': ['accept', 'refuse', 'reply'],
    'scjg head': ['accept', 'refuse', 'reply'],
  },
  triage: {
    'zsj hub': ['refuse', 'triage'],
    'zsj head': ['refuse', 'triage'],
  },
  outside: {
    'zsj officer': ['refuse', 'reply', 'hand_off'],
    'zsj hub': ['refuse', 'reply', 'hand_off'],
    'zsj head': ['refuse', 'reply', 'hand_off'],
  },
  conduct: { 'jjw inspector': ['acknowledge'], 'jjw inspection_head': ['acknowledge'] },
  late: {
    'scjg officer': ['ask', 'reply', 'answer', 'returned'],
    'scjg head': ['ask', 'reply', 'answer', 'returned'],
    // Told by the ladder: they read status and clocks, and do nothing.
    'zsj officer': [],
    'zsj hub': [],
    'zsj head': [],
    'xzfb officer': [],
    // The routing's co-handler, which has let its own time pass.
    'czj officer': [],
    'jjw inspector': ['acknowledge'],
    'jjw inspection_head': ['acknowledge'],
  },
  appealed: {
    'scjg officer': [],
    'scjg head': [],
    'zsj hub': ['decide_appeal'],
    'zsj head': ['decide_appeal'],
  },
  refused_in_triage: { 'zsj hub': [], 'zsj head': [] },
};

async function stage(scene: string) {
  const db = testDb();
  const people = new Map<string, StaffActor>();
  for (const person of PEOPLE) {
    const [department = '', role] = person.split(' ') as [string, StaffRole];
    people.set(person, await anAccount(db, { department, role }));
  }
  const made = await SCENES[scene]?.(db, people);
  if (!made) throw new Error(`no scene ${scene}`);
  return { db, people, ...made };
}

async function attempt(on: Awaited<ReturnType<typeof stage>>, name: string, act: string): Promise<string> {
  const before = await typesOf(on.db, on.caseId);
  const result = await ACTS[act]?.(by(on.db, personIn(on.people, name), on.at), on.reference);
  const changed = (await typesOf(on.db, on.caseId)).length > before.length;
  return `${name} ${act}: ${result?.ok ? 'done' : result?.reason}, ${changed ? 'changed' : 'unchanged'}`;
}

test.each(Object.keys(SCENES))(
  'a case that is %s lets exactly these do exactly that, and shows its existence to nobody else',
  async (scene) => {
    const expected: string[] = [];
    const seen: string[] = [];
    // What is refused changes nothing, so that all of it can be tried on one case.
    const untouched = await stage(scene);
    for (const name of PEOPLE) {
      const reads = ALLOWED[scene]?.[name];
      for (const act of Object.keys(ACTS)) {
        const isAllowed = reads?.includes(act) === true;
        const outcome = isAllowed ? 'done, changed' : reads ? 'not_allowed, unchanged' : 'not_found, unchanged';
        expected.push(`${name} ${act}: ${outcome}`);
        seen.push(await attempt(isAllowed ? await stage(scene) : untouched, name, act));
      }
    }
    expect(seen).toEqual(expected);
  },
);

describe('what a role without standing learns', () => {
  test('an officer of the hub’s unit gets the same nothing for a case in triage as for no case', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'zsj', role: 'officer' });
    const { reference } = await fileAReport(db, { report: { accused: accusing() } });
    const ctx = by(db, officer, '2026-11-02 10:00');
    for (const asked of [reference, 'TS-00000000']) {
      expect(await openCase(ctx, asked)).toBeNull();
      expect(await previewAct(ctx, asked, 'reply')).toBeNull();
      expect(await replyToInvestor(ctx, asked, REPLY)).toEqual({ ok: false, reason: 'not_found' });
    }
  });

  test('who was told by the ladder sees status and clocks without a word of the text', async () => {
    const db = testDb();
    const hub = await anAccount(db, { department: 'zsj', role: 'hub' });
    const { reference } = await fileAReport(db);
    await sweepTo(db, shanghai('2026-11-20 09:00'));
    const view = await openCase(by(db, hub, '2026-11-20 10:00'), reference);
    expect(view).toMatchObject({ standing: ['told'], text: null, may: ['report_specially'], status: 'in_progress' });
    expect(JSON.stringify(view)).not.toMatch(/道路维护费|jtj|交通运输局/);
    expect(view?.clocks.map((clock) => clock.kind)).not.toContain('referral_receipt');
  });

  test('a refused act leaves an audit row and nothing else', async () => {
    const db = testDb();
    const officer = await anAccount(db, { department: 'scjg', role: 'officer' });
    const { caseId, reference } = await fileAReport(db);
    await signAnswer(by(db, officer, '2026-11-02 10:00'), reference);
    const rows = await db.selectFrom('audit_rows').select(['act', 'result']).where('case_id', '=', caseId).execute();
    expect(rows).toEqual([
      { act: 'file_report', result: 'done' },
      { act: 'sign', result: 'refused' },
    ]);
    expect(await statusOf(db, caseId)).toBe('submitted');
  });
});
