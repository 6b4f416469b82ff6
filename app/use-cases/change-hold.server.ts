import { releasedReport } from '#app/domain/held-report.ts';
import { holdDays, isHoldDay } from '#app/domain/hold-answer.ts';
import { type ActingOn, actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/** The reporter waits no longer: the report is received at this instant. */
export function sendHeldReport(ctx: UseCaseContext, caseId: number) {
  return actOnHeld(ctx, { caseId, action: 'send_held' }, ({ record, append }) => {
    append(releasedReport(record.caseFile, record.county));
    return true;
  });
}

/** Another last day, `YYYY-MM-DD`, within the bounds of today; the same day once more is no change. */
export function changeHold(ctx: UseCaseContext, caseId: number, until: string) {
  return actOnHeld(ctx, { caseId, action: 'change_hold' }, ({ record, append }) => {
    if (!isHoldDay(holdDays(record.rules.calendar, record.now), until)) return false;
    if (record.caseFile.hold?.until !== until) append({ type: 'hold_changed', until });
    return true;
  });
}

/** Taken back before anybody read it: for good, and nobody ever will. */
export function takeBackHeldReport(ctx: UseCaseContext, caseId: number) {
  return actOnHeld(ctx, { caseId, action: 'take_back_held' }, ({ append }) => {
    append({ type: 'hold_taken_back' });
    return true;
  });
}

/** What is due is fired before: a report whose hour has passed is received and kept no more. */
function actOnHeld(ctx: UseCaseContext, act: { caseId: number; action: string }, work: (on: ActingOn) => boolean) {
  return actOnOwnCase(ctx, act, async (on) => {
    const { hold } = on.record.caseFile;
    return hold !== null && !hold.isTakenBack && work(on);
  });
}
