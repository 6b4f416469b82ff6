import { answeringUnit } from '#app/domain/review.ts';
import { type ActingOn, actOnOwnCase, writeInvestorMessage } from '#app/use-cases/act-on-case.server.ts';
import { addWithMessage, type WaitingEvidence } from '#app/use-cases/evidence.server.ts';
import type { UseCaseContext } from '#app/use-cases/use-case.server.ts';

/** The investor answers the question, with the files that wait for it; a pause it caused ends. */
export function answerQuestion(ctx: UseCaseContext, caseId: number, body: string, waiting?: WaitingEvidence) {
  return actOnOwnCase(ctx, { caseId, action: 'answer_question' }, async (on) => {
    if (!hasOpenQuestion(on)) return false;
    const message = await writeInvestorMessage(on, body, 'substance');
    on.append({ type: 'question_answered', message });
    await addWithMessage(on, waiting, message);
    tellWhoAsked(on);
    return true;
  });
}

/** 不便回答: the pause ends, without any disadvantage (sla.md §4, Pauses). */
export function declineQuestion(ctx: UseCaseContext, caseId: number) {
  return actOnOwnCase(ctx, { caseId, action: 'decline_question' }, async (on) => {
    if (!hasOpenQuestion(on)) return false;
    on.append({ type: 'question_declined' });
    tellWhoAsked(on);
    return true;
  });
}

function hasOpenQuestion(on: ActingOn): boolean {
  const { question } = on.record.caseFile;
  return question !== null && question.endedAt === null;
}

function tellWhoAsked(on: ActingOn): void {
  const department = answeringUnit(on.record.caseFile);
  if (department) on.record.notices.push({ department, audience: 'officers', template: 'investor_wrote' });
}
