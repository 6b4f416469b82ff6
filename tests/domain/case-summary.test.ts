import { describe, expect, test } from 'vitest';
import { summarizeClocks, summarizeReaders } from '#app/domain/case-summary.ts';
import { county, Story } from '#tests/domain/replay/story.ts';
import { shanghai } from '#tests/support/builders.ts';

const readersFor = ({ caseFile, rules, now }: Story, department: string) =>
  summarizeReaders(caseFile, summarizeClocks(caseFile, rules, now), county.disciplineUnit).filter(
    (reader) => reader.department === department,
  );
const readerOf = (story: Story, department: string) => readersFor(story, department)[0];

const filed = () => new Story('2026-11-02 10:00', { queryAgreed: false });
const accepted = () => filed().act('2026-11-02 11:00', { type: 'accepted', assignee: 7 });

describe('what a unit’s queue holds of a case', () => {
  test('names the clock that is due first, and beside an overdue one the next that is still ahead', () => {
    const lead = readerOf(accepted().sweep('2026-11-02 16:00'), 'scjg');
    // Four working hours for a first word, one working day for the head to explain in writing that it did not come.
    expect(lead).toMatchObject({ dueKind: 'first_contact', dueAt: shanghai('2026-11-02 15:30') });
    expect(lead).toMatchObject({ nextKind: 'duty', nextDueAt: shanghai('2026-11-03 17:30') });
    // No officer can do that: for them the next clock is another one.
    expect(lead).toMatchObject({ officerDueKind: 'first_contact', officerNextKind: 'progress' });
    expect(lead?.headsDutyAt).toEqual(lead?.nextDueAt);
  });

  test('is the lead’s to do while it has an act, not while others review, and never of who is merely told', () => {
    const story = filed();
    expect(readerOf(story, 'scjg')).toMatchObject({ open: true, toDo: true });
    story.act('2026-11-02 11:00', { type: 'accepted', assignee: 7 });
    story.sweep('2026-11-13 18:00');
    for (const { clock } of story.caseFile.duties)
      story.act('2026-11-13 18:00', { type: 'duty_done', clock, paper: 1 });
    expect(readerOf(story, 'zsj')).toMatchObject({ readsAs: 'told', open: true, toDo: false });
    story.act('2026-11-14 10:00', { type: 'answered', outcome: 'returned', message: 1, signedBy: null });
    expect(readerOf(story, 'scjg')).toMatchObject({ open: false, toDo: false });
    const verdict = { type: 'verdict_given', verdict: 'not', assignee: null, sameOfficer: true } as const;
    story.act('2026-11-16 10:00', { ...verdict, next: 'review', reviewBody: 'xzfb' });
    expect(readerOf(story, 'scjg')).toMatchObject({ open: true, toDo: false });
    expect(readerOf(story, 'xzfb')).toMatchObject({ readsAs: 'review', toDo: true, dueKind: 'review' });
  });

  test('stays open for the office that gave an order and has recorded its talk, as of whoever is told', () => {
    const story = filed();
    story.act('2026-11-02 11:00', { type: 'accepted', assignee: 7 });
    story.sweep('2026-11-13 18:00');
    const talk = story.caseFile.duties.find((duty) => duty.kind === 'talk_recorded');
    if (!talk) throw new Error('a summons brings a talk');
    expect(readerOf(story, 'xzfb')).toMatchObject({ readsAs: 'duty', open: true, toDo: true });
    story.act('2026-11-13 18:10', { type: 'duty_done', clock: talk.clock, paper: 1 });
    const own = readersFor(story, 'xzfb').map(({ readsAs, open, toDo }) => ({ readsAs, open, toDo }));
    expect(own).toEqual([
      { readsAs: 'duty', open: false, toDo: false },
      { readsAs: 'told', open: true, toDo: false },
    ]);
  });

  test('remembers who wrote the answer that waits for a signature', () => {
    const story = accepted().act('2026-11-02 12:00', { type: 'answer_prepared', outcome: 'not', message: 1, by: 7 });
    expect(readerOf(story, 'scjg')?.pendingBy).toBe(7);
    story.act('2026-11-02 14:00', { type: 'answered', outcome: 'not', message: 1, signedBy: 8 });
    expect(readerOf(story, 'scjg')?.pendingBy).toBeNull();
  });

  test('says that the investor spoke last, until the unit acts; what the accused unit files is no such act', () => {
    const story = accepted();
    expect(readerOf(story, 'scjg')?.investorSpokeLast).toBe(false);
    story.act('2026-11-02 12:00', { type: 'investor_wrote', message: 1 });
    expect(readerOf(story, 'scjg')?.investorSpokeLast).toBe(true);
    story.act('2026-11-03 12:00', { type: 'basis_filed', unit: 'jtj', refund: false });
    expect(readerOf(story, 'scjg')?.investorSpokeLast).toBe(true);
    story.act('2026-11-03 14:00', { type: 'message_sent', message: 2, progress: false });
    expect(readerOf(story, 'scjg')?.investorSpokeLast).toBe(false);
  });
});
