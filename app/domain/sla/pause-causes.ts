import type { CaseClock } from '#app/domain/case.ts';
import type { CaseEvent } from '#app/domain/case-event.ts';
import { WAITING_CLOCKS } from '#app/domain/replay/clocks.ts';
import type { PauseCause } from '#app/domain/sla/explained-day.ts';

/**
 * Why a clock stood still: questions, second pauses that were granted, statutory procedures (which pause `resolution`
 * alone; sla.md §4); for `review`, what its own reviewer asked; for `co_handling`, what that unit asked the lead. Annulled
 * ones are told as such.
 */
export function pauseCauses(
  events: readonly CaseEvent[],
  { kind, owner }: Pick<CaseClock, 'kind' | 'owner'>,
): PauseCause[] {
  if (kind === 'co_handling') return leadCauses(events, owner);
  if (!WAITING_CLOCKS.includes(kind)) return [];
  const { causes, reviewFrom } = caseCauses(events);
  if (kind === 'review') return causes.slice(reviewFrom);
  const ofLead = causes.slice(0, reviewFrom);
  return kind === 'resolution' ? ofLead : ofLead.filter(({ reason }) => reason !== 'statutory_procedure');
}

/** What a co-handler asked the lead, until it was told or the wait had lasted as long as it may. */
function leadCauses(events: readonly CaseEvent[], unit: string | null): PauseCause[] {
  const causes: PauseCause[] = [];
  for (const event of events) {
    if (event.type === 'lead_asked' && event.unit === unit && event.pauses !== false) {
      causes.push({ ...cause(event.at, unit), reason: 'waiting_for_lead' });
    }
    if ((event.type !== 'lead_replied' && event.type !== 'lead_wait_ended') || event.unit !== unit) continue;
    for (const open of causes) open.to ??= event.at;
  }
  return causes;
}

type Told = {
  causes: PauseCause[];
  /** From which cause on it was the reviewer who waited. */
  reviewFrom: number;
  asker: string | null;
  proposed: { document: string; by: string | null } | null;
  contested: PauseCause | undefined;
};

function caseCauses(events: readonly CaseEvent[]): Told {
  const told: Told = {
    causes: [],
    reviewFrom: Number.POSITIVE_INFINITY,
    asker: null,
    proposed: null,
    contested: undefined,
  };
  for (const event of events) {
    begin(told, event);
    finish(told, event);
  }
  return told;
}

function begin(told: Told, event: CaseEvent): void {
  switch (event.type) {
    case 'question_asked':
      told.asker = unitOf(event);
      if (event.pauses) told.causes.push({ ...cause(event.at, told.asker), reason: 'waiting_for_investor' });
      return;
    case 'pause_granted':
      told.causes.push({
        ...cause(event.at, told.asker),
        reason: 'waiting_for_investor',
        grantedBy: unitOf(event),
      });
      return;
    case 'verdict_given':
      if (event.next === 'review') told.reviewFrom = told.causes.length;
      return;
    case 'procedure_proposed':
      told.proposed = { document: event.document, by: unitOf(event) };
      return;
    case 'procedure_approved': {
      end(told, event.at);
      const { document = null, by = null } = told.proposed ?? {};
      const procedure = { reason: 'statutory_procedure', document, grantedBy: unitOf(event) } as const;
      told.causes.push({ ...cause(event.at, by), ...procedure });
    }
  }
}

function finish(told: Told, event: CaseEvent): void {
  switch (event.type) {
    case 'question_answered':
    case 'question_declined':
    case 'pause_ended':
      if (openCause(told)?.reason === 'waiting_for_investor') end(told, event.at);
      return;
    case 'procedure_ended':
    case 'answered':
    case 'review_decided':
      end(told, event.at);
      return;
    case 'pause_contested':
      told.contested = told.causes.findLast(({ reason }) => reason === 'waiting_for_investor');
      return;
    case 'pause_contest_decided':
      if (!event.upheld || !told.contested) return;
      told.contested.isAnnulled = true;
      told.contested.to ??= event.at;
  }
}

function openCause({ causes }: Told): PauseCause | undefined {
  return causes.findLast(({ to }) => to === null);
}

function end(told: Told, at: Date): void {
  const open = openCause(told);
  if (open) open.to = at;
}

function cause(at: Date, by: string | null): Omit<PauseCause, 'reason'> {
  return { at, to: null, by, grantedBy: null, document: null, isAnnulled: false };
}

function unitOf({ actor }: CaseEvent): string | null {
  return actor.kind === 'staff' ? actor.departmentId : null;
}
