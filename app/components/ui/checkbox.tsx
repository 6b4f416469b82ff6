import type { ReactNode } from 'react';
import { describedBy, fieldId } from '#app/components/ui/field-ids.ts';
import { useChosen } from '#app/components/ui/typed.ts';

type CheckboxProps = {
  name: string;
  label: ReactNode;
  /** What follows from it. */
  hint?: ReactNode;
  value?: string;
  isChecked?: boolean;
  error?: string;
  /** Close to its neighbours, as the rows of a group of choices. */
  isInGroup?: boolean;
};

/** One statement to agree to or to tick, with the note that belongs to it. */
export function Checkbox(props: CheckboxProps) {
  const { name, label, hint, value = 'yes', isChecked = false, error, isInGroup = false } = props;
  const id = fieldId(name);
  const frame = [isInGroup ? '' : 'field', error ? 'field-bad' : ''].filter((part) => part !== '').join(' ');
  return (
    <div className={frame || undefined}>
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
          defaultChecked={useChosen(name, isChecked ? [value] : []).includes(value)}
          aria-labelledby={`${id}-label`}
          aria-describedby={describedBy(id, hint, error)}
          aria-invalid={error ? true : undefined}
        />
        <span className="choice-text">
          <span className="choice-label" id={`${id}-label`}>
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
