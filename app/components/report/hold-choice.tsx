import { useTexts } from '#app/components/layout/locale.tsx';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { RemedyLines } from '#app/components/report/remedy-lines.tsx';
import { RadioGroup } from '#app/components/ui/choices.tsx';
import { Folded } from '#app/components/ui/folded.tsx';
import { formatDay } from '#app/i18n/index.ts';

type HoldChoiceProps = { hold: CheckPage['hold']; value: string | undefined; error: string | undefined; today: string };

/** To send it now, as it stands chosen, or to keep it until others report the same; what that means and costs. */
export function HoldChoice({ hold, value, error, today }: HoldChoiceProps) {
  const { texts, locale } = useTexts();
  const { hold: words } = texts;
  if (!hold) return null;
  const hint = (
    <>
      <p>{words.choiceLead}</p>
      <p>{words.choiceHow}</p>
      <p>{words.choiceCost}</p>
      <p>{words.choiceMoment}</p>
      <p>{words.choiceUntil}</p>
      <RemedyLines remedies={hold.remedies} today={today} />
    </>
  );
  const kept = hold.days.map(({ months, until }) => ({
    value: String(months),
    label: words.keep(months),
    hint: words.keepUntil(formatDay(until, locale, today)),
  }));
  const isChosen = value !== undefined && value !== 'now';
  return (
    <Folded words={words.choiceLink} isOpen={isChosen || error !== undefined}>
      <RadioGroup
        name="hold"
        legend={words.choiceTitle}
        hint={hint}
        options={[{ value: 'now', label: words.now }, ...kept]}
        value={value ?? 'now'}
        error={error}
      />
    </Folded>
  );
}
