import type { CaseEventBody } from '#app/domain/case-event.ts';
import { isCoHandling, partnersOf, rulingChoices, rulingIssuer, waitingCoHandlers } from '#app/domain/joint-units.ts';
import { rulingBodyOf } from '#app/domain/sla/firing.ts';
import { leadQuestion } from '#app/use-cases/ask-lead.server.ts';
import type { CaseRecord } from '#app/use-cases/case-record.server.ts';
import { unitName } from '#app/use-cases/clock-views.ts';
import { type ActPreview, openCopy, playOnCopy } from '#app/use-cases/preview-act.server.ts';
import type { StaffContext } from '#app/use-cases/use-case.server.ts';

export type JointAct =
  | 'invite_co_handler'
  | 'reply_to_co_handler'
  | 'file_opinion'
  | 'ask_lead'
  | 'object'
  | 'answer_handoff'
  | 'rule';
/** A unit that can be chosen; `isAtIt`: it co-handles already. */
export type UnitChoice = { id: string; name: string; isAtIt: boolean };
export type JointPage = {
  units: UnitChoice[];
  /** By the way that the act can go, each played on a copy of its own. */
  previews: Record<string, ActPreview>;
  /** Who rules, or in whose name; null where there is nobody, or nothing is ruled. */
  ruler: string | null;
};

/** What an act between units can be about and what it would do. Null when the unit does not read the case. */
export async function prepareJoint(ctx: StaffContext, reference: string, act: JointAct): Promise<JointPage | null> {
  const record = await openCopy(ctx, reference);
  if (!record) return null;
  const units = unitsFor(act, record, ctx.actor.departmentId);
  const previews: Record<string, ActPreview> = {};
  for (const [way, bodies] of Object.entries(waysOf(act, record, { ctx, units }))) {
    const copy = await openCopy(ctx, reference);
    if (copy) previews[way] = await playOnCopy(ctx, copy, bodies);
  }
  const choices = units.map((id) => ({ id, name: nameOf(record, id), isAtIt: isCoHandling(record.caseFile, id) }));
  return { units: choices, previews, ruler: rulerOf(act, record) };
}

function nameOf({ county }: CaseRecord, unit: string): string {
  return unitName(county, unit)?.name.zh ?? unit;
}

function unitsFor(act: JointAct, { caseFile, county }: CaseRecord, own: string): string[] {
  switch (act) {
    case 'invite_co_handler':
    case 'object':
      return partnersOf(caseFile, county.departments);
    case 'reply_to_co_handler':
      return waitingCoHandlers(caseFile);
    case 'rule':
      return rulingChoices(caseFile, own);
    default:
      return [];
  }
}

function rulerOf(act: JointAct, record: CaseRecord): string | null {
  if (act !== 'rule' && act !== 'answer_handoff') return null;
  const unit = act === 'rule' ? rulingIssuer(record.caseFile) : rulingBodyOf(record.caseFile);
  return unit && nameOf(record, unit);
}

type Given = { ctx: StaffContext; units: readonly string[] };

/** The events of each way, with a paper number that stands for a paper not written yet. */
function waysOf(act: JointAct, record: CaseRecord, { ctx, units }: Given): Record<string, CaseEventBody[]> {
  const paper = 0;
  const { caseFile } = record;
  const { accountId, departmentId } = ctx.actor;
  switch (act) {
    case 'invite_co_handler': {
      const unit = units.find((candidate) => !isCoHandling(caseFile, candidate));
      return unit ? { invited: [{ type: 'co_handler_invited', unit, by: 'lead', paper }] } : {};
    }
    case 'reply_to_co_handler':
      return Object.fromEntries(units.map((unit) => [unit, [{ type: 'lead_replied', unit, paper }]]));
    case 'file_opinion':
      return { filed: [{ type: 'opinion_filed', unit: departmentId, paper }] };
    case 'ask_lead':
      return { asked: [leadQuestion(caseFile, departmentId, paper)] };
    case 'object': {
      const [to] = units;
      return to ? { objected: [{ type: 'objected', to, paper }] } : {};
    }
    case 'answer_handoff':
      return {
        accepted: [{ type: 'handoff_accepted', assignee: accountId }],
        refused: [{ type: 'handoff_refused', paper, body: rulingBodyOf(caseFile) }],
      };
    case 'rule':
      return Object.fromEntries(units.map((lead) => [lead, [{ type: 'ruled', lead, paper }]]));
  }
}
