import type { Case } from '#app/domain/case.ts';
import type { CaseEvent, CaseEventBody, CaseEventType } from '#app/domain/case-event.ts';
import { chooseDecider } from '#app/domain/department-routing.ts';
import { questionPause } from '#app/domain/sla/question.ts';
import { type ActResult, actOnCase, type Opened, writeMessage } from '#app/use-cases/act-on-case.server.ts';
import { isRepeatedMessage } from '#app/use-cases/repeated-message.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** What was answered, or whose pause was decided or is over, may be asked again in the same words. */
const ANEW_AFTER: readonly CaseEventType[] = [
  'question_answered',
  'question_declined',
  'pause_granted',
  'pause_declined',
  'pause_ended',
  'pause_contest_decided',
  'investor_wrote',
];
const isAnew = ({ type }: CaseEvent) => ANEW_AFTER.includes(type);

/** Asks the investor, all gaps at once. What it does to the clocks is `questionPause`'s to say. */
export function askInvestor(ctx: StaffContext, reference: string, question: { text: string }): Promise<ActResult> {
  const words = { body: question.text };
  const isRepeat = (on: Opened) => isRepeatedMessage(on, ctx.actor, { type: 'question_asked', words, isAnew });
  return actOnCase(ctx, { reference, action: 'ask', isRepeat }, async (on) => {
    const { caseFile, now } = on.record;
    const message = await writeMessage(on, ctx.actor, words);
    on.append(questionEvent(caseFile, message, now));
    return { ok: true };
  });
}

/** A question asked now: it pauses, asks for a pause, or does neither. */
export function questionEvent(caseFile: Case, message: number, now: Date): CaseEventBody {
  const pause = questionPause(caseFile, now);
  const asksPause = pause === 'needs_grant' ? chooseDecider(caseFile.excluded, [caseFile.lead]) : null;
  return { type: 'question_asked', message, pauses: pause === 'pauses', asksPause };
}
