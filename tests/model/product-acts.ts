import { acceptHandoff, refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { answerNotices } from '#app/use-cases/answer-notices.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { decidePause } from '#app/use-cases/decide-pause.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { doDuty } from '#app/use-cases/do-duty.server.ts';
import { fileOpinion } from '#app/use-cases/file-opinion.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { makeUrgent } from '#app/use-cases/make-urgent.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import { replyToCoHandler } from '#app/use-cases/reply-to-co-handler.server.ts';
import { ruleOnHandoff } from '#app/use-cases/rule-on-handoff.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';
import type { StaffAct } from '#tests/model/plain-act.ts';
import { aPaper } from '#tests/use-cases/play.ts';

export type Result = { ok: true } | { ok: false; reason: string };

let texts = 0;
/** No two messages say the same: a repeated one is the same click twice. */
export const aText = () => {
  texts += 1;
  return `情况说明${texts}`;
};

const CLAUSE = '第三条';

/** What several units do about one case. */
export async function unitsAct(ctx: StaffContext, reference: string, act: StaffAct): Promise<Result> {
  switch (act.do) {
    case 'invite':
      return inviteCoHandler(ctx, reference, { unit: act.unit, text: aText() });
    case 'file_opinion':
      return fileOpinion(ctx, reference, { text: aText() });
    case 'ask_lead':
      return askLead(ctx, reference, { text: aText() });
    case 'reply_to_co_handler':
      return replyToCoHandler(ctx, reference, { unit: act.unit, text: aText() });
    case 'object':
      return objectToLead(ctx, reference, { unit: act.unit, clause: CLAUSE, text: aText() });
    case 'accept_handoff':
      return acceptHandoff(ctx, reference);
    case 'refuse_handoff':
      return refuseHandoff(ctx, reference, { text: aText() });
    case 'rule':
      return ruleOnHandoff(ctx, reference, { unit: act.unit, clause: CLAUSE, text: aText() });
    case 'answer_notice': {
      const { unit, outcome } = act;
      return answerNotices(ctx, { unit, references: [reference], outcome, reason: null });
    }
    case 'do_duty':
      return doDuty(ctx, reference, { clock: act.clock, body: aText() });
    default:
      return datesMove(ctx, reference, act);
  }
}

/** What makes a promised date wait or move. */
async function datesMove(ctx: StaffContext, reference: string, act: StaffAct): Promise<Result> {
  const reason = aText();
  switch (act.do) {
    case 'ask_extension':
      return askExtension(ctx, reference, { days: act.days, reason });
    case 'decide_extension':
      return decideExtension(ctx, reference, act.yes ? { outcome: 'granted' } : { outcome: 'refused', reason });
    case 'decide_pause':
      return decidePause(ctx, reference, act.yes ? { outcome: 'granted' } : { outcome: 'declined', reason });
    case 'decide_contest':
      return decideContest(ctx, reference, { outcome: act.yes ? 'upheld' : 'dismissed', text: reason });
    case 'propose_procedure': {
      const { dueOn } = act;
      const words = { document: reason, paperKind: '受理通知书', text: reason };
      return proposeProcedure(ctx, reference, { ...words, dueOn, paper: aPaper() });
    }
    case 'decide_procedure':
      return decideProcedure(ctx, reference, act.yes ? { outcome: 'approved' } : { outcome: 'declined', reason });
    case 'make_urgent':
      return makeUrgent(ctx, reference);
    default:
      throw new Error(`nobody can ${act.do}`);
  }
}
