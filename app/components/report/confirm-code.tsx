import { useTexts } from '#app/components/layout/locale.tsx';
import { Button } from '#app/components/ui/button.tsx';
import { Field } from '#app/components/ui/field.tsx';
import type { FieldErrors } from '#app/components/ui/field-ids.ts';

/** The groups of the code that are typed again: field name → position, counted from 0. */
export const CONFIRMED_GROUPS = { group2: 1, group4: 3 } as const;

type ConfirmCodeProps = { values: Record<string, string>; errors: FieldErrors };

/** Proof that the code was written down: two of its groups, typed. */
export function ConfirmCode({ values, errors }: ConfirmCodeProps) {
  const { texts, path } = useTexts();
  const { receipt } = texts;
  return (
    <form method="post" action={path('/report/done')} noValidate>
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
      <Button>{receipt.confirm}</Button>
    </form>
  );
}
