import { type OfferedRow, PublicationTerms } from '#app/components/case/publication-terms.tsx';
import { useTexts } from '#app/components/layout/locale.tsx';
import { Checkbox } from '#app/components/ui/checkbox.tsx';
import { Folded } from '#app/components/ui/folded.tsx';
import { useChosen } from '#app/components/ui/typed.ts';

/** With the verdict "solved": may it be published without names? Never ticked by itself, and folded away. */
export function PublicationOffer({ offer, isTicked }: { offer: OfferedRow; isTicked: boolean }) {
  const words = useTexts().texts.publication;
  const isOpen = useChosen('publish', isTicked ? ['yes'] : []).length > 0;
  return (
    <Folded words={words.onRate} isOpen={isOpen}>
      <p className="mb-2 font-bold">{words.lead}</p>
      <PublicationTerms offer={offer} />
      <input type="hidden" name="shown" value={offer.shown} />
      <Checkbox name="publish" label={words.consentOnRate} hint={words.consentOnRateHint} isChecked={isTicked} />
    </Folded>
  );
}
