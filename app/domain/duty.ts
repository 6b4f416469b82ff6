import type { Case } from '#app/domain/case.ts';
import type { Duty } from '#app/domain/case-event.ts';
import type { ReadsAs } from '#app/domain/case-readers.ts';
import type { StaffActor } from '#app/domain/permissions.ts';

/** What brought a duty: a step of a clock, or so many red lights of the unit. */
export type DutyCause = { kind: 'clock'; clock: string } | { kind: 'unit'; breaches: number };

/** A named task of a unit with a clock of its own: what the ladder or a unit's order asks for. */
export type CaseDuty = Duty & {
  clock: string;
  at: Date;
  cause: DutyCause;
  /** In whose name it was given; null where a red light gives it by itself. */
  issuedBy: string | null;
  doneAt: Date | null;
  paper: number | null;
};

/** What the ladder asks for: each has a record of its own form. */
const DUTY_KINDS = ['written_explanation', 'on_site_session', 'talk_recorded'] as const;
/** The one that is the head's own. */
export const HEADS_KIND: DutyKind = 'written_explanation';
export type DutyKind = (typeof DUTY_KINDS)[number];

export function dutyKind(duty: Pick<CaseDuty, 'kind'>): DutyKind | null {
  return DUTY_KINDS.find((kind) => kind === duty.kind) ?? null;
}

/**
 * Whether this person does the duty for the unit: the head explains in writing; where the unit has no head's account, anybody
 * of it at the desk does.
 */
export function mayDoDuty(actor: StaffActor, duty: CaseDuty, headedUnits: ReadonlySet<string>): boolean {
  if (duty.owner !== actor.departmentId || duty.doneAt !== null) return false;
  return actor.role === 'head' || !isHeadsDuty(duty.kind, duty.owner, headedUnits);
}

/** A duty of this kind is the head's own, and the unit has one. */
function isHeadsDuty(kind: string, owner: string, headedUnits: ReadonlySet<string>): boolean {
  return isHeadsKind(kind) && headedUnits.has(owner);
}

/** A duty of this kind is the head's own wherever there is a head. */
export function isHeadsKind(kind: string): boolean {
  return kind === HEADS_KIND;
}

/** Who a duty's record is for: who gave it; for a talk who was called to it; for a red light's explanation the hub. */
export function dutyPaperFor(caseFile: Case, duty: CaseDuty): string | null {
  const unit = duty.issuedBy === duty.owner ? caseFile.lead : (duty.issuedBy ?? caseFile.hub);
  return unit === duty.owner || (unit !== null && caseFile.excluded.has(unit)) ? null : unit;
}

/** Who asks: a unit with its standings on the case. */
type Asking = { department: string; standing: readonly ReadsAs[]; readsText: boolean };

/** Who owes a duty and does not read the text sees its own duties; who gave or is told of them, all (sla.md §5). */
export function isDutyShown(caseFile: Case, duty: CaseDuty, { department, standing, readsText }: Asking): boolean {
  if (readsText || standing.includes('told')) return true;
  return [duty.owner, duty.issuedBy, dutyPaperFor(caseFile, duty)].includes(department);
}

/** The same by the duty's clock; a clock that is no duty's is no matter of this. */
export function isDutyClockShown(caseFile: Case, clock: string, asking: Asking): boolean {
  const duty = caseFile.duties.find((candidate) => candidate.clock === clock);
  return !duty || isDutyShown(caseFile, duty, asking);
}
