import { StatusTag, type Tone } from '#app/components/ui/status-tag.tsx';
import type { CaseStatus } from '#app/domain/case.ts';
import { deskTexts } from '#app/i18n/index.ts';

const TONE_OF: Record<CaseStatus, Tone> = {
  submitted: 'ochre',
  triage: 'ochre',
  in_progress: 'pine',
  awaiting_investor: 'slate',
  in_statutory_procedure: 'slate',
  answered: 'ok',
  under_review: 'ochre',
  solved: 'ok',
  unconfirmed: 'neutral',
  refused: 'neutral',
  handed_off: 'neutral',
  withdrawn: 'neutral',
};

/** A case's status in the officers' word for it. */
export function StatusOf({ status }: { status: CaseStatus }) {
  return <StatusTag tone={TONE_OF[status]}>{deskTexts.words.statuses[status]}</StatusTag>;
}
