import type { ReactNode } from 'react';
import { fieldId } from '#app/components/ui/field-ids.ts';

type CheckboxProps = {
  name: string;
  label: ReactNode;
  value?: string;
  isChecked?: boolean;
  error?: string;
};

/** One statement to agree to. */
export function Checkbox({ name, label, value = 'yes', isChecked = false, error }: CheckboxProps) {
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
          aria-describedby={error ? `${id}-error` : undefined}
          aria-invalid={error ? true : undefined}
        />
        <span className="choice-text">{label}</span>
      </label>
    </div>
  );
}
