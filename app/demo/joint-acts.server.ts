import { acceptHandoff, refuseHandoff } from '#app/use-cases/answer-handoff.server.ts';
import { askLead } from '#app/use-cases/ask-lead.server.ts';
import { fileOpinion } from '#app/use-cases/file-opinion.server.ts';
import { inviteCoHandler } from '#app/use-cases/invite-co-handler.server.ts';
import { objectToLead } from '#app/use-cases/object-to-lead.server.ts';
import { replyToCoHandler } from '#app/use-cases/reply-to-co-handler.server.ts';
import { ruleOnHandoff } from '#app/use-cases/rule-on-handoff.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** What units do with each other about a demo case. */
export type JointDemoAct =
  | { act: 'invite'; by: string; unit: string; text: string }
  | { act: 'opinion'; by: string; text: string }
  | { act: 'ask_lead'; by: string; text: string }
  | { act: 'reply_to_co_handler'; by: string; unit: string; text: string }
  | { act: 'object'; by: string; unit: string; clause: string; text: string }
  | { act: 'take_over'; by: string }
  | { act: 'refuse_handoff'; by: string; text: string }
  | { act: 'rule'; by: string; unit: string; clause: string; text: string };

export function playJoint(
  ctx: StaffContext,
  reference: string,
  act: JointDemoAct,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  switch (act.act) {
    case 'invite':
      return inviteCoHandler(ctx, reference, { unit: act.unit, text: act.text });
    case 'opinion':
      return fileOpinion(ctx, reference, { text: act.text });
    case 'ask_lead':
      return askLead(ctx, reference, { text: act.text });
    case 'reply_to_co_handler':
      return replyToCoHandler(ctx, reference, { unit: act.unit, text: act.text });
    case 'object':
      return objectToLead(ctx, reference, { unit: act.unit, clause: act.clause, text: act.text });
    case 'take_over':
      return acceptHandoff(ctx, reference);
    case 'refuse_handoff':
      return refuseHandoff(ctx, reference, { text: act.text });
    case 'rule':
      return ruleOnHandoff(ctx, reference, { unit: act.unit, clause: act.clause, text: act.text });
  }
}
