import { DEMO_PAPER } from '#app/demo/paper.ts';
import { addWorkingDays, dayOf, type WorkingCalendar } from '#app/domain/sla/calendar.ts';
import type { ExtensionDays } from '#app/domain/sla/extension.ts';
import { type ProofStore, storeProof } from '#app/files/proof.server.ts';
import { askExtension } from '#app/use-cases/ask-extension.server.ts';
import { decideContest } from '#app/use-cases/decide-contest.server.ts';
import { decideExtension } from '#app/use-cases/decide-extension.server.ts';
import { decideProcedure } from '#app/use-cases/decide-procedure.server.ts';
import { proposeProcedure } from '#app/use-cases/propose-procedure.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

/** What makes the promised date of a demo case wait or move. */
export type DateMoveDemoAct =
  | { act: 'decide_contest'; by: string; outcome: 'upheld' | 'dismissed'; text: string }
  | { act: 'ask_extension'; by: string; days: ExtensionDays; text: string }
  | { act: 'grant_extension'; by: string }
  | { act: 'propose_procedure'; by: string; document: string; paperKind: string; inWorkingDays: number; text: string }
  | { act: 'approve_procedure'; by: string };

export async function playDateMove(
  ctx: StaffContext,
  reference: string,
  act: DateMoveDemoAct,
  { calendar, store }: { calendar: WorkingCalendar; store: ProofStore },
): Promise<{ ok: true } | { ok: false; reason: string }> {
  switch (act.act) {
    case 'decide_contest':
      return decideContest(ctx, reference, act);
    case 'ask_extension':
      return askExtension(ctx, reference, { days: act.days, reason: act.text });
    case 'grant_extension':
      return decideExtension(ctx, reference, { outcome: 'granted' });
    case 'propose_procedure': {
      const { document, paperKind, text } = act;
      const dueOn = dayOf(calendar, addWorkingDays(calendar, ctx.now, act.inWorkingDays));
      const stored = await storeProof(store, { kind: 'procedure_paper', bytes: DEMO_PAPER });
      if (!stored.ok) return stored;
      return proposeProcedure(ctx, reference, { document, paperKind, dueOn, text, paper: stored.proof });
    }
    case 'approve_procedure':
      return decideProcedure(ctx, reference, { outcome: 'approved' });
  }
}
