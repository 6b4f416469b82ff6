import { useTexts } from '#app/components/layout/locale.tsx';
import { type Choice, RadioGroup } from '#app/components/ui/choices.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import type { StepForm } from '#app/domain/answer-errors.ts';
import type { HoldDays } from '#app/domain/hold-answer.ts';
import { formatDay } from '#app/i18n/index.ts';

type HoldFieldsProps = {
  legend: string;
  /** What stands before the days. */
  first?: Choice;
  days: HoldDays;
  today: string;
  /** What is chosen and typed; `hold` is what is chosen beforehand where nothing was. */
  values: StepForm;
  errors: FieldErrors;
};

/** Until when a report is kept: one of the days that are offered, or any other between the first and the last. */
export function HoldFields({ legend, first, days, today, values, errors }: HoldFieldsProps) {
  const { texts, locale } = useTexts();
  const { hold: words } = texts;
  const day = (on: string) => formatDay(on, locale, today);
  const offered = days.days.map(({ months, until }) => ({
    value: String(months),
    label: words.keep(months),
    hint: words.keepUntil(day(until)),
  }));
  const own = { value: 'date', label: words.keepOn };
  return (
    <>
      <RadioGroup
        name="hold"
        legend={legend}
        options={[...(first ? [first] : []), ...offered, own]}
        value={values.hold}
        error={errors.hold}
      />
      <Field
        name="holdOn"
        type="date"
        min={days.first}
        max={days.last}
        label={words.on}
        hint={words.onHint(day(days.first), day(days.last))}
        value={values.holdOn}
        error={errors.holdOn}
        width="short"
        autoComplete="off"
      />
    </>
  );
}
