import type { Case } from '#app/domain/case.ts';

/** What a unit writes to others about a case: internal, never for the investor. */
export type PaperKind =
  | 'question'
  | 'opinion'
  | 'request'
  | 'reply'
  | 'objection'
  | 'handoff_refusal'
  | 'ruling'
  | 'extension'
  | 'extension_refusal'
  | 'pause_refusal'
  | 'procedure_refusal'
  | 'duty'
  | 'notice_answer'
  | 'special_report';

type Addressed = { kind: PaperKind; departmentId: string; toDepartmentId: string | null };

/** What is put before whoever rules, wherever it was addressed first. */
const PUT_BEFORE_RULING: readonly PaperKind[] = ['objection', 'handoff_refusal'];

/** Of the conduct track: what discipline made of a notice, and what the hub reported. For sender and receiver alone. */
export function isConductPaper(kind: PaperKind): boolean {
  return kind === 'notice_answer' || kind === 'special_report';
}

/**
 * Whether a unit that does not read the report reads this paper: its own, those addressed to it, and both sides' reasons
 * where it was asked to rule between them.
 */
export function isPaperOf(unit: string, paper: Addressed, caseFile: Case): boolean {
  if (paper.departmentId === unit || paper.toDepartmentId === unit) return true;
  const rules = caseFile.clocks.some(({ kind, owner }) => kind === 'ruling' && owner === unit);
  return rules && PUT_BEFORE_RULING.includes(paper.kind);
}
