import type { InspectionReason } from '#app/domain/case-event.ts';
import { inspectionOpening, referringFor } from '#app/domain/inspection.ts';
import { repeatedSince } from '#app/domain/repeated-form.ts';
import { type Notice, referralNotices } from '#app/domain/sla/firing.ts';
import { type ActingOn, actOnOwnCase, writeInvestorMessage } from '#app/use-cases/act-on-case.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';
import { listCaseEvents } from '#db/repositories/case-events.server.ts';
import { listMessages } from '#db/repositories/messages.server.ts';

type Asked = { reason: InspectionReason; words: string | null };

/**
 * The investor turns to discipline inspection about the own case: a lead or a notice at once, the words in the conduct
 * track. No department sees that it was asked; the substance track keeps its clocks (product.md rule 2). The same
 * once more from a form that was opened before is the same request.
 */
export function askInspection(ctx: UseCaseContext, caseId: number, asked: Asked & { openedAt?: Date | null }) {
  return actOnOwnCase(ctx, { caseId, action: 'ask_inspection' }, async (on) => {
    if (inspectionOpening(on.record.caseFile, asked.reason, on.record).state !== 'open') return false;
    if (!(await wasJustAsked(on, asked))) await tellDiscipline(on, asked);
    return true;
  });
}

/** Brings what the investor says to discipline inspection, within an act of the investor's. */
export async function tellDiscipline(on: ActingOn, { reason, words }: Asked): Promise<void> {
  const { caseFile, county, notices } = on.record;
  const referring = referringFor(caseFile, reason);
  const message = words === null ? null : await writeInvestorMessage(on, words, 'conduct');
  const told = referralNotices(caseFile, referring.kind, county.disciplineUnit);
  on.append({ type: 'inspection_asked', reason, message });
  on.append({ type: 'referred', ...referring });
  // Who is threatened does not wait until somebody opens the inbox, though a lead is open already.
  const urgent: Notice = { department: county.disciplineUnit, audience: 'inspectors', template: 'referral_received' };
  notices.push(...(told.length === 0 && referring.kind === 'lead' ? [urgent] : told));
}

async function wasJustAsked(
  { trx, record }: ActingOn,
  { reason, words, openedAt = null }: Asked & { openedAt?: Date | null },
): Promise<boolean> {
  const since = repeatedSince(record.now, openedAt);
  const events = await listCaseEvents(trx, record.id);
  const before = events.flatMap((event) =>
    event.type === 'inspection_asked' && event.reason === reason && event.at >= since ? [event.message] : [],
  );
  if (before.length === 0) return false;
  const messages = await listMessages(trx, record.id, ['conduct']);
  return before.some((id) => (messages.find((message) => message.id === id)?.body ?? null) === words);
}
