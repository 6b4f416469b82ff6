import { expect, test } from 'vitest';
import { summarizeClocks } from '#app/domain/case-summary.ts';
import type { StaffActor, StaffRole } from '#app/domain/permissions.ts';
import { acceptCase } from '#app/use-cases/accept-case.server.ts';
import { acceptHandoff, refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { openRecord } from '#app/use-cases/case-record.server.ts';
import { fileOpinion } from '#app/use-cases/file-opinion.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { type JointAct, prepareJoint } from '#app/use-cases/prepare-joint.server.ts';
import { replyToCoHandler } from '#app/use-cases/reply-to-co-handler.server.ts';
import { ruleOnHandoff } from '#app/use-cases/rule-on-handoff.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import { anAccount, fileAReport, shanghai } from '#tests/support/builders.ts';
import { testDb } from '#tests/support/db.ts';
import { by, typesOf } from '#tests/use-cases/play.ts';

type Perform = (ctx: StaffContext, reference: string) => Promise<{ ok: boolean }>;
/** An act, the way it goes, whose it is, and the act itself. */
type Line = [act: JointAct, way: string, unit: string, perform: Perform];

const words = { text: '内部的话' };
const OBJECTION = { unit: 'fgj', clause: '第 12 项', ...words };
const object: Line = ['object', 'objected', 'scjg', (ctx, to) => objectToLead(ctx, to, OBJECTION)];
const STORIES: Record<string, Line[]> = {
  'a co-handler asks back and gives its opinion': [
    [
      'invite_co_handler',
      'invited',
      'scjg',
      // The first unit of the list, whose clock the page plays.
      (ctx, to) => inviteCoHandler(ctx, to, { unit: 'zsj', ...words }),
    ],
    ['ask_lead', 'asked', 'czj', (ctx, to) => askLead(ctx, to, words)],
    ['reply_to_co_handler', 'czj', 'scjg', (ctx, to) => replyToCoHandler(ctx, to, { unit: 'czj', ...words })],
    ['file_opinion', 'filed', 'czj', (ctx, to) => fileOpinion(ctx, to, words)],
  ],
  'a case is taken over': [object, ['answer_handoff', 'accepted', 'fgj', (ctx, to) => acceptHandoff(ctx, to)]],
  'a refusal is ruled on': [
    object,
    ['answer_handoff', 'refused', 'fgj', (ctx, to) => refuseHandoff(ctx, to, words)],
    ['rule', 'fgj', 'zsj', (ctx, to) => ruleOnHandoff(ctx, to, OBJECTION)],
  ],
};

test.each(Object.keys(STORIES))('what the page shows before is what the act then does: %s', async (name) => {
  const db = testDb();
  const people = new Map<string, StaffActor>();
  for (const [department, role] of Object.entries({ scjg: 'officer', czj: 'officer', fgj: 'officer', zsj: 'hub' })) {
    people.set(department, await anAccount(db, { department, role: role as StaffRole }));
  }
  const { caseId, reference } = await fileAReport(db);
  const as = (unit: string, at: string) => by(db, people.get(unit) as StaffActor, at);
  await acceptCase(as('scjg', '2026-11-02 10:00'), reference);
  const at = '2026-11-02 10:30';
  const clocksOf = async () => {
    const record = await openRecord(db, caseId, shanghai(at));
    const clocks = summarizeClocks(record.caseFile, record.rules, record.now);
    return new Map(
      clocks.map(({ clock, dueAt }) => [clock.key, { kind: clock.kind, last: clock.events.at(-1), dueAt }]),
    );
  };
  for (const [act, way, unit, perform] of STORIES[name] ?? []) {
    const prepared = await prepareJoint(as(unit, at), reference, act);
    const before = await clocksOf();
    const events = await typesOf(db, caseId);
    expect(await perform(as(unit, at), reference), act).toEqual({ ok: true });
    expect(await typesOf(db, caseId), act).toHaveLength(events.length + 1);
    const really = [...(await clocksOf())].flatMap(([key, { kind, last, dueAt }]) => {
      if (before.get(key)?.last?.type === last?.type) return [];
      return [{ kind, change: `${last?.type}s`, dueAt: last?.type === 'pause' ? null : dueAt }];
    });
    const promised = prepared?.previews[way]?.clocks.map(({ kind, change, dueAt }) => ({ kind, change, dueAt }));
    // For one unit or another the same moves, in whatever order.
    expect(promised, act).toEqual(really);
    // What waits says until when.
    for (const { change, pausedUntil } of prepared?.previews[way]?.clocks ?? [])
      expect(pausedUntil instanceof Date, act).toBe(change === 'pauses');
  }
});

test('a preview writes nothing, and is not for a unit that does not read the case', async () => {
  const db = testDb();
  const lead = await anAccount(db, { department: 'scjg', role: 'officer' });
  const accused = await anAccount(db, { department: 'jtj', role: 'officer' });
  const { caseId, reference } = await fileAReport(db);
  await acceptCase(by(db, lead, '2026-11-02 10:00'), reference);
  const before = await typesOf(db, caseId);
  const prepared = await prepareJoint(by(db, lead, '2026-11-02 10:30'), reference, 'object');
  expect(prepared?.units.map(({ id }) => id)).not.toContain('jtj');
  expect(await typesOf(db, caseId)).toEqual(before);
  expect(await db.selectFrom('case_papers').select('id').execute()).toEqual([]);
  expect(await prepareJoint(by(db, accused, '2026-11-02 10:30'), reference, 'object')).toBeNull();
});
