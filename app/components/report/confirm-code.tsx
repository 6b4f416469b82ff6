import { useTexts } from '#app/components/layout/locale.tsx';
import { CONFIRMED_GROUPS } from '#app/components/report/confirmed-groups.ts';
import { Button } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';
import { KeptForm, LineNotes } from '#app/components/ui/kept-form.tsx';

type ConfirmCodeProps = {
  /** The address of the receipt. */
  action: string;
  values: Record<string, string>;
  errors: FieldErrors;
};

/** Proof that the code was written down: two of its groups, typed. */
export function ConfirmCode({ action, values, errors }: ConfirmCodeProps) {
  const { texts, path } = useTexts();
  const { receipt } = texts;
  return (
    <KeptForm action={path(action)} className="not-printed">
      <h2 className="section-title">{receipt.confirmTitle}</h2>
      <p className="hint mb-6">{receipt.confirmHint}</p>
      {Object.entries(CONFIRMED_GROUPS).map(([name, position]) => (
        <Field
          key={name}
          name={name}
          label={receipt.group(position + 1)}
          width="short"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={values[name]}
          error={errors[name]}
        />
      ))}
      <LineNotes />
      <Button>{receipt.confirm}</Button>
    </KeptForm>
  );
}
