import { expect, test } from 'vitest';
import type { CaseEventBody } from '#app/domain/case-event.ts';
import { pauseCauses } from '#app/domain/sla/pause-causes.ts';
import { ACCEPTED, REOPENED, RETURNED, Story, verdict } from '#tests/domain/replay/story.ts';
import { shanghai } from '#tests/support/builders.ts';

const asks = (pauses: boolean): CaseEventBody => ({ type: 'question_asked', message: 1, pauses });
const ANSWERED: CaseEventBody = { type: 'question_answered', message: 2 };
const UPHELD: CaseEventBody = { type: 'pause_contest_decided', upheld: true, message: 3 };

test('why a clock stood still: an annulled pause, a second one that was granted, and a procedure with its document', () => {
  const story = new Story('2026-11-02 09:00', { category: 'J2' })
    .act('2026-11-02 10:00', ACCEPTED)
    .act('2026-11-03 10:00', asks(true))
    .act('2026-11-03 11:00', { type: 'pause_contested', message: null, body: 'zsj' }, UPHELD, ANSWERED)
    .act('2026-11-04 10:00', asks(false), { type: 'pause_granted' })
    .act('2026-11-05 10:00', ANSWERED)
    .act(
      '2026-11-06 10:00',
      {
        type: 'procedure_proposed',
        document: '东复受 1 号',
        paperKind: '复议',
        dueOn: '2026-12-01',
        message: 4,
        body: 'zsj',
      },
      { type: 'procedure_approved', message: 4 },
    );
  const waiting = [
    { reason: 'waiting_for_investor', isAnnulled: true, to: shanghai('2026-11-03 11:00'), by: 'scjg' },
    { reason: 'waiting_for_investor', isAnnulled: false, to: shanghai('2026-11-05 10:00'), by: 'scjg' },
  ];
  const procedure = { reason: 'statutory_procedure', document: '东复受 1 号', to: null, isAnnulled: false };
  expect(pauseCauses(story.events, { kind: 'resolution', owner: 'scjg' })).toMatchObject([...waiting, procedure]);
  // A procedure pauses the answer alone.
  expect(pauseCauses(story.events, { kind: 'progress', owner: 'scjg' })).toMatchObject(waiting);
  expect(pauseCauses(story.events, { kind: 'co_handling', owner: 'czj' })).toEqual([]);
});

test('a co-handler’s clock stood still while that unit waited for the lead, and no other’s did', () => {
  const invited = (unit: string): CaseEventBody => ({ type: 'co_handler_invited', unit, by: 'lead', paper: 1 });
  const asks = (unit: string): CaseEventBody => ({ type: 'lead_asked', unit, paper: 2 });
  const told = (unit: string): CaseEventBody => ({ type: 'lead_replied', unit, paper: 3 });
  const story = new Story('2026-11-02 09:00')
    .act('2026-11-02 10:00', ACCEPTED, invited('czj'), invited('fgj'))
    .act('2026-11-02 11:00', asks('czj'))
    .act('2026-11-02 14:00', asks('fgj'))
    .act('2026-11-03 10:00', told('czj'))
    .act('2026-11-04 10:00', asks('czj'));
  const waits = { reason: 'waiting_for_lead', by: 'czj', grantedBy: null };
  expect(pauseCauses(story.events, story.clock('co_handling:czj'))).toMatchObject([
    { ...waits, at: shanghai('2026-11-02 11:00'), to: shanghai('2026-11-03 10:00') },
    { ...waits, at: shanghai('2026-11-04 10:00'), to: null },
  ]);
  expect(pauseCauses(story.events, story.clock('co_handling:fgj'))).toMatchObject([
    { ...waits, by: 'fgj', at: shanghai('2026-11-02 14:00'), to: null },
  ]);
  expect(pauseCauses(story.events, story.clock('resolution:1'))).toEqual([]);
});

test('what the reviewer asked delayed the review, and what the lead asked did not', () => {
  const story = new Story('2026-11-02 09:00')
    .act('2026-11-02 10:00', ACCEPTED)
    .act('2026-11-03 09:00', asks(true), ANSWERED)
    .act('2026-11-03 10:00', RETURNED, REOPENED)
    .act('2026-11-04 10:00', RETURNED)
    .act('2026-11-04 11:00', verdict('not', 'review', 'xzfb'))
    .act('2026-11-05 10:00', asks(true))
    .act('2026-11-06 10:00', { type: 'review_decided', outcome: 'in_part', message: 5 });
  const waited = { reason: 'waiting_for_investor', at: shanghai('2026-11-05 10:00'), to: shanghai('2026-11-06 10:00') };
  expect(pauseCauses(story.events, { kind: 'review', owner: 'xzfb' })).toMatchObject([waited]);
  const earlier = { reason: 'waiting_for_investor', at: shanghai('2026-11-03 09:00') };
  for (const kind of ['resolution', 'progress'] as const) {
    expect(pauseCauses(story.events, { kind, owner: 'scjg' })).toMatchObject([earlier]);
  }
});
