import { useTexts } from '#app/components/layout/locale.tsx';
import type { CheckPage } from '#app/components/report/check-page.ts';
import { HoldFields } from '#app/components/report/hold-fields.tsx';
import { RemedyLines } from '#app/components/report/remedy-lines.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { Folded } from '#app/components/ui/folded.tsx';
import type { StepForm } from '#app/domain/answer-errors.ts';

type HoldChoiceProps = { hold: CheckPage['hold']; values: StepForm; errors: FieldErrors; today: string };

/** To send it now, as it stands chosen, or to keep it until others report the same; what that means and costs. */
export function HoldChoice({ hold, values, errors, today }: HoldChoiceProps) {
  const { texts } = useTexts();
  const { hold: words } = texts;
  if (!hold) return null;
  const { hold: chosen = 'now', holdOn = '' } = values;
  const isOpen = chosen !== 'now' || holdOn !== '' || 'hold' in errors || 'holdOn' in errors;
  return (
    <Folded words={words.choiceLink} isOpen={isOpen}>
      <div className="prose mb-6">
        <p>{words.choiceLead}</p>
        <ul>
          <li>{words.choiceHow}</li>
          <li>{words.choiceCost}</li>
          <li>{words.choiceMoment}</li>
          <li>{words.choiceUntil}</li>
        </ul>
        <RemedyLines remedies={hold.remedies} today={today} />
      </div>
      <HoldFields
        legend={words.choiceTitle}
        first={{ value: 'now', label: words.now }}
        days={hold}
        today={today}
        values={{ hold: chosen, holdOn }}
        errors={errors}
      />
    </Folded>
  );
}
