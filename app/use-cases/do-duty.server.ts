import { clockSlug } from '#app/domain/clock-explanation.ts';
import { type CaseDuty, dutyPaperFor, mayDoDuty } from '#app/domain/duty.ts';
import { type ActResult, actOnCase, type Opened } from '#app/use-cases/act-on-case.server.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { type ActPreview, openCopy, playOnCopy } from '#app/use-cases/preview-act.server.ts';
import { refused, type StaffContext } from '#app/use-cases/use-case.server.ts';
import { insertPaper, listPapers } from '#db/repositories/case-papers.server.ts';

/** The record of what was done, and the clock's key in the form that stands in addresses. */
export type DutyRecord = { clock: string; body: string };

/**
 * A duty is done by its record: the head's explanation, the session on site, the talk. The same record sent twice is one.
 * 'done_before': somebody of the unit was faster.
 */
export function doDuty(
  ctx: StaffContext,
  reference: string,
  { clock, body }: DutyRecord,
): Promise<ActResult<'done_before'>> {
  const isRepeat = (on: Opened) => isRecorded(on, ctx, { clock, body });
  return actOnCase<'done_before' | 'not_allowed'>(ctx, { reference, action: 'do_duty', isRepeat }, async (on) => {
    const { caseFile, headedUnits, id, now } = on.record;
    if (await isRecorded(on, ctx, { clock, body })) return { ok: true };
    const duty = findDuty(on.record, clock);
    if (!duty || duty.owner !== ctx.actor.departmentId) return refused('not_allowed');
    if (duty.doneAt !== null) return refused('done_before');
    if (!mayDoDuty(ctx.actor, duty, headedUnits)) return refused('not_allowed');
    const paper = await insertPaper(on.trx, id, {
      kind: 'duty',
      departmentId: ctx.actor.departmentId,
      accountId: ctx.actor.accountId,
      toDepartmentId: dutyPaperFor(caseFile, duty),
      clause: null,
      body,
      writtenAt: now,
    });
    on.append({ type: 'duty_done', clock: duty.clock, paper });
    return { ok: true };
  });
}

/** This person has recorded this very thing for this duty. */
async function isRecorded({ trx, record }: Opened, ctx: StaffContext, given: DutyRecord): Promise<boolean> {
  const duty = findDuty(record, given.clock);
  if (!duty?.paper) return false;
  const paper = (await listPapers(trx, record.id)).find(({ id }) => id === duty.paper);
  return paper?.accountId === ctx.actor.accountId && paper.body === given.body;
}

function findDuty({ caseFile }: CaseRecord, clock: string): CaseDuty | undefined {
  return caseFile.duties.find((duty) => clockSlug(duty.clock) === clockSlug(clock));
}

/** Which clock its record would stop, played on a copy. Null when the unit does not read the case or has no such duty. */
export async function previewDuty(ctx: StaffContext, reference: string, clock: string): Promise<ActPreview | null> {
  const record = await openCopy(ctx, reference);
  const duty = record && findDuty(record, clock);
  return duty ? playOnCopy(ctx, record, [{ type: 'duty_done', clock: duty.clock, paper: 0 }]) : null;
}
