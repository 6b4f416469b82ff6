import { describe, expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { decisionsOf } from '#app/domain/case-readers.ts';
import { can, type StaffActor } from '#app/domain/permissions.ts';
import { ACCEPTED, REOPENED, RETURNED, Story, unitNamed } from '#tests/domain/replay/story.ts';
import { accusing } from '#tests/support/builders.ts';

const MONDAY = '2026-11-02 09:00';
const accepted = () => new Story(MONDAY, { queryAgreed: false }).act('2026-11-02 10:00', ACCEPTED);
const OBJECTED: CaseEventBody = { type: 'objected', to: 'zsj', paper: 1 };
const ASKED: CaseEventBody = { type: 'question_asked', message: 1, pauses: true };
const CONTESTED: CaseEventBody = { type: 'pause_contested', message: null, body: 'zsj' };
const PROPOSED: CaseEventBody = {
  type: 'procedure_proposed',
  document: '县市监案〔2026〕12号',
  paperKind: '立案通知书',
  dueOn: '2026-11-04',
  message: 9,
  body: 'zsj',
};
const head: StaffActor = { kind: 'staff', accountId: 8, departmentId: 'scjg', role: 'head' };

describe('where two acts cross', () => {
  test('an answer that waits for its signature ends the objection: who writes it keeps the case', () => {
    const prepared: CaseEventBody = { type: 'answer_prepared', outcome: 'not', message: 1, by: 7 };
    const story = accepted().act('2026-11-02 11:00', OBJECTED).act('2026-11-02 14:00', prepared);
    expect(story.read('handoff:zsj').state).toBe('ended');
    expect(story.sweep('2026-11-04 10:00').caseFile).toMatchObject({ lead: 'scjg', objections: [{ state: 'over' }] });
  });

  test('who came to lead the case decides nothing that the lead before it asked for', () => {
    const story = accepted().act('2026-11-02 10:30', PROPOSED);
    expect(decisionsOf(story.caseFile, 'zsj')).toEqual(['procedure']);
    story.act('2026-11-02 11:00', OBJECTED).act('2026-11-02 14:00', { type: 'handoff_accepted', assignee: 9 });
    expect(decisionsOf(story.caseFile, 'zsj')).toEqual([]);
    const ofTheNewLead: StaffActor = { ...head, departmentId: 'zsj' };
    expect(can(ofTheNewLead, 'propose_procedure', story.caseFile, ['lead'])).toBe(true);
  });

  test('a procedure that is approved when its day is over ends as it begins, and the case goes on', () => {
    const approved: CaseEventBody = { type: 'procedure_approved', message: 9 };
    const story = accepted().act('2026-11-02 10:30', PROPOSED).act('2026-11-05 10:00', approved);
    expect(story.sweep('2026-11-05 10:01').timesOf('procedure_ended')).toEqual(['2026-11-05 10:00']);
    expect(story.read('resolution:1')).toEqual({ state: 'running', due: '2026-11-09 17:30' });
  });

  test('a pause that is annulled after the breach leaves the verdict as it fell', () => {
    const story = accepted()
      .act('2026-11-03 10:00', ASKED)
      .act('2026-11-05 10:00', { type: 'question_answered', message: 2 })
      .sweep('2026-11-12 10:00');
    const verdict = { state: 'breached', due: '2026-11-11 17:30' };
    expect(story.read('resolution:1')).toEqual(verdict);
    story.act('2026-11-12 10:30', CONTESTED, { type: 'pause_contest_decided', upheld: true, message: null });
    expect(story.read('resolution:1')).toEqual(verdict);
  });

  test('a wish for more time is over with the answer, and not granted in the next cycle', () => {
    const story = accepted().act('2026-11-03 10:00', { type: 'extension_asked', days: 2, paper: 1, by: 7 });
    expect(can(head, 'decide_extension', story.caseFile, ['lead'])).toBe(true);
    story.act('2026-11-04 10:00', RETURNED).act('2026-11-05 10:00', REOPENED);
    expect(can(head, 'decide_extension', story.caseFile, ['lead'])).toBe(false);
  });

  test('duties end where no unit reads the case any more: passed to discipline, or closed to all', () => {
    const late = () => new Story(MONDAY, { category: null, accused: accusing() }).sweep('2026-11-04 09:00');
    expect(late().read('duty:written_explanation').state).toBe('running');
    const passed = late().act('2026-11-04 10:00', unitNamed('L5', 'jtj'));
    expect(passed.read('duty:written_explanation').state).toBe('ended');
    const closed = late().act('2026-11-04 10:00', { type: 'protected_unit_named' });
    expect(closed.read('duty:written_explanation').state).toBe('ended');
  });

  test('a unit that is named while the first word is owed gets it as urgent as it is', () => {
    const urgent: CaseEventBody = { type: 'priority_changed', urgent: true };
    const triage = { category: null, accused: accusing() };
    const story = new Story(MONDAY, triage)
      .act('2026-11-03 17:40', urgent)
      .act('2026-11-03 17:50', unitNamed('L1', 'jtj'));
    expect(story.caseFile).toMatchObject({ lead: 'scjg', urgent: true });
    expect(story.read('first_contact')).toEqual({ state: 'running', due: '2026-11-03 18:00' });
  });

  test('a pause that is annulled runs the row too that a message started at its very end', () => {
    const said: CaseEventBody = { type: 'message_sent', message: 3, progress: true };
    const story = accepted().act('2026-11-03 10:00', ASKED).act('2026-11-05 17:30', said, { type: 'pause_ended' });
    story.act('2026-11-05 18:00', CONTESTED, { type: 'pause_contest_decided', upheld: true, message: null });
    expect(story.read('progress:1:2')).toEqual({ state: 'running', due: '2026-11-10 17:30' });
  });
});
