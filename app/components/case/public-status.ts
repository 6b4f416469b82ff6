import type { Wording } from '#app/components/case/wording.ts';
import type { Tone } from '#app/components/ui/status-tag.tsx';
import type { TrackedCaseView } from '#app/domain/case-view.ts';

/** The five words for the public, and 请您补充 when something is asked (experience.md §3.5). */
export function publicStatus(view: TrackedCaseView, { texts }: Wording): { text: string; tone: Tone } {
  const words = texts.status;
  if (view.hold?.isTakenBack === false) return { text: texts.hold.tag, tone: 'slate' };
  if (isAsked(view)) return { text: words.needsYou, tone: 'ochre' };
  // A refusal under appeal waits for its ruling: nothing is closed.
  if (view.appeal?.decideBy) return { text: words.received, tone: 'slate' };
  switch (view.status) {
    case 'submitted':
    case 'triage':
      return { text: words.received, tone: 'slate' };
    case 'in_progress':
      return hasHeard(view) ? { text: words.working, tone: 'pine' } : { text: words.accepted, tone: 'pine' };
    case 'awaiting_investor':
      return { text: words.needsYou, tone: 'ochre' };
    case 'in_statutory_procedure':
    case 'under_review':
      return { text: words.working, tone: 'pine' };
    case 'answered':
    case 'unconfirmed':
      return { text: words.answered, tone: 'ok' };
    default:
      return { text: words.closed, tone: 'neutral' };
  }
}

/** Somebody waits for the investor's answer: not once the pause for it was annulled, nor while the law's own procedure runs. */
function isAsked({ question, status, dateMoves }: TrackedCaseView): boolean {
  if (!question || status === 'in_statutory_procedure') return false;
  const { pause } = dateMoves;
  return !(pause && pause.contest?.decided === 'upheld' && pause.from >= question.askedAt);
}

function hasHeard(view: TrackedCaseView): boolean {
  return view.cycle > 1 || view.messages.some((message) => message.direction === 'to_investor');
}
