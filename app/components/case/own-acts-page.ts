import { type Wording, wordMoment } from '#app/components/case/wording.ts';
import type { TrackedCaseView } from '#app/domain/case-view.ts';
import { ASKED_REASONS, type AskedReason, type InspectionOpening } from '#app/domain/inspection.ts';

/** What else the investor can do, in words. */
export type OwnActsPage = {
  canAddIdentity: boolean;
  canWithdraw: boolean;
  canChooseMails: boolean;
  canBePublished: boolean;
  /** That nothing was done by its date can be brought to discipline inspection now. */
  canSayNotHandled: boolean;
  /** When the withdrawal that was asked for takes effect; null where none was. */
  withdrawalAt: string | null;
};

export function ownActsPage({ own }: Pick<TrackedCaseView, 'own'>, wording: Wording): OwnActsPage {
  return {
    canAddIdentity: own.addableModes.length > 0,
    canWithdraw: own.canWithdraw,
    canChooseMails: own.canChooseMails,
    canBePublished: own.canBePublished,
    canSayNotHandled: own.inspection.not_handled.state === 'open',
    withdrawalAt: own.withdrawal && wordMoment(wording, own.withdrawal.takesEffectAt),
  };
}

export type ReasonLine = { value: AskedReason; label: string; hint: string };

/** What can be asked for, the urgent first; from when where that is not now. */
export function reasonLines({ own }: Pick<TrackedCaseView, 'own'>, wording: Wording): ReasonLine[] {
  const words = wording.texts.inspection;
  const urgent: readonly AskedReason[] = ['retaliation', 'favours'];
  const others = ASKED_REASONS.filter((reason) => !urgent.includes(reason));
  return [...urgent, ...others].flatMap((value) => {
    const opening = own.inspection[value];
    if (opening.state === 'closed') return [];
    const hint = urgent.includes(value) ? words.always : openingWords(opening, wording);
    return [{ value, label: words.reason[value], hint }];
  });
}

function openingWords(opening: InspectionOpening, wording: Wording): string {
  const words = wording.texts.inspection;
  if (opening.state !== 'later') return words.openNow;
  if (!opening.from) return words.openLater;
  return (opening.isForeseen ? words.openForeseen : words.openFrom)(wordMoment(wording, opening.from));
}

/** Why it cannot be asked for yet; null where it can. */
export function tooEarlyWords(opening: InspectionOpening, wording: Wording): string | null {
  if (opening.state === 'open') return null;
  const words = wording.texts.inspection;
  if (opening.state !== 'later' || !opening.from) return words.tooEarlyUnknown;
  return (opening.isForeseen ? words.tooEarlyForeseen : words.tooEarly)(wordMoment(wording, opening.from));
}
