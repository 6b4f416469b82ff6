import type { ActFormData } from '#app/components/desk/act-page.tsx';
import { type Choice, RadioGroup } from '#app/components/ui/choices.tsx';
import { TextArea } from '#app/components/ui/field.tsx';

type DecisionFieldsProps = {
  form?: ActFormData;
  legend: string;
  options: readonly Choice[];
  reason: string;
  reasonHint: string;
};

/** One of two ways, and the reason for it. */
export function DecisionFields({ form, legend, options, reason, reasonHint }: DecisionFieldsProps) {
  const { values = {}, errors = {} } = form ?? {};
  return (
    <>
      <RadioGroup name="outcome" legend={legend} options={options} value={values.outcome} error={errors.outcome} />
      <TextArea name="text" label={reason} hint={reasonHint} rows={5} value={values.text} error={errors.text} />
    </>
  );
}
