import type { CaseEvent } from '#app/domain/case-event.ts';
import type { PaperKind } from '#app/domain/case-paper.ts';
import type { StaffActor } from '#app/domain/permissions.ts';
import { repeatedSince } from '#app/domain/repeated-form.ts';
import type { ActingOn, Opened } from '#app/use-cases/act-on-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { insertPaper, listPapers } from '#db/repositories/case-papers.server.ts';

/** What is written from unit to unit; `to`: null where it is for all who handle the case. */
export type PaperDraft = { kind: PaperKind; to: string | null; clause?: string; body: string };

/** Stores what this person's unit wrote. Returns its id for the event. */
export function writePaper(on: ActingOn, from: StaffActor, draft: PaperDraft): Promise<number> {
  return insertPaper(on.trx, on.record.id, {
    kind: draft.kind,
    departmentId: from.departmentId,
    accountId: from.accountId,
    toDepartmentId: draft.to,
    clause: draft.clause ?? null,
    body: draft.body,
    writtenAt: on.record.now,
  });
}

/**
 * Whether this unit has just written this very paper on this case. `isAnew`: what came after it, a decision or a reply, and
 * makes the same words a new paper.
 */
export async function isRepeatedPaper(
  { trx, record }: Opened,
  from: StaffActor,
  draft: PaperDraft,
  isAnew: (event: CaseEvent) => boolean = () => false,
): Promise<boolean> {
  const since = repeatedSince(record.now);
  const papers = (await listPapers(trx, record.id)).filter(
    (paper) =>
      paper.departmentId === from.departmentId &&
      paper.writtenAt >= since &&
      paper.kind === draft.kind &&
      paper.toDepartmentId === draft.to &&
      paper.clause === (draft.clause ?? null) &&
      paper.body === draft.body,
  );
  if (papers.length === 0) return false;
  const events = await listCaseEvents(trx, record.id);
  const written = events.findLastIndex((event) => papers.some(({ id }) => 'paper' in event && event.paper === id));
  return !events.slice(written + 1).some(isAnew);
}
