import type { ReactNode } from 'react';
import { describedBy, fieldId } from '#app/components/ui/field-ids.ts';

type CheckboxProps = {
  name: string;
  label: ReactNode;
  /** What follows from it. */
  hint?: ReactNode;
  value?: string;
  isChecked?: boolean;
  error?: string;
};

/** One statement to agree to. */
export function Checkbox({ name, label, hint, value = 'yes', isChecked = false, error }: CheckboxProps) {
  const id = fieldId(name);
  return (
    <div className={error ? 'field field-bad' : 'field'}>
      {error && (
        <p className="error-text" id={`${id}-error`}>
          {error}
        </p>
      )}
      <label className="choice" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          name={name}
          value={value}
          defaultChecked={isChecked}
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy(id, hint, error)}
          aria-invalid={error ? true : undefined}
        />
        <span className="choice-text">
          <span className={hint ? 'choice-label' : 'block'} id={`${id}-label`}>
            {label}
          </span>
          {hint && (
            <span className="choice-hint" id={`${id}-hint`}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
