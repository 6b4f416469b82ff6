import type { DateMoveDemoAct } from '#app/demo/date-move-acts.server.ts';
import type { JointDemoAct } from '#app/demo/joint-acts.server.ts';
import type { PastCase } from '#app/demo/past-year.ts';
import type { DemoReport } from '#app/demo/reports.ts';
import type { DemoRequestName } from '#app/demo/requests.ts';
import type { DemoAskName } from '#app/demo/written-asks.ts';
import type { Disposal, Finding, RefusalReason, Verdict } from '#app/domain/case-event.ts';
import type { ProofKind } from '#app/domain/proof.ts';
import type { Rating } from '#app/domain/rating.ts';
import type { WrittenAnswer } from '#app/use-cases/answer-in-writing.server.ts';

/** What happens in a demo case. `by` is a user name of staff.ts; the investor and the accused unit have none or one. */
export type DemoAct =
  | JointDemoAct
  | DateMoveDemoAct
  | { act: 'accept'; by: string }
  | { act: 'refuse'; by: string; reason: RefusalReason; rightChannel: string; text: string }
  | { act: 'ask'; by: string; text: string }
  | { act: 'reply'; by: string; text: string; done?: string; next?: string; inWorkingDays?: number }
  | { act: 'returned'; by: string; text: string; proof: ProofKind }
  | { act: 'not'; by: string; text: string; basis: { document: string; article: string } }
  | ({ act: 'refuse_in_writing'; by: string } & Omit<Extract<WrittenAnswer, { outcome: 'refused' }>, 'outcome'>)
  | { act: 'sign'; by: string }
  | { act: 'duty'; by: string; clock: string; text: string }
  | { act: 'hand_off'; by: string; text: string }
  | { act: 'uphold'; by: string; text: string }
  | { act: 'basis'; by: string; documentNumber: string; article: string; catalogueItem: string }
  | { act: 'acknowledge'; by: string }
  | { act: 'dispose'; by: string; disposal: Disposal }
  | { act: 'conclude'; by: string; finding: Finding }
  | { act: 'feed_back'; by: string; text: string }
  | { act: 'verdict'; verdict: Verdict }
  | ({ act: 'rate' } & Pick<Rating, 'level'> & Partial<Pick<Rating, 'standards'>>)
  | { act: 'allow_publication' }
  | { act: 'appeal' }
  | { act: 'answer_question'; text: string }
  | { act: 'contest'; text: string };

/**
 * Days are working days after the day of filing, 0 is that day; a step that lies in the future has not happened yet. What
 * came minutes ago is there whatever the day and the hour at which the demo is filled.
 */
export type DemoScenario = (
  | { report: DemoReport }
  | { request: DemoRequestName }
  | { ask: DemoAskName }
  | { past: PastCase }
) & {
  steps: readonly [day: number, time: string, act: DemoAct][];
} & ({ filedDaysAgo: number; filedAt: string } | { filedMinutesAgo: number });
