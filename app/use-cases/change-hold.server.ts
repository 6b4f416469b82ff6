import { type HoldMonths, heldUntil, releasedReport } from '#app/domain/held-report.ts';
import { type ActingOn, actOnOwnCase } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/** The reporter waits no longer: the report is received at this instant. */
export function sendHeldReport(ctx: UseCaseContext, caseId: number) {
  return actOnHeld(ctx, { caseId, action: 'send_held' }, ({ record, append }) =>
    append(releasedReport(record.caseFile, record.county)),
  );
}

/** Another day, counted from today. */
export function changeHold(ctx: UseCaseContext, caseId: number, months: HoldMonths) {
  return actOnHeld(ctx, { caseId, action: 'change_hold' }, ({ record, append }) =>
    append({ type: 'hold_changed', until: heldUntil(record.rules.calendar, record.now, months) }),
  );
}

/** Taken back before anybody read it: for good, and nobody ever will. */
export function takeBackHeldReport(ctx: UseCaseContext, caseId: number) {
  return actOnHeld(ctx, { caseId, action: 'take_back_held' }, ({ append }) => append({ type: 'hold_taken_back' }));
}

/** What is due is fired before: a report whose hour has passed is received and kept no more. */
function actOnHeld(ctx: UseCaseContext, act: { caseId: number; action: string }, work: (on: ActingOn) => void) {
  return actOnOwnCase(ctx, act, async (on) => {
    const { hold } = on.record.caseFile;
    if (!hold || hold.isTakenBack) return false;
    work(on);
    return true;
  });
}
