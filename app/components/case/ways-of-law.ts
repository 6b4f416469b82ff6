import { type Wording, wordOn } from '#app/components/case/wording.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';

/** The ways of the law with their last days, in words. */
export type WaysOfLawPage = { days: string[]; provisional: string | null; counted: string };

/** What is left to the law; null where nothing leads there yet, or where the days of the decision itself are told. */
export function waysOfLawPage(view: TrackedCaseView, wording: Wording): WaysOfLawPage | null {
  const isTold = view.remedies !== null && view.remedies.dates.length > 0;
  if (isTold || !isLeftToTheLaw(view)) return null;
  const { track, checker } = wording.texts;
  const { countedFrom, dates } = view.waysOfLaw;
  return {
    days: dates.map(({ remedy, lastOn, isOver }) => {
      const by = (isOver ? checker.over : checker.lastDay)(wordOn(wording, lastOn));
      return track.remedyBy(checker.remedy[remedy], by);
    }),
    provisional: dates.some((date) => date.provisional) ? checker.provisional : null,
    counted: track.remediesCounted(wordOn(wording, countedFrom)),
  };
}

/** The portal has nothing more to give: the remedies of the law are told, counted from the day that it knows of. */
function isLeftToTheLaw(view: TrackedCaseView): boolean {
  if (view.higherChannelShown || view.answer?.reviewOutcome === 'cannot_be_met') return true;
  return view.status === 'refused' && view.appeal?.decided === 'upheld';
}
