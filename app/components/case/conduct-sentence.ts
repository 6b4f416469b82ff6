import { lastEvent } from '#app/components/case/case-facts.ts';
import { type Wording, wordDay, wordUnit } from '#app/components/case/wording.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';

/** L5 and L8: submitted is 已移送, in_progress 已受理, answered 已办结 (sla.md §5). Nothing else is said of an inquiry. */
export function conductSentence(view: TrackedCaseView, wording: Wording): string {
  const words = wording.texts.sentence;
  const unit = view.lead ? wordUnit(wording, view.lead) : words.discipline;
  if (view.status === 'answered' || view.status === 'unconfirmed') {
    const at = lastEvent(view, 'referral_fed_back')?.at ?? view.answer?.at ?? view.openedAt;
    return (view.canGiveVerdict ? words.conductClosed : words.conductFinal)(unit, wordDay(wording, at));
  }
  const acknowledged = lastEvent(view, 'referral_acknowledged');
  if (acknowledged) return words.conductAccepted(unit, wordDay(wording, acknowledged.at));
  const by = view.referral?.receiptBy;
  if (!by) return words.conductReferred(unit, wordDay(wording, view.openedAt));
  return (by < wording.now ? words.conductLate : words.conductReferred)(unit, wordDay(wording, by));
}
