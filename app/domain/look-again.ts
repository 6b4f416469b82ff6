import type { TrackedCaseView } from '#app/domain/case-view.ts';

type Promised = Pick<TrackedCaseView, 'acceptBy' | 'handOffBy' | 'answerBy' | 'review' | 'appeal' | 'referral'>;

/** The nearest date by which the investor is promised something, to come back on; null where none is ahead. */
export function lookAgainAt(view: Promised, now: Date): Date | null {
  const { acceptBy, handOffBy, answerBy, review, appeal, referral } = view;
  const dates = [
    acceptBy,
    handOffBy,
    answerBy,
    review?.answerBy ?? null,
    appeal?.decideBy ?? null,
    referral?.receiptBy ?? null,
  ];
  const ahead = dates.filter((date) => date !== null && date > now) as Date[];
  return ahead.reduce<Date | null>((first, date) => (first === null || date < first ? date : first), null);
}
